package markdown

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"explainer/internal/diag"
	"explainer/internal/prose"
)

// delimiter is a ** or __ that stayed text.
type delimiter struct {
	at            int // in the source
	mark          string
	before, after rune
}

type emphasisTransformer struct{}

// Transform warns of strong emphasis that goldmark didn't see as such: a ** that
// clings to the word behind it, and in the same paragraph one that clings to the
// word before it, both left as text. CommonMark doesn't let ** end an emphasis
// between a punctuation mark and a letter, as in **«Արցախ»**ի.
//
// A lone *, _ or run of four is never reported: 2 * 3, snake_case and f****.
func (emphasisTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	var block ast.Node
	var opener *delimiter
	for _, n := range nodes(doc, ast.KindText) {
		t := n.(*ast.Text)
		if t.IsRaw() {
			continue
		}
		if b := blockOf(t); b != block {
			block, opener = b, nil
		}
		for _, d := range f.delimiters(t) {
			switch {
			case opener != nil && opener.mark == d.mark && d.closes():
				f.brokenEmphasis(*opener, d)
				opener = nil
			case d.opens():
				opener = &d
			}
		}
	}
}

func blockOf(n ast.Node) ast.Node {
	for n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	return n
}

// delimiters returns the runs of two in a text.
func (f *findings) delimiters(t *ast.Text) []delimiter {
	var list []delimiter
	for i := t.Segment.Start; i < t.Segment.Stop; {
		c := f.source[i]
		if c == '\\' {
			i += 2
			continue
		}
		n := i
		for n < len(f.source) && f.source[n] == c {
			n++
		}
		if (c == '*' || c == '_') && n-i == 2 {
			before, _ := utf8.DecodeLastRune(f.source[:i])
			after, _ := utf8.DecodeRune(f.source[n:])
			list = append(list, delimiter{i, string(f.source[i:n]), before, after})
		}
		i = n
	}
	return list
}

func (d delimiter) opens() bool {
	return isWordOrMark(d.after) && (d.mark == "**" || !prose.IsWord(d.before))
}

func (d delimiter) closes() bool { return isWordOrMark(d.before) }

func isWordOrMark(r rune) bool { return r != utf8.RuneError && !unicode.IsSpace(r) && r != '|' }

func (f *findings) brokenEmphasis(open, end delimiter) {
	start, stop := open.at, end.at+len(end.mark)
	typed := string(f.source[open.at+2 : end.at])
	d := f.add(diag.BrokenEmphasis, start, stop, "%s%s%s shows its %s to the reader, because of the marks and letters around them", open.mark, excerpt(squeeze(typed)), end.mark, end.mark)
	d.Hint = "put a space or a punctuation mark behind the last " + end.mark + ", or move punctuation out of the emphasis"
	isMark := func(r rune) bool { return !prose.IsWord(r) && !unicode.IsSpace(r) }
	words := strings.TrimLeftFunc(typed, isMark)
	left := typed[:len(typed)-len(words)]
	words = strings.TrimRightFunc(words, isMark)
	right := typed[len(left)+len(words):]
	if left+right != "" && words != "" && !strings.ContainsAny(typed, "\n*_[") {
		d.Hint = fmt.Sprintf("write %s%s%s%s%s", left, open.mark, words, end.mark, right)
	}
}

// emphases is the extension.
type emphases struct{}

func (emphases) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(emphasisTransformer{}, orderEmphases)))
}
