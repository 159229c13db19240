package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"explainer/internal/diag"
	"explainer/internal/scaffold"
)

// initCommand makes a new site.
func initCommand() *cobra.Command {
	var bare bool
	cmd := &cobra.Command{
		Use:   "init DIR [--bare]",
		Short: "Begin a new site",
		Long: `Init writes a new site into the folder DIR. It makes the folder; one that is
there must be empty, but for a .git.

The site tells an invented story, of two islands and a lighthouse, and is a
guide: it has every kind of page, and each page shows how it was written. Around
it lie a README for your team, settings for Obsidian and Visual Studio Code, and
the workflows that check and publish it on GitHub. With --bare it is only what a
site must have: a title, a first page, and a .gitignore.`,
		Example: `explainer init lighthouse           begin with the guide
explainer init lighthouse --bare    begin with next to nothing`,
		Args: newFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := args[0]
			n, err := scaffold.Init(dir, bare)
			switch {
			case err != nil && n > 0:
				return failure{fmt.Errorf("%w; it had written %d of the site's files, so empty %s and run it again", err, n, dir)}
			case err != nil:
				return failure{err}
			}
			next := "  explainer serve --open\n  explainer help writing\n"
			if name := diag.Printable(dir); name != "." {
				next = "  cd " + inShell(name) + "\n" + next
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "wrote %d files into %s; next:\n%s", n, diag.Printable(dir), next)
			return nil
		},
	}
	cmd.Flags().BoolVar(&bare, "bare", false, "write only what a site must have")
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
