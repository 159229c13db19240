package diag

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Text prints the list for people, one diagnostic after the other, each with
// its source line (read from fsys, the site folder), a caret and a hint. A line
// that can't be read is left out.
func (l List) Text(w io.Writer, fsys fs.FS) error {
	out := bufio.NewWriter(w) // which keeps the first error for Flush
	paint := painterFor(w)
	files, others := lineReader{fsys: fsys, paint: paint}, lineReader{fsys: fsys, paint: paint}
	for _, d := range l {
		look := paintOf(d.Severity)
		fmt.Fprintf(out, "%s %s %s %s\n", paint.as(bold, Printable(d.Pos.String())+":"), paint.as(look, d.Severity.String()+":"),
			Printable(d.Message), paint.as(faint, "["+string(d.Rule)+"]"))
		files.excerpt(out, d.Pos, look)
		for _, r := range d.Related {
			fmt.Fprintf(out, "%s %s\n", paint.as(bold, Printable(r.Pos.String())+":"), Printable(r.Message))
			others.excerpt(out, r.Pos, blue)
		}
		if d.Hint != "" {
			fmt.Fprintf(out, "%s %s\n", paint.as(bold, "hint:"), Printable(d.Hint))
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

// lineReader finds lines of files, keeping the last file read: diagnostics
// come sorted by file.
type lineReader struct {
	fsys  fs.FS
	paint painter
	name  string
	lines [][]byte
}

func (r *lineReader) line(pos Pos) (string, bool) {
	if pos.Line == 0 { // the file may be a pipe, or of any size
		return "", false
	}
	if pos.File != r.name {
		r.name, r.lines = pos.File, nil
		if data, err := fs.ReadFile(r.fsys, pos.File); err == nil {
			r.lines = bytes.Split(data, []byte("\n"))
		}
	}
	if pos.Line > len(r.lines) {
		return "", false
	}
	return strings.TrimSuffix(string(r.lines[pos.Line-1]), "\r"), true
}

// excerpt prints the source line and the caret under it.
func (r *lineReader) excerpt(out io.Writer, pos Pos, look paint) {
	if e, ok := r.cut(pos); ok {
		caret := "^" + strings.Repeat("~", max(cells(e.At)-1, 0))
		fmt.Fprintf(out, "  %s%s%s\n  %s%s\n", e.Before, e.At, e.After, blank(e.Before), r.paint.as(look, caret))
	}
}

// Excerpt is a line of a file around what a diagnostic points at, a long one cut
// on both sides. It is zero if the line can't be read.
type Excerpt struct {
	Before, At, After string
	Column            int // where At begins in the whole line: 1-based, in the units of UTF-16 by which editors count
}

// Excerpts returns the line that each diagnostic points at, read from fsys, the
// site folder.
func (l List) Excerpts(fsys fs.FS) []Excerpt {
	files := lineReader{fsys: fsys}
	all := make([]Excerpt, len(l))
	for i, d := range l {
		all[i], _ = files.cut(d.Pos)
	}
	return all
}

// cut returns what an excerpt shows, or false if the line can't be read.
func (r *lineReader) cut(pos Pos) (Excerpt, bool) {
	line, ok := r.line(pos)
	if !ok || pos.Column < 1 || pos.Column > len(line)+1 {
		return Excerpt{}, false
	}
	start := pos.Column - 1
	column := len(utf16.Encode([]rune(line[:start]))) + 1
	end := min(start+max(pos.Length, 1), len(line))
	text, start, end := window(line, start, max(end, start))
	return Excerpt{Printable(text[:start]), Printable(text[start:end]), Printable(text[end:]), column}, true
}

// margin is how many bytes of a long line are shown on either side of a caret.
const margin = 60

// window cuts a long line to the part around [start, end) and returns the part
// with the stretch's place in it.
func window(line string, start, end int) (string, int, int) {
	if len(line) <= 2*margin {
		return line, start, end
	}
	end = min(end, start+margin)
	from, to := max(start-margin, 0), min(end+margin, len(line))
	for from > 0 && !utf8.RuneStart(line[from]) {
		from--
	}
	for to < len(line) && !utf8.RuneStart(line[to]) {
		to++
	}
	for end < len(line) && !utf8.RuneStart(line[end]) {
		end++
	}
	text := line[from:to]
	start, end = start-from, end-from
	if from > 0 {
		text, start, end = "…"+text, start+len("…"), end+len("…")
	}
	if to < len(line) {
		text += "…"
	}
	return text, start, end
}

// Printable keeps a text on one line and from steering the terminal: a line of a
// page, a field's value or the name of a file may hold anything.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || r == utf8.RuneError || unicode.Is(unicode.Bidi_Control, r)) {
			return '?'
		}
		return r
	}, s)
}

// blank is white space as wide as s; tabs stay tabs.
func blank(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t':
			b.WriteByte('\t')
		case !unicode.Is(unicode.Mn, r):
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// cells is the width of s in a terminal, taking every letter for one cell.
func cells(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}
