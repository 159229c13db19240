package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"explainer/internal/build"
	"explainer/internal/diag"
	"explainer/internal/model"
)

// buildCommand makes the site: content/ → public/.
func buildCommand() *cobra.Command {
	var options build.Options
	var quiet, all bool
	cmd := &cobra.Command{
		Use:   "build [-C DIR] [-o DIR] [--base-url URL] [--drafts] [--strict] [--all] [-q]",
		Short: "Make the site",
		Long: `Build makes the site of the folder that holds content/, into public/ beside it.

If there are mistakes it lists them and leaves an older site as it was. Of very
many it prints some of each kind and counts the rest, which --all prints too.

Pages with draft: true are left out, and their mistakes don't matter. With
--drafts they are pages like any other, each marked as a draft, and their
mistakes are mistakes like any other.

A build knows no today, so that the same text gives the same site on any day: it
leaves out the rules that need one, unless SOURCE_DATE_EPOCH in the environment
says it in seconds since 1970.`,
		Example: `explainer build                       content/ becomes public/
explainer build -C lake -o site       another folder into another folder
explainer build --drafts              with what isn't ready, to look at
explainer build --strict --base-url https://example.org/lake`,
		SuggestFor: []string{"make", "generate", "render"},
		Args:       noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkAddress(options.BaseURL); err != nil {
				return err
			}
			var err error
			if options.Today, err = dayOfBuild(os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
				return err
			}
			start, stop := time.Now(), func() {}
			if !quiet {
				options.Progress = new(build.Progress)
				stop = showProgress(cmd.ErrOrStderr(), options.Progress)
			}
			report, err := build.Site(options)
			stop()
			printed := report.Diagnostics.AtLeast(diag.Warning)
			if err := printDiagnostics(cmd.ErrOrStderr(), options.Dir, printed, all); err != nil {
				return failure{err}
			}
			switch {
			case err != nil:
				return failure{err}
			case printed.HasErrors() && quiet:
				fmt.Fprintf(cmd.ErrOrStderr(), "%s; nothing was built\n", tally(printed))
				return errFound
			case printed.HasErrors():
				fmt.Fprintf(cmd.ErrOrStderr(), "%s; nothing was built\n", summary(report.Pages, "read", start, printed))
				return errFound
			case !quiet:
				text := summary(report.Pages, "built into "+report.Out, start, report.Diagnostics)
				if report.Diagnostics.Count(diag.Note) > 0 {
					text += " (check lists the notes)"
				}
				fmt.Fprintln(cmd.ErrOrStderr(), text)
			}
			return nil
		},
	}
	directory(cmd, &options.Dir)
	cmd.Flags().StringVarP(&options.Out, "output", "o", "", "build into `DIR`, relative to the current folder (default public in the site folder)")
	cmd.Flags().StringVar(&options.BaseURL, "base-url", "", "the site's web address `URL`, instead of base_url in site.yaml")
	cmd.Flags().BoolVar(&options.Drafts, "drafts", false, "build drafts too, each marked as one")
	cmd.Flags().BoolVar(&options.Strict, "strict", false, "take warnings for errors")
	printAll(cmd, &all)
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "print nothing but mistakes")
	return cmd
}

// checkAddress refuses a --base-url that can't be a site's address.
func checkAddress(address string) error {
	if address == "" || model.IsSiteAddress(address) {
		return nil
	}
	return fmt.Errorf("--base-url takes a web address in full, such as https://example.org/peace, not %q", address)
}
