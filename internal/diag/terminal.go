package diag

import "io"

// Terminal returns a writer for which [List.Text] and [List.Brief] paint what they
// print, in the colours that every terminal has and its user may have chosen. To
// all other writers they write plain text, which is the same but for the colours.
func Terminal(w io.Writer) io.Writer { return terminal{w} }

type terminal struct{ io.Writer }

// paint is how a text looks: the number of an SGR sequence of ECMA-48.
type paint string

const (
	bold   paint = "1"
	faint  paint = "2"
	red    paint = "1;31"
	yellow paint = "1;33"
	blue   paint = "1;34"
)

// paintOf returns how a severity looks.
func paintOf(s Severity) paint { return [...]paint{blue, yellow, red}[s] }

// painter paints texts for a writer, or leaves them as they are.
type painter bool

func painterFor(w io.Writer) painter {
	_, ok := w.(terminal)
	return painter(ok)
}

// as paints a text, which has no line end and nothing that steers a terminal.
func (p painter) as(look paint, text string) string {
	if !p || text == "" {
		return text
	}
	return "\x1b[" + string(look) + "m" + text + "\x1b[0m"
}
