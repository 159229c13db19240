package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"explainer/internal/diag"
	"explainer/internal/prose"
)

type obsidianTransformer struct{}

// Transform reports marks that mean something in Obsidian and nothing here, and
// would be published as they stand. A comment is an error: what is between %%
// and %% was not meant for readers.
func (obsidianTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	o := obsidianMarks{findings: f}
	for _, n := range nodes(doc, ast.KindText, ast.KindListItem, ast.KindParagraph, ast.KindTextBlock, ast.KindFencedCodeBlock, ast.KindCodeSpan) {
		switch n := n.(type) {
		case *ast.Text:
			if n.IsRaw() {
				continue
			}
			if o.comments(n) {
				continue
			}
			o.highlights(n)
			f.tags(n)
			f.inlineFootnotes(n)
			f.inlineFields(n)
			f.callout(n)
		case *ast.ListItem:
			f.task(n)
		case *ast.FencedCodeBlock:
			f.query(n)
		case *ast.CodeSpan:
			f.inlineQuery(n)
		default:
			f.blockID(n)
		}
	}
}

// obsidianMarks are the marks that may have begun in a text before.
type obsidianMarks struct {
	*findings
	comment     bool     // within one, which was reported
	highlight   int      // where one may have begun
	highlighted ast.Node // the block that it began in; nil if none has
}

// comments reports %%comments%%, and whether some of the text belongs to one.
func (o *obsidianMarks) comments(t *ast.Text) bool {
	value := t.Segment.Value(o.source)
	commented := o.comment
	for at := 0; ; at += 2 {
		i := bytes.Index(value[at:], []byte("%%"))
		if i < 0 {
			return commented
		}
		at += i
		if spaced(value, at) {
			continue
		}
		if o.comment = !o.comment; o.comment {
			commented = true
			start := t.Segment.Start + at
			o.add(diag.UnsupportedSyntax, start, start+2, "%%%% begins a comment in Obsidian; here it would be published, with what follows").
				Hint = "write <!-- and --> around it, or take it out"
		}
	}
}

// spaced reports whether a mark of two bytes stands between spaces, as an
// operator does.
func spaced(value []byte, at int) bool {
	return at > 0 && value[at-1] == ' ' && at+2 < len(value) && value[at+2] == ' '
}

// highlights reports ==words==, whose marks touch words on their inner sides
// only: a == b and a==b are something else.
func (o *obsidianMarks) highlights(t *ast.Text) {
	block := blockOf(t)
	if block != o.highlighted {
		o.highlighted = nil
	}
	for at := t.Segment.Start; ; at += 2 {
		i := bytes.Index(o.source[at:t.Segment.Stop], []byte("=="))
		if i < 0 {
			return
		}
		at += i
		before, _ := utf8.DecodeLastRune(o.source[:at])
		after, _ := utf8.DecodeRune(o.source[at+2:])
		switch {
		case o.highlighted != nil && (prose.IsWord(before) || strings.ContainsRune("*_~])”»", before)) && !prose.IsWord(after) && after != '=':
			words := string(o.source[o.highlight+2 : at])
			d := o.add(diag.UnsupportedSyntax, o.highlight, at+2, "==%s== is a highlight in Obsidian; here the marks would stay visible", excerpt(squeeze(words)))
			d.Hint = fmt.Sprintf("write **%s**, or the words alone", excerpt(squeeze(words)))
			o.highlighted = nil
		case (prose.IsWord(after) || strings.ContainsRune("*_~[(“«", after)) && !prose.IsWord(before) && before != '=' && before != '\\':
			o.highlight, o.highlighted = at, block
		}
	}
}

// tag is # with letters behind it, as Obsidian reads it but for emoji and tags
// that begin with a digit, since #1 is a number.
var tag = regexp.MustCompile(`^#\pL[\pL\pM\pN_/-]*`)

// tags reports the first #tag of a line. In a quotation they are the speaker's.
func (f *findings) tags(t *ast.Text) {
	for start := t.Segment.Start; start < t.Segment.Stop; start++ {
		if f.source[start] != '#' {
			continue
		}
		word := tag.Find(f.source[start:t.Segment.Stop])
		if word == nil || start > 0 && !util.IsSpace(f.source[start-1]) || within(t, ast.KindBlockquote) {
			continue
		}
		f.add(diag.StrayTag, start, start+len(word), "%s is a tag in Obsidian; here it is published as it stands", word).
			Hint = fmt.Sprintf(`move it to the front matter, tags: [%s], or write \%s if readers are to see it`, word[1:], word)
		return
	}
}

// inlineFootnotes reports ^[a note].
func (f *findings) inlineFootnotes(t *ast.Text) {
	for at := t.Segment.Start; at < t.Segment.Stop; at++ {
		if f.source[at] != '^' || at > 0 && f.source[at-1] == '\\' || at+1 >= len(f.source) || f.source[at+1] != '[' {
			continue
		}
		if next, ok := t.NextSibling().(*ast.Text); at+1 == t.Segment.Stop && (!ok || next.Segment.Start != at+1) {
			continue // the bracket is a link's
		}
		stop := f.bracketEnd(at + 1)
		if stop < 0 {
			continue
		}
		f.add(diag.UnsupportedSyntax, at, stop, "%s is a footnote in Obsidian; here it would stay in the text", excerpt(string(f.source[at:stop]))).
			Hint = "write [^1] here, and on a line of its own, with an empty line above, [^1]: and the note"
	}
}

// bracketEnd returns the place behind the bracket that closes the one at
// source[i] on the same line, not far from it, or -1.
func (f *findings) bracketEnd(i int) int {
	depth := 0
	for end := min(i+1000, len(f.source)); i < end && f.source[i] != '\n'; i++ {
		switch f.source[i] {
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth == 0 {
			return i + 1
		}
	}
	return -1
}

// callout reports the word in "> [!note]".
func (f *findings) callout(t *ast.Text) {
	before, ok := t.PreviousSibling().(*ast.Text)
	if !ok || before.PreviousSibling() != nil || string(before.Segment.Value(f.source)) != "[" || !bytes.HasPrefix(t.Segment.Value(f.source), []byte("!")) {
		return
	}
	paragraph := t.Parent()
	if paragraph.PreviousSibling() == nil && paragraph.Parent().Kind() == ast.KindBlockquote {
		f.add(diag.UnsupportedSyntax, max(paragraph.Parent().Pos(), 0), t.Segment.Stop+1, "Obsidian's callouts aren't supported: the mark would stay visible").
			Hint = "take the mark out; the rest is a quotation"
	}
}

// task reports "- [ ] to do".
func (f *findings) task(item *ast.ListItem) {
	block := item.FirstChild()
	if block == nil || block.Lines().Len() == 0 {
		return
	}
	start := block.Lines().At(0).Start
	first, ok := block.FirstChild().(*ast.Text)
	if !ok || first.Segment.Start != start || len(f.source) < start+4 {
		return
	}
	box, sign := string(f.source[start:start+4]), "☑"
	switch box {
	case "[ ] ":
		sign = "☐"
	case "[x] ", "[X] ":
	default:
		return
	}
	f.add(diag.UnsupportedSyntax, start, start+3, "%s is a task in Obsidian; here the brackets would stay visible", box[:3]).
		Hint = "take them out, or write " + sign + " in their place"
}

// blockID is what Obsidian puts behind a block to link to it.
var blockID = regexp.MustCompile(`(?:^|[ \t\n])(\^[A-Za-z0-9-]+)$`)

// blockID reports a ^name at the end of a block.
func (f *findings) blockID(block ast.Node) {
	start, stop := f.findBlockID(block)
	if start == stop {
		return
	}
	f.add(diag.UnsupportedSyntax, start, stop, "%s names this block in Obsidian; here it would stay visible", f.source[start:stop]).
		Hint = "take it out; to link to this place, put a heading above it"
}

// findBlockID finds a ^name at the end of a block. A short number is an exponent.
func (f *findings) findBlockID(block ast.Node) (start, stop int) {
	t, ok := block.LastChild().(*ast.Text)
	if !ok {
		return 0, 0
	}
	before := max(t.Segment.Start-1, 0)
	if bytes.IndexByte(f.source[before:t.Segment.Stop], '^') < 0 {
		return 0, 0 // before the expression, which is slow
	}
	at := blockID.FindSubmatchIndex(f.source[before:t.Segment.Stop])
	if at == nil {
		return 0, 0
	}
	start, stop = before+at[2], t.Segment.Stop
	id := string(f.source[start:stop])
	if len(id) < len("^123456") && strings.Trim(id, "^-0123456789") == "" {
		return 0, 0
	}
	return start, stop
}

// obsidian is the extension. It has no syntax of its own.
type obsidian struct{}

func (obsidian) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(obsidianTransformer{}, orderObsidian)))
}
