package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"explainer/internal/diag"
	"explainer/internal/scaffold"
)

// initCommand makes a new site.
func initCommand() *cobra.Command {
	var site scaffold.Site
	cmd := &cobra.Command{
		Use:   "init DIR [--bare [--title TITLE]]",
		Short: "Begin a new site",
		Long: `Init writes a new site into the folder DIR. It makes the folder; one that is
there must be empty, but for what a code host puts into a new repository: .git,
README.md, LICENSE, .gitignore, .gitattributes. These are kept as they are.

The site tells an invented story, of two islands and a lighthouse, and is a
guide: it has every kind of page, and each page shows how it was written. Around
it lie a README for your team, settings for Obsidian and Visual Studio Code, and
the workflows that check and publish it on GitHub, of which "explainer help
deploy" tells. With --bare it is only what a site must have: settings, a first
page without a text, and a .gitignore. Its title is made of the folder's name,
unless you give one, and its as_of is today.`,
		Example: `explainer init lighthouse           begin with the guide
explainer init lighthouse --bare    begin with next to nothing
explainer init .                    begin in a repository that you have cloned`,
		Args: newFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			site.Dir, site.Today = args[0], dayOf(time.Now())
			site.Program = scaffold.Program{Repository: repository, Version: version()}
			switch given := cmd.Flags().Changed("title"); {
			case given && !site.Bare:
				return errors.New("--title goes with --bare; the guide has a title of its own, in content/site.yaml and content/index.md")
			case given && strings.TrimSpace(site.Title) == "":
				return errors.New("--title takes a title, not an empty one")
			}
			begun, err := scaffold.Init(site)
			switch {
			case err != nil && begun.Files > 0:
				return failure{fmt.Errorf("%w; it had written %d of the site's files, so delete them and run it again", err, begun.Files)}
			case err != nil:
				return failure{err}
			}
			next := "  explainer serve --open\n  explainer help writing\n"
			if name := diag.Printable(site.Dir); name != "." {
				next = "  cd " + inShell(name) + "\n" + next
			}
			out := cmd.ErrOrStderr()
			switch kept := strings.Join(begun.Kept, ", "); len(begun.Kept) {
			case 0:
			case 1:
				fmt.Fprintf(out, "kept as it was: %s\n", kept)
			default:
				fmt.Fprintf(out, "kept as they were: %s\n", kept)
			}
			if begun.Publish {
				fmt.Fprintln(out, "add the line /public/ to .gitignore: the built site doesn't belong in the repository")
			}
			if !site.Bare && repository == "" {
				fmt.Fprintln(out, "before you publish on GitHub, write into .github/workflows where the program is kept; explainer help deploy tells how")
			}
			fmt.Fprintf(out, "wrote %d files into %s; next:\n%s", begun.Files, diag.Printable(site.Dir), next)
			return nil
		},
	}
	cmd.Flags().BoolVar(&site.Bare, "bare", false, "write only what a site must have")
	cmd.Flags().StringVar(&site.Title, "title", "", "the `TITLE` of a bare site, instead of one made of the folder's name")
	return cmd
}

// newFolder asks for one folder.
func newFolder(_ *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return errors.New("init takes the name of a folder for the new site, such as explainer init lighthouse")
	case len(args) > 1:
		return fmt.Errorf("init takes one folder, not also %q; a name with spaces needs quotation marks", args[1])
	case args[0] == "":
		return errors.New("init takes the name of a folder, not an empty one")
	}
	return nil
}

// inShell quotes a folder's name that a shell would take for several words.
func inShell(name string) string {
	if strings.ContainsAny(name, " \t'()&;") {
		return `"` + name + `"`
	}
	return name
}
