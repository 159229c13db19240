package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manpageCommand prints the manual page, which goes with a release.
func manpageCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "manpage",
		Short:   "Print the manual page",
		Long:    "Manpage prints the manual page explainer(1), for the program man.",
		Example: "explainer manpage > explainer.1",
		Hidden:  true,
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := io.WriteString(cmd.OutOrStdout(), manpage(cmd.Root())); err != nil {
				return failure{err}
			}
			return nil
		},
	}
}

// manpage returns explainer(1), made of the texts of help in the macros of
// man(7). It has no date, which would be that of no change of it.
func manpage(root *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH EXPLAINER 1 \"\" \"explainer %s\" \"User Commands\"\n", roff(version()))
	b.WriteString(".ad l\n.nh\n") // neither stretched nor hyphenated
	fmt.Fprintf(&b, ".SH NAME\nexplainer \\- %s\n.SH SYNOPSIS\n", roff(strings.ToLower(root.Short[:1])+root.Short[1:]))
	commands := root.Commands()
	for _, c := range commands {
		if !c.Hidden {
			_, operands, _ := strings.Cut(c.Use, " ")
			fmt.Fprintf(&b, ".PP\n\\fBexplainer %s\\fR %s\n", c.Name(), roff(operands))
		}
	}
	b.WriteString(".SH DESCRIPTION\n" + roffText(root.Long) + ".SH COMMANDS\n")
	for _, c := range commands {
		if c.Hidden {
			continue
		}
		fmt.Fprintf(&b, ".SS %s\n%s", roff(c.Name()), roffText(c.Long))
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			value, usage := pflag.UnquoteUsage(f)
			name := "--" + f.Name
			if f.Shorthand != "" {
				name = "-" + f.Shorthand + ", " + name
			}
			fmt.Fprintf(&b, ".TP\n\\fB%s\\fR %s\n%s\n", roff(name), roff(value), roff(usage))
		})
		if c.Example != "" {
			b.WriteString(".PP\n" + roffLiteral(c.Example))
		}
	}
	b.WriteString(".SH TOPICS\n\\fBexplainer help\\fR prints these texts, and others on each kind of page and each rule.\n")
	for _, t := range topics() {
		fmt.Fprintf(&b, ".TP\n\\fB%s\\fR\n%s\n", roff(t.name), roff(t.summary))
	}
	b.WriteString(`.SH EXIT STATUS
.TP
0
Done.
.TP
1
Mistakes were found, or it failed.
.TP
2
It was called with arguments that it doesn't know.
.SH EXAMPLES
` + roffLiteral(root.Example))
	return b.String()
}

// roffText writes a text of help: its paragraphs, and as they stand the blocks
// that are indented.
func roffText(text string) string {
	var b strings.Builder
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		b.WriteString(".PP\n")
		if strings.HasPrefix(paragraph, "  ") {
			b.WriteString(roffLiteral(paragraph))
		} else {
			b.WriteString(roff(paragraph) + "\n")
		}
	}
	return b.String()
}

// roffLiteral writes lines as they stand.
func roffLiteral(text string) string {
	return ".nf\n" + roff(text) + "\n.fi\n"
}

// roff escapes what means something in roff: a backslash, a hyphen, which would
// be set as another sign, and the first letter of a line that would be a request.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	return strings.TrimPrefix(strings.NewReplacer("\n.", "\n\\&.", "\n'", "\n\\&'").Replace("\n"+text), "\n")
}
