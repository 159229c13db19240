package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// printHelp prints the help on a command, in lines of at most 80 letters as far
// as the words allow.
func printHelp(w io.Writer, cmd *cobra.Command) error {
	var b strings.Builder
	b.WriteString(cmd.Long + "\n\nUsage:\n" + wrapUsage(cmd))
	if cmd.Example != "" {
		b.WriteString("\nExamples:\n")
		for line := range strings.SplitSeq(cmd.Example, "\n") {
			b.WriteString(strings.TrimRight("  "+line, " ") + "\n")
		}
	}
	if !cmd.HasParent() {
		writeNames(&b, cmd)
	}
	b.WriteString("\nFlags:\n" + cmd.LocalFlags().FlagUsagesWrapped(columns))
	_, err := io.WriteString(w, b.String())
	return err
}

// wrapUsage breaks a usage line between the flags, which it may have many of.
func wrapUsage(cmd *cobra.Command) string {
	const hard = "\x00" // a space that keeps a flag and its value together
	_, operands, _ := strings.Cut(cmd.Use, " ")
	arguments, flags, _ := strings.Cut(operands, "[-")
	if flags != "" {
		flags = strings.ReplaceAll("[-"+flags, " ", hard)
		flags = strings.ReplaceAll(flags, "]"+hard+"[", "] [")
	}
	first := "  " + cmd.CommandPath() + " "
	text := wrap(arguments+flags, first, strings.Repeat(" ", len(first)))
	return strings.ReplaceAll(strings.TrimRight(text, " \n"), hard, " ") + "\n"
}

// writeNames lists the commands and the topics.
func writeNames(b *strings.Builder, root *cobra.Command) {
	b.WriteString("\nCommands:\n")
	for _, c := range root.Commands() {
		if !c.Hidden {
			fmt.Fprintf(b, "  %-10s  %s\n", c.Name(), c.Short)
		}
	}
	b.WriteString("\nTopics:\n")
	for _, t := range topics() {
		fmt.Fprintf(b, "  %-10s  %s\n", t.name, t.summary)
	}
	b.WriteString("\nKinds of pages, each with its fields:\n" + wrap(strings.Join(schemaKinds(), ", "), "  ", "  "))
	b.WriteString(`
"explainer help NAME" tells more of any of these, and of a rule, whose name
stands in brackets behind each message: why it is there, and how to mend what it
finds.
`)
}
