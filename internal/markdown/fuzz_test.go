package markdown

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/tools/txtar"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// FuzzParse looks for pages that stop the program, for HTML that a browser reads
// otherwise than we do, and for positions beside the file.
func FuzzParse(f *testing.F) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		f.Fatalf("no archives to begin with: %v", err)
	}
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasSuffix(file.Name, ".md") {
				f.Add(file.Data, strings.HasPrefix(file.Name, "source-"))
				f.Add(bytes.ReplaceAll(file.Data, []byte("\n"), []byte("\r\n")), false)
			}
		}
	}
	f.Fuzz(func(t *testing.T, page []byte, source bool) {
		in := Input{File: "page.md", Text: page, Source: source}
		doc, list := Parse(in)
		unresolved := string(doc.HTML())
		if again := string(doc.HTML()); again != unresolved {
			t.Errorf("the HTML changes when it is asked for again\n%q\n%s\n%s", page, unresolved, again)
		}
		resolveAll(doc)
		for _, out := range []string{unresolved, string(doc.HTML())} {
			for _, problem := range problems(in, doc, list, out) {
				t.Errorf("%s\n%q\n%s", problem, page, out)
			}
		}
	})
}

// FuzzSlugs looks for headings whose ids aren't their own, or can't be typed in a
// link as they are. The text is a page's headings, one a line.
func FuzzSlugs(f *testing.F) {
	f.Add("History\nHistory\nHistory-1\n\nsection")
	f.Add("İstanbul, Σίσυφος & ქართული\nՀայաստան և Ադրբեջան\n_a_ 1.2")
	f.Fuzz(func(t *testing.T, headings string) {
		taken := slugs{}
		given := map[string]string{}
		for heading := range strings.SplitSeq(headings, "\n") {
			base := slug(heading)
			if again := slug(base); again != base {
				t.Errorf("slug(%q) = %q, of which slug makes %q", heading, base, again)
			}
			if i := strings.IndexFunc(base, func(r rune) bool {
				return r != '-' && (unicode.ToLower(r) != r || !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Pc, unicode.Other_Alphabetic))
			}); i >= 0 {
				t.Errorf("slug(%q) = %q, with %q", heading, base, base[i:])
			}
			id := taken.unique(base)
			if other, twice := given[id]; twice || id == "" || slug(id) != id {
				t.Errorf("the heading %q of %q gets the id %q; another with it is %q", heading, headings, id, other)
			}
			given[id] = heading
		}
	})
}

// problems returns what must not be, whatever was typed.
func problems(in Input, doc *Document, list diag.List, out string) []string {
	p := checker{lines: bytes.Split(in.Text, []byte("\n"))}
	for _, d := range list {
		p.position(d.Message, d.Pos)
		for _, r := range d.Related {
			p.position(r.Message, r.Pos)
		}
		if d.Hint == "" {
			p.add("no hint: %s", d.Message)
		}
	}
	b := &doc.Body
	for _, h := range b.Headings {
		p.position("heading", h.Pos)
	}
	for _, l := range b.Links {
		p.position("link", l.Pos)
		p.text("label", l.Label)
		p.text("target", l.Target)
	}
	for _, i := range b.Images {
		p.position("image", i.Pos)
	}
	for _, c := range b.Citations {
		p.position("citation", c.Pos)
		p.text("locator", c.Locator)
		if got := string(p.at(c.Pos)); got != c.Key {
			p.add("the citation %q is at %q", c.Key, got)
		}
	}
	for _, s := range b.Statements {
		p.position("statement", s.Pos)
		p.position("date", s.DatePos)
		p.typed(&s.Quote)
		p.text("quote", s.Quote.Words)
		p.text("name", s.Name)
		p.text("occasion", s.Occasion)
		if len(s.Citations) == 0 || s.Date.IsZero() || s.Quote.Words == "" || s.Speaker == nil && s.Name == "" {
			p.add("an incomplete statement: %+v", s)
		}
	}
	for i := range b.Prose {
		prose := &b.Prose[i]
		p.typed(&prose.Text)
		if prose.Words == "" || !strings.Contains(b.Text, prose.Words) {
			p.add("the prose %q isn't in the text", prose.Words)
		}
		for _, l := range prose.Links {
			if l.Start < 0 || l.Start > l.Stop || l.Stop > len(prose.Words) || l.Link.Label != "" && prose.Words[l.Start:l.Stop] != squeeze(l.Link.Label) {
				p.add("the link %q has the words [%d, %d) of %q", l.Link.Label, l.Start, l.Stop, prose.Words)
			}
		}
		for _, c := range prose.Cites {
			if c.At < 0 || c.At > len(prose.Words) {
				p.add("the citation %q is at %d of %q", c.Citation.Key, c.At, prose.Words)
			}
		}
	}
	for _, passage := range b.Passages {
		p.position("passage", passage.Pos)
		p.text("passage", passage.Text)
	}
	p.html(out, list)
	return p.problems
}

type checker struct {
	lines    [][]byte
	problems []string
}

func (c *checker) add(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

// typed checks that the words that follow a mark stand in the file where it says,
// unless they were typed with an escape.
func (c *checker) typed(t *model.Text) {
	for _, m := range t.Marks {
		word, _, _ := strings.Cut(t.Words[m.At:], " ")
		pos := t.Pos(int(m.At), int(m.At)+len(word))
		c.position("text", pos)
		got := string(c.at(pos))
		escaped := bytes.ContainsAny(c.lines[pos.Line-1][:pos.Column-1+pos.Length], "\\&\x00")
		if !strings.HasPrefix(word, got) && !escaped && m.Instead == 0 {
			c.add("the words %q are at %q, %s", word, got, pos)
		}
	}
}

func (c *checker) position(what string, pos diag.Pos) {
	if pos.Line < 1 || pos.Line > len(c.lines) || pos.Column < 1 || pos.Length < 0 ||
		pos.Column-1+pos.Length > len(c.lines[pos.Line-1]) {
		c.add("%s: the position %v, length %d, isn't in the file", what, pos, pos.Length)
	}
}

func (c *checker) at(pos diag.Pos) []byte {
	if pos.Line > len(c.lines) || pos.Column-1+pos.Length > len(c.lines[pos.Line-1]) {
		return nil
	}
	return c.lines[pos.Line-1][pos.Column-1:][:pos.Length]
}

func (c *checker) text(what, s string) {
	if strings.Contains(s, "\r\n") {
		c.add("a line end in the %s %q", what, s)
	}
}

// may lists the attributes of each element that a page's text may have.
var may = map[string]string{
	"a": "class href id role title", "blockquote": "", "br": "", "code": "class", "dd": "", "del": "", "div": "class role",
	"dl": "", "dt": "", "em": "", "figcaption": "", "figure": "class id", "h1": "id", "h2": "id", "h3": "id", "h4": "id",
	"h5": "id", "h6": "id", "hr": "", "img": "alt src title", "li": "id", "ol": "start", "p": "", "pre": "", "span": "class",
	"strong": "", "sup": "class id", "table": "", "tbody": "", "td": "align", "th": "align", "thead": "", "time": "datetime",
	"tr": "", "ul": "",
}

// html checks that nothing in the page can run or load from elsewhere, that a
// browser builds the elements that stand there, that ids are unique and that the
// marks of citations and footnotes lead somewhere.
func (c *checker) html(out string, list diag.List) {
	ids, wanted := map[string]bool{}, []string{}
	var tags, open []string
	z := html.NewTokenizer(strings.NewReader(out))
	for z.Next() != html.ErrorToken {
		raw := string(z.Raw())
		token := z.Token()
		switch token.Type {
		case html.TextToken:
			if strings.ContainsAny(raw, "<>\x00") {
				c.add("unescaped text, %q", raw)
			}
			continue
		case html.CommentToken:
			if raw != "<!-- raw HTML omitted -->" {
				c.add("the comment %s", raw)
			}
			continue
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				c.add("%s closes one of %v", raw, open)
				continue
			}
			open = open[:len(open)-1]
			continue
		}
		tags = append(tags, strings.Join(append(open, token.Data), " "))
		if !slices.Contains([]string{"br", "hr", "img"}, token.Data) {
			open = append(open, token.Data)
		}
		attributes, known := may[token.Data]
		if !known {
			c.add("the tag %s", token)
		}
		seen := map[string]bool{}
		for _, a := range token.Attr {
			if seen[a.Key] || !slices.Contains(strings.Fields(attributes), a.Key) {
				c.add("the attribute %s of %s", a.Key, raw)
			}
			seen[a.Key] = true
			switch {
			case a.Key == "id" && ids[a.Val]:
				c.add("the id %s twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "src" && (scheme(a.Val) != "" || runs(a.Val)):
				c.add("an image from elsewhere, %s", token)
			case a.Key == "href" && (harms(scheme(a.Val)) || runs(a.Val)):
				c.add("an unsafe link, %s", token)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#fn:"):
				wanted = append(wanted, a.Val[1:])
			}
		}
	}
	if len(open) > 0 {
		c.add("nothing closes %v", open)
	}
	if !list.HasErrors() {
		c.tree(out, tags)
	}
	if len(list) > 0 {
		return // a mark in a footnote or passage that isn't shown
	}
	for _, id := range wanted {
		if !ids[id] {
			c.add("nothing has the id %s", id)
		}
	}
}

// runs reports whether a browser would run the address or show what is in it
// (WHATWG URL, section 4.4): it passes over spaces and controls at the ends, and
// over tabs and line ends everywhere.
func runs(address string) bool {
	address = strings.TrimLeftFunc(address, func(r rune) bool { return r <= ' ' })
	address = strings.ToLower(strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address))
	return slices.ContainsFunc([]string{"javascript:", "vbscript:", "data:", "blob:"}, func(s string) bool { return strings.HasPrefix(address, s) })
}

// tree checks that a browser takes the tags as they stand, each with those that
// it stands in: it moves, closes and adds elements where tags can't stand in each
// other. Written out and read again the page must stay as it is.
func (c *checker) tree(out string, tags []string) {
	page := parseHTML(out)
	var elements []string
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		element := n.Data
		for p := n.Parent; p != page; p = p.Parent {
			element = p.Data + " " + element
		}
		elements = append(elements, element)
	}
	if !slices.Equal(elements, tags) {
		c.add("a browser makes %q of the tags %q", elements, tags)
	}
	written := writeHTML(page)
	if again := writeHTML(parseHTML(written)); again != written {
		c.add("the HTML changes when it is read again:\n%s\n%s", written, again)
	}
}

func parseHTML(text string) *html.Node {
	parent := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(text), parent)
	if err != nil {
		panic(err) // reading a string doesn't fail
	}
	for _, n := range nodes {
		parent.AppendChild(n)
	}
	return parent
}

func writeHTML(parent *html.Node) string {
	var b strings.Builder
	for n := range parent.ChildNodes() {
		if err := html.Render(&b, n); err != nil {
			panic(err) // nor does writing one
		}
	}
	return b.String()
}
