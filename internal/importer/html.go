package importer

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fromHTML turns HTML into Markdown: paragraphs, lists, links, bold and italics.
// Of everything else the words are kept.
func fromHTML(text string) string {
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		return markdown(text)
	}
	var c converter
	for _, n := range nodes {
		c.node(n, 0)
	}
	c.flush()
	return strings.Join(c.blocks, "\n\n")
}

// converter gathers the paragraph that it is in, and those before.
type converter struct {
	blocks []string
	line   strings.Builder
	inItem bool
}

// deepest is how far elements are nested; below, the words are left out.
const deepest = 100

func (c *converter) node(n *html.Node, depth int) {
	if depth > deepest {
		return
	}
	children := func() {
		for child := range n.ChildNodes() {
			c.node(child, depth+1)
		}
	}
	if n.Type == html.TextNode {
		c.line.WriteString(spaced(n.Data))
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Iframe, atom.Noscript, atom.Template, atom.Head:
	case atom.B, atom.Strong, atom.I, atom.Em, atom.Cite:
		if !inMarks(n) {
			children()
		} else if n.DataAtom == atom.B || n.DataAtom == atom.Strong {
			c.line.WriteString(wrapped("**", n))
		} else {
			c.line.WriteString(wrapped("*", n))
		}
	case atom.A:
		c.line.WriteString(anchor(n))
	case atom.Br:
		c.flush()
	case atom.Li:
		c.flush()
		c.inItem = true
		children()
		c.flush()
		c.inItem = false
	case atom.P, atom.Div, atom.Ul, atom.Ol, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Table, atom.Tr,
		atom.Section, atom.Article, atom.Figure, atom.Figcaption, atom.Hr, atom.Pre:
		c.flush()
		children()
		c.flush()
	case atom.Td, atom.Th:
		children()
		c.line.WriteString(" ")
	default:
		children()
	}
}

// flush ends the paragraph. The items of a list follow each other without a gap.
func (c *converter) flush() {
	line := strings.TrimSpace(squeezed.ReplaceAllString(c.line.String(), " "))
	c.line.Reset()
	if line == "" {
		return
	}
	line = atStart(line)
	last := len(c.blocks) - 1
	switch {
	case !c.inItem:
		c.blocks = append(c.blocks, line)
	case last >= 0 && strings.HasPrefix(c.blocks[last], "- "):
		c.blocks[last] += "\n- " + line
	default:
		c.blocks = append(c.blocks, "- "+line)
	}
}

var squeezed = regexp.MustCompile(` +`)

// spaced escapes a text, and keeps a space at its ends.
func spaced(text string) string {
	inner := inline(words(text))
	if inner == "" {
		return " "
	}
	if words("x"+text) != "x"+words(text) {
		inner = " " + inner
	}
	if words(text+"x") != words(text)+"x" {
		inner += " "
	}
	return inner
}

// content returns the words of an element.
func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.DataAtom == atom.Br || d.DataAtom == atom.P || d.DataAtom == atom.Div || d.DataAtom == atom.Li:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// wordsOf returns the words of a text in HTML.
func wordsOf(text string) string {
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		return words(text)
	}
	var b strings.Builder
	for _, n := range nodes {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		b.WriteString(content(n))
	}
	return words(b.String())
}

// wordly is a text that marks can stand around in any place.
var wordly = regexp.MustCompile(`^[\pL\pN](.*[\pL\pN])?$`)

// inMarks reports whether an element can stand between marks: it has words only.
// Of others the content is kept, and the marks are not.
func inMarks(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom != atom.Span && d.DataAtom != atom.Br {
			return false
		}
	}
	return true
}

// wrapped returns an element's words between marks, if these would be read as such.
func wrapped(mark string, n *html.Node) string {
	text := spaced(content(n))
	inner := strings.TrimSpace(text)
	if !wordly.MatchString(inner) {
		return text
	}
	return strings.Replace(text, inner, mark+inner+mark, 1)
}

// anchor returns a link, or its words if it doesn't lead to a web address.
func anchor(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "href" && a.Namespace == "" {
			return link(content(n), a.Val)
		}
	}
	return spaced(content(n))
}

// link returns a link with that text.
func link(text, to string) string {
	to = strings.TrimSpace(to)
	if !isAddress(to) || len(address.FindString(to)) != len(to) {
		return spaced(text)
	}
	inner := strings.ReplaceAll(escaped(words(text)), "@", `\@`) // between brackets it cites
	if inner == "" {
		return "<" + to + ">"
	}
	return "[" + inner + "](<" + to + ">)"
}
