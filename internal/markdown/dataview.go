package markdown

import (
	"bytes"
	"fmt"
	"regexp"

	"github.com/yuin/goldmark/ast"

	"explainer/internal/diag"
)

// This file reports what plug-ins of Obsidian's run or read, and what would be
// published as code or as it stands: queries, diagrams, and fields in prose
// (Dataview's documentation, "Adding Metadata" and "DQL, JS and Inlines").

// queries are the languages of code blocks that Obsidian or a plug-in shows the
// result of, and what to write instead.
var queries = map[string]string{
	"base":       "take it out; the site makes its lists from front matter",
	"dataview":   "take it out; the site makes its lists from front matter",
	"dataviewjs": "take it out; the site makes its lists from front matter",
	"query":      "take it out; the site makes its lists from front matter",
	"tasks":      "take it out",
	"mermaid":    "save the diagram as an image and show that: ![what it shows](images/diagram.svg)",
}

func (f *findings) query(block *ast.FencedCodeBlock) {
	language := string(block.Language(f.source))
	hint, ok := queries[language]
	if !ok {
		return
	}
	start := block.Info.Segment.Start
	f.add(diag.UnsupportedSyntax, start, start+len(language), "Obsidian shows what this %s block makes; here its code would be published", language).
		Hint = hint
}

// inlineQuery is what a code span holds that Dataview replaces by a value.
var inlineQuery = regexp.MustCompile(`^(= *this\.|= *\[\[|\$= *dv\.)`)

func (f *findings) inlineQuery(span *ast.CodeSpan) {
	t, ok := span.FirstChild().(*ast.Text)
	if !ok || !inlineQuery.Match(t.Segment.Value(f.source)) {
		return
	}
	code := string(t.Segment.Value(f.source))
	f.add(diag.UnsupportedSyntax, t.Segment.Start, t.Segment.Stop, "Obsidian's Dataview shows the value of `%s`; here the code would be published", excerpt(code)).
		Hint = "write the value itself"
}

// inlineField is the beginning of a field in prose: up to three words, two
// colons and a space.
var inlineField = regexp.MustCompile(`([\pL\pN_-]+(?: [\pL\pN_-]+){0,2}):: `)

// inlineFields reports "key:: value" where Dataview reads it: at the beginning of
// a line and in brackets.
func (f *findings) inlineFields(t *ast.Text) {
	value := t.Segment.Value(f.source)
	if !bytes.Contains(value, []byte(":: ")) {
		return // before the expression, which is slow
	}
	for _, at := range inlineField.FindAllSubmatchIndex(value, -1) {
		start, stop := t.Segment.Start+at[0], t.Segment.Start+at[1]
		bracketed := start > 0 && (f.source[start-1] == '[' || f.source[start-1] == '(')
		if !bracketed && (at[0] > 0 || !beginsLine(t)) {
			continue
		}
		key := string(f.source[start : stop-3])
		f.add(diag.UnsupportedSyntax, start, stop-1, "%s:: is a field of Dataview's, a plug-in of Obsidian; here it would be published", key).
			Hint = fmt.Sprintf("take it out; if it is a fact that the page's kind has a field for, write it into the front matter; for the words as such write %s: with one colon", key)
	}
}

// beginsLine reports whether nothing stands before a text on its line.
func beginsLine(t *ast.Text) bool {
	if t.PreviousSibling() == nil {
		return t.Parent().Type() == ast.TypeBlock
	}
	before, ok := t.PreviousSibling().(*ast.Text)
	return ok && (before.SoftLineBreak() || before.HardLineBreak())
}
