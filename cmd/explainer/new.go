package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"explainer/internal/build"
	"explainer/internal/edtf"
	"explainer/internal/model"
	"explainer/internal/scaffold"
)

// newCommand makes a page to fill in.
func newCommand() *cobra.Command {
	var dir, date, id string
	cmd := &cobra.Command{
		Use:   "new " + strings.Join(newKinds(), "|") + " TITLE [-C DIR] [--date DATE] [--id ID]",
		Short: "Make a page to fill in",
		Long: `New makes a page in the folder of its kind, with the fields that it must have
and, as comments, those that it may have, with ids of your site as examples, and
prints the name of the file. It replaces nothing. "explainer check" then says
what is still missing.

The id is made of the title, in Latin letters: yerevan. If another page has it,
give one of your own with --id. A date may be as vague as what is known: see
"explainer help dates".

A source may be given as its web address, of which New takes what it can tell;
it asks nobody. Its key is the outlet and the day, reuters-2025-08-08, or the
first words of the address. The day on which it was read is today.

If the site folder has a file .schema/KIND.json, which "explainer schema KIND"
prints, the page names it for editors that speak to the YAML language server.`,
		Example: `explainer new actor Sergei Lavrov
explainer new event "Lavrov warns both states" --date 2024-11-05
explainer new place Երևան
explainer new source https://example.org/2024/11/05/a-hasty-peace`,
		SuggestFor: []string{"add", "create", "page"},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return newKinds(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			options := scaffold.Options{ID: id, Today: dayOf(time.Now())}
			var err error
			if options.Kind, options.Title, err = kindAndTitle(args); err != nil {
				return err
			}
			if date != "" {
				if options.Date, err = edtf.Parse(date); err != nil {
					return err
				}
			}
			page, err := scaffold.Draft(options)
			if err != nil {
				return err
			}
			switch err := page.Write(dir); {
			case errors.Is(err, scaffold.ErrNoContent):
				return failure{build.NoContent(dir)}
			case err != nil:
				return failure{err}
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), filepath.Join(dir, filepath.FromSlash(page.Name())))
			if err != nil {
				return failure{err}
			}
			return nil
		},
	}
	directory(cmd, &dir)
	cmd.Flags().StringVar(&date, "date", "", "the `DATE` of an event, an agreement or a source, as far as it is known")
	cmd.Flags().StringVar(&id, "id", "", "the page's `ID`, its file name without .md, instead of one made of the title")
	return cmd
}

// kindAndTitle reads the arguments. A title of several words needs no quotation
// marks.
func kindAndTitle(args []string) (model.Kind, string, error) {
	if len(args) == 0 {
		return "", "", fmt.Errorf("new takes a kind and a title; the kinds are %s", strings.Join(newKinds(), ", "))
	}
	kind := model.Kind(args[0])
	if !slices.Contains(model.Kinds, kind) {
		return "", "", unknownNew(args[0], args[1:])
	}
	if len(args) == 1 && kind == model.KindSource {
		return "", "", errors.New(`new takes a title or a web address behind the kind, such as explainer new source https://example.org/report`)
	}
	if len(args) == 1 {
		return "", "", fmt.Errorf(`new takes a title behind the kind, such as explainer new %s "A title"`, kind)
	}
	return kind, strings.Join(args[1:], " "), nil
}

// unknownNew refuses a kind that there is none of. A word that a field of a kind
// takes, such as person, is meant as such.
func unknownNew(typed string, title []string) error {
	name := strings.ToLower(strings.ReplaceAll(typed, " ", "-"))
	words := cmp.Or(strings.Join(title, " "), "TITLE")
	for _, of := range []struct {
		kind   model.Kind
		field  string
		values []string
	}{
		{model.KindActor, "kind", model.ActorKind("").Values()},
		{model.KindIssue, "kind", model.IssueKind("").Values()},
		{model.KindEvent, "type", model.EventType("").Values()},
		{model.KindSource, "type", model.SourceType("").Values()},
	} {
		if slices.Contains(of.values, name) && name != "other" {
			return hinted{fmt.Errorf("there is no kind %q", typed),
				fmt.Sprintf("write explainer new %s %s, and %s: %s in the file that it makes", of.kind, inShell(words), of.field, name)}
		}
	}
	if name == "page" {
		return hinted{fmt.Errorf("there is no kind %q", typed), "a page without a kind is a file such as content/about.md that begins with the lines ---, title: … and ---"}
	}
	return unknownKind(typed, newKinds())
}

func newKinds() []string {
	var names []string
	for _, k := range model.Kinds {
		names = append(names, string(k))
	}
	return names
}
