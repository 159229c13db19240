package main

import "github.com/spf13/cobra"

// helpCommand prints what --help prints, and unlike cobra's own fails for a
// command that doesn't exist.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Tell more of a command",
		Long:  "Help tells what a command does and takes. Without a name it lists the commands.",
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if err := knownCommand(topic, rest); err != nil {
				return err
			}
			topic.InitDefaultHelpFlag()
			topic.InitDefaultVersionFlag()
			return topic.Help()
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return subcommands(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
	}
}
