package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"explainer/internal/build"
	"explainer/internal/diag"
)

// formats are what check prints; all but text are for programs.
var formats = []string{"text", "json", "github", "sarif"}

// checkCommand looks for mistakes without building.
func checkCommand() *cobra.Command {
	var options build.Options
	var format, today string
	var rules, all bool
	cmd := &cobra.Command{
		Use:   "check [-C DIR] [--strict] [--all] [--format FORMAT] [--today DATE] [--since DIR] [--list-rules]",
		Short: "Look for mistakes without building",
		Long: `Check lists the mistakes of every file, drafts among them, and what can't be
checked, without building. The text goes to standard error. Of more than 50
mistakes it has at most ten of each rule, errors first, and counts the rest; of
notes, which stand last and needn't be mended, it has ten in all.

The formats for programs go to standard output, and have all of them:

  json     an array
  github   annotations, which GitHub Actions shows beside the lines
  sarif    SARIF 2.1.0, for code hosts and editors, with help on each rule

In the last two the files are named from the current folder, which should be the
root of the repository. "explainer help RULE" tells more of a rule.

With --since it compares the site with an earlier one, such as a Git worktree of
the last release, and notes facts that were changed without telling readers in
updates.`,
		Example: `explainer check                       mistakes, warnings and notes
explainer check --strict              for a release: fail on warnings too
explainer check --all 2>&1 | less     page through all there are
explainer check --today 2025-01-01    what will be past its review by then
explainer check --format sarif > report.sarif

git worktree add ../released v1.2
explainer check --since ../released   what was changed, and isn't told`,
		SuggestFor: []string{"lint", "validate", "verify", "test"},
		Args:       noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(formats, format) {
				if near := diag.Nearest(format, formats); near != "" {
					return fmt.Errorf("there is no format %q; did you mean %s?", format, near)
				}
				return fmt.Errorf("there is no format %q; the formats are %s", format, strings.Join(formats, ", "))
			}
			if rules {
				return printRules(cmd.OutOrStdout())
			}
			var err error
			if options.Today, err = dayOfCheck(today); err != nil {
				return err
			}
			options.Progress = new(build.Progress)
			stop := showProgress(cmd.ErrOrStderr(), options.Progress)
			list, err := build.Check(options)
			stop()
			if err != nil {
				return failure{err}
			}
			if format != "text" {
				err = printFor(format, cmd.OutOrStdout(), options.Dir, list)
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
	cmd.Flags().StringVar(&format, "format", "text", "print as `FORMAT`: "+strings.Join(formats, ", "))
	cmd.Flags().StringVar(&today, "today", "", "take `DATE` for today's")
	cmd.Flags().StringVar(&options.Since, "since", "", "note what was changed since the earlier site folder `DIR` and isn't told in updates")
	cmd.Flags().BoolVar(&rules, "list-rules", false, "list the rules instead")
	return cmd
}

// printFor prints a report in a format for programs.
func printFor(format string, w io.Writer, dir string, list diag.List) error {
	if format == "json" {
		return list.JSON(w)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	folder, err := fromHere(dir)
	if err != nil {
		return err
	}
	if format == "github" {
		return list.GitHub(w, root.FS(), folder)
	}
	return list.SARIF(w, root.FS(), folder, version())
}

// fromHere returns the path of a folder from the current one, slash-separated,
// or "" if it doesn't lie below: a report must not tell whose disk it was made on.
func fromHere(dir string) (string, error) {
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return "", err
	}
	below, err := filepath.Rel(here, dir)
	if err != nil || !filepath.IsLocal(below) {
		return "", nil // on another drive of Windows, or above
	}
	return filepath.ToSlash(below), nil
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
		if _, err := fmt.Fprintf(w, "%-24s %-8s %s\n", rule.Rule, rule.Severity, rule.Summary); err != nil {
			return failure{err}
		}
	}
	return nil
}
