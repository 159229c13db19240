package markdown

import (
	"bufio"
	"bytes"
	"cmp"
	"html"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	goldhtml "github.com/yuin/goldmark/renderer/html"

	"explainer/internal/model"
)

// Complete fills in what a body says without its markup, when its links are
// resolved: a page link without label is worth the title of its page. A heading's
// id, which was made before, stays. It is called once, before HTML.
func (d *Document) Complete(body *model.Body) {
	w := d.words.filled()
	d.words.fill(&w, body)
	body.Prose = w.prose(body.Text)
	d.words = wordForm{} // a large site hasn't room for it
}

// fill fills in all words but Prose.
func (f *wordForm) fill(w *filledWords, body *model.Body) {
	body.Text = strings.ReplaceAll(w.text, "\n", " ")
	if f.lead != nil {
		body.Lead = strings.Clone(w.cut(*f.lead)) // the text with its breaks isn't kept
	}
	for i, r := range f.headings {
		body.Headings[i].Text = strings.Clone(w.cut(r))
	}
	for i, r := range f.quotes {
		quote := &body.Statements[i].Quote
		*quote = w.typed(w.text, r)
		quote.Words, quote.Marks = strings.Clone(quote.Words), slices.Clone(quote.Marks)
	}
}

// wordForm is the words of a body, each block on a line, without those of links
// that have no label.
type wordForm struct {
	file  string
	text  string
	marks []wordMark // by offset
	cites [][]*model.Citation

	lead             *model.Range // nil: there is none
	headings, quotes []model.Range
	blocks           []wordBlock
}

// wordMark is something at an offset of the text: a stretch that was typed at
// some place, a link, or a citation.
type wordMark struct {
	at           int32
	line, column int32 // 0: where the stretch was typed isn't known
	instead      int32 // as in [model.Mark]
	link         *model.Link
	unlabelled   bool  // the link's words are to be filled in here
	code         bool  // a code span begins or ends here
	linkEnd      bool  // the words of the link before end here
	cites        int32 // the number of its citations in the form, from 1; 0: it is none
}

// wordBlock is one line of the text.
type wordBlock struct {
	model.Range
	kind model.ProseKind
}

func newWordForm(root ast.Node, f *findings) wordForm {
	w := wordWriter{source: f.source, lines: &f.lines, misread: f.misread, b: make([]byte, 0, len(f.source)), kind: model.ProseParagraph}
	w.form.file = f.lines.file
	w.footnotes = footnoteCitations(root)
	w.node(root)
	w.form.text = w.done()
	return w.form
}

// footnoteCitations returns what each footnote cites, by its number: a text whose
// sources stand in footnotes cites them.
func footnoteCitations(root ast.Node) map[int][]*model.Citation {
	var cited map[int][]*model.Citation
	for _, n := range nodes(root, extast.KindFootnote) {
		for _, c := range nodes(n, kindCitation) {
			if cited == nil {
				cited = map[int][]*model.Citation{}
			}
			index := n.(*extast.Footnote).Index
			cited[index] = append(cited[index], c.(*citation).items...)
		}
	}
	return cited
}

// filledWords is a wordForm with the labels of links.
type filledWords struct {
	*wordForm
	text  string
	marks []wordMark // in bytes of the filled text
	added []int      // by what the label of a link moves what follows, for each mark

	places []model.Mark // those of every text, one behind the other
}

func (f *wordForm) filled() filledWords {
	w := filledWords{wordForm: f, text: f.text, marks: f.marks, added: make([]int, len(f.marks)+1)}
	var b strings.Builder
	at := 0
	for i, m := range f.marks {
		w.added[i+1] = w.added[i]
		if !m.unlabelled {
			continue
		}
		words := squeeze(label(m.link))
		b.WriteString(f.text[at:m.at])
		b.WriteString(words)
		at = int(m.at)
		w.added[i+1] += len(words)
	}
	if at == 0 && b.Len() == 0 {
		return w
	}
	b.WriteString(f.text[at:])
	w.text = b.String()
	w.marks = make([]wordMark, len(f.marks))
	for i, m := range f.marks {
		m.at += int32(w.added[i])
		w.marks[i] = m
	}
	return w
}

// first returns the index of the first mark at or behind an offset of the form.
func (f *wordForm) first(at int) int {
	return sort.Search(len(f.marks), func(i int) bool { return int(f.marks[i].at) >= at })
}

// moved returns a range of the form as one of the filled text, and the marks in
// it: from the first to before the second.
func (w *filledWords) moved(r model.Range) (now model.Range, first, last int) {
	first = w.first(r.Start)
	last = w.first(r.Stop + 1)
	end := len(w.text) // an empty block at the end begins behind it
	return model.Range{Start: min(r.Start+w.added[first], end), Stop: min(r.Stop+w.added[last], end)}, first, last
}

func (w *filledWords) cut(r model.Range) string {
	now, _, _ := w.moved(r)
	return w.text[now.Start:now.Stop]
}

// typed returns a range of the form, cut from a text that is as long as the
// filled one, with the places where it was typed.
func (w *filledWords) typed(text string, r model.Range) model.Text {
	now, first, last := w.moved(r)
	t := model.Text{Words: text[now.Start:now.Stop], File: w.file}
	from := len(w.places)
	for _, m := range w.marks[first:last] {
		mark := model.Mark{At: m.at - int32(now.Start), Line: m.line, Column: m.column, Instead: m.instead}
		if m.line > 0 && (len(w.places) == from || !w.places[len(w.places)-1].GoesOnTo(mark)) {
			w.places = append(w.places, mark)
		}
	}
	t.Marks = w.places[from:len(w.places):len(w.places)]
	return t
}

// prose returns the blocks of the form, cut from a text that is as long as the
// filled one.
func (w *filledWords) prose(text string) []model.Prose {
	w.places = make([]model.Mark, 0, len(w.marks))
	all := make([]model.Prose, 0, len(w.blocks))
	for _, b := range w.blocks {
		if p := w.block(text, b); p.Words != "" {
			all = append(all, p)
		}
	}
	return all
}

func (w *filledWords) block(text string, b wordBlock) model.Prose {
	now, first, last := w.moved(b.Range)
	p := model.Prose{Text: w.typed(text, b.Range), Kind: b.kind, Voice: model.VoiceSite}
	if b.kind == model.ProseQuote {
		p.Voice = model.VoiceQuote
	}
	inCode := false
	for i, m := range w.marks[first:last] {
		at := int(m.at) - now.Start
		switch {
		case m.code && inCode:
			p.Code[len(p.Code)-1].Stop = at
			inCode = false
		case m.code:
			p.Code = append(p.Code, model.Range{Start: at, Stop: len(p.Words)})
			inCode = true
		case m.linkEnd:
			p.Links[len(p.Links)-1].Stop = at
		case m.link != nil:
			words := w.added[first+i+1] - w.added[first+i]
			p.Links = append(p.Links, model.Linked{Range: model.Range{Start: at, Stop: at + words}, Link: m.link})
		}
		if m.cites > 0 {
			for _, c := range w.cites[m.cites-1] {
				p.Cites = append(p.Cites, model.Cite{At: at, Citation: c})
			}
		}
	}
	return p
}

// words returns the words of a node: no marks of emphasis, citations or
// footnotes, no HTML; white space is one space, and each block is a line.
func words(n ast.Node, source []byte) string {
	w := wordWriter{source: source}
	w.node(n)
	return w.done()
}

// wordWriter writes words as they are read, with one space between them.
type wordWriter struct {
	source []byte
	b      []byte
	line   int  // where the line begins in b
	begun  bool // something stands on the line
	space  bool // a space comes before the next word
	gap    bool // a mark has been left out, and the space before it

	lines *lines // nil: only the words are wanted, and labels as far as they are known
	form  wordForm
	kind  model.ProseKind // of the block

	misread   []ast.Node                // blockquotes that are no prose
	footnotes map[int][]*model.Citation // what each footnote cites, by its number
}

// nowhere is where words stand that nobody typed.
const nowhere = -1

func (w *wordWriter) node(n ast.Node) {
	start, kind := len(w.b), w.kind
	w.kind = w.kindOf(n, kind)
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.String:
		w.write(string(n.Value), nowhere)
	case *ast.AutoLink:
		w.write(string(n.Label(w.source)), w.offset(n.Label(w.source)))
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.write(string(n.Lines().Value(w.source)), nowhere)
	case *ast.RawHTML, *ast.HTMLBlock, *ast.LinkReferenceDefinition, *extast.FootnoteBacklink, *translation:
		w.kind = kind
		return
	case *pageLink:
		w.pageLink(n.link)
	case *fileLink:
		w.fileLink(n)
	case *ast.CodeSpan:
		w.mark(wordMark{code: true})
		w.children(n)
		w.mark(wordMark{code: true})
	case *citation:
		w.cite(n.items)
		w.leaveOut()
	case *extast.FootnoteLink:
		w.cite(w.footnotes[n.Index])
		w.leaveOut()
	case *statementDate:
		w.write(n.date.Words(), nowhere)
	default:
		w.children(n)
	}
	if n.Type() == ast.TypeBlock {
		w.endLine()
		w.enter(n, model.Range{Start: start, Stop: max(start, len(w.b)-1)})
	}
	w.kind = kind
}

func (w *wordWriter) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

// kindOf returns what the text of a node is to readers, or none for what is no
// prose, if that of its parent is known.
func (w *wordWriter) kindOf(n ast.Node, parent model.ProseKind) model.ProseKind {
	if parent == model.ProseNone || parent == model.ProseQuote {
		return parent
	}
	switch n.(type) {
	case *statement, *ast.CodeBlock, *ast.FencedCodeBlock:
		return model.ProseNone
	case *ast.Blockquote:
		if slices.Contains(w.misread, n) {
			return model.ProseNone
		}
		return model.ProseQuote
	case *ast.Heading:
		return model.ProseHeading
	case *ast.ListItem, *extast.DefinitionDescription:
		return model.ProseItem
	case *extast.TableCell:
		return model.ProseCell
	}
	return parent
}

// enter notes what a block is whose words are in the range.
func (w *wordWriter) enter(n ast.Node, r model.Range) {
	switch parent := n.Parent(); n.(type) {
	case *ast.Heading:
		w.form.headings = append(w.form.headings, r)
	case *ast.Blockquote:
		if _, ok := parent.(*statement); ok {
			w.form.quotes = append(w.form.quotes, r)
		}
	case *ast.Paragraph:
		if w.form.lead == nil && parent.Kind() == ast.KindDocument && len(w.b) > r.Start {
			w.form.lead = &r
		}
	}
}

func (w *wordWriter) text(n *ast.Text) {
	var words string
	if n.IsRaw() { // in a code span, where a line end is a space
		words = strings.ReplaceAll(string(n.Segment.Value(w.source)), "\n", " ")
	} else {
		words = plain(n.Segment.Value(w.source))
	}
	at := n.Segment.Start
	if len(words) > n.Segment.Len() { // NUL is shown as a character of three bytes
		at = nowhere
	}
	w.write(words, at)
	if n.SoftLineBreak() || n.HardLineBreak() {
		w.write(" ", nowhere)
	}
}

// pageLink writes the words of a link. Those of one without label may not be
// known yet.
func (w *wordWriter) pageLink(link *model.Link) {
	switch {
	case link.Label != "":
		w.open(link)
		at, ok := w.labelAt(link)
		if !ok {
			w.instead(link, wordMark{})
		}
		w.write(link.Label, at)
		w.mark(wordMark{linkEnd: true})
	case w.lines == nil:
		w.write(label(link), nowhere)
	default:
		w.unlabelled(link)
	}
}

func (w *wordWriter) fileLink(n *fileLink) {
	if n.link.Label == "" && w.lines != nil {
		w.unlabelled(n.link)
		return
	}
	w.open(n.link)
	w.children(n)
	w.mark(wordMark{linkEnd: true})
}

// unlabelled leaves a place for the words of a link.
func (w *wordWriter) unlabelled(link *model.Link) {
	w.part("x")
	w.instead(link, wordMark{link: link, unlabelled: true})
	w.begun = true
}

// instead marks words for which the target of a link was typed.
func (w *wordWriter) instead(link *model.Link, m wordMark) {
	m.line, m.column, m.instead = int32(link.Pos.Line), int32(link.Pos.Column), int32(max(link.Pos.Length, 1))
	w.mark(m)
}

// open notes that a link with words of its own begins.
func (w *wordWriter) open(link *model.Link) {
	w.part(link.Label)
	w.mark(wordMark{link: link})
}

// labelAt returns where the label of a page link was typed, in the source; it
// reports false if it was typed otherwise, such as on two lines.
func (w *wordWriter) labelAt(link *model.Link) (int, bool) {
	if w.lines == nil {
		return nowhere, true
	}
	at := w.lines.starts[link.Pos.Line-1] + link.Pos.Column - 1 - w.lines.offset
	_, after, _ := bytes.Cut(w.source[at:], []byte("|"))
	after = bytes.TrimLeft(after, " \t\r\n")
	if !bytes.HasPrefix(after, []byte(link.Label)) {
		return nowhere, false
	}
	return len(w.source) - len(after), true
}

// mark notes what is at this place.
func (w *wordWriter) mark(m wordMark) {
	if w.lines != nil {
		m.at = int32(len(w.b))
		w.form.marks = append(w.form.marks, m)
	}
}

// cite notes that citations stand here.
func (w *wordWriter) cite(all []*model.Citation) {
	if w.lines != nil && len(all) > 0 {
		w.form.cites = append(w.form.cites, all)
		w.mark(wordMark{cites: int32(len(w.form.cites))})
	}
}

// leaveOut leaves a citation or footnote mark out: "said [@a]." becomes "said."
func (w *wordWriter) leaveOut() {
	if w.space {
		w.space, w.gap = false, true
	}
}

// part writes the space that parts what comes now from what stands before it.
func (w *wordWriter) part(next string) {
	r, _ := utf8.DecodeRuneInString(next)
	if w.space || w.gap && !closes(r) {
		w.b = append(w.b, ' ')
	}
	w.space, w.gap = false, false
}

// closes reports whether no space stands before r.
func closes(r rune) bool {
	return unicode.IsPunct(r) && !unicode.In(r, unicode.Ps, unicode.Pi, unicode.Pd)
}

// write writes words that were typed at a place of the source, if anywhere.
// White space is that of ASCII: other spaces, such as the one that doesn't
// break, are the author's.
func (w *wordWriter) write(s string, at int) {
	placed := false // what comes next stands behind the last mark as it was typed
	for i := 0; i < len(s); {
		if isSpace(s[i]) {
			switch {
			case s[i] == '\n':
				w.endLine()
				placed = false
			case w.begun:
				placed = placed && !w.space
				w.space = true
			}
			i++
			continue
		}
		stop := i
		for stop < len(s) && !isSpace(s[stop]) {
			stop++
		}
		w.part(s[i:stop])
		if w.lines != nil && !placed {
			w.place(at, i)
			placed = true
		}
		w.b = append(w.b, s[i:stop]...)
		w.begun = true
		i = stop
	}
}

// place marks where the words that come now were typed: i bytes behind a place of
// the source, or, if nowhere, about where the words before them were.
func (w *wordWriter) place(at, i int) {
	if at != nowhere {
		p := w.lines.pos(at+i, at+i)
		w.mark(wordMark{line: int32(p.Line), column: int32(p.Column)})
		return
	}
	for _, m := range slices.Backward(w.form.marks) {
		if m.line > 0 {
			w.mark(wordMark{line: m.line, column: m.column, instead: max(m.instead, 1)})
			return
		}
	}
}

// offset returns where a part of the source stands in it.
func (w *wordWriter) offset(part []byte) int {
	at := cap(w.source) - cap(part)
	if len(part) == 0 || at < 0 || at >= len(w.source) || &w.source[at] != &part[0] {
		return nowhere
	}
	return at
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// endLine ends the line of a block, if anything stands on it.
func (w *wordWriter) endLine() {
	if w.begun {
		if w.kind != model.ProseNone {
			w.form.blocks = append(w.form.blocks, wordBlock{model.Range{Start: w.line, Stop: len(w.b)}, w.kind})
		}
		w.b = append(w.b, '\n')
		w.line = len(w.b)
	}
	w.begun, w.space, w.gap = false, false, false
}

// done returns the words.
func (w *wordWriter) done() string {
	w.endLine()
	return strings.TrimSuffix(string(w.b), "\n")
}

// squeeze makes runs of ASCII white space one space and trims the ends. Other
// spaces, such as the one that doesn't break, are the author's.
func squeeze(s string) string {
	if strings.Trim(s, " ") == s && !strings.Contains(s, "  ") && !strings.ContainsAny(s, "\t\n\v\f\r") {
		return s // as nearly all are
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < utf8.RuneSelf && isSpace(byte(r)) }), " ")
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
