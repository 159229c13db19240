package markdown

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"explainer/internal/diag"
)

func FuzzParse(f *testing.F) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
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
		resolveAll(doc)
		for _, out := range []string{unresolved, string(doc.HTML())} {
			for _, problem := range problems(in, doc, list, out) {
				t.Errorf("%s\n%q\n%s", problem, page, out)
			}
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
		p.text("quote", s.Quote)
		p.text("name", s.Name)
		p.text("occasion", s.Occasion)
		if len(s.Citations) == 0 || s.Date.IsZero() || s.Quote == "" || s.Speaker == nil && s.Name == "" {
			p.add("an incomplete statement: %+v", s)
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

// html checks that nothing in the page can run or load from elsewhere, that ids
// are unique and that the marks of citations and footnotes lead somewhere.
func (c *checker) html(out string, list diag.List) {
	ids, wanted := map[string]bool{}, []string{}
	z := html.NewTokenizer(strings.NewReader(out))
	for z.Next() != html.ErrorToken {
		token := z.Token()
		if token.Type != html.StartTagToken && token.Type != html.SelfClosingTagToken {
			continue
		}
		switch token.Data {
		case "script", "style", "iframe", "object", "embed", "form", "base", "link", "meta", "svg", "math":
			c.add("the tag %s", token)
		}
		for _, a := range token.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on") || a.Key == "style":
				c.add("the attribute %s", token)
			case a.Key == "id" && ids[a.Val]:
				c.add("the id %s twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "src" && scheme(a.Val) != "":
				c.add("an image from elsewhere, %s", token)
			case a.Key == "href" && harms(scheme(a.Val)):
				c.add("an unsafe link, %s", token)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#fn"):
				wanted = append(wanted, a.Val[1:])
			}
		}
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
