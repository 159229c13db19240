package main

import (
	"cmp"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// released is the version of a released binary: .ci/release.go has the linker
// set it.
var released string

// repository is where the program is kept on GitHub, as OWNER/NAME, for the
// workflows of new sites: .ci/release.go and make have the linker set it.
var repository string

// versionCommand prints the version.
func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Long:  "Version prints the version, as a line for programs.",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := fmt.Fprintf(cmd.OutOrStdout(), "explainer %s\n", version()); err != nil {
				return failure{err}
			}
			return nil
		},
	}
}

// version returns the version of a release, or else the one that Go's build
// recorded.
func version() string {
	recorded := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		recorded = info.Main.Version
	}
	return cmp.Or(released, recorded, "(unknown)")
}
