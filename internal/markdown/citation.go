package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// citation is one pair of brackets, [@a, p. 12; @b].
type citation struct {
	ast.BaseInline
	items []*model.Citation // at least one
	stop  int               // behind the closing bracket, in the source
}

var kindCitation = ast.NewNodeKind("Citation")

func (n *citation) Kind() ast.NodeKind { return kindCitation }

func (n *citation) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Key": n.items[0].Key}, nil)
}

type citationParser struct{}

func (citationParser) Trigger() []byte { return []byte{'['} }

func (citationParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) > 1 && (line[1] == '[' || line[1] == '^') {
		return nil
	}
	a := lookAhead(block)
	stop, ok := a.citationEnd()
	inside := string(a.text[1:stop])
	switch {
	case !strings.Contains(inside, "@"):
		return nil
	case !ok:
		found(pc).unclosedCitation(a, inside)
		return nil
	case stop+1 < len(a.text) && a.text[stop+1] == '(':
		return nil // an ordinary link
	}
	f := found(pc)
	items, ok := f.citationItems(a, stop)
	if !ok {
		f.malformedCitation(a, stop)
		return nil
	}
	if items == nil {
		return nil
	}
	n := &citation{items: items, stop: a.offset(stop) + 1}
	a.advance(stop + 1)
	return n
}

// citationEnd finds the closing bracket of a citation, which holds no other.
func (a *ahead) citationEnd() (stop int, ok bool) {
	for i := 1; a.has(i); i++ {
		switch a.text[i] {
		case '[':
			return i, false
		case ']':
			return i, true
		}
	}
	return len(a.text), false
}

// citationItems reads what stands before text[stop]. It returns false for what
// looks like a citation and isn't one, and no items for other text.
func (f *findings) citationItems(a *ahead, stop int) (items []*model.Citation, ok bool) {
	if a.text[1] != '@' {
		return nil, !mentionsKey(string(a.text[1:stop]))
	}
	for from := 1; from <= stop; {
		to := from
		for to < stop && a.text[to] != ';' {
			to++
		}
		part := string(a.text[from:to])
		at := from + len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
		part = strings.TrimSpace(part)
		key := citationKey(strings.TrimPrefix(part, "@"))
		if key == "" || part[0] != '@' {
			return nil, false
		}
		locator, found := strings.CutPrefix(part[1+len(key):], ",")
		locator = squeeze(plain([]byte(locator)))
		if found == (locator == "") || mentionsKey(locator) {
			return nil, false
		}
		items = append(items, &model.Citation{
			Pos:     f.lines.pos(a.offset(at+1), a.offset(at+1+len(key))),
			Key:     key,
			Locator: locator,
		})
		from = to + 1
	}
	return items, true
}

// citationKey returns the key that s begins with, or "". A full stop or colon
// at its end is punctuation.
func citationKey(s string) string {
	n := 0
	for n < len(s) && ofKey(s[n]) {
		n++
	}
	key := strings.TrimRight(s[:n], ".:")
	if key == "" || strings.IndexByte("_.:-", key[0]) >= 0 {
		return ""
	}
	return key
}

func ofKey(c byte) bool { return isLetter(c) || strings.IndexByte("0123456789_.:-", c) >= 0 }

// mentionsKey reports whether s holds an @key that isn't part of an address.
func mentionsKey(s string) bool { return keyIndex(s) >= 0 }

func keyIndex(s string) int {
	for i := range len(s) {
		if s[i] == '@' && (i == 0 || strings.IndexByte(" \t\n-;,(", s[i-1]) >= 0) && citationKey(s[i+1:]) != "" {
			return i
		}
	}
	return -1
}

func (f *findings) malformedCitation(a *ahead, stop int) {
	inside := squeeze(string(a.text[1:stop]))
	typed := excerpt("[" + inside + "]")
	f.malformed = append(f.malformed, text.NewSegment(a.offset(0), a.offset(stop)+1))
	d := f.add(diag.MalformedCitation, a.offset(0), a.offset(stop)+1, "%s can't be read as a citation", typed)
	before, citations, _ := strings.Cut(inside, "@")
	citations = correctCitation("@" + citations)
	switch before = strings.TrimSpace(before); {
	case citations == "":
		d.Message = fmt.Sprintf("%s doesn't say which source it cites", typed)
		d.Hint = "write the key of the source: [@key]"
	case before == "":
		d.Message += ": after a key comes a comma and the place, or a semicolon and the next key"
		d.Hint = "write " + citations
	case before == "-":
		d.Message = fmt.Sprintf("%s leaves the author's name out, but citations here are numbers", typed)
		d.Hint = "write " + citations
	default:
		d.Message = fmt.Sprintf("%s has words before the key", typed)
		d.Hint = fmt.Sprintf(`write the words before the bracket: %s %s; for a bracket as such write \[`, before, citations)
	}
}

// correctCitation returns the citation that was probably meant by what stands
// in brackets, or "".
func correctCitation(inside string) string {
	var items []string
	for part := range strings.SplitSeq(inside, ";") {
		key, rest := "", strings.TrimSpace(part)
		for first := true; rest != ""; first = false {
			i := 0
			if at := keyIndex(rest); at > 0 || !first {
				i = at
			}
			if i < 0 {
				break
			}
			rest = strings.TrimLeft(rest[i:], "@ ")
			if key = citationKey(rest); key == "" {
				break
			}
			rest = rest[len(key):]
			locator := rest
			if next := keyIndex(rest); next >= 0 {
				locator, rest = rest[:next], rest[next:]
			} else {
				rest = ""
			}
			item := "@" + key
			if locator = strings.Trim(locator, " ,.:;-"); locator != "" {
				item += ", " + locator
			}
			items = append(items, item)
		}
	}
	if len(items) == 0 {
		return ""
	}
	return "[" + strings.Join(items, "; ") + "]"
}

func (f *findings) unclosedCitation(a *ahead, inside string) {
	key := ""
	if inside[0] == '@' {
		key = citationKey(inside[1:])
	}
	if key == "" {
		return
	}
	f.malformed = append(f.malformed, text.NewSegment(a.offset(0), a.offset(2+len(key))))
	d := f.add(diag.MalformedCitation, a.offset(0), a.offset(2+len(key)), "[@%s begins a citation, and no ] ends it", key)
	d.Hint = fmt.Sprintf("write [@%s]", key)
}

type citationTransformer struct{}

// Transform enters the citations of a body and numbers them: Number counts the
// sources, Anchor the marks.
func (citationTransformer) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	f := found(pc)
	f.bareCitations(doc)
	numbers := map[string]int{}
	for _, n := range nodes(doc, kindCitation) {
		c := n.(*citation)
		switch {
		case within(c, ast.KindHeading):
			f.list.Add(diag.MalformedCitation, c.items[0].Pos, "a citation can't stand in a heading, which the list of contents repeats").Hint = "put it in the text below the heading"
			remove(c)
			continue
		case within(c, ast.KindLink, kindFileLink):
			f.list.Add(diag.MalformedCitation, c.items[0].Pos, "a citation can't stand in the words of a link").Hint = "put it after the link"
			remove(c)
			continue
		}
		closeUp(c, reader.Source())
		for _, item := range c.items {
			if numbers[item.Key] == 0 {
				numbers[item.Key] = len(numbers) + 1
			}
			item.Number = numbers[item.Key]
			f.body.Citations = append(f.body.Citations, item)
			item.Anchor = "cite." + strconv.Itoa(len(f.body.Citations))
		}
	}
}

// bareCitations reports the keys of sources that stand in the text without
// brackets, as Pandoc allows it. Other words with @, such as an account's name,
// are text.
func (f *findings) bareCitations(doc ast.Node) {
	if f.hasSource == nil {
		return
	}
	slices.SortFunc(f.malformed, func(a, b text.Segment) int { return cmp.Compare(a.Start, b.Start) })
	for _, n := range nodes(doc, ast.KindText) {
		t := n.(*ast.Text)
		if t.IsRaw() {
			continue
		}
		for at := t.Segment.Start; at < t.Segment.Stop; at++ {
			if f.source[at] != '@' || at > 0 && !util.IsSpace(f.source[at-1]) && f.source[at-1] != '(' {
				continue
			}
			end := at + 1
			for end < t.Segment.Stop && ofKey(f.source[end]) {
				end++
			}
			key := citationKey(string(f.source[at+1 : end]))
			if key == "" || !f.hasSource(key) || f.isMalformed(at) {
				continue
			}
			f.add(diag.MalformedCitation, at, at+1+len(key), "a citation stands in brackets; without them @%s is published as typed", key).
				Hint = fmt.Sprintf(`write [@%s]; for the word as such write \@%s`, key, key)
		}
	}
}

// isMalformed reports whether source[at] belongs to a citation that was
// reported.
func (f *findings) isMalformed(at int) bool {
	i, _ := slices.BinarySearchFunc(f.malformed, at, func(s text.Segment, at int) int { return cmp.Compare(s.Start, at+1) })
	return i > 0 && at < f.malformed[i-1].Stop
}

// closeUp takes out the white space before a citation, so that its mark can't
// begin a line.
func closeUp(c *citation, source []byte) {
	if t, ok := c.PreviousSibling().(*ast.Text); ok && !t.HardLineBreak() {
		t.Segment = t.Segment.TrimRightSpace(source)
		t.SetSoftLineBreak(false)
	}
}

// wordJoiner (U+2060) forbids a line break.
const wordJoiner = "\u2060"

type citationRenderer struct{}

func (r citationRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindCitation, r.render)
}

// render writes [1, p. 12; 2], which a text browser shows and a screen reader
// says as it is. Each item is one link, locator included, to be easy to hit.
func (citationRenderer) render(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(`<sup class="citation">` + wordJoiner + `[`)
	for i, c := range n.(*citation).items {
		if i > 0 {
			_, _ = w.WriteString("; ")
		}
		_, _ = fmt.Fprintf(w, `<a id="%s" href="#source.%d" role="doc-biblioref">%d`, escape(c.Anchor), c.Number, c.Number)
		if c.Locator != "" {
			_, _ = fmt.Fprintf(w, ", %s", escape(c.Locator))
		}
		_, _ = w.WriteString("</a>")
	}
	_, _ = w.WriteString("]</sup>")
	return ast.WalkContinue, nil
}

// citations is the extension.
type citations struct{}

func (citations) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithInlineParsers(util.Prioritized(citationParser{}, 151)),
		parser.WithASTTransformers(util.Prioritized(citationTransformer{}, orderCitations)),
	)
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(citationRenderer{}, 500)))
}
