package serve

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestManySaves saves a page a thousand times, in the ways that editors do.
func TestManySaves(t *testing.T) {
	before := runtime.NumGoroutine()
	s := start(t, files)
	events := s.listen()
	events.next()
	name := filepath.Join(s.dir, filepath.FromSlash(index))
	for i := range 1000 {
		text := fmt.Sprintf("%s\nSaved %d times.\n", mended, i+1)
		switch i % 3 {
		case 0:
			s.write(index, text)
		case 1: // by renaming, as Vim and JetBrains do
			s.write("content/index.md~", text)
			must(t, os.Rename(name+"~", name))
		case 2: // by removing first
			must(t, os.Remove(name))
			s.write(index, text)
		}
	}
	for deadline := time.Now().Add(8 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		got := s.get("/").body
		if strings.Contains(got, "Saved 1000 times.") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("GET / after a thousand saves: got\n%s\nwant the last text", got)
		}
	}
	events.until("no mistakes", func(now state) bool { return now.Errors == "" })
	s.stop()
	for _, err := events.read(); err == nil; _, err = events.read() {
		// What was told before the end.
	}
	http.DefaultTransport.(*http.Transport).CloseIdleConnections()
	goroutines(t, before)
}

// TestEndIsClean ends a preview while pages are open, while a request waits for
// the first page, and while pages are parsed ahead.
func TestEndIsClean(t *testing.T) {
	many := with(files, "content/large.md", "---\ntitle: Large\n---\n"+strings.Repeat("Many words, [[norland]].\n\n", 5000))
	before := runtime.NumGoroutine()
	s := start(t, many)
	for range 5 {
		go func() {
			if response, err := http.Get(s.url + eventsPath); err == nil {
				_, _ = io.Copy(io.Discard, response.Body)
				response.Body.Close()
			}
		}()
	}
	waiting := make(chan error, 1)
	go func() {
		response, err := http.Get(s.url)
		if err == nil {
			response.Body.Close()
		}
		waiting <- err
	}()
	began := time.Now()
	s.stop()
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("the end took %v, want it at once", took)
	}
	<-waiting // with an answer or without
	http.DefaultTransport.(*http.Transport).CloseIdleConnections()
	goroutines(t, before)
}

// TestTemplateMistakes breaks a template that no open page uses, and one in a way
// that only shows when a page is made.
func TestTemplateMistakes(t *testing.T) {
	s := start(t, files)
	events := s.listen()
	old := events.next()
	s.get("/")
	for name, test := range map[string]struct{ text, want string }{
		"templates/home.html":  {"{{define \"content\"}}\n{{if}}{{end}}", "home.html:2: missing value for if"},
		"templates/actor.html": {"{{define \"content\"}}\n{{.Nonsense}}{{end}}", "actor.html:2:2: executing \"content\" at <.Nonsense>"},
	} {
		s.write(name, test.text)
		now := events.until("the mistake", func(now state) bool { return now.Errors != "" })
		if now.Site != old.Site || !strings.Contains(now.Errors, test.want) {
			t.Errorf("%s: got %+v, want the site %s and %s", name, now, old.Site, test.want)
		}
		s.get("/").expect(t, http.StatusOK, "text/html; charset=utf-8")
		must(t, os.Remove(filepath.Join(s.dir, filepath.FromSlash(name))))
		old = events.until("a new site", func(now state) bool { return now.Site != old.Site && now.Errors == "" })
	}
}

// TestBrokenTemplateAtTheStart has one page that can't be made, and others.
func TestBrokenTemplateAtTheStart(t *testing.T) {
	s := start(t, with(files, "templates/actor.html", "{{define \"content\"}}{{.Nonsense}}{{end}}"))
	got := s.get("/actors/norland.html")
	got.expect(t, http.StatusInternalServerError, "text/html; charset=utf-8")
	if want := "actor.html:1:22"; !strings.Contains(got.body, want) {
		t.Errorf("GET %s: got\n%s\nwant %s", got.request, got.body, want)
	}
	s.get("/").expect(t, http.StatusOK, "text/html; charset=utf-8")
	s.listen().until("the mistake", func(now state) bool { return strings.Contains(now.Errors, "Nonsense") })
}

// TestNoRoomToWrite has no folder for temporary files, as on a full disk.
func TestNoRoomToWrite(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	s := start(t, files)
	t.Setenv("TMPDIR", missing)
	t.Setenv("TMP", missing)
	events := s.listen()
	old := events.next()
	s.write(index, mended)
	events.until("a new site", func(now state) bool { return now.Site != old.Site && now.Errors == "" })
	s.get("/").expect(t, http.StatusOK, "text/html; charset=utf-8")
}

// TestFileThatVanishes serves a picture that is removed while the site is not
// read again.
func TestFileThatVanishes(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, files)
	p := newPreview(dir, log.New(io.Discard, "", 0))
	p.first(t.Context())
	must(t, os.Remove(filepath.Join(dir, "static/pictures/a.webp")))
	if _, err := p.open("static/pictures/a.webp"); err == nil {
		t.Error("a removed file was opened")
	}
	must(t, os.RemoveAll(filepath.Join(dir, "content")))
	p.update(t.Context())
	if now, _ := p.state(); now.Site == "" || !strings.Contains(now.Errors, "there is no folder content") {
		t.Errorf("without content: got %+v, want the old site and the reason", now)
	}
}

// goroutines waits until no more run than before.
func goroutines(t *testing.T, before int) {
	t.Helper()
	for deadline := time.Now().Add(3 * time.Second); runtime.NumGoroutine() > before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("goroutines: got %d, want %d as before\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
	}
}
