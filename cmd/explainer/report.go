package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"explainer/internal/diag"
)

// printAll adds the flag of the commands that print diagnostics.
func printAll(cmd *cobra.Command, all *bool) {
	cmd.Flags().BoolVar(all, "all", false, "print every mistake, however many there are")
}

// printDiagnostics prints a report with source lines from the site folder.
func printDiagnostics(w io.Writer, dir string, list diag.List, all bool) error {
	if len(list) == 0 {
		return nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	w = coloured(w)
	if all {
		return list.BySeverity().Text(w, root.FS())
	}
	return list.Brief(w, root.FS(), "the same command with --all")
}

// summary says in a line what was done with how many pages, how long it took since
// then, and what was found: "312 pages checked in 0.2 s: 2 warnings, 13 notes".
// The time is told everywhere, of a short run to the hundredth: a report isn't part of the site, which is the same
// whenever it is built.
func summary(pages int, done string, start time.Time, list diag.List) string {
	noun := "pages"
	if pages == 1 {
		noun = "page"
	}
	took := time.Since(start)
	spent := fmt.Sprintf("%.1f s", took.Seconds())
	if took < 100*time.Millisecond {
		spent = fmt.Sprintf("%.2f s", took.Seconds())
	}
	text := fmt.Sprintf("%d %s %s in %s", pages, noun, done, spent)
	if found := tally(list); found != "" {
		text += ": " + found
	}
	return text
}

// tally counts a list in words: "2 errors, 1 warning".
func tally(list diag.List) string {
	text := ""
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
		n := list.Count(s)
		if n == 0 {
			continue
		}
		if text != "" {
			text += ", "
		}
		text += fmt.Sprintf("%d %s", n, s)
		if n > 1 {
			text += "s"
		}
	}
	return text
}
