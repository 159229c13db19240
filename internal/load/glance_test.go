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
