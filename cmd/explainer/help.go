package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"explainer/internal/diag"
	"explainer/internal/schema"
)

// helpCommand prints what --help prints, a topic, or more of a rule. Unlike
// cobra's own it fails for a name that doesn't exist.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND|TOPIC|KIND|RULE]",
		Short: "Tell more of a command, a topic, a kind of page or a rule",
		Long: `Help tells what a command does and takes; of a topic, how it is done; of a kind
of page, such as actor, its fields; or of a rule what it flags, why, how to mend
it, and what it flags that is right. Without a name it lists the commands,
topics and kinds; "explainer check --list-rules" lists the rules.`,
		Example: `explainer help build
explainer help dates
explainer help event
explainer help orphan-page`,
		SuggestFor: []string{"manual", "man", "docs", "info", "explain"},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Root().Help()
			}
			print := helpOn(cmd.Root(), args[0])
			if near := nearTopic(cmd.Root(), args[0]); print == nil && near != "" && len(args) == 1 {
				fmt.Fprintf(cmd.ErrOrStderr(), "there is no help on %q; this is explainer help %s\n\n", args[0], near)
				print = helpOn(cmd.Root(), near)
			}
			switch {
			case print == nil:
				return unknownName(cmd.Root(), args[0])
			case len(args) > 1:
				return fmt.Errorf("help takes one name at a time, not also %q", args[1])
			}
			if err := print(cmd.OutOrStdout()); err != nil {
				return failure{err}
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return described(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// helpOn returns what prints the help on a command, a topic, a kind or a rule of
// that name, or nil if there is none. No two have one name.
func helpOn(root *cobra.Command, name string) func(io.Writer) error {
	for _, c := range root.Commands() {
		if c.Name() == name && !c.Hidden {
			return func(w io.Writer) error { return printHelp(w, c) }
		}
	}
	for _, t := range topics() {
		if t.name == name {
			return func(w io.Writer) error {
				_, err := io.WriteString(w, t.text)
				return err
			}
		}
	}
	for _, k := range schema.Kinds {
		if string(k) == name {
			return func(w io.Writer) error { return printKind(w, k) }
		}
	}
	for _, info := range diag.Rules {
		if string(info.Rule) == name {
			return func(w io.Writer) error { return printRule(w, info) }
		}
	}
	return nil
}

// nearTopic returns the one topic or kind that is meant by a name on which there is
// no help, such as date for dates or sources for source; or "".
func nearTopic(root *cobra.Command, name string) string {
	texts := slices.Concat(topicNames(), schemaKinds())
	for _, one := range []string{name + "s", strings.TrimSuffix(name, "s"), strings.TrimSuffix(name, "ies") + "y"} {
		if slices.Contains(texts, one) {
			return one
		}
	}
	for _, text := range texts {
		if len(name) > 3 && (strings.HasPrefix(text, name) || len(text) > 3 && strings.HasPrefix(name, text) && !strings.Contains(name, "-")) {
			return text
		}
	}
	// The kinds are short words that many others are near to.
	near := diag.Nearest(name, slices.Concat(subcommands(root), texts, rules()))
	if slices.Contains(topicNames(), near) {
		return near
	}
	return ""
}

// unknownName is the error of a name on which there is no help.
func unknownName(root *cobra.Command, name string) error {
	names := slices.Concat(subcommands(root), topicNames(), schemaKinds(), rules())
	problem := fmt.Sprintf("there is no help on %q", name)
	if near := diag.Nearest(name, names); near != "" {
		return fmt.Errorf("%s; did you mean explainer help %s?", problem, near)
	}
	if like := sharingWords(name, names); len(like) == 1 {
		return fmt.Errorf("%s; did you mean explainer help %s?", problem, like[0])
	} else if 1 < len(like) && len(like) <= 10 {
		return fmt.Errorf("%s; there are %s", problem, strings.Join(like, ", "))
	}
	return hinted{errors.New(problem), "explainer help lists the commands, topics and kinds, explainer check --list-rules the rules"}
}

// sharingWords returns the names that have a word in common with what was typed,
// or nearly: who looks for unknown-source may mean unknown-citation.
func sharingWords(typed string, names []string) []string {
	words := func(name string) []string {
		return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	}
	var like []string
	for _, name := range names {
		parts := words(name)
		if slices.ContainsFunc(words(typed), func(word string) bool {
			return len(word) > 3 && diag.Nearest(word, parts) != ""
		}) {
			like = append(like, name)
		}
	}
	return like
}

// described returns every name that help knows, each with a tab and what it is,
// as shells show it.
func described(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name()+"\t"+c.Short)
		}
	}
	for _, t := range topics() {
		names = append(names, t.name+"\t"+t.summary)
	}
	for _, k := range schema.Kinds {
		names = append(names, string(k)+"\tthe fields of this kind")
	}
	for _, info := range diag.Rules {
		names = append(names, string(info.Rule)+"\t"+info.Summary)
	}
	return names
}

// rules returns the names of the rules, in the order of diag.Rules.
func rules() []string {
	var names []string
	for _, info := range diag.Rules {
		names = append(names, string(info.Rule))
	}
	return names
}

// printRule prints the help of a rule.
func printRule(w io.Writer, info diag.RuleInfo) error {
	help := info.Rule.Help()
	text := fmt.Sprintf("%s: %s\n", info.Rule, info.Severity)
	for _, part := range [][2]string{
		{"What it flags", info.Summary},
		{"Why", help.Why},
		{"How to mend it", help.Mend},
		{"Known false alarms", help.FalseAlarms},
	} {
		text += "\n" + part[0] + ":\n" + wrap(part[1], "  ", "  ")
	}
	if info.Waivable() {
		text += "\nTo set it aside, with a reason that readers see, in the fields of a page:\n" +
			fmt.Sprintf("  allow: [{rule: %s, because: …}]\n", info.Rule)
	}
	_, err := io.WriteString(w, text)
	return err
}

// columns is how many letters a line of help has at most.
const columns = 80

// wrap breaks a text into lines of at most 80 letters, the first of which begins
// with one indent and the others with another.
func wrap(text, first, rest string) string {
	var b strings.Builder
	line, indent := "", first
	for _, word := range strings.Fields(text) {
		if line != "" && len([]rune(indent+line+" "+word)) > columns {
			b.WriteString(indent + line + "\n")
			line, indent = "", rest
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return b.String() + indent + line + "\n"
}
