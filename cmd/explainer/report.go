package main

import (
	"fmt"
	"io"
	"os"

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
