// Command explainer turns a folder of Markdown pages about a conflict into a
// static site.
//
// Usage:
//
//	explainer build       make the site
//	explainer check       look for mistakes without building
//	explainer init        begin a new site
//	explainer serve       preview the site while writing
//	explainer new         make a page to fill in
//	explainer schema      print the schema of a kind's fields, for editors
//	explainer version     print the version
//	explainer completion  print a completion script for a shell
//	explainer help        tell more of a command or a rule
//
// It exits with 0 when done, 1 when it found mistakes or failed, 2 when it was
// called with arguments that it doesn't know. Output for programs goes to
// standard output, everything else to standard error.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"explainer/internal/diag"
)

// Exit statuses.
const (
	done   = 0
	failed = 1
	misuse = 2
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// failure is an error after which the program exits with 1; what else a
// command returns is taken for misuse.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// errFound says that mistakes were found and printed.
var errFound = failure{errors.New("mistakes found")}

// run executes the command line and returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	command, err := root.ExecuteC()
	var f failure
	switch {
	case err == nil:
		return done
	case err == errFound:
		return failed
	case errors.As(err, &f):
		fmt.Fprintf(stderr, "explainer: %s\n", diag.Printable(err.Error()))
		return failed
	}
	fmt.Fprintf(stderr, "explainer: %s\nhint: %s --help tells what it takes\n", diag.Printable(err.Error()), command.CommandPath())
	return misuse
}

// rootCommand returns the command line's grammar.
func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "explainer",
		Short:         "Make conflict explainers that people can trust",
		Long:          "explainer turns a folder of Markdown pages about a conflict, its actors, its issues and\nits timeline, into a static site. It refuses broken work, and says exactly where and how to mend it.",
		Version:       version(),
		Args:          knownCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetVersionTemplate("explainer {{.Version}}\n")
	help := helpCommand()
	root.SetHelpCommand(help)
	root.AddCommand(buildCommand(), checkCommand(), completionCommand(), help, initCommand(), newCommand(), schemaCommand(), serveCommand(), versionCommand())
	for _, c := range root.Commands() {
		c.DisableFlagsInUseLine = true // Use names them
	}
	return root
}

// knownCommand refuses arguments of a command that takes only subcommands.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if near := diag.Nearest(args[0], subcommands(cmd)); near != "" {
		return fmt.Errorf("there is no command %q; did you mean %s %s?", args[0], cmd.CommandPath(), near)
	}
	return fmt.Errorf("there is no command %q", args[0])
}

func subcommands(cmd *cobra.Command) []string {
	var names []string
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return names
}

// noArguments refuses arguments. What people give is mostly a folder.
func noArguments(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case cmd.Flags().Lookup("directory") != nil:
		return fmt.Errorf("%s takes no argument %q; a site folder is given as -C %[2]s", cmd.Name(), args[0])
	}
	return fmt.Errorf("%s takes no argument %q", cmd.Name(), args[0])
}

// directory adds the flag that every command on a site folder takes.
func directory(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVarP(dir, "directory", "C", ".", "the site folder `DIR`, which holds content/")
}
