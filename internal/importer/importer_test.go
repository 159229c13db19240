package importer

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"explainer/internal/diag"
	"explainer/internal/golden"
	"explainer/internal/load"
)

// TestImports imports each NAME.FORMAT.txtar: the first file into the site of the
// others. What comes out follows as "report", with every line for people, and as
// the new files under want/.
func TestImports(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, name string, archive *txtar.Archive) []txtar.File {
		format := strings.TrimPrefix(filepath.Ext(name), ".")
		input := archive.Files[0]
		files, folder := golden.Site(archive)
		files = append([]txtar.File{input}, files...)
		report := convert(t, folder, format, input.Name, input.Data)
		lines := strings.Join(append(report.Lines, fmt.Sprintf("left out: %d", report.LeftOut)), "\n") + "\n"
		files = append(files, golden.Result("report", lines))
		for _, f := range report.Files {
			files = append(files, golden.Result("want/"+f.Name, string(f.Text)))
		}
		sound(t, folder, report)

		// The same once more adds nothing, and says so.
		for _, f := range report.Files {
			folder[f.Name] = &fstest.MapFile{Data: f.Text}
		}
		if again := convert(t, folder, format, input.Name, input.Data); len(again.Files) > 0 || again.LeftOut == 0 {
			t.Errorf("the same import again made %d files and left %d out; want none, and all", len(again.Files), again.LeftOut)
		}
		return files
	})
}

func convert(t *testing.T, folder fstest.MapFS, format, name string, text []byte) Report {
	t.Helper()
	s, err := readSite(folder)
	if err != nil {
		t.Fatal(err)
	}
	report, err := s.convert(format, name, text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return report
}

// sound checks that a site with the new files has no errors that it hadn't, that
// every new event is in it, and that nothing of their text became a link within
// the site, a citation, an image or a heading.
func sound(t *testing.T, folder fstest.MapFS, report Report) {
	t.Helper()
	all := maps.Clone(folder)
	events := 0
	for _, f := range report.Files {
		if all[f.Name] != nil {
			t.Errorf("%s would be overwritten", f.Name)
		}
		all[f.Name] = &fstest.MapFile{Data: f.Text}
		if strings.HasPrefix(f.Name, "content/timeline/") {
			events++
		}
	}
	site, found, err := load.Site(all, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if d.Severity == diag.Error {
			t.Errorf("%s:%d: %s\n%s", d.Pos.File, d.Pos.Line, d.Message, all[d.Pos.File].Data)
		}
	}
	new := 0
	for _, e := range site.Events {
		if !slices.ContainsFunc(report.Files, func(f File) bool { return f.Name == e.File() }) {
			continue
		}
		new++
		if len(e.Body.Links)+len(e.Body.Citations)+len(e.Body.Images)+len(e.Body.Headings)+len(e.Body.Statements) > 0 {
			t.Errorf("text became a construct:\n%s", all[e.File()].Data)
		}
	}
	if new != events {
		t.Errorf("%d new events were read, of %d", new, events)
	}
}

// naughty are texts that mean something in Markdown, YAML or HTML.
var naughty = []string{"[[norland]]", "![[a]]", "[@key]", "<b>x</b>", "# a", "- a", "* a", "1. a", "> a\n> — B, 2024", "```\na", "    code",
	"a|b\n-|-", "[^1]: x", ": def", "http://a.b/[x](y)", "a\n---", "a\n===", "# a {#id}", "&amp;[", "~~x~~", "\\", "true", "a: b", "'", "\u0085", "<p>a<ul><li>b<li># c</ul>",
	"<a href='http://a.b/c)d'>[x](y)</a>", "<b>*</b>", "a<i>b</i>c", "&lt;script&gt;", "<ul><li><p>a<p>    b</ul>"}

func FuzzCSV(f *testing.F) {
	archives, err := filepath.Glob("testdata/*.csv.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	for _, text := range naughty {
		cell := `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		f.Add([]byte("date,title,text,note,source\n2024," + strings.Join([]string{cell, cell, cell, cell}, ",") + "\n"))
	}
	f.Fuzz(func(t *testing.T, text []byte) { importSmall(t, "csv", text) })
}

func FuzzTimelineJS(f *testing.F) {
	for i, text := range naughty {
		f.Add(naughty[(i+1)%len(naughty)], text, text, "https://a.example/"+text)
	}
	f.Fuzz(func(t *testing.T, headline, text, caption, address string) {
		slide := map[string]any{
			"start_date": map[string]any{"year": 2024, "display_date": caption},
			"text":       map[string]any{"headline": headline, "text": text},
			"media":      map[string]any{"url": address, "caption": caption, "credit": text},
			"group":      headline,
		}
		encoded, err := json.Marshal(map[string]any{"events": []any{slide}})
		if err != nil {
			t.Fatal(err)
		}
		importSmall(t, "timelinejs", encoded)
	})
}

// importSmall imports a text into a small site, if it can be read.
func importSmall(t *testing.T, format string, text []byte) {
	folder := fstest.MapFS{
		"content/site.yaml":         {Data: []byte("title: T\nlanguage: en\nas_of: 2025-01-31\n")},
		"content/actors/norland.md": {Data: []byte("---\ntitle: Norland\nkind: state\n---\nA state.\n")},
	}
	s, err := readSite(folder)
	if err != nil {
		t.Fatal(err)
	}
	if report, err := s.convert(format, "input", text); err == nil {
		sound(t, folder, report)
	}
}
