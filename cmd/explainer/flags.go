package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"explainer/internal/diag"
	"explainer/internal/schema"
)

// flagError says in our words what is wrong with a flag, and which is meant.
func flagError(cmd *cobra.Command, err error) error {
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return unknownFlag(cmd, unknown)
	}
	if missing, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		flag := missing.GetFlag()
		typed := "--" + flag.Name
		if missing.GetSpecifiedShortnames() != "" {
			typed = "-" + flag.Shorthand
		}
		value, _ := pflag.UnquoteUsage(flag)
		return fmt.Errorf("%s needs a value: %[1]s %s", typed, value)
	}
	if wrong, ok := errors.AsType[*pflag.InvalidValueError](err); ok && wrong.GetFlag().Value.Type() == "bool" {
		return fmt.Errorf("--%s takes no value, not %q either", wrong.GetFlag().Name, wrong.GetValue())
	}
	return err
}

// unknownFlag is the error of a flag that a command doesn't have.
func unknownFlag(cmd *cobra.Command, unknown *pflag.NotExistError) error {
	name, command := unknown.GetSpecifiedName(), cmd.Name()
	if short := unknown.GetSpecifiedShortnames(); short != "" {
		if len(short) > 1 && cmd.Flags().Lookup(short) != nil { // one hyphen is too few
			return fmt.Errorf("%s has no flag -%s; did you mean --%[2]s?", command, short)
		}
		if others := havingFlag(cmd, func(c *cobra.Command) bool { return c.Flags().ShorthandLookup(name) != nil }, "-"+name); others != "" {
			return fmt.Errorf("%s has no flag -%s; there is %s", command, name, others)
		}
		return fmt.Errorf("%s has no flag -%s", command, name)
	}
	if len(name) == 1 && cmd.Flags().ShorthandLookup(name) != nil { // one too many
		return fmt.Errorf("%s has no flag --%s; did you mean -%[2]s?", command, name)
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	for _, other := range otherFlags[name] {
		flag, _, _ := strings.Cut(other, " ")
		if cmd.Flags().Lookup(flag) != nil {
			return fmt.Errorf("%s has no flag --%s; did you mean --%s?", command, name, other)
		}
	}
	if command == "build" && name == "watch" {
		return errors.New("build has no flag --watch; explainer serve follows every change")
	}
	if command == "new" && isField(name) {
		return fmt.Errorf("new has no flag --%s; it is a field, which you write in the file that new makes", name)
	}
	if near := diag.Nearest(name, names); near != "" {
		return fmt.Errorf("%s has no flag --%s; did you mean --%s?", command, name, near)
	}
	if others := havingFlag(cmd, func(c *cobra.Command) bool { return c.Flags().Lookup(name) != nil }, "--"+name); others != "" {
		return fmt.Errorf("%s has no flag --%s; there is %s", command, name, others)
	}
	return fmt.Errorf("%s has no flag --%s", command, name)
}

// havingFlag lists the other commands that have a flag: most unknown flags are
// theirs. Before the command none can stand.
func havingFlag(cmd *cobra.Command, has func(*cobra.Command) bool, typed string) string {
	var others []string
	for _, c := range cmd.Root().Commands() {
		if c != cmd && !c.Hidden && has(c) {
			others = append(others, c.CommandPath()+" "+typed)
		}
	}
	if len(others) > 2 {
		return strings.Join(others[:len(others)-1], ", ") + " and " + others[len(others)-1]
	}
	return strings.Join(others, " and ")
}

// otherFlags are the names that other programs have for flags.
var otherFlags = map[string][]string{
	"port":        {"addr 127.0.0.1:PORT"},
	"host":        {"addr HOST:8080"},
	"bind":        {"addr 127.0.0.1:8080"},
	"listen":      {"addr 127.0.0.1:8080"},
	"browser":     {"open"},
	"out":         {"output DIR"},
	"dest":        {"output DIR"},
	"destination": {"output DIR"},
	"target":      {"output DIR"},
	"url":         {"base-url URL"},
	"site":        {"directory DIR"},
	"dir":         {"directory DIR"},
	"root":        {"directory DIR"},
	"source":      {"directory DIR"},
	"cwd":         {"directory DIR"},
	"json":        {"format json"},
	"sarif":       {"format sarif"},
	"github":      {"format github"},
	"reporter":    {"format FORMAT"},
	"silent":      {"quiet"},
	"date":        {"today DATE"},
	"rules":       {"list-rules"},
	"draft":       {"drafts"},
}

// isField reports whether a kind of page has a field of that name.
func isField(name string) bool {
	return slices.ContainsFunc(schema.Kinds, func(k schema.Kind) bool {
		_, ok := schema.Of(k.Struct()).Field(name)
		return ok
	})
}
