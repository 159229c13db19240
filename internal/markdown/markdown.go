// Package markdown turns the body of a page into HTML, and into a list of what
// was found in it: headings, links, images, citations, statements and saved
// passages.
//
// # Dialect
//
// CommonMark with GFM tables and strikethrough, footnotes, definition lists,
// {#id} on headings (heading.go, slug.go), and these constructs, each in a file of
// its own:
//
//	[[id]]  [[id#heading|label]]    a page link                pagelink.go
//	[label](../actors/armenia.md)   a link to a file           link.go
//	![what it shows](map.png)       an image beside the page   image.go
//	[@key]  [@a, p. 12; @b]         a citation                 citation.go
//	> Words.                        a statement                statement.go
//	> — SPEAKER, DATE [@key]
//	> Words.                        a saved passage, on a      passage.go
//	                                source's page
//
// What goldmark would drop, or publish as it stands, is reported instead: raw
// HTML (rawhtml.go), footnotes that lead nowhere (footnote.go), cells of tables
// (table.go), emphasis whose marks stay (emphasis.go), what nearly is the last
// line of a statement (misattribution.go; attribution.go reads those that are),
// and what means something in Obsidian only (obsidian.go, dataview.go). A text
// that would take too long to read is refused (limits.go).
//
// A page link or citation binds as tightly as a code span: whichever begins
// first wins, and nothing inside it is read as Markdown. Text without these
// constructs comes out as goldmark renders it, byte for byte, but for the ids
// of headings. Raw HTML never comes out.
//
// # Two steps
//
// What a link leads to is known only when all pages are read, so a page is
// turned in two steps. [Parse] reads it and fills a [model.Body] with pointers;
// the caller resolves them (Link.URL and Title, Image.URL, Citation.Source);
// [Document.HTML] then fills them into the HTML, which Parse has written with
// gaps. The tree and the text are dropped in between: a site has many pages.
//
//	doc, list := markdown.Parse(in)
//	… resolve doc.Body.Links, Images and Citations …
//	doc.Complete(&doc.Body)
//	doc.Body.HTML = doc.HTML()
//
// # How a construct is built
//
// Every construct is a goldmark extension with the same parts in the same
// order: node, parser, transformer, renderer, Extend. A parser sees one place of
// the text and makes a node of it, or reports it and lets goldmark go on. A
// transformer sees the whole tree: it checks where a node stands, numbers it and
// enters it in the body. A renderer writes a node, with gaps (form.go), and
// escapes everything. What is found on the way is kept in a findings value in
// goldmark's context, so one goldmark.Markdown serves all goroutines.
//
// # Ids
//
// Ids made here hold a full stop or, in goldmark's own, a colon, so they never
// meet a heading's: cite.1, one for each mark in the text; source.1, the place
// in the list of sources that a mark links to, which the page's template writes;
// statement.1; fn:1 and fnref:1.
package markdown

import (
	"html/template"
	"slices"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// Input is a page's file.
type Input struct {
	File   string // relative to the site folder
	Text   []byte // the whole file; not changed, and not to be changed while the document is in use
	Offset int    // where the body begins in Text
	Source bool   // a source's page: its top-level blockquotes are saved passages

	// Path returns the way from the page to a file of the site that is no page,
	// by the end of its path, or "". It may be nil.
	Path func(name string) string

	// HasSource reports whether the site has a source of that key. It may be nil.
	HasSource func(key string) bool
}

// Document is a page's body, parsed.
type Document struct {
	Body model.Body // all but HTML

	form  filledForm
	words wordForm
}

// Parse reads a body. It reports every mistake it meets and always returns a
// document; a body beyond the limits gives an empty one.
func Parse(in Input) (*Document, diag.List) {
	f := &findings{
		lines:      newLines(in),
		source:     slices.Clip(in.Text[in.Offset:]), // goldmark may append to the last line
		sourcePage: in.Source,
		path:       in.Path,
		hasSource:  in.HasSource,
	}
	d := &Document{}
	if !f.withinLimits() {
		return d, f.list
	}
	pc := parser.NewContext()
	pc.Set(findingsKey, f)
	root := converter().Parser().Parse(text.NewReader(f.source), parser.WithContext(pc))
	var html form
	html.Grow(2 * len(f.source))
	if err := converter().Renderer().Render(&html, f.source, root); err != nil {
		panic("explainer: rendering to memory: " + err.Error())
	}
	d.form = filledForm{html.String(), html.gaps}
	d.words = newWordForm(root, f)
	d.Body = f.body
	w := d.words.filled()
	d.words.fill(&w, &d.Body)
	return d, f.list
}

// HTML renders the document. What the caller couldn't resolve comes out harmless:
// a page link as its words, a link to a file or an image with its address as
// typed, a citation without its source's title.
//
// Different documents may be rendered at the same time.
func (d *Document) HTML() template.HTML { return d.form.fill() }

// converter is the one goldmark of the program. It has no state of its own.
var converter = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParserOptions(parser.WithAttribute()), // on headings only; see heading.go
		goldmark.WithExtensions(
			// As an attribute, since the pages' Content-Security-Policy forbids inline styles.
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough,
			extension.DefinitionList,
			extension.Footnote,
			limits{},
			footnotes{},
			rawHTML{},
			passages{},
			tables{},
			pageLinks{},
			links{},
			images{},
			citations{},
			headings{},
			statements{},
			emphases{},
			obsidian{},
		),
	)
})

// The order of the transformers. Goldmark moves the footnotes to the end at 999.
const (
	orderFootnotes = 990 + 10*iota
	orderRawHTML
	orderPassages // takes blockquotes out, so before what they hold is entered
	orderTables
	orderLinks
	orderImages
	orderCitations
	orderHeadings   // after citations: those in headings are taken out
	orderStatements // after links and citations, of which attributions are made
	orderEmphases
	orderObsidian
)
