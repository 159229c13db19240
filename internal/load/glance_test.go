package load

import (
	"os"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"

	"explainer/internal/model"
)

// TestGlance reads the flagship's fields, then body by body, and compares each
// page with the one that is read with all others.
func TestGlance(t *testing.T) {
	folder := os.DirFS("../..")
	options := Options{Drafts: IncludeDrafts}
	whole, list, err := Site(folder, options)
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	glance, err := GlanceAt(folder, options, 0)
	if err != nil || glance == nil {
		t.Fatal(glance, err)
	}
	early := map[string]*model.Page{}
	for _, p := range glance.Site.Pages() {
		early[p.Path] = p
	}
	statements := 0
	for _, want := range whole.Pages() {
		glance.Read(want.Path)
		got := early[want.Path]
		if got == nil {
			t.Errorf("%s: not there at a glance", want.Path)
			continue
		}
		if diff := gocmp.Diff(want.Body.HTML, got.Body.HTML); diff != "" {
			t.Errorf("%s at a glance (-whole +glance):\n%s", want.Path, diff)
		}
		for i, s := range want.Body.Statements {
			statements++
			if other := got.Body.Statements[i]; s.Match != other.Match {
				t.Errorf("%s: the quotation %q is %s at a glance, %s in the whole", want.Path, s.Quote.Words, other.Match, s.Match)
			}
		}
	}
	if statements == 0 {
		t.Error("no quotation was compared")
	}
}

// TestNoGlance has a folder of few pages, and one with a mistake.
func TestNoGlance(t *testing.T) {
	folder := fstest.MapFS{
		settingsFile:       {Data: []byte(testSettings)},
		"content/index.md": {Data: []byte("---\ntitle: Home\n---\n")},
	}
	if glance, err := GlanceAt(folder, Options{}, 2); glance != nil || err != nil {
		t.Errorf("of one page where two are few: got %v and error %v, want nothing", glance, err)
	}
	folder["content/about.md"] = &fstest.MapFile{Data: []byte("---\ntitel: About\n---\n")}
	if glance, err := GlanceAt(folder, Options{}, 2); glance != nil || err != nil {
		t.Errorf("with a mistake: got %v and error %v, want nothing", glance, err)
	}
}

// TestAmend changes the text of a page, in ways that can be shown on the page
// alone and in ways that can't, and compares what is shown with the whole site
// that is loaded then.
func TestAmend(t *testing.T) {
	const (
		about = "content/about.md"
		head  = "---\ntitle: About\n---\n"
	)
	folder := fstest.MapFS{
		settingsFile:                {Data: []byte(testSettings)},
		"content/index.md":          {Data: []byte("---\ntitle: Home\nsummary: All.\n---\n")},
		about:                       {Data: []byte(head + "The first text.\n")},
		"content/sources/herald.md": {Data: []byte("---\ntitle: War\n---\n> It was, he said, a long day at sea.\n")},
	}
	var ahead Ahead
	load := func() *model.Site {
		site, _, err := Site(folder, Options{Ahead: &ahead})
		if err != nil {
			t.Fatal(err)
		}
		return site
	}
	site := load()
	for _, test := range []struct {
		text    string
		amended bool
	}{
		{head + "Another text, and [[index]].\n", true},
		{head + "## A heading\n\nSee [@herald], and [above](#a-heading).\n\n> a long day at sea\n>\n> — The captain, 2024 [@herald]\n", true},
		{head + "Nothing was said [@nobody].\n", false},
		{head + "> a short day\n>\n> — The captain, 2024 [@herald]\n", false},
		{head + "A <b>word</b>.\n", false},
		{"---\ntitle: About us\n---\nThe title is new.\n", false},
		{"", false},
		{head, true},
	} {
		folder[about] = &fstest.MapFile{Data: []byte(test.text)}
		page := ahead.Amend(folder, about)
		if page == nil {
			if test.amended {
				t.Errorf("%q wasn't amended", test.text)
			}
			folder[about] = &fstest.MapFile{Data: []byte(head + "Back.\n")}
			site = load()
			continue
		}
		shown := *page
		if site.Loose[0] != page || !test.amended {
			t.Errorf("%q was amended, want it left to the next load", test.text)
		}
		site = load()
		whole := site.Loose[0]
		if shown.Body.HTML != whole.Body.HTML || shown.Summary != whole.Summary {
			t.Errorf("%q: got\n%s\n%s\nwant, as in the whole site,\n%s\n%s", test.text, shown.Summary, shown.Body.HTML, whole.Summary, whole.Body.HTML)
		}
		for i, s := range whole.Body.Statements {
			if got := shown.Body.Statements[i]; got.Match != s.Match || got.Page != page {
				t.Errorf("%q: got the quotation %+v, want %+v", test.text, got, s)
			}
		}
	}
	if got := ahead.Amend(folder, "content/nowhere.md"); got != nil {
		t.Errorf("a file that there isn't was amended: %+v", got)
	}
}
