package serve

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// files are a site whose only draft is about.md.
var files = map[string]string{
	"content/site.yaml":           "title: The Lake\nlanguage: en\nas_of: 2024\n",
	"content/index.md":            "---\ntitle: The Lake\n---\nOne lake, [[norland]] and [[about]].\n",
	"content/about.md":            "---\ntitle: About\ndraft: true\n---\nStill a draft.\n",
	"content/actors/norland.md":   "---\ntitle: Norland\nkind: state\n---\nA state.\n",
	"static/pictures/a.webp":      "RIFF????WEBP",
	"static/pictures/b.svg":       "<svg xmlns='http://www.w3.org/2000/svg'/>",
	"static/download/index.html":  "<p>own page, without a body's end",
	"static/download/data.json":   "{}",
	"static/download/script.js":   "'use strict'",
	"static/download/style.css":   "p{}",
	"static/download/serif.woff2": "wOF2",
	"static/download/feed.xml":    "<feed/>",
}

const (
	index  = "content/index.md"
	mended = "---\ntitle: The Lake\n---\nOne lake, [[norland]] and [[about]], mended.\n"
	broken = "---\ntitle: The Lake\n---\nOne <b>lake</b>, [[norland]], [[about]] and [[sudlnad]].\n"

	// overlay is what open pages show of broken.
	overlay = `content/index.md:4:5: error: `
)

func TestPagesGetTheScript(t *testing.T) {
	s := start(t, files)
	got := s.get("/")
	got.expect(t, http.StatusOK, "text/html; charset=utf-8")
	script := regexp.MustCompile(`<script src="/\.explainer/reload\.js" data-site="[A-Z2-7]{26}" data-build="" data-file="content/index\.md"></script>\n</body>`)
	if !script.MatchString(got.body) {
		t.Errorf("GET /: got\n%s\nwant a match of %s", got.body, script)
	}
	if want := "connect-src &#39;self&#39;"; !strings.Contains(got.body, want) {
		t.Errorf("GET /: got\n%s\nwant %s in the policy", got.body, want)
	}
	if want := "Still a draft."; !strings.Contains(s.get("/about.html").body, want) {
		t.Errorf("GET /about.html: got\n%s\nwant the draft: %s", got.body, want)
	}
	got = s.get("/.explainer/reload.js")
	got.expect(t, http.StatusOK, "text/javascript; charset=utf-8")
	if got.body != string(reloadScript) {
		t.Errorf("GET /.explainer/reload.js: got\n%s\nwant the script", got.body)
	}
}

func TestFilesAreServedAsAStaticHostDoes(t *testing.T) {
	s := start(t, files)
	for _, test := range []struct {
		path     string
		status   int
		typ      string
		location string
	}{
		{"/index.html", 200, "text/html; charset=utf-8", ""},
		{"/actors/", 200, "text/html; charset=utf-8", ""},
		{"/actors", 302, "text/html; charset=utf-8", "/actors/"},
		{"/download/", 200, "text/html; charset=utf-8", ""},
		{"/pictures/", 404, "text/html; charset=utf-8", ""},
		{"/pictures/a.webp", 200, "image/webp", ""},
		{"/pictures/b.svg", 200, "image/svg+xml", ""},
		{"/download/data.json", 200, "application/json", ""},
		{"/download/script.js", 200, "text/javascript; charset=utf-8", ""},
		{"/download/style.css", 200, "text/css; charset=utf-8", ""},
		{"/download/serif.woff2", 200, "font/woff2", ""},
		{"/download/feed.xml", 200, "application/xml", ""},
		{"/missing", 404, "text/html; charset=utf-8", ""},
		{"/index.html/", 404, "text/html; charset=utf-8", ""},
		{"/%2e%2e/%2e%2e/etc/passwd", 404, "text/html; charset=utf-8", ""},
		{"/a%00b", 404, "text/html; charset=utf-8", ""},
		{"/..%5c..%5csecret", 404, "text/html; charset=utf-8", ""},
	} {
		got := s.get(test.path)
		got.expect(t, test.status, test.typ)
		if location := got.header.Get("Location"); location != test.location {
			t.Errorf("GET %s: got Location %q, want %q", test.path, location, test.location)
		}
	}
	const notFound = "<h1>Page not found</h1>"
	if got := s.get("/404.html"); !strings.Contains(got.body, notFound) || !strings.Contains(got.body, scriptPath) {
		t.Errorf("GET /404.html: got\n%s\nwant the site's page with the script", got.body)
	}
	if response := s.do("POST", "/", ""); response.status != http.StatusMethodNotAllowed {
		t.Errorf("POST /: got status %d, want 405", response.status)
	}
}

func TestEditReloads(t *testing.T) {
	s := start(t, files)
	events := s.listen()
	old := events.next()
	if old.Site == "" || old.Errors != "" {
		t.Fatalf("first event: got %+v, want the site without errors", old)
	}
	s.write(index, mended)
	events.until("a new site", func(now state) bool { return now.Site != old.Site && now.Errors == "" })
	if got := s.get("/").body; !strings.Contains(got, "mended") {
		t.Errorf("GET / after the edit: got\n%s\nwant the new text", got)
	}
	if log := s.log.String(); !regexp.MustCompile(`(?m)^ready in [0-9.]+m?s$`).MatchString(log) {
		t.Errorf("log: got\n%s\nwant a line: ready in …", log)
	}
}

// TestHostileNames shows the name of a file that is markup as text.
func TestHostileNames(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such names")
	}
	hostile := maps.Clone(files)
	hostile["content/<img src=x onerror=alert(1)>\x1b[2J.md"] = "---\ntitle: X\n---\n"
	got := start(t, hostile).get("/")
	got.expect(t, http.StatusInternalServerError, "text/html; charset=utf-8")
	if !strings.Contains(got.body, "content/&lt;img src=x onerror=alert(1)&gt;?[2J.md") || strings.Contains(got.body, "<img") {
		t.Errorf("GET /: got\n%s\nwant the name as text", got.body)
	}
}

func TestMistakesShowUntilTheyAreMended(t *testing.T) {
	s := start(t, files)
	events := s.listen()
	old := events.next()

	s.write(index, broken)
	now := events.until("the mistakes", func(now state) bool { return now.Errors != "" })
	if now.Site != old.Site {
		t.Errorf("event after the mistakes: got the site %s, want the last good one, %s", now.Site, old.Site)
	}
	for _, want := range []string{overlay, "One <b>lake</b>", "sudlnad", "\n  ", "^~"} {
		if !strings.Contains(now.Errors, want) {
			t.Errorf("errors of the event: got\n%s\nwant %q among them", now.Errors, want)
		}
	}
	if log := s.log.String(); !strings.Contains(log, overlay) || !strings.Contains(log, "not built; the last good site stays") {
		t.Errorf("log: got\n%s\nwant the mistakes, and that nothing was built", log)
	}
	if got := s.get("/"); got.status != http.StatusOK || !strings.Contains(got.body, "One lake") {
		t.Errorf("GET / with mistakes: got %d\n%s\nwant the last good page", got.status, got.body)
	}
	if late := s.listen().next(); late != now {
		t.Errorf("first event of a page opened late: got %+v, want %+v", late, now)
	}

	s.write(index, mended)
	events.until("no mistakes and a new site", func(now state) bool { return now.Site != old.Site && now.Errors == "" })
	if got := s.get("/").body; !strings.Contains(got, "mended") {
		t.Errorf("GET / after the mending: got\n%s\nwant the new text", got)
	}
}

func TestManyMistakesAreCounted(t *testing.T) {
	s := start(t, with(files, index, mended+strings.Repeat("A <b>lake</b>.\n\n", 10_000)))
	const most = 20_000 // bytes
	now := s.listen().next()
	for name, got := range map[string]string{"errors of the event": now.Errors, "log": s.log.String()} {
		if !strings.Contains(got, "not shown: 9990 more\n") || len(got) > most {
			t.Errorf("%s: got %d bytes\n%.2000s\nwant at most %d, and the rest counted", name, len(got), got, most)
		}
	}
}

func TestEveryPathShowsWhyThereIsNoSiteYet(t *testing.T) {
	s := start(t, with(files, index, broken))
	for _, path := range []string{"/", "/actors/norland.html", "/missing.css"} {
		got := s.get(path)
		got.expect(t, http.StatusInternalServerError, "text/html; charset=utf-8")
		for _, want := range []string{overlay, "One &lt;b&gt;lake&lt;/b&gt;", `data-site="" data-build="`, "script-src &#39;self&#39;; connect-src &#39;self&#39;"} {
			if !strings.Contains(got.body, want) {
				t.Errorf("GET %s: got\n%s\nwant %q in it", path, got.body, want)
			}
		}
	}
	events := s.listen()
	if now := events.next(); now.Site != "" || !strings.Contains(now.Errors, overlay) {
		t.Errorf("first event: got %+v, want the mistakes and no site", now)
	}
	s.write(index, mended)
	events.until("a site", func(now state) bool { return now.Site != "" })
	s.get("/").expect(t, http.StatusOK, "text/html; charset=utf-8")
}

func TestMachineErrorsShowToo(t *testing.T) {
	s := start(t, files)
	events := s.listen()
	events.next()
	s.write("templates/home.html", "{{define \"content\"}}{{.Nonsense}}{{end}}")
	now := events.until("an error", func(now state) bool { return now.Errors != "" })
	if !strings.Contains(now.Errors, "Nonsense") || !strings.Contains(s.log.String(), now.Errors) {
		t.Errorf("errors: got\n%s\nwant the broken template, and the same in the log\n%s", now.Errors, s.log)
	}
	must(t, os.RemoveAll(filepath.Join(s.dir, "templates")))
	events.until("no errors", func(now state) bool { return now.Errors == "" })
}

func TestFoldersComeAndGo(t *testing.T) {
	s := start(t, files)
	events := s.listen()
	now := events.next()
	edit := func(name string, change func()) {
		t.Helper()
		before := now
		change()
		now = events.until(name, func(now state) bool { return now.Site != before.Site && now.Errors == "" })
	}
	const page = "content/actors/north/states/sudland.md"
	edit("a page in a new folder", func() {
		s.write(page, "---\ntitle: Sudland\nkind: state\n---\nA state.\n")
	})
	edit("a change in the new folder", func() {
		s.write(page, "---\ntitle: Sudland\nkind: state\n---\nAnother state.\n")
	})
	if got := s.get("/actors/sudland.html").body; !strings.Contains(got, "Another state.") {
		t.Errorf("GET /actors/sudland.html: got\n%s\nwant the new text", got)
	}
	edit("a moved folder", func() {
		must(t, os.Rename(filepath.Join(s.dir, "content/actors/north"), filepath.Join(s.dir, "content/actors/south")))
	})
	edit("a change in the moved folder", func() {
		s.write("content/actors/south/states/sudland.md", "---\ntitle: Sudland\nkind: state\n---\nA third state.\n")
	})
	edit("a folder that vanishes", func() { must(t, os.RemoveAll(filepath.Join(s.dir, "content/actors/south"))) })
	s.get("/actors/sudland.html").expect(t, http.StatusNotFound, "text/html; charset=utf-8")
	edit("an input folder that vanishes", func() { must(t, os.RemoveAll(filepath.Join(s.dir, "static"))) })
	edit("an input folder that comes back", func() { s.write("static/robots/a.txt", "a") })
	edit("a change in it", func() { s.write("static/robots/a.txt", "b") })
	if got := s.get("/robots/a.txt").body; got != "b" {
		t.Errorf("GET /robots/a.txt: got %q, want %q", got, "b")
	}
}

func TestWholeContentVanishes(t *testing.T) {
	s := start(t, files)
	events := s.listen()
	old := events.next()
	content, away := filepath.Join(s.dir, "content"), filepath.Join(s.dir, "away")
	must(t, os.Rename(content, away))
	events.until("an error", func(now state) bool { return now.Errors != "" })
	s.get("/").expect(t, http.StatusOK, "text/html; charset=utf-8")
	must(t, os.Rename(away, content))
	events.until("a new site", func(now state) bool { return now.Site != old.Site && now.Errors == "" })
}

func TestOnlyOurHostsAreAnswered(t *testing.T) {
	s := start(t, files)
	for host, want := range map[string]int{
		"":                   http.StatusOK, // the one of the address
		"localhost":          http.StatusOK,
		"LocalHost:8080":     http.StatusOK,
		"127.0.0.2:1":        http.StatusOK,
		"[::1]:8080":         http.StatusOK,
		"[::1]":              http.StatusOK,
		"attacker.example":   http.StatusForbidden,
		"192.168.1.5":        http.StatusForbidden,
		"localhost.evil.org": http.StatusForbidden,
		"127.0.0.1.nip.io":   http.StatusForbidden,
	} {
		for _, path := range []string{"/", eventsPath} {
			if path == eventsPath && want == http.StatusOK {
				continue // it wouldn't end
			}
			got := s.do("GET", path, host)
			if got.status != want {
				t.Errorf("GET %s for the host %q: got status %d, want %d", path, host, got.status, want)
			}
		}
	}
}

func TestAnswersTo(t *testing.T) {
	for _, test := range []struct {
		asked, given string
		want         bool
	}{
		{"192.168.1.5", "", true},
		{"192.168.1.5", "0.0.0.0", true},
		{"fe80::1", "::", true},
		{"192.168.1.5", "192.168.1.5", true},
		{"192.168.1.6", "192.168.1.5", false},
		{"Desk.local", "desk.local", true},
		{"desk.local", "0.0.0.0", false},
		{"desk.local", "127.0.0.1", false},
		{"localhost", "192.168.1.5", true},
	} {
		if got := answersTo(test.asked, test.given); got != test.want {
			t.Errorf("answersTo(%q, %q): got %v, want %v", test.asked, test.given, got, test.want)
		}
	}
}

func TestListeningEverywhereWarns(t *testing.T) {
	s := startAt(t, "0.0.0.0:0", files)
	const warning = "warning: others on the network can read this site, drafts too"
	if log := s.log.String(); !strings.Contains(log, warning) {
		t.Errorf("log: got\n%s\nwant %s", log, warning)
	}
	if !strings.HasPrefix(s.url, "http://localhost:") {
		t.Errorf("address: got %s, want one at localhost", s.url)
	}
}

func TestAddressInUse(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer taken.Close()
	dir := t.TempDir()
	plant(t, dir, files)
	err = Serve(t.Context(), Options{Dir: dir, Addr: taken.Addr().String(), Log: io.Discard})
	want := "another program listens on " + taken.Addr().String() + " already, perhaps another explainer serve; end it, or take any free port with --addr 127.0.0.1:0"
	if err == nil || err.Error() != want {
		t.Errorf("Serve at an address in use:\n got %v\nwant %s", err, want)
	}
}

// TestNextPort starts a preview at no address in particular while there is one.
func TestNextPort(t *testing.T) {
	if taken, err := net.Listen("tcp", DefaultAddr); err == nil { // or another program has it
		defer taken.Close()
	}
	s := startAt(t, "", files)
	s.get("/").expect(t, http.StatusOK, "text/html; charset=utf-8")
	const want = "another program has port 8080, so this preview takes the next that is free\nhttp://127.0.0.1:80"
	if log := s.log.String(); !strings.HasPrefix(log, want) {
		t.Errorf("log: got\n%s\nwant it to begin with\n%s", log, want)
	}
}

func TestStartSaysWhereAndHowToEnd(t *testing.T) {
	s := start(t, files)
	s.listen().next() // the folder has been read
	want := regexp.MustCompile(fmt.Sprintf(`\A%[1]s/\nwhat needs doing: %[1]s/-/desk\nCtrl-C ends the preview\nready in [0-9.]+m?s\n`, regexp.QuoteMeta(s.url)))
	if log := s.log.String(); !want.MatchString(log) {
		t.Errorf("log: got\n%s\nwant a match of %s", log, want)
	}
}

func TestNoSiteFolder(t *testing.T) {
	dir := t.TempDir()
	err := Serve(t.Context(), Options{Dir: dir, Addr: "127.0.0.1:0", Log: io.Discard})
	want := "there is no folder content in " + dir + "; go to the folder that holds it, or give that as -C DIR; explainer init DIR begins a new site"
	if err == nil || err.Error() != want {
		t.Errorf("Serve of an empty folder:\n got %v\nwant %s", err, want)
	}
}

func TestStopLeavesNothingBehind(t *testing.T) {
	s := start(t, files)
	events := s.listen()
	old := events.next()
	s.write(index, mended)
	events.until("a new site", func(now state) bool { return now.Site != old.Site })
	s.stop()
	if left := entries(t, s.temp); len(left) != 0 {
		t.Errorf("temporary folder after the end: got %q, want nothing", left)
	}
	if got, want := entries(t, s.dir), []string{"content", "static"}; !slices.Equal(got, want) {
		t.Errorf("site folder after the end: got %q, want %q", got, want)
	}
	if _, err := events.read(); err == nil {
		t.Error("the event stream goes on after the end")
	}
	if _, err := http.Get(s.url); err == nil {
		t.Errorf("%s answers after the end", s.url)
	}
}

func TestBrowserThatCantBeOpened(t *testing.T) {
	t.Setenv("PATH", "")
	s := startWith(t, Options{Addr: "127.0.0.1:0", Open: true}, files)
	s.get("/").expect(t, http.StatusOK, "text/html; charset=utf-8")
}

// site is a site folder that is being served.
type site struct {
	t    *testing.T
	dir  string
	temp string // where the server makes its temporary folder
	url  string // without a final slash
	log  *logbook
	stop func() // ends the server and waits for it; it may be called again
}

func start(t *testing.T, files map[string]string) *site { return startAt(t, "127.0.0.1:0", files) }

func startAt(t *testing.T, addr string, files map[string]string) *site {
	return startWith(t, Options{Addr: addr}, files)
}

// startWith serves the files until the test ends.
func startWith(t *testing.T, o Options, files map[string]string) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir(), temp: t.TempDir(), log: &logbook{address: make(chan string, 1)}}
	t.Setenv("TMPDIR", s.temp)
	t.Setenv("TMP", s.temp) // on Windows
	plant(t, s.dir, files)
	o.Dir, o.Log = s.dir, s.log

	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, o) }()
	s.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	t.Cleanup(s.stop)
	select {
	case address := <-s.log.address:
		s.url = strings.TrimSuffix(address, "/")
	case err := <-done:
		done <- err
		t.Fatalf("Serve ended before it was ready: %v", err)
	}
	return s
}

// write changes a file of the site folder.
func (s *site) write(name, text string) {
	s.t.Helper()
	plant(s.t, s.dir, map[string]string{name: text})
}

// answer is what came back for a request.
type answer struct {
	request string
	status  int
	header  http.Header
	body    string
}

func (s *site) get(path string) answer {
	s.t.Helper()
	return s.do("GET", path, "")
}

// do asks for a path, in the name of the host if there is one.
func (s *site) do(method, path, host string) answer {
	s.t.Helper()
	request, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, nil)
	must(s.t, err)
	request.Host = host
	response, err := http.DefaultTransport.RoundTrip(request) // doesn't follow redirects
	must(s.t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	must(s.t, err)
	return answer{method + " " + path, response.StatusCode, response.Header, string(body)}
}

func (a answer) expect(t *testing.T, status int, typ string) {
	t.Helper()
	if a.status != status || a.header.Get("Content-Type") != typ {
		t.Errorf("%s: got status %d and type %q, want %d and %q\n%s", a.request, a.status, a.header.Get("Content-Type"), status, typ, a.body)
	}
	for key, want := range map[string]string{"Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin"} {
		if got := a.header.Get(key); got != want {
			t.Errorf("%s: got %s %q, want %q", a.request, key, got, want)
		}
	}
}

// stream is the events that an open page gets.
type stream struct {
	t     *testing.T
	lines *bufio.Scanner
}

// listen opens the event stream. It breaks off after some seconds, so that a
// test fails which waits for an event in vain.
func (s *site) listen() stream {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), 8*time.Second)
	s.t.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, "GET", s.url+eventsPath, nil)
	must(s.t, err)
	response, err := http.DefaultTransport.RoundTrip(request)
	must(s.t, err)
	s.t.Cleanup(func() { response.Body.Close() })
	if got, want := response.Header.Get("Content-Type"), "text/event-stream"; got != want {
		s.t.Errorf("GET %s: got type %q, want %q", eventsPath, got, want)
	}
	return stream{s.t, bufio.NewScanner(response.Body)}
}

// read waits for an event.
func (s stream) read() (state, error) {
	for s.lines.Scan() {
		if data, ok := strings.CutPrefix(s.lines.Text(), "data: "); ok {
			var now state
			err := json.Unmarshal([]byte(data), &now)
			return now, err
		}
	}
	return state{}, errors.Join(io.EOF, s.lines.Err())
}

func (s stream) next() state {
	s.t.Helper()
	now, err := s.read()
	if err != nil {
		s.t.Fatalf("wait for an event: %v", err)
	}
	return now
}

// until waits for an event of which the claim is true.
func (s stream) until(what string, claim func(state) bool) state {
	s.t.Helper()
	var last state
	for {
		now, err := s.read()
		if err != nil {
			s.t.Fatalf("wait for an event with %s: %v; the last one was %+v", what, err, last)
		}
		if claim(now) {
			return now
		}
		last = now
	}
}

// logbook is a log that tells the address when it is written.
type logbook struct {
	address chan string

	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logbook) Write(text []byte) (int, error) {
	if bytes.HasPrefix(text, []byte("http://")) {
		l.address <- strings.TrimSpace(string(text))
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(text)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// with returns the files with another text for one of them.
func with(files map[string]string, name, text string) map[string]string {
	changed := map[string]string{name: text}
	for other, text := range files {
		if other != name {
			changed[other] = text
		}
	}
	return changed
}

// plant writes files below a folder.
func plant(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		must(t, os.WriteFile(path, []byte(text), 0o644))
	}
}

// entries returns the names in a folder.
func entries(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	list, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	for _, entry := range list {
		names = append(names, entry.Name())
	}
	return names
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
