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
)

// markdownFor is what to type for an HTML tag.
var markdownFor = map[string]string{
	"a":          "[label](address)",
	"abbr":       "the words in full",
	"b":          "**bold**",
	"blockquote": "> in front of each line",
	"br":         `a backslash at the end of the line, or an empty line for a new paragraph`,
	"cite":       "*title*",
	"code":       "`code`",
	"del":        "~~deleted~~",
	"div":        "paragraphs, with an empty line between",
	"em":         "*emphasis*",
	"h1":         "## Heading",
	"h2":         "## Heading",
	"h3":         "### Heading",
	"h4":         "#### Heading",
	"hr":         "--- between two empty lines",
	"i":          "*emphasis*",
	"img":        "![what it shows](images/map.png)",
	"li":         "- in front of each item",
	"ol":         "1. in front of each item",
	"p":          "paragraphs, with an empty line between",
	"pre":        "lines between ``` and ```",
	"q":          "quotation marks",
	"s":          "~~deleted~~",
	"strike":     "~~deleted~~",
	"strong":     "**bold**",
	"sub":        "the letter itself, such as ₂",
	"sup":        "the letter itself, such as ², or [^1] for a footnote",
	"table":      "a table: | cell | cell | with | --- | --- | below its first row",
	"u":          "*emphasis*",
	"ul":         "- in front of each item",
}

var (
	openingTag = regexp.MustCompile(`^<([A-Za-z][A-Za-z0-9-]*)`)
	closingTag = regexp.MustCompile(`^</\s*([A-Za-z][A-Za-z0-9-]*)[^>]*>`)
	comment    = regexp.MustCompile(`(?s)^<!--(>|->|.*?-->)`)
)

type rawHTMLTransformer struct{}

// Transform reports raw HTML, which goldmark leaves out. It says nothing of
// comments, nor of closing tags after an opening one of that name.
func (rawHTMLTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	opened := map[string]bool{}
	for _, n := range nodes(doc, ast.KindRawHTML, ast.KindHTMLBlock) {
		start, stop := htmlSpan(n)
		for start < stop {
			start += len(f.source[start:stop]) - len(bytes.TrimLeft(f.source[start:stop], " \t\r\n"))
			html := f.source[start:stop]
			if m := comment.Find(html); m != nil {
				start += len(m)
			} else if m := closingTag.FindSubmatch(html); m != nil && opened[string(lowerASCII(m[1]))] {
				start += len(m[0])
			} else {
				f.rawHTML(start, stop, opened)
				break
			}
		}
	}
}

// htmlSpan returns the place of raw HTML, from its first line to its last. What
// marks lines as part of a quotation stands in between.
func htmlSpan(n ast.Node) (start, stop int) {
	switch n := n.(type) {
	case *ast.RawHTML:
		last := n.Segments.Len() - 1
		return n.Segments.At(0).Start, n.Segments.At(last).Stop
	case *ast.HTMLBlock:
		last := n.Lines().Len() - 1
		return n.Lines().At(0).Start, max(n.Lines().At(last).Stop, n.ClosureLine.Stop)
	}
	return 0, 0
}

func (f *findings) rawHTML(start, stop int, opened map[string]bool) {
	html := f.source[start:stop]
	if html = bytes.TrimSpace(html); len(html) == 0 {
		return
	}
	if html[0] != '<' {
		f.add(diag.RawHTML, start, stop, "this stands on the last line of a comment, and so belongs to it").Hint = "write it on a line of its own, after an empty line"
		return
	}
	if bytes.HasPrefix(html, []byte("<!--")) {
		f.add(diag.RawHTML, start, start+len("<!--"), "this comment isn't closed, so what follows belongs to it").Hint = "write --> at its end"
		return
	}
	tag := html
	if i := bytes.IndexAny(html, ">\n"); i >= 0 {
		tag = bytes.TrimRight(html[:i+1], "\r\n")
	}
	d := f.add(diag.RawHTML, start, start+len(tag), "%s is HTML, which never reaches the page", excerpt(string(tag)))
	d.Hint = "leave it out; for < as such write &lt;"
	m := openingTag.FindSubmatch(html)
	if m == nil {
		return
	}
	name := strings.ToLower(string(m[1]))
	opened[name] = true
	if typed, ok := markdownFor[name]; ok {
		d.Hint = fmt.Sprintf("write %s", typed)
	}
}

// rawHTML is the extension.
type rawHTML struct{}

func (rawHTML) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(rawHTMLTransformer{}, orderRawHTML)))
}
