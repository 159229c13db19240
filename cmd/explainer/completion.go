package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"explainer/internal/diag"
)

// completionCommand prints a script that completes commands and flags.
func completionCommand() *cobra.Command {
	shells := []string{"bash", "fish", "powershell", "zsh"}
	return &cobra.Command{
		Use:   "completion " + strings.Join(shells, "|"),
		Short: "Print a completion script for a shell",
		Long: `Completion prints a script with which a shell completes the names of commands
and flags. To use it in the shell at hand:

  bash        source <(explainer completion bash)
  fish        explainer completion fish | source
  powershell  explainer completion powershell | Out-String | Invoke-Expression
  zsh         source <(explainer completion zsh)

Put the line into the shell's startup file to have it in every one.`,
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
