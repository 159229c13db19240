package markdown

import (
	"fmt"
	"strings"
	"testing"

	"explainer/internal/diag"
)

// hostileText is a text on which goldmark's time grows with the square of its
// length, as large as the limits allow or larger, or one that only looks it.
type hostileText struct {
	name, text string
	tooLarge   bool // it is refused
}

func hostileTexts() []hostileText {
	staircase := &strings.Builder{}
	for i := range 1400 {
		fmt.Fprintf(staircase, "%s- a\n", strings.Repeat("  ", i%1400))
	}
	backticks := &strings.Builder{}
	for i := 1; backticks.Len() < 1<<20; i++ {
		fmt.Fprintf(backticks, "%s a\n", strings.Repeat("`", i%60000))
	}
	notes := &strings.Builder{}
	for i := range 3900 {
		fmt.Fprintf(notes, "[^%d]\n\n", i)
	}
	lines := func(s string) string { // as many as there may be
		s += "\n"
		return strings.Repeat(s, min(maxBody/len(s), maxLines/strings.Count(s, "\n"))-3)
	}
	levels := func(s string) string { // as deep as all may be
		return strings.Repeat(s+"\n", maxLevels/nesting([]byte(s)))
	}
	fill := func(s string) string { // lines as long as they may be, and as many
		line := strings.Repeat(s, (maxLine-1)/len(s)) + "\n"
		return strings.Repeat(line, maxBody/len(line))
	}
	book := strings.Repeat("The [[corridor]] was **discussed** with *both* sides [@smith2024, p. 12] and [the text](../a.md) of it[^1]. ", 8) + "\n\n"
	return []hostileText{
		{"a book of 60,000 words", strings.Repeat(book, 450) + "[^1]: note\n", false},
		{"emphasis", strings.Repeat("*a_ ", 50000), true},
		{"links", strings.Repeat("[a](", 50000), true},
		{"list", strings.Repeat("- ", 3000) + "a", true},
		{"ordered list", strings.Repeat("1. ", 3000) + "a", true},
		{"quotations", strings.Repeat("> ", 3000) + "a", true},
		{"quotations without spaces", strings.Repeat(">", 3000) + "a", true},
		{"quotations in a footnote", "[^a]: " + strings.Repeat("> ", 3000) + "a", true},
		{"staircase", staircase.String(), true},
		{"many lines", strings.Repeat("\n", maxLines+1), true},
		{"many levels", strings.Repeat("> > > > > - a\n", maxLevels/6), true},
		{"size", strings.Repeat("a\n", maxBody/2+1), true},
		{"line", strings.Repeat("a", maxLine+1), true},
		{"footnotes", notes.String() + notes.String(), true},
		{"emphasis, many lines", strings.Repeat("*a_ *b_ **c__ d\n", maxBody/16), true},
		{"emphasis, many lines of links", lines("[a](b) *c*"), true},
		{"emphasis, filled", fill("*a_ "), true},
		{"links, filled", fill("[a]("), true},
		{"link openers, filled", fill("["), true},
		{"images, filled", fill("![a]("), true},
		{"code spans, filled", fill("`a``"), true},
		{"code spans of all lengths", backticks.String(), false},
		{"code spans, many lines", lines("    \\```\n_"), true},
		{"angles, filled", fill("<a b=\""), true},
		{"comments, filled", "x " + fill("a<!--"), true},
		{"page links, filled", fill("[[a"), true},
		{"page links closed, filled", fill("[[a]]"), true},
		{"citations, filled", fill("[@a"), true},
		{"citations closed, filled", fill("[@a; @b]"), true},
		{"citations of many lines", lines("[@a;"), true},
		{"strikethrough, filled", fill("~a~~"), true},
		{"entities", fill("&#x"), false},
		{"definitions", lines("[a]: b"), true},
		{"definitions, each its own", lines("[a]: b\n"), true},
		{"paragraphs of emphasis", lines("*a_ b* c_ **d** __e__\n"), false},
		{"headings", lines("# *a* b {#c}"), false},
		{"equal headings", lines("# a\n"), false},
		{"lists", lines("- *a* [b](c)\n  - d"), false},
		{"lists in quotations", levels(strings.Repeat("> - ", 25) + "a"), false},
		{"table", "|a|b|\n|-|-|\n" + lines("|[[a\\|b]]|*a*|"), false},
		{"table of escaped pipes", "|a|b|\n|-|-|\n" + lines("|[[a\\|b]]|`a\\|b`|"), true},
		{"table of one row", "|a|b|\n|-|-|\n" + strings.Repeat("|", maxLine-1), false},
		{"table of open page links", "|a|b|\n|-|-|\n" + fill("[["), true},
		{"table of pipes", "|" + strings.Repeat("a|", 15000) + "\n|" + strings.Repeat("-|", 15000) + "\n" + lines("|"), true},
		{"definition lists", lines("a\n: b"), false},
		{"statements", lines("> a\n> — [[x]], 2024, b, c, translated [@d]\n"), false},
		{"attribution of commas", "> a\n> —" + strings.Repeat(",1", 30000) + " [@a]", false},
		{"HTML", lines("<div>"), false},
		{"tags, filled", fill("<b>"), true},
		{"highlights, filled", fill("==a b "), false},
		{"footnotes in the text, filled", fill("^[a "), true},
		{"Obsidian's tags, filled", fill("#a "), false},
		{"Dataview's fields, filled", fill("a:: "), false},
		{"headings without words", lines("##\n"), false},
		{"setext", lines("a\n="), false},
		{"code", lines("    a"), false},
		{"fences", lines("```"), false},
		{"paragraphs of a letter", lines("a\n"), false},
		{"combining marks", strings.Repeat("a"+strings.Repeat("\u0301", 30000)+"\n\n", 30), false},
		{"ids of headings", strings.Repeat("## a {#"+strings.Repeat("b", 60000)+"}\n", 30), false},
		{"images of nothing", lines("![](b.png)\n"), false},
		{"links to nowhere", lines("[a](b.md) [c](d.md) [e](f.md) [g](h.md)\n"), false},
		{"attributions", "> a\n" + strings.Repeat("> — a, 2024 [@b]\n", 60000), true},
	}
}

// TestHostileText tells what is refused, once a text. How long the others take
// is BenchmarkHostileText's to tell.
func TestHostileText(t *testing.T) {
	for _, test := range hostileTexts() {
		t.Run(test.name, func(t *testing.T) {
			doc, list := Parse(Input{File: "page.md", Text: []byte(test.text)})
			doc.HTML()
			found := 0
			for _, d := range list {
				if d.Rule == diag.TooLarge {
					found++
				}
			}
			if got := found == 1; got != test.tooLarge {
				t.Errorf("%d diagnostics say too-large, want one: %t", found, test.tooLarge)
			}
		})
	}
}

// BenchmarkHostileText measures each text; a page should take less than two
// seconds, whatever is in it.
func BenchmarkHostileText(b *testing.B) {
	for _, test := range hostileTexts() {
		b.Run(test.name, func(b *testing.B) {
			for b.Loop() {
				doc, _ := Parse(Input{File: "page.md", Text: []byte(test.text)})
				doc.HTML()
			}
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/page")
			b.ReportMetric(0, "ns/op")
		})
	}
}
