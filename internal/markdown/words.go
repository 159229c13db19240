package markdown

import (
	"bufio"
	"bytes"
	"cmp"
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	goldhtml "github.com/yuin/goldmark/renderer/html"

	"explainer/internal/model"
)

// Words fills in what a body says without its markup: Text, Lead, the texts of
// headings and the quotations of statements. Parse calls it; the caller does
// once more when links are resolved, because a page link without label is worth
// its id before and the title of its page after. Nothing else changes: a
// heading's id stays.
func (d *Document) Words(body *model.Body) {
	body.Text = d.words.fill(d.words.text)
	body.Lead = d.words.fill(d.words.lead)
	for i, heading := range d.words.headings {
		body.Headings[i].Text = d.words.fill(heading)
	}
	for i, quote := range d.words.quotes {
		body.Statements[i].Quote = d.words.fill(quote)
	}
}

// wordForms are the words of a body, in which a number between two NULs stands
// for the label of a link: NULs are in no text that is published.
type wordForms struct {
	text, lead string
	headings   []string
	quotes     []string
	links      []*model.Link // without label, by their number
}

func newWordForms(root ast.Node, source []byte) wordForms {
	var f wordForms
	w := wordWriter{source: source, b: make([]byte, 0, len(source)), unlabelled: &f.links}
	write := func(n ast.Node) string {
		w.b, w.gap = w.b[:0], false
		w.node(n)
		return w.text()
	}
	f.text = strings.ReplaceAll(write(root), "\n", " ")
	for n := root.FirstChild(); n != nil && f.lead == ""; n = n.NextSibling() {
		if ast.IsParagraph(n) {
			f.lead = write(n)
		}
	}
	for _, n := range nodes(root, ast.KindHeading) {
		f.headings = append(f.headings, squeeze(write(n)))
	}
	for _, n := range nodes(root, kindStatement) {
		f.quotes = append(f.quotes, write(n.FirstChild()))
	}
	return f
}

// fill puts the labels of links into a text.
func (f *wordForms) fill(text string) string {
	if len(f.links) == 0 {
		return text
	}
	parts := strings.Split(text, "\x00")
	for i := 1; i < len(parts); i += 2 {
		if n, err := strconv.Atoi(parts[i]); err == nil && 0 <= n && n < len(f.links) {
			parts[i] = squeeze(label(f.links[n]))
		}
	}
	return strings.Join(parts, "")
}

// words returns the words of a node: no marks of emphasis, citations or
// footnotes, no HTML; white space is one space, and each block is a line.
func words(n ast.Node, source []byte) string {
	w := wordWriter{source: source}
	w.node(n)
	return w.text()
}

type wordWriter struct {
	source     []byte
	b          []byte
	gap        bool           // a mark has been left out, and the space before it
	unlabelled *[]*model.Link // gets the links without label, if their numbers are wanted instead of labels
}

func (w *wordWriter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if n.IsRaw() {
			w.write(string(n.Segment.Value(w.source)))
		} else {
			w.write(plain(n.Segment.Value(w.source)))
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			w.write(" ")
		}
	case *ast.String:
		w.write(string(n.Value))
	case *ast.AutoLink:
		w.write(string(n.Label(w.source)))
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.write(string(n.Lines().Value(w.source)))
	case *ast.RawHTML, *ast.HTMLBlock, *ast.LinkReferenceDefinition, *extast.FootnoteBacklink, *translation:
		return
	case *pageLink:
		w.label(n.link)
	case *citation, *extast.FootnoteLink:
		w.mark()
	case *statementDate:
		w.write(n.date.Words())
	default:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			w.node(c)
		}
	}
	if n.Type() == ast.TypeBlock {
		w.b = append(w.b, '\n')
		w.gap = false
	}
}

// label writes the words of a link, or its number if they aren't known yet.
func (w *wordWriter) label(link *model.Link) {
	if w.unlabelled == nil || link.Label != "" {
		w.write(label(link))
		return
	}
	w.write("\x00" + strconv.Itoa(len(*w.unlabelled)) + "\x00")
	*w.unlabelled = append(*w.unlabelled, link)
}

// mark leaves a citation or footnote mark out: "said [@a]." becomes "said."
func (w *wordWriter) mark() {
	if trimmed := bytes.TrimRight(w.b, " \t\r"); len(trimmed) < len(w.b) {
		w.b, w.gap = trimmed, true
	}
}

func (w *wordWriter) write(s string) {
	if s == "" {
		return
	}
	if r, _ := utf8.DecodeRuneInString(s); w.gap && !closes(r) {
		w.b = append(w.b, ' ')
	}
	w.gap = false
	w.b = append(w.b, s...)
}

// closes reports whether no space stands before r.
func closes(r rune) bool {
	return unicode.IsPunct(r) && !unicode.In(r, unicode.Ps, unicode.Pi, unicode.Pd)
}

func (w *wordWriter) text() string {
	var lines []string
	for line := range strings.SplitSeq(string(w.b), "\n") {
		if line = squeeze(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// squeeze makes runs of ASCII white space one space and trims the ends. Other
// spaces, such as the one that doesn't break, are the author's.
func squeeze(s string) string {
	if strings.Trim(s, " ") == s && !strings.Contains(s, "  ") && !strings.ContainsAny(s, "\t\n\v\f\r") {
		return s // as nearly all are
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' }), " ")
}

// plain returns Markdown text without markup as a reader sees it: goldmark
// resolves backslashes and entities, and its HTML escapes are undone.
func plain(b []byte) string {
	if !bytes.ContainsAny(b, "\\&\x00") {
		return string(b)
	}
	var out strings.Builder
	w := bufio.NewWriter(&out)
	goldhtml.DefaultWriter.Write(w, b)
	_ = w.Flush()
	return html.UnescapeString(out.String())
}

// label returns the words of a page link.
func label(l *model.Link) string { return cmp.Or(l.Label, l.Title, l.Target, l.Fragment) }
