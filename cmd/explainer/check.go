package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"explainer/internal/build"
	"explainer/internal/diag"
)

// checkCommand looks for mistakes without building.
func checkCommand() *cobra.Command {
	var options build.Options
	var format, today string
	var rules, all bool
	cmd := &cobra.Command{
		Use:   "check [-C DIR] [--strict] [--all] [--format text|json] [--today DATE] [--list-rules]",
		Short: "Look for mistakes without building",
		Long: `Check lists the mistakes of every file, drafts among them, and what can't be
checked, without building. The text goes to standard error, JSON to standard
output.

Of more than 50 mistakes the text has at most ten of each rule, errors first, and
counts the rest. To page through them all:

  explainer check --all 2>&1 | less

JSON always has all of them.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "text" && format != "json" {
				return fmt.Errorf("there is no format %q; the formats are text and json", format)
			}
			if rules {
				return printRules(cmd.OutOrStdout())
			}
			var err error
			if options.Today, err = dayOfCheck(today); err != nil {
				return err
			}
			list, err := build.Check(options)
			if err != nil {
				return failure{err}
			}
			if format == "json" {
				err = list.JSON(cmd.OutOrStdout())
			} else if err = printDiagnostics(cmd.ErrOrStderr(), options.Dir, list, all); err == nil {
				fmt.Fprintln(cmd.ErrOrStderr(), verdict(list))
			}
			switch {
			case err != nil:
				return failure{err}
			case list.HasErrors():
				return errFound
			}
			return nil
		},
	}
	directory(cmd, &options.Dir)
	cmd.Flags().BoolVar(&options.Strict, "strict", false, "take warnings for errors")
	printAll(cmd, &all)
	cmd.Flags().StringVar(&format, "format", "text", "print as `FORMAT`: text or json")
	cmd.Flags().StringVar(&today, "today", "", "take `DATE` for today's")
	cmd.Flags().BoolVar(&rules, "list-rules", false, "list the rules instead")
	return cmd
}

// verdict sums a check up.
func verdict(list diag.List) string {
	if text := tally(list); text != "" {
		return text
	}
	return "no mistakes found"
}

// printRules lists the rules with their severities.
func printRules(w io.Writer) error {
	for _, rule := range diag.Rules {
		if _, err := fmt.Fprintf(w, "%-22s %-8s %s\n", rule.Rule, rule.Severity, rule.Summary); err != nil {
			return failure{err}
		}
	}
	return nil
}
