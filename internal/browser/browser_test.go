// Package browser_test looks at the built flagship in a real browser, Chromium:
// from a disk, from a server and from a folder of one, with scripts and
// without, on a phone, a tablet and a desk, in the light and the dark, and on
// paper. It has no code of its own.
//
// Without a Chromium the tests are skipped and say so. Where the variable
// EXPLAINER_NEEDS_BROWSER is set, as on the project's own machines, they fail
// instead.
package browser_test

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"explainer/internal/build"
)

var screenshots = flag.String("screenshots", "", "write the pictures of the README to this folder")

// site is the flagship, built once, and the pages that it has.
var site struct {
	folder string
	pages  []string // paths of every page but 404.html and redirects, sorted
}

// browser is the context of the one browser; nil if there is none.
var browser context.Context

func TestMain(m *testing.M) {
	flag.Parse()
	status, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		status = 1
	}
	os.Exit(status)
}

func run(m *testing.M) (int, error) {
	folder, err := os.MkdirTemp("", "explainer-browser-*")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(folder)
	site.folder = filepath.Join(folder, "public")
	report, err := build.Site(build.Options{Dir: "../..", Out: site.folder})
	if err != nil || report.Diagnostics.HasErrors() {
		return 0, fmt.Errorf("the flagship can't be built: %v %v", err, report.Diagnostics)
	}
	if site.pages, err = pagesOf(site.folder); err != nil {
		return 0, err
	}
	path := chromium()
	switch {
	case path != "":
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
			chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
		allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
		defer stop()
		ctx, cancel := chromedp.NewContext(allocator)
		defer cancel()
		if err := chromedp.Do(ctx); err != nil {
			return 0, fmt.Errorf("%s doesn't start: %w", path, err)
		}
		browser = ctx
	case os.Getenv("EXPLAINER_NEEDS_BROWSER") != "":
		return 0, fmt.Errorf("there is no Chromium, and EXPLAINER_NEEDS_BROWSER is set: install Debian's package chromium")
	}
	return m.Run(), nil
}

// chromium returns the browser's program, or "".
func chromium() string {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func pagesOf(folder string) ([]string, error) {
	var pages []string
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" || name == "404.html" {
			return err
		}
		text, err := os.ReadFile(filepath.Join(folder, name))
		if !strings.Contains(string(text), `http-equiv="refresh"`) {
			pages = append(pages, name)
		}
		return err
	})
	return pages, err
}

// oneOfEach are pages of every template.
var oneOfEach = []string{
	"index.html", "about.html", "actors/index.html", "actors/armenia.html", "agreements/index.html",
	"agreements/peace-agreement-2025.html", "changes.html", "issues/index.html", "issues/transport-links.html",
	"method.html", "places/index.html", "places/nakhchivan.html", "positions.html", "search.html",
	"sources/index.html", "sources/intellinews-2024-11.html", "terms/index.html", "terms/route-to-nakhchivan.html",
	"timeline/index.html", "timeline/khojaly-1992.html",
}

// addresses returns where the site can be read: from the disk, at the root of a
// server and in a folder of one. Each ends in a slash.
func addresses(t *testing.T) map[string]string {
	t.Helper()
	files := http.FileServer(http.Dir(site.folder))
	root := httptest.NewServer(files)
	t.Cleanup(root.Close)
	project := httptest.NewServer(http.StripPrefix("/some/project", files))
	t.Cleanup(project.Close)
	return map[string]string{
		"disk":    onDisk(),
		"server":  root.URL + "/",
		"project": project.URL + "/some/project/",
	}
}

func onDisk() string { return "file://" + filepath.ToSlash(site.folder) + "/" }

// tab is a tab of the browser, and what went wrong in it.
type tab struct {
	context.Context
	home string // the address of the site; nothing outside it may be asked for

	mu       sync.Mutex
	problems []string
}

// newTab opens a tab on the site at the address home.
func newTab(t *testing.T, home string) *tab {
	t.Helper()
	if browser == nil {
		t.Skip("no Chromium was found: install Debian's package chromium, or set CHROMIUM to its program")
	}
	p := &tab{home: home}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithListener(p.listen), chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	limited, stop := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(stop)
	p.Context = limited
	return p
}

// listen notes whatever a reader's browser would complain of.
func (p *tab) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		p.problem("a script failed: %s", e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		p.problem("a script wrote to the console: %s", e.Type)
	case *log.EventEntryAdded:
		p.problem("the browser complains: %s", e.Entry.Text)
	case *network.EventLoadingFailed:
		if !e.Canceled {
			p.problem("a request failed: %s", e.ErrorText)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			p.problem("%s: status %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventRequestWillBeSent:
		// Controls of forms are drawn with pictures of the browser's own, as data:.
		if url := e.Request.URL; !strings.HasPrefix(url, p.home) && !strings.HasPrefix(url, "about:") && !strings.HasPrefix(url, "data:image/svg+xml;base64,") {
			p.problem("a request leaves the site: %s", url)
		}
	}
}

func (p *tab) problem(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if text := fmt.Sprintf(format, args...); !slices.Contains(p.problems, text) {
		p.problems = append(p.problems, text)
	}
}

// takeProblems returns what went wrong since it was last called.
func (p *tab) takeProblems() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	found := p.problems
	p.problems = nil
	return found
}

// open loads a page of the site.
func (p *tab) open(t *testing.T, page string) {
	t.Helper()
	if err := chromedp.Do(p, chromedp.Navigate(p.home+page)); err != nil {
		t.Fatalf("%s: %v", page, err)
	}
}

// eval runs a script in the page and returns its value, waiting for a promise.
func eval[T any](t *testing.T, p *tab, script string) T {
	t.Helper()
	value, err := chromedp.Run(p, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return value
}

// view is how a page is looked at.
type view struct {
	width int64
	dark  bool
	paper bool
}

func (v view) String() string {
	scheme := "light"
	if v.dark {
		scheme = "dark"
	}
	return fmt.Sprintf("%d-%s", v.width, scheme)
}

// look sets the view for the pages that are opened from now on.
func (p *tab) look(t *testing.T, v view) {
	t.Helper()
	scheme := "light"
	if v.dark {
		scheme = "dark"
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}}
	if v.paper {
		media.Media = "print"
	}
	if err := chromedp.Do(p, chromedp.EmulateViewport(v.width, 900)); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(p, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
}

// inTabs calls f for every item, in a few tabs at once.
func inTabs[T any](t *testing.T, home string, items []T, f func(p *tab, item T)) {
	t.Helper()
	const tabs = 3
	next := make(chan T)
	var wg sync.WaitGroup
	for range tabs {
		p := newTab(t, home)
		wg.Go(func() {
			for item := range next {
				f(p, item)
			}
		})
	}
	for _, item := range items {
		next <- item
	}
	close(next)
	wg.Wait()
}
