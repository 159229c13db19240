package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

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
		Use:   "check [FILE…] [-C DIR] [--strict] [--all] [--format FORMAT] [--today DATE] [--since DIR] [--list-rules]",
		Short: "Look for mistakes without building",
		Long: `Check reads the whole site and lists the mistakes of every file, drafts among
them, and what can't be checked, without building: errors first, then warnings,
then notes, which needn't be mended. Of more than 50 mistakes it has at most ten
of each rule, and counts the rest; of notes it has ten in all.

With FILEs, which may be folders, it still reads the whole site, but reports and
fails on nothing else than what is in them, or names a place in them.

The text goes to standard error: write 2> report.txt to have it in a file.

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
explainer check content/index.md      what is wrong with that file
explainer check --all 2>&1 | less     page through all there are
explainer check --today 2025-01-01    what will be past its review by then
explainer check --format sarif > report.sarif

git worktree add ../released v1.2
explainer check --since ../released   what was changed, and isn't told`,
		SuggestFor: []string{"lint", "validate", "verify", "test"},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault // files
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(formats, format) {
				if near := diag.Nearest(format, formats); near != "" {
					return fmt.Errorf("there is no format %q; did you mean %s?", format, near)
				}
				return fmt.Errorf("there is no format %q; the formats are %s", format, strings.Join(formats, ", "))
			}
			if rules {
				return printRules(cmd.OutOrStdout())
			}
			files, err := filesOf(options.Dir, args)
			if err != nil {
				return err
			}
			if options.Today, err = dayOfCheck(today); err != nil {
				return err
			}
			options.Progress = new(build.Progress)
			start, stop := time.Now(), showProgress(cmd.ErrOrStderr(), options.Progress)
			report, err := build.Check(options)
			stop()
			if err != nil {
				return failure{err}
			}
			list, others := files.of(report.Diagnostics)
			if format != "text" {
				err = printFor(format, cmd.OutOrStdout(), options.Dir, list)
			} else if err = printDiagnostics(cmd.ErrOrStderr(), options.Dir, list, all); err == nil {
				fmt.Fprintln(cmd.ErrOrStderr(), summary(report.Pages, "checked", start, list)+verdict(files, list, others))
				hintAtStreams(cmd)
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

// verdict ends the summary of a check of the files, or of all if there are none.
func verdict(files concerned, list, others diag.List) string {
	text := ""
	if len(list) == 0 {
		text = ": no mistakes found"
	}
	if len(files) == 0 {
		return text
	}
	what := "these files"
	if len(files) == 1 {
		what = files[0]
	}
	text += " in " + what
	if elsewhere := tally(others); elsewhere != "" {
		text += "; elsewhere " + elsewhere
	}
	return text
}

// hintAtStreams tells a person who has sent standard output elsewhere, and finds
// nothing there, that the text of a report isn't in it. A program that reads
// standard error gets the report alone.
func hintAtStreams(cmd *cobra.Command) {
	out, ok := cmd.OutOrStdout().(*os.File)
	if !ok || !watched(cmd.ErrOrStderr()) {
		return
	}
	switch info, err := out.Stat(); {
	case err != nil:
	case info.Mode().IsRegular():
		fmt.Fprintln(cmd.ErrOrStderr(), "hint: the text goes to standard error, so write 2> FILE; for programs there is --format json")
	case info.Mode()&fs.ModeNamedPipe != 0:
		fmt.Fprintln(cmd.ErrOrStderr(), "hint: the text goes to standard error, so write 2>&1 | …; for programs there is --format json")
	}
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
