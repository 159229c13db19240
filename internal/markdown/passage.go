package markdown

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"explainer/internal/diag"
	"explainer/internal/model"
)

type passageTransformer struct{}

// Transform moves the top-level blockquotes of a source's page from the
// document to the body's passages: the page decides which of them it shows.
func (passageTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	if !f.sourcePage {
		return
	}
	for n := doc.FirstChild(); n != nil; {
		next := n.NextSibling()
		if n.Kind() == ast.KindBlockquote {
			if quote := words(n, f.source); quote != "" {
				f.body.Passages = append(f.body.Passages, model.Passage{Pos: f.firstLine(n), Text: quote})
			}
			doc.RemoveChild(doc, n)
		}
		n = next
	}
}

// firstLine returns the place of the first line of text in a block.
func (f *findings) firstLine(n ast.Node) diag.Pos {
	for c := n; c != nil && c.Type() == ast.TypeBlock; c = c.FirstChild() {
		if c.Lines().Len() > 0 {
			line := c.Lines().At(0)
			return f.lines.pos(line.Start, line.Stop)
		}
	}
	return f.lines.pos(max(n.Pos(), 0), max(n.Pos(), 0))
}

// passages is the extension.
type passages struct{}

func (passages) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(passageTransformer{}, orderPassages)))
}
