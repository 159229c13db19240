package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"explainer/internal/diag"
)

type obsidianTransformer struct{}

// Transform reports marks that mean something in Obsidian and nothing here, and
// would be published as they stand. A comment is an error: what is between %%
// and %% was not meant for readers.
func (obsidianTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	comment := false // within one, which was reported
	for _, n := range nodes(doc, ast.KindText) {
		t := n.(*ast.Text)
		if t.IsRaw() {
			continue
		}
		value := t.Segment.Value(f.source)
		for at := 0; ; at += 2 {
			i := bytes.Index(value[at:], []byte("%%"))
			if i < 0 {
				break
			}
			at += i
			if spaced(value, at) {
				continue
			}
			if comment = !comment; comment {
				start := t.Segment.Start + at
				f.add(diag.UnsupportedSyntax, start, start+2, "%%%% begins a comment in Obsidian; here it would be published, with what follows").
					Hint = "write <!-- and --> around it, or take it out"
			}
		}
		if quote := n.Parent().Parent(); bytes.HasPrefix(value, []byte("!")) && isCallout(n, f.source) {
			f.add(diag.UnsupportedSyntax, max(quote.Pos(), 0), t.Segment.Stop+1, "Obsidian's callouts aren't supported: the mark would stay visible").
				Hint = "take the mark out; the rest is a quotation"
		}
	}
}

// spaced reports whether a mark of two bytes stands between spaces, as an
// operator does.
func spaced(value []byte, at int) bool {
	return at > 0 && value[at-1] == ' ' && at+2 < len(value) && value[at+2] == ' '
}

// isCallout reports whether a text is the word in "> [!note]".
func isCallout(n ast.Node, source []byte) bool {
	before, ok := n.PreviousSibling().(*ast.Text)
	if !ok || before.PreviousSibling() != nil || string(before.Segment.Value(source)) != "[" {
		return false
	}
	paragraph := n.Parent()
	return paragraph.PreviousSibling() == nil && paragraph.Parent().Kind() == ast.KindBlockquote
}

// obsidian is the extension. It has no syntax of its own.
type obsidian struct{}

func (obsidian) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(obsidianTransformer{}, orderEmphases+1)))
}
