package serve

import (
	"crypto/rand"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"explainer/internal/build"
	"explainer/internal/diag"
)

// preview is the site that is served, and what became of the newest build.
type preview struct {
	dir  string // the site folder
	temp string // holds a folder for every build
	log  *log.Logger

	// Only build, close and what they call write these; they read them
	// without the lock.
	mu      sync.RWMutex
	now     state
	site    *os.Root      // the last good build; nil if there was none yet
	changed chan struct{} // closed when now is replaced
}

// state is what open pages are told, as JSON.
type state struct {
	Site   string `json:"site"`   // names the last good build, in this run and all others; empty if there was none yet
	Build  string `json:"build"`  // names the newest build, good or not, for the desk
	Errors string `json:"errors"` // why the newest build failed; empty if it didn't
}

func newPreview(dir, temp string, log *log.Logger) *preview {
	return &preview{dir: dir, temp: temp, log: log, changed: make(chan struct{})}
}

// build builds the site, reports on it in the log and tells the open pages.
func (p *preview) build() {
	start := time.Now()
	name := rand.Text()
	report, err := build.Site(build.Options{Dir: p.dir, Out: filepath.Join(p.temp, name), Drafts: true})
	var site *os.Root
	if err == nil && !report.Diagnostics.HasErrors() {
		site, err = os.OpenRoot(report.Out)
	}

	failure := ""
	if err != nil {
		failure = fmt.Sprintf("error: %v\n\n", err)
	}
	if text := p.text(report.Diagnostics, diag.Warning) + failure; text != "" {
		p.log.Print(text)
	}
	if site != nil {
		p.log.Printf("built in %v", time.Since(start).Round(time.Millisecond))
		p.replace(name, site)
		return
	}
	if p.site != nil {
		p.log.Print("not built; the last good site stays, with the mistakes over it")
	} else {
		p.log.Print("not built; until it is, every page shows why")
	}
	p.fail(strings.TrimSpace(p.text(report.Diagnostics, diag.Error) + failure))
}

// text returns the diagnostics of that severity or more as they are printed;
// of very many, some of each kind.
func (p *preview) text(list diag.List, least diag.Severity) string {
	var b strings.Builder
	_ = list.AtLeast(least).Brief(&b, os.DirFS(p.dir), "explainer check --all") // a Builder takes everything
	return b.String()
}

// replace makes a good build the site that is served, and removes the one
// before.
func (p *preview) replace(name string, site *os.Root) {
	p.mu.Lock()
	old := p.site
	p.site = site
	p.set(state{Site: name})
	p.mu.Unlock()
	if old != nil {
		// Windows keeps files that are being sent; they go with temp.
		_ = old.Close()
		_ = os.RemoveAll(old.Name())
	}
}

// fail notes why there is no new site.
func (p *preview) fail(why string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.set(state{Site: p.now.Site, Errors: why})
}

// set replaces the state. The caller holds p.mu.
func (p *preview) set(next state) {
	next.Build = rand.Text()
	p.now = next
	close(p.changed)
	p.changed = make(chan struct{})
}

// state returns the state, and a channel that is closed when it changes.
func (p *preview) state() (state, <-chan struct{}) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.now, p.changed
}

// open opens a file of the last good build, which the state that comes with it
// names. Both results are nil if there was no good build yet.
func (p *preview) open(name string) (*os.File, state, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.site == nil {
		return nil, p.now, nil
	}
	f, err := p.site.Open(name)
	return f, p.now, err
}

func (p *preview) close() {
	if p.site != nil {
		_ = p.site.Close() // it was only read
	}
}
