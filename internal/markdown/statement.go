package markdown

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// statement is a blockquote with an attribution: a figure of two children, the
// blockquote and the caption.
type statement struct {
	ast.BaseBlock
	said *model.Statement
}

var kindStatement = ast.NewNodeKind("Statement")

func (n *statement) Kind() ast.NodeKind { return kindStatement }

func (n *statement) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Anchor": n.said.Anchor}, nil)
}

// caption is the last line of a statement: the inlines as typed, with the date
// and the word "translated" turned into nodes.
type caption struct{ ast.BaseBlock }

var kindCaption = ast.NewNodeKind("StatementCaption")

func (n *caption) Kind() ast.NodeKind { return kindCaption }

func (n *caption) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// statementDate is the date in a caption.
type statementDate struct {
	ast.BaseInline
	date edtf.Date
}

var kindStatementDate = ast.NewNodeKind("StatementDate")

func (n *statementDate) Kind() ast.NodeKind { return kindStatementDate }

func (n *statementDate) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// translation is the word "translated" in a caption, with the comma before it.
type translation struct {
	ast.BaseInline
	statement *model.Statement
}

var kindTranslation = ast.NewNodeKind("StatementTranslation")

func (n *translation) Kind() ast.NodeKind { return kindTranslation }

func (n *translation) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type statementTransformer struct{}

// Transform makes statements of blockquotes that end in an attribution, and
// reports those that nearly do.
func (statementTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	if f.sourcePage {
		return
	}
	for _, n := range nodes(doc, ast.KindBlockquote) {
		reported := len(f.list)
		if a := f.attribution(n); a != nil {
			f.makeStatement(n, a)
		} else if len(f.list) > reported || f.quotesDash(n) {
			f.misread = append(f.misread, n)
		}
	}
}

// quotesDash reports whether the last line of a blockquote begins with the dash of
// an attribution.
func (f *findings) quotesDash(quote ast.Node) bool {
	last := quote.LastChild()
	if last == nil || !ast.IsParagraph(last) || last.Lines().Len() == 0 {
		return false
	}
	line := last.Lines().At(last.Lines().Len() - 1)
	return bytes.HasPrefix(bytes.TrimSpace(line.Value(f.source)), []byte(emDash))
}

// makeStatement moves a blockquote into a figure, and its last line into the
// figure's caption.
func (f *findings) makeStatement(quote ast.Node, a *attribution) {
	s := &model.Statement{
		Anchor:     "statement." + strconv.Itoa(len(f.body.Statements)+1),
		Speaker:    a.speaker,
		Name:       a.name,
		NamePos:    f.lines.pos(a.speakerField.start, a.speakerField.stop),
		Date:       a.date,
		DatePos:    f.lines.pos(a.dateField.start, a.dateField.stop),
		Occasion:   a.occasion,
		Translated: a.translated,
	}
	for _, c := range a.citations {
		s.Citations = append(s.Citations, c.items...)
	}
	f.body.Statements = append(f.body.Statements, s)

	date, last := &statementDate{date: a.date}, &caption{}
	f.moveLine(last, a, []replacement{
		{a.dateField.start, a.dateField.stop, date},
		{a.translatedField.comma, a.translatedField.stop, &translation{statement: s}},
	})
	if a.paragraph.HasChildren() {
		end := a.paragraph.LastChild().(*ast.Text)
		end.SetSoftLineBreak(false)
		end.SetHardLineBreak(false)
	} else {
		remove(a.paragraph)
	}
	s.Pos = f.firstLine(quote)

	figure := &statement{said: s}
	figure.SetPos(quote.Pos())
	replace(quote, figure)
	figure.AppendChild(figure, quote)
	figure.AppendChild(figure, last)
}

// replacement is a node for a stretch of the source.
type replacement struct {
	start, stop int // empty: nothing is replaced
	node        ast.Node
}

// moveLine moves the attribution's inlines to the caption, and cuts their texts
// where something is replaced.
func (f *findings) moveLine(to ast.Node, a *attribution, replacements []replacement) {
	for _, n := range a.inlines {
		t, ok := n.(*ast.Text)
		if !ok {
			to.AppendChild(to, n)
			continue
		}
		remove(t)
		start, stop := t.Segment.Start, t.Segment.Stop
		for _, r := range replacements {
			if start <= r.start && r.start < r.stop && r.stop <= stop {
				to.AppendChild(to, ast.NewTextSegment(text.NewSegment(start, r.start)))
				to.AppendChild(to, r.node)
				start = r.stop
			}
		}
		to.AppendChild(to, ast.NewTextSegment(text.NewSegment(start, stop)))
	}
}

type statementRenderer struct{}

func (r statementRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindStatement, r.renderFigure)
	reg.Register(kindCaption, r.renderCaption)
	reg.Register(kindStatementDate, r.renderDate)
	reg.Register(kindTranslation, r.renderTranslation)
}

func (statementRenderer) renderFigure(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = fmt.Fprintf(w, "<figure class=\"statement\" id=\"%s\">\n", escape(n.(*statement).said.Anchor))
	} else {
		_, _ = w.WriteString("</figure>\n")
	}
	return ast.WalkContinue, nil
}

func (statementRenderer) renderCaption(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<figcaption>")
		return ast.WalkContinue, nil
	}
	said := n.Parent().(*statement).said
	leave(w, func() string {
		if match := said.MatchWords(); match != "" {
			return ` <span class="match">` + escape(match) + `</span>`
		}
		return ""
	})
	_, _ = w.WriteString("</figcaption>\n")
	return ast.WalkContinue, nil
}

func (statementRenderer) renderDate(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	date := n.(*statementDate).date
	if machine := date.HTMLTime(); machine != "" {
		_, _ = fmt.Fprintf(w, `<time datetime="%s">%s</time>`, escape(machine), escape(date.Words()))
	} else {
		_, _ = w.WriteString(escape(date.Words()))
	}
	return ast.WalkContinue, nil
}

func (statementRenderer) renderTranslation(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		said := n.(*translation).statement
		_, _ = w.WriteString(` <span class="translated">(in the source’s `)
		leave(w, func() string { return escape(sourceLanguage(said)) })
		_, _ = w.WriteString(")</span>")
	}
	return ast.WalkContinue, nil
}

// sourceLanguage names the language of a statement's first source in English,
// or returns "translation" if that isn't known.
func sourceLanguage(s *model.Statement) string {
	if source := s.Citations[0].Source; source != nil {
		if tag, err := language.Parse(source.Language); err == nil && tag != language.Und {
			return display.English.Languages().Name(tag)
		}
	}
	return "translation"
}

// statements is the extension.
type statements struct{}

func (statements) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(statementTransformer{}, orderStatements)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(statementRenderer{}, 500)))
}
