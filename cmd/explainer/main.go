// Command explainer turns a folder of Markdown pages about a conflict into a
// static site.
//
// Usage:
//
//	explainer build       make the site
//	explainer check       look for mistakes without building
//	explainer import      make pages from files of other programs
//	explainer init        begin a new site
//	explainer serve       preview the site while writing
//	explainer new         make a page to fill in
//	explainer schema      print the schema of a kind's fields, for editors
//	explainer version     print the version
//	explainer completion  print a completion script for a shell
//	explainer help        tell more of a command, a topic, a kind of page or a rule
//
// It exits with 0 when done, 1 when it found mistakes or failed, 2 when it was
// called with arguments that it doesn't know. Output for programs goes to
// standard output, everything else to standard error.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

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

// hinted is a misuse that has a better hint than the command's help.
type hinted struct {
	error
	hint string
}

// errFound says that mistakes were found and printed.
var errFound = failure{errors.New("mistakes found")}

// run executes the command line and returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	command, err := root.ExecuteC()
	if err != nil && command == root && len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		err = cmp.Or(knownCommand(root, args[:1]), err) // a flag of a mistyped command isn't to blame
	}
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
	hint := command.CommandPath() + " --help tells what it takes"
	if h, ok := errors.AsType[hinted](err); ok {
		hint = h.hint
	}
	fmt.Fprintf(stderr, "explainer: %s\nhint: %s\n", diag.Printable(err.Error()), hint)
	return misuse
}

// rootCommand returns the command line's grammar.
func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "explainer COMMAND [FLAGS]",
		Short: "Make conflict explainers that people can trust",
		Long: `explainer turns a folder of Markdown pages about a conflict, its actors, its
issues and its timeline, into a static site. It refuses broken work, and says
exactly where and how to mend it.`,
		Example: `explainer serve           write, and see the pages in the browser
explainer check           list the mistakes
explainer build           make the site, in public/
explainer help writing    how a page is written`,
		Version:       version(),
		Args:          knownCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		_ = printHelp(cmd.OutOrStdout(), cmd) // cobra has nowhere to tell
	})
	root.SetVersionTemplate("explainer {{.Version}}\n")
	help := helpCommand()
	root.SetHelpCommand(help)
	root.AddCommand(buildCommand(), checkCommand(), completionCommand(), help, importCommand(), initCommand(), manpageCommand(), newCommand(), schemaCommand(), serveCommand(), versionCommand())
	root.Flags().BoolP("version", "v", false, "print the version")
	for _, c := range append(root.Commands(), root) {
		c.DisableFlagsInUseLine = true // Use names them
		c.Flags().BoolP("help", "h", false, "print this text")
		completeFlags(c)
	}
	return root
}

// knownCommand refuses arguments of a command that takes only subcommands.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	problem, meant := fmt.Sprintf("there is no command %q", args[0]), ""
	for _, c := range cmd.Commands() {
		if slices.Contains(c.SuggestFor, args[0]) {
			meant = c.CommandPath()
		}
	}
	if near := diag.Nearest(args[0], subcommands(cmd)); near != "" {
		meant = cmd.CommandPath() + " " + near
	} else if helpOn(cmd, args[0]) != nil {
		meant = cmd.CommandPath() + " help " + args[0]
	}
	if meant == "" {
		return hinted{errors.New(problem), "explainer help lists the commands"}
	}
	return fmt.Errorf("%s; did you mean %s?", problem, meant)
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
	if len(args) == 0 {
		return nil
	}
	problem := fmt.Sprintf("%s takes no argument %q", cmd.Name(), args[0])
	if cmd.Flags().Lookup("directory") == nil {
		return errors.New(problem)
	}
	return fmt.Errorf("%s; %s", problem, asFolder(cmd, args[0]))
}

// asFolder says how to give the folder that an argument may mean.
func asFolder(cmd *cobra.Command, arg string) string {
	holds := func(name string) bool { return exists(filepath.Join(arg, name)) }
	info, err := os.Stat(arg)
	switch {
	case filepath.Clean(arg) == ".":
		return "leave it out: the current folder is meant anyway"
	case err == nil && !info.IsDir():
		return "it takes a whole site, whose folder is given as -C DIR"
	case err == nil && !holds("content") && holds("site.yaml") && filepath.Dir(filepath.Clean(arg)) == ".":
		return "leave it out: the site folder is the current one, which holds " + filepath.Base(arg)
	case err == nil && !holds("content") && holds("site.yaml"):
		return fmt.Sprintf("the site folder is the one that holds %s, and is given as -C %s", filepath.Base(arg), inShell(filepath.Dir(filepath.Clean(arg))))
	}
	return "a site folder is given as -C " + inShell(arg)
}

// directory adds the flag that every command on a site folder takes.
func directory(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVarP(dir, "directory", "C", ".", "the site folder `DIR`, which holds content/")
}
