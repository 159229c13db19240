package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"explainer/internal/diag"
	"explainer/internal/golden"
	"explainer/internal/model"
)

// TestData runs the archives in testdata, one for each construct. A case is
// four files:
//
//	NAME.md           the page, front matter and all
//	NAME.html         what it becomes
//	NAME.found        what was found in it, if anything, with positions
//	NAME.diagnostics  as printed, if any
//
// A page whose name begins with "source-" is a source's; one whose name begins
// with "crlf-" is read with the line ends of Windows.
func TestData(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, _ string, archive *txtar.Archive) []txtar.File {
		var files []txtar.File
		for _, file := range archive.Files {
			if page, ok := strings.CutSuffix(file.Name, ".md"); ok {
				files = append(append(files, file), runCase(t, page, file.Data)...)
			}
		}
		return files
	})
}

func runCase(t *testing.T, name string, page []byte) []txtar.File {
	t.Helper()
	if strings.HasPrefix(name, "crlf-") {
		page = bytes.ReplaceAll(page, []byte("\n"), []byte("\r\n"))
	}
	in := Input{File: "page.md", Text: page, Offset: bodyOffset(page), Source: strings.HasPrefix(name, "source-")}
	doc, list := Parse(in)
	resolveAll(doc)
	html := string(doc.HTML())
	for _, problem := range problems(in, doc, list, html) {
		t.Errorf("%s: %s\n%s", name, problem, page)
	}
	if strings.Contains(html, "\r") && !strings.Contains(html, "<pre>") {
		t.Errorf("%s: a carriage return in the HTML: %q", name, html)
	}
	list.Sort()
	var printed bytes.Buffer
	if err := list.Text(&printed, fstest.MapFS{in.File: {Data: page}}); err != nil {
		t.Fatal(err)
	}
	files := []txtar.File{{Name: name + ".html", Data: []byte(strings.ReplaceAll(html, "\r", ""))}}
	if found := dump(&doc.Body); found != "" {
		files = append(files, txtar.File{Name: name + ".found", Data: []byte(found)})
	}
	if printed.Len() > 0 {
		files = append(files, txtar.File{Name: name + ".diagnostics", Data: printed.Bytes()})
	}
	return files
}

// bodyOffset finds the end of front matter.
func bodyOffset(page []byte) int {
	for _, fence := range []string{"---\n", "---\r\n"} {
		if rest, ok := bytes.CutPrefix(page, []byte(fence)); ok {
			return len(fence) + bytes.Index(rest, []byte(fence)) + len(fence)
		}
	}
	return 0
}

// resolveAll does the loader's part: every page and source exists, but for those
// whose id begins with "missing".
func resolveAll(d *Document) {
	fragment := func(s string) string {
		if s == "" {
			return ""
		}
		return "#" + s
	}
	for _, l := range d.Body.Links {
		switch {
		case strings.HasPrefix(l.Target, "missing"):
		case l.Target == "":
			l.URL = fragment(l.Fragment)
		case l.Wiki:
			l.URL, l.Title = "../pages/"+l.Target+".html"+fragment(l.Fragment), "Title of "+l.Target
		default:
			l.URL = strings.TrimSuffix(l.Target, ".md") + ".html" + fragment(l.Fragment)
			l.Title = "Title of " + l.Target
		}
	}
	for _, i := range d.Body.Images {
		if !strings.HasPrefix(i.Target, "missing") {
			i.URL = i.Target
		}
	}
	for _, c := range d.Body.Citations {
		if !strings.HasPrefix(c.Key, "missing") {
			c.Source = &model.Source{Page: model.Page{Title: `"` + c.Key + `" & co`}, Language: "en"}
		}
	}
	d.Complete(&d.Body)
}

// dump prints what was found in a body, one thing on a line.
func dump(b *model.Body) string {
	var out strings.Builder
	at := func(p diag.Pos) string { return fmt.Sprintf("%d:%d+%d", p.Line, p.Column, p.Length) }
	for _, h := range b.Headings {
		fmt.Fprintf(&out, "heading %s h%d #%s %q\n", at(h.Pos), h.Level, h.ID, h.Text)
	}
	for _, l := range b.Links {
		kind := "file"
		if l.Wiki {
			kind = "page"
		}
		fmt.Fprintf(&out, "link %s %s %q #%q label %q\n", at(l.Pos), kind, l.Target, l.Fragment, l.Label)
	}
	for _, i := range b.Images {
		fmt.Fprintf(&out, "image %s %q alt %q\n", at(i.Pos), i.Target, i.Alt)
	}
	for _, c := range b.Citations {
		fmt.Fprintf(&out, "citation %s %q locator %q number %d anchor %s\n", at(c.Pos), c.Key, c.Locator, c.Number, c.Anchor)
	}
	for _, s := range b.Statements {
		fmt.Fprintf(&out, "statement %s #%s quote %q speaker %q date %s %s occasion %q translated %t citations %d\n",
			at(s.Pos), s.Anchor, s.Quote.Words, s.SpeakerName(), at(s.DatePos), s.Date, s.Occasion, s.Translated, len(s.Citations))
	}
	for _, p := range b.Prose {
		if plain := len(p.Marks) <= 1 && len(p.Cites) == 0 && len(p.Links) == 0 && p.Kind == model.ProseParagraph; plain {
			continue
		}
		fmt.Fprintf(&out, "prose %d", p.Kind)
		for _, m := range p.Marks {
			fmt.Fprintf(&out, " %d=%d:%d", m.At, m.Line, m.Column)
		}
		for _, c := range p.Cites {
			fmt.Fprintf(&out, " @%s=%d", c.Citation.Key, c.At)
		}
		for _, l := range p.Links {
			fmt.Fprintf(&out, " [%s]", p.Words[l.Start:l.Stop])
		}
		out.WriteByte('\n')
	}
	for _, p := range b.Passages {
		fmt.Fprintf(&out, "passage %s %q\n", at(p.Pos), p.Text)
	}
	if b.Lead != "" {
		fmt.Fprintf(&out, "lead %q\n", b.Lead)
	}
	if b.Text != "" && b.Text != b.Lead {
		fmt.Fprintf(&out, "text %q\n", b.Text)
	}
	return out.String()
}
