package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

// large returns the files of a site that is shown at a glance.
func large() map[string]string {
	many := with(files, "content/terms/shore.md", "---\ntitle: Shore\n---\nSee [[norland]].\n")
	for i := range 2000 {
		many[fmt.Sprintf("content/terms/word-%d.md", i)] = "---\ntitle: Word\n---\n"
	}
	return many
}

// TestGlance asks for pages of a large site that has not been read yet, and
// again when it has been.
func TestGlance(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, large())
	p := newPreview(dir, log.New(io.Discard, "", 0))
	early, err := p.bench.Glance(t.Context())
	if err != nil || early == nil {
		t.Fatal(early, err)
	}
	p.setEarly(early)
	close(p.glanced)
	get := func(ctx context.Context, path string) string {
		answer := httptest.NewRecorder()
		p.serveSite(answer, httptest.NewRequest("GET", path, nil).WithContext(ctx))
		if answer.Code != http.StatusOK {
			return answer.Result().Status
		}
		return answer.Body.String()
	}
	const backlink = `href="../terms/shore.html"`
	page := get(t.Context(), "/actors/norland.html")
	if !strings.Contains(page, "<h1>Norland") || strings.Contains(page, backlink) {
		t.Errorf("a page at a glance: got\n%s\nwant it without what a page that isn't read says of it", page)
	}
	if page := get(t.Context(), "/terms/shore.html"); !strings.Contains(page, `href="../actors/norland.html"`) {
		t.Errorf("a page at a glance: got\n%s\nwant its text", page)
	}
	for _, path := range []string{"/method.html", "/data/explainer.json", "/nowhere.html"} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		if got := get(ctx, path); !strings.HasPrefix(got, "503") {
			t.Errorf("%s at a glance: got %s, want to wait for the whole", path, got)
		}
		cancel()
	}

	p.glanced = make(chan struct{}) // as it was
	p.first(t.Context())
	if page := get(t.Context(), "/actors/norland.html"); !strings.Contains(page, backlink) {
		t.Errorf("the page when all are read: got\n%s\nwant %s in it", page, backlink)
	}
	if got := get(t.Context(), "/nowhere.html"); !strings.HasPrefix(got, "404") {
		t.Errorf("/nowhere.html when all are read: got %s, want 404", got)
	}
}

// TestReadingEnds ends a preview that reads a folder.
func TestReadingEnds(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, files)
	p := newPreview(dir, log.New(os.Stderr, "", 0))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.read(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("reading when the preview has ended: got error %v, want %v", err, context.Canceled)
	}
	p.first(ctx)
	p.update(ctx)
	if now, _ := p.state(); now != (state{}) {
		t.Errorf("state after the end: got %+v, want none", now)
	}
}

// TestEditOfALargeSite edits the text of a page, which is shown before the site
// has been read anew, and what another page says of it, which isn't.
func TestEditOfALargeSite(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, large())
	p := newPreview(dir, log.New(io.Discard, "", 0))
	p.first(t.Context())
	get := func(path string) string {
		answer := httptest.NewRecorder()
		p.serveSite(answer, httptest.NewRequest("GET", path, nil))
		return answer.Body.String()
	}
	const shore = "content/terms/shore.md"
	get("/terms/shore.html")
	for i, words := range []string{"Once more, [[norland]].", "And again."} {
		before, _ := p.state()
		plant(t, dir, map[string]string{shore: "---\ntitle: Shore\n---\n" + words + "\n"})
		p.amend(shore)
		now, _ := p.state()
		if page := get("/terms/shore.html"); now.Site == before.Site || !strings.Contains(page, words[:4]) {
			t.Errorf("the page after edit %d: got site %s, before %s, and\n%s\nwant another and %q", i+1, now.Site, before.Site, page, words)
		}
		p.update(t.Context())
	}
	if page := get("/actors/norland.html"); strings.Contains(page, `href="../terms/shore.html"`) {
		t.Errorf("a page that nothing leads to any more: got\n%s", page)
	}

	before, _ := p.state()
	plant(t, dir, map[string]string{shore: "---\ntitle: Coast\n---\nThe title is new.\n"})
	p.amend(shore)
	if now, _ := p.state(); now != before {
		t.Errorf("after an edit of a field: got state %+v, want %+v until all is read", now, before)
	}
}
