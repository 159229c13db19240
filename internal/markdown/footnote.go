package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"explainer/internal/diag"
)

// undefinedFootnoteParser comes after goldmark's footnote parser, which leaves it
// the marks that have no footnote. It reports them and parses nothing.
type undefinedFootnoteParser struct{}

func (undefinedFootnoteParser) Trigger() []byte { return []byte{'[', '!'} }

func (undefinedFootnoteParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	mark, ok := bytes.CutPrefix(bytes.TrimPrefix(line, []byte("!")), []byte("[^"))
	if !ok {
		return nil
	}
	start := segment.Start + len(line) - len(mark) - len("[^") - segment.Padding
	stop := bytes.IndexAny(mark, "[]")
	if stop < 0 || mark[stop] == '[' || bytes.HasPrefix(mark[stop:], []byte("](")) {
		return nil
	}
	name := string(mark[:stop])
	f := found(pc)
	d := f.add(diag.UndefinedFootnote, start, start+len("[^]")+len(name), "there is no footnote for the mark [^%s]", name)
	d.Hint = "write the footnote in a paragraph of its own: [^" + name + "]: text"
	if squeeze(name) == "" {
		d.Hint = "write a mark with a name, [^1], and its footnote in a paragraph of its own: [^1]: text"
	}
	return nil
}

type footnoteTransformer struct{}

// Transform reports footnotes that no mark points to before goldmark drops them,
// and marks in the words of a link.
func (footnoteTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	first := map[string]*extast.Footnote{}
	for _, n := range nodes(doc, extast.KindFootnote) {
		note := n.(*extast.Footnote)
		name := string(note.Ref)
		start, stop := note.Pos(), note.Pos()+len("[^]:")+len(name)
		other := first[name]
		switch {
		case other != nil:
			d := f.add(diag.DuplicateID, start, stop, "there is another footnote [^%s]", name)
			d.Related = []diag.Related{{Pos: f.lines.pos(other.Pos(), other.Pos()+stop-start), Message: "this is the other one"}}
			d.Hint = "give one of them another name"
			continue
		case note.Index < 0:
			f.add(diag.UnusedFootnote, start, stop, "no mark points to the footnote [^%s], so no reader would see it", name).Hint = "write [^" + name + "] where it belongs in the text"
		}
		first[name] = note
	}
	for _, n := range nodes(doc, extast.KindFootnoteLink) {
		if within(n, ast.KindLink) {
			f.add(diag.MalformedLink, n.Pos(), n.Pos()+2, "a footnote mark can't stand in the words of a link").Hint = "put it after the link"
		}
	}
}

// footnotes is the extension; it adds to goldmark's.
type footnotes struct{}

func (footnotes) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithInlineParsers(util.Prioritized(undefinedFootnoteParser{}, 102)),
		parser.WithASTTransformers(util.Prioritized(footnoteTransformer{}, orderFootnotes)),
	)
}
