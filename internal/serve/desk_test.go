package serve

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestDeskShowsWhatNeedsDoing(t *testing.T) {
	s := start(t, files)
	got := s.get(deskPath)
	got.expect(t, http.StatusOK, "text/html; charset=utf-8")
	for _, want := range []string{
		"<title>Desk – The Lake</title>",
		`<time datetime="` + time.Now().Format(time.DateOnly) + `">`,
		`<li><a href="#section.drafts">1 draft</a></li>`,
		"<code>" + filepath.ToSlash(s.dir) + "</code>",
		`href="vscode://file/` + strings.TrimPrefix(filepath.ToSlash(s.dir), "/") + `/content/about.md"`,
		"script-src &#39;self&#39;; connect-src &#39;self&#39;",
	} {
		if !strings.Contains(got.body, want) {
			t.Errorf("GET %s: got\n%s\nwant %s in it", deskPath, got.body, want)
		}
	}
	if got := s.get("/-/desk.html"); got.status != http.StatusNotFound {
		t.Errorf("%s: got status %d, want 404: the desk is no file of the site", got.request, got.status)
	}
}

// TestDeskOfASiteWithMistakes asks for the desk before and after the first good
// build. It names the newest build, good or not, so that it reloads after each.
func TestDeskOfASiteWithMistakes(t *testing.T) {
	s := start(t, with(files, index, broken))
	events := s.listen()
	first := events.next()
	expect := func(now state, words string) {
		t.Helper()
		got := s.get(deskPath)
		got.expect(t, http.StatusOK, "text/html; charset=utf-8")
		if named := dataSite.FindStringSubmatch(got.body); named == nil || named[1] != now.Build || !strings.Contains(got.body, words) {
			t.Errorf("GET %s: got\n%s\nwant %q in it, and the build %s", deskPath, got.body, words, now.Build)
		}
	}
	expect(first, `<a href="#section.errors">3 errors</a>`)

	s.write(index, mended)
	good := events.until("a site", func(now state) bool { return now.Site != "" })
	expect(good, `<a href="#section.errors">1 error</a>`) // a draft is linked to, which only the preview has

	s.write(index, broken)
	bad := events.until("mistakes", func(now state) bool { return now.Errors != "" })
	if bad.Site != good.Site || bad.Build == good.Build {
		t.Errorf("event after the mistakes: got %+v, want the site of %+v and another build", bad, good)
	}
	expect(bad, `<a href="#section.errors">3 errors</a>`)
}

var dataSite = regexp.MustCompile(`data-site="([A-Z2-7]*)"`)

// TestDeskTellsNobodyElseWhereTheFolderIs asks for the desk from another
// computer.
func TestDeskTellsNobodyElseWhereTheFolderIs(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, with(files, index, broken))
	p := newPreview(dir, log.New(io.Discard, "", 0))
	p.first(t.Context())
	for address, own := range map[string]bool{"127.0.0.1:1234": true, "[::1]:1234": true, "[::ffff:127.0.0.1]:1234": true, "192.168.1.5:1234": false} {
		request := httptest.NewRequest("GET", deskPath, nil)
		request.RemoteAddr = address
		answer := httptest.NewRecorder()
		p.serveDesk(answer, request)
		told := strings.Contains(answer.Body.String(), filepath.ToSlash(dir)) || strings.Contains(answer.Body.String(), "vscode:")
		if answer.Code != http.StatusOK || told != own {
			t.Errorf("desk for %s: got status %d\n%s\nwant the folder in it: %v", address, answer.Code, answer.Body, own)
		}
	}
}

func TestDeskSaysWhatKeepsItFromBeingMade(t *testing.T) {
	s := start(t, files)
	s.write("templates/nonsense.html", "")
	got := s.get(deskPath)
	got.expect(t, http.StatusInternalServerError, "text/html; charset=utf-8")
	if want := "error: templates/nonsense.html replaces no template"; !strings.Contains(got.body, want) {
		t.Errorf("%s: got\n%s\nwant %s", got.request, got.body, want)
	}
}
