package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"explainer/internal/build"
	"explainer/internal/diag"
	"explainer/internal/importer"
)

// importCommand makes pages of another program's file.
func importCommand() *cobra.Command {
	var dir string
	var dry bool
	cmd := &cobra.Command{
		Use:   "import csv|timelinejs|csl FILE [-C DIR] [--dry-run]",
		Short: "Make pages of a spreadsheet, a timeline or a Zotero export",
		Long: `Import adds pages to the site folder that holds content/. It overwrites nothing
and guesses nothing: what can't be read for certain is left out and reported.

  csv         a spreadsheet of events, saved as "CSV UTF-8": the first row names
              the columns (date, end, title, text, summary, type, actors,
              places, issues, source, key, note, id, in many wordings), each
              other row is an event
  timelinejs  the JSON of a TimelineJS timeline; its media are linked, and not
              downloaded
  csl         sources as Zotero exports them, as "Better CSL JSON"; "explainer
              help zotero" tells more

The names of the new files go to standard output, with --dry-run their text too.
It exits with 1 if anything was left out.`,
		Example: `explainer import csv events.csv --dry-run    what would become of it
explainer import csv events.csv
explainer import timelinejs timeline.json
explainer import csl library.json`,
		Args: formatAndFile,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return importer.Formats, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if !exists(filepath.Join(dir, "content")) {
				return failure{build.NoContent(dir)}
			}
			report, err := importer.Import(args[0], args[1], dir, dry)
			for _, line := range report.Lines {
				for part := range strings.SplitSeq(line, "\n") {
					fmt.Fprintln(cmd.ErrOrStderr(), diag.Printable(part))
				}
			}
			if err != nil {
				return failure{err}
			}
			for _, f := range report.Files {
				if dry {
					_, err = fmt.Fprintf(cmd.OutOrStdout(), "-- %s --\n%s", f.Name, f.Text)
				} else {
					_, err = fmt.Fprintln(cmd.OutOrStdout(), f.Name)
				}
				if err != nil {
					return failure{err}
				}
			}
			fmt.Fprintln(cmd.ErrOrStderr(), outcome(report, dry))
			if report.LeftOut > 0 {
				return errFound
			}
			return nil
		},
	}
	directory(cmd, &dir)
	cmd.Flags().BoolVar(&dry, "dry-run", false, "print what would be written, and write nothing")
	return cmd
}

// formatAndFile asks for a format and a file of it.
func formatAndFile(_ *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return fmt.Errorf("import takes a format, %s, and a file", strings.Join(importer.Formats, ", "))
	case !slices.Contains(importer.Formats, args[0]):
		return unknownFormat(args[0])
	case len(args) == 1:
		return fmt.Errorf("import takes a file behind the format, such as explainer import %s FILE", args[0])
	case len(args) > 2:
		return fmt.Errorf("import %s takes one file, not also %q; a name with spaces needs quotation marks", args[0], args[2])
	}
	return nil
}

// unknownFormat is the error of a format that can't be imported. It may be the
// file, or the program that it is from.
func unknownFormat(typed string) error {
	problem := fmt.Errorf("there is no format %q", typed)
	const spreadsheet = `save a spreadsheet as "CSV UTF-8", and import that with explainer import csv FILE`
	const sources = `export sources from Zotero as "Better CSL JSON", and import that with explainer import csl FILE`
	name := strings.ToLower(typed)
	if ext := filepath.Ext(name); ext != "" {
		name = ext[1:]
		problem = fmt.Errorf("import takes a format before the file %q", typed)
	}
	switch name {
	case "csv", "tsv":
		return hinted{problem, "write explainer import csv " + inShell(typed)}
	case "json":
		return hinted{problem, "write explainer import timelinejs FILE for a timeline, explainer import csl FILE for sources of Zotero"}
	case "xlsx", "xls", "ods", "numbers", "excel", "spreadsheet", "sheets", "calc":
		return hinted{problem, spreadsheet}
	case "zotero", "bib", "bibtex", "biblatex", "ris", "endnote", "mendeley":
		return hinted{problem, sources}
	}
	if near := diag.Nearest(typed, importer.Formats); near != "" {
		return fmt.Errorf("there is no format %q; did you mean %s?", typed, near)
	}
	return fmt.Errorf("there is no format %q; the formats are %s", typed, strings.Join(importer.Formats, ", "))
}

// outcome sums an import up.
func outcome(r importer.Report, dry bool) string {
	verb := "wrote"
	if dry {
		verb = "would write"
	}
	files := fmt.Sprintf("%d files", len(r.Files))
	switch len(r.Files) {
	case 0:
		files = "nothing"
	case 1:
		files = "1 file"
	}
	if r.LeftOut == 0 {
		return verb + " " + files
	}
	return fmt.Sprintf("%s %s; %d left out", verb, files, r.LeftOut)
}
