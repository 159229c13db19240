package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"explainer/internal/diag"
)

// completeFlags says what shells offer as the values of flags: folders, formats,
// or nothing, rather than any file.
func completeFlags(cmd *cobra.Command) {
	if cmd.ValidArgs == nil && cmd.ValidArgsFunction == nil {
		cmd.ValidArgsFunction = cobra.NoFileCompletions
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		offer := cobra.NoFileCompletions
		switch value, _ := pflag.UnquoteUsage(f); value {
		case "DIR":
			offer = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
				return nil, cobra.ShellCompDirectiveFilterDirs
			}
		case "FORMAT":
			offer = cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp)
		}
		if err := cmd.RegisterFlagCompletionFunc(f.Name, offer); err != nil {
			panic("explainer: " + err.Error()) // registered twice
		}
	})
}

// completionCommand prints a script that completes commands and flags.
func completionCommand() *cobra.Command {
	shells := []string{"bash", "fish", "powershell", "zsh"}
	return &cobra.Command{
		Use:   "completion " + strings.Join(shells, "|"),
		Short: "Print a completion script for a shell",
		Long: `Completion prints a script with which a shell completes the names of commands,
flags, topics and rules. Put the line of your shell into its startup file to
have it in every one that you open.`,
		Example: `source <(explainer completion bash)
explainer completion fish | source
explainer completion powershell | Out-String | Invoke-Expression
source <(explainer completion zsh)`,
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("completion takes the name of one shell: " + strings.Join(shells, ", "))
			}
			root, out := cmd.Root(), cmd.OutOrStdout()
			var err error
			switch args[0] {
			case "bash":
				err = root.GenBashCompletionV2(out, true)
			case "fish":
				err = root.GenFishCompletion(out, true)
			case "powershell":
				err = root.GenPowerShellCompletionWithDesc(out)
			case "zsh":
				err = root.GenZshCompletion(out)
			default:
				if near := diag.Nearest(args[0], shells); near != "" {
					return fmt.Errorf("there is no completion for %q; did you mean %s?", args[0], near)
				}
				return fmt.Errorf("there is no completion for %q; the shells are %s", args[0], strings.Join(shells, ", "))
			}
			if err != nil {
				return failure{err}
			}
			return nil
		},
	}
}
