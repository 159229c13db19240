package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"explainer/internal/diag"
)

// helpCommand prints what --help prints, and more of a rule. Unlike cobra's own
// it fails for a command that doesn't exist.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND|RULE]",
		Short: "Tell more of a command or a rule",
		Long: `Help tells what a command does and takes, or of a rule what it flags, why, how to
mend it, and what it flags that is right. Without a name it lists the commands;
"explainer check --list-rules" lists the rules.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				if i := slices.Index(rules(), args[0]); i >= 0 && len(args) == 1 {
					return printRule(cmd.OutOrStdout(), diag.Rules[i])
				} else if i >= 0 {
					return fmt.Errorf("help takes one rule at a time, not also %q", args[1])
				}
			}
			topic, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if err := knownTopic(topic, rest); err != nil {
				return err
			}
			topic.InitDefaultHelpFlag()
			topic.InitDefaultVersionFlag()
			return topic.Help()
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return append(subcommands(cmd.Root()), rules()...), cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// knownTopic refuses what is neither a command nor a rule.
func knownTopic(cmd *cobra.Command, args []string) error {
	if len(args) == 1 && !cmd.HasParent() && diag.Nearest(args[0], subcommands(cmd)) == "" {
		if near := diag.Nearest(args[0], rules()); near != "" {
			return fmt.Errorf("there is no command or rule %q; did you mean explainer help %s?", args[0], near)
		}
		return fmt.Errorf("there is no command or rule %q", args[0])
	}
	return knownCommand(cmd, args)
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
		text += "\n" + part[0] + ":\n" + wrap(part[1])
	}
	if info.Waivable() {
		text += "\nTo set it aside, with a reason that readers see, in the fields of a page:\n" +
			fmt.Sprintf("  allow: [{rule: %s, because: …}]\n", info.Rule)
	}
	if _, err := io.WriteString(w, text); err != nil {
		return failure{err}
	}
	return nil
}

// wrap breaks a text into indented lines of at most 80 letters.
func wrap(text string) string {
	var b strings.Builder
	line := " "
	for _, word := range strings.Fields(text) {
		if len([]rune(line+" "+word)) > 80 {
			b.WriteString(line + "\n")
			line = " "
		}
		line += " " + word
	}
	return b.String() + line + "\n"
}
