package load

import (
	"context"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"
)

// TestAhead changes one file of a site after the other, of which a page that
// doesn't change depends, and compares the site that is loaded with pages parsed
// ahead with one that is loaded without.
func TestAhead(t *testing.T) {
	const (
		about  = "content/about.md"
		source = "---\ntitle: War\ncontainer-title: The Herald\nissued: 2024\nURL: https://herald.example/\n---\n"
		export = `[{"id": "smith2024", "citation-key": "smith2024", "type": "book", "title": "Peace"}]`
	)
	folder := fstest.MapFS{
		settingsFile:       {Data: []byte(testSettings)},
		"content/index.md": {Data: []byte("---\ntitle: Home\n---\nSee [[about]].\n")},
		about:              {Data: []byte("---\ntitle: About\n---\nIt is said @smith2024 that [[shore.png]] shows [[norland]]; so [@smith2024].\n")},
	}
	var ahead Ahead
	for _, change := range []struct {
		what, name, text string // without a text, the file is removed
	}{
		{"nothing", about, string(folder[about].Data)},
		{"a source comes", "content/sources/smith2024.md", source},
		{"a picture comes", "content/images/shore.png", "PNG"},
		{"a page comes", "content/actors/norland.md", "---\ntitle: Norland\nkind: state\n---\n"},
		{"its title changes", "content/actors/norland.md", "---\ntitle: The North\nkind: state\n---\n"},
		{"a record for the source comes", "content/sources/all.json", export},
		{"the source gives notes to the record", "content/sources/smith2024.md", "---\nsecondary: true\n---\n> Words.\n"},
		{"the record's title changes", "content/sources/all.json", strings.Replace(export, "Peace", "Truce", 1)},
		{"the record goes", "content/sources/all.json", ""},
		{"the source is whole again", "content/sources/smith2024.md", source},
		{"the page moves away", "content/actors/norland.md", ""},
		{"the page is one of another kind", "content/terms/norland.md", "---\ntitle: Norland\n---\n"},
		{"a nearer picture comes", "content/a/shore.png", "PNG"},
		{"a picture goes", "content/images/shore.png", ""},
		{"another goes", "content/a/shore.png", ""},
		{"the source goes", "content/sources/smith2024.md", ""},
		{"the page can't be read", about, "---\ntitle: About\n"},
		{"the page is mended", about, string(folder[about].Data)},
	} {
		folder[change.name] = &fstest.MapFile{Data: []byte(change.text)}
		if change.text == "" {
			delete(folder, change.name)
		}
		if diff := gocmp.Diff(loaded(t, folder, nil), loaded(t, folder, &ahead)); diff != "" {
			t.Errorf("%s: a load with pages parsed ahead differs (-without +with):\n%s", change.what, diff)
		}
		ahead.Parse(context.Background())
		if len(ahead.ready) == 0 {
			t.Errorf("%s: no page was parsed ahead", change.what)
		}
	}
}

// loaded returns what a site's pages say, and what is wrong with it.
func loaded(t *testing.T, folder fstest.MapFS, ahead *Ahead) map[string]string {
	t.Helper()
	site, list, err := Site(maps.Clone(folder), Options{Ahead: ahead})
	if err != nil {
		t.Fatal(err)
	}
	list.Sort()
	var report strings.Builder
	if err := list.Text(&report, folder); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{"report": report.String()}
	for _, p := range site.Pages() {
		all[p.Path] = p.Title + "\n" + p.Body.Text + "\n" + string(p.Body.HTML)
		for _, link := range p.Body.Links {
			all[p.Path] += "\n" + link.Target + " " + link.URL
		}
	}
	return all
}
