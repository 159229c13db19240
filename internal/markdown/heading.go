package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"explainer/internal/diag"
	"explainer/internal/model"
)

type headingTransformer struct{}

// Transform enters the headings of a body and gives each an id: the one typed
// in {#…}, or one made of its words. A typed id must be what would be made of it,
// because page links name headings by their words: [[page#Some heading]].
func (headingTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	f.unspacedHeadings(doc)
	list := nodes(doc, ast.KindHeading)
	typed, taken := map[string]diag.Pos{}, slugs{}
	for _, n := range list {
		h := n.(*ast.Heading)
		if h.Level == 1 {
			f.extraHeading(h)
		}
		id, pos := f.headingAttributes(h)
		if first, ok := typed[id]; ok {
			d := f.list.Add(diag.DuplicateID, pos, "{#%s} is the id of another heading too", id)
			d.Related = []diag.Related{{Pos: first, Message: "this is the other one"}}
			d.Hint = "give one of them another id"
			id = ""
		}
		if id != "" {
			typed[id], taken[id] = pos, 0
			h.SetAttributeString("id", []byte(id))
		}
	}
	for _, n := range list {
		h := n.(*ast.Heading)
		title := squeeze(words(h, f.source))
		if _, ok := h.AttributeString("id"); !ok {
			h.SetAttributeString("id", []byte(taken.unique(slug(title))))
		}
		id, _ := h.AttributeString("id")
		f.body.Headings = append(f.body.Headings, model.Heading{
			Pos:   f.lines.pos(f.headingSpan(h)),
			Level: h.Level,
			ID:    string(id.([]byte)),
			Text:  title,
		})
	}
}

// unspaced is the beginning of a heading that lacks the space after its marks. One
// mark alone begins a #tag, or #1.
var unspaced = regexp.MustCompile(`^(#{2,6})[^#\s]`)

// unspacedHeadings reports ##Heading at the beginning of a line.
func (f *findings) unspacedHeadings(doc ast.Node) {
	for _, n := range nodes(doc, ast.KindText) {
		t := n.(*ast.Text)
		if t.Parent().Kind() != ast.KindParagraph && t.Parent().Kind() != ast.KindTextBlock {
			continue
		}
		if before := t.PreviousSibling(); before != nil {
			if above, ok := before.(*ast.Text); !ok || !above.SoftLineBreak() && !above.HardLineBreak() {
				continue
			}
		}
		start, stop := t.Segment.Start, f.lineEnd(t.Segment.Start)
		marks := unspaced.FindSubmatch(f.source[start:min(start+len("######a"), stop)])
		if marks == nil {
			continue
		}
		words := excerpt(squeeze(string(f.source[start+len(marks[1]) : stop])))
		f.add(diag.MalformedHeading, start, stop, "without a space after %s this line is no heading", marks[1]).
			Hint = fmt.Sprintf(`write %s %s, with an empty line above; for the marks as such write \%[1]s%s`, marks[1], words)
	}
}

// headingSpan returns the place of a heading's words, or of its mark if it has
// none.
func (f *findings) headingSpan(h *ast.Heading) (start, stop int) {
	if h.Lines().Len() == 0 {
		// Pos may be after it: goldmark counts what is left of a tab, cut in two by
		// a quotation or list, as spaces.
		before := f.source[:min(h.Pos()+h.Level, len(f.source))]
		start = max(bytes.LastIndex(before, bytes.Repeat([]byte("#"), h.Level)), 0)
		return start, start + h.Level
	}
	first := h.Lines().At(0)
	return first.Start, max(first.Start, first.Stop)
}

func (f *findings) extraHeading(h *ast.Heading) {
	start, stop := f.headingSpan(h)
	d := f.add(diag.ExtraHeading, start, stop, "this is a level-1 heading, but the page's title is the only one")
	d.Hint = strings.TrimSpace("write ## " + squeeze(string(h.Lines().Value(f.source))))
}

// headingAttributes takes the attributes off a heading, and returns the id among
// them if it is fit.
func (f *findings) headingAttributes(h *ast.Heading) (id string, pos diag.Pos) {
	_, stop := f.headingSpan(h)
	if n := h.Lines().Len(); n > 0 {
		stop = h.Lines().At(n - 1).Stop
	}
	if h.Attributes() == nil {
		f.brokenID(h)
		return "", pos
	}
	end := f.lineEnd(stop)
	start := stop + max(bytes.IndexByte(f.source[stop:end], '{'), 0)
	typed := strings.TrimRight(string(f.source[start:end]), " \t#")
	pos = f.lines.pos(start, start+len(typed))
	value, given := h.AttributeString("id")
	if b, ok := value.([]byte); ok {
		id = string(b)
	}
	for _, a := range h.Attributes() {
		if string(a.Name) != "id" {
			d := f.list.Add(diag.RawHTML, pos, "%s sets HTML attributes, of which only an id reaches the page", excerpt(typed))
			d.Hint = "write {#id} or nothing"
			break
		}
	}
	h.RemoveAttributes()
	if given && (id == "" || slug(id) != id) {
		f.badID(pos, typed, id)
		id = ""
	}
	return id, pos
}

func (f *findings) badID(pos diag.Pos, typed, id string) {
	d := f.list.Add(diag.BadID, pos, "%s is no id for a heading: ids are made of small letters, digits, - and _", excerpt(typed))
	d.Hint = "write {#id} with an id of your own, or nothing, for an id made of the heading's words"
	if s := slug(strings.NewReplacer(".", "-", ":", "-", "/", "-").Replace(squeeze(id))); s != "" {
		d.Hint = fmt.Sprintf("write {#%s}", s)
	}
}

// brokenID reports a {#…} at the end of a heading that goldmark couldn't read.
func (f *findings) brokenID(h *ast.Heading) {
	n := h.Lines().Len()
	if n == 0 {
		return
	}
	last := h.Lines().At(n - 1)
	line := last.Value(f.source)
	open := bytes.LastIndex(line, []byte("{#"))
	if open < 0 || !bytes.HasSuffix(line, []byte("}")) || open > 0 && line[open-1] == '\\' {
		return
	}
	f.badID(f.lines.pos(last.Start+open, last.Stop), string(line[open:]), string(line[open+2:len(line)-1]))
}

// headings is the extension. Goldmark reads and renders headings.
type headings struct{}

func (headings) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(headingTransformer{}, orderHeadings)))
}
