package serve

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"explainer/internal/build"
	"explainer/internal/diag"
)

// preview is the site that is served, and what became of the newest reading.
type preview struct {
	dir   string // the site folder
	log   *log.Logger
	bench *build.Workbench
	ready chan struct{} // closed when the folder has been read once

	// A glance at a large folder shows pages before it has been read once.
	glanced chan struct{} // closed when early is set, or is known not to be
	earlyID string        // names early, as state.Site does

	mu      sync.RWMutex
	now     state
	site    *build.Live   // the last good one; nil if there was none yet
	changed chan struct{} // closed when now is replaced
	asked   string        // the page that was asked for last, if any
	early   *build.Live   // the site at a glance, until it has been read; nil if there is none

	// Of the goroutine that reads the folder, which alone writes site, too, and
	// reads it without the lock.
	untried bool // a template may have a mistake that no page has shown yet
}

// state is what open pages are told, as JSON.
type state struct {
	Site   string `json:"site"`   // names the last good site, in this run and all others; empty if there was none yet
	Build  string `json:"build"`  // names the newest reading, good or not, for the desk
	Errors string `json:"errors"` // why there is no newer one; empty if it is the newest
}

func newPreview(dir string, log *log.Logger) *preview {
	_, err := os.Stat(filepath.Join(dir, "templates"))
	return &preview{
		dir:     dir,
		log:     log,
		bench:   build.NewWorkbench(dir),
		ready:   make(chan struct{}),
		glanced: make(chan struct{}),
		earlyID: rand.Text(),
		changed: make(chan struct{}),
		untried: err == nil, // the built-in ones have none
	}
}

// first reads the site for the first time. What is asked for needn't wait for
// the checks of a large site: their mistakes come over its pages. What goes
// wrong with the glance does so again with the whole, and is told then.
func (p *preview) first(ctx context.Context) {
	defer close(p.ready)
	start := time.Now()
	early, _ := p.bench.Glance(ctx)
	p.setEarly(early)
	close(p.glanced)
	defer p.setEarly(nil)
	site, err := p.read(ctx)
	if ctx.Err() != nil {
		return
	}
	if err == nil && !site.Broken() {
		p.show(site)
		p.log.Printf("ready in %v", time.Since(start).Round(time.Millisecond))
		return
	}
	p.report(site, err)
}

// check looks at the site that first has shown.
func (p *preview) check() {
	if p.site != nil {
		p.report(p.site, p.try(p.site))
	}
}

// amend shows the new text of a page of a large site, before the site is read
// anew.
func (p *preview) amend(name string) {
	start := time.Now()
	if p.site != nil && p.bench.Amend(p.site, name) && p.try(p.site) == nil {
		p.show(p.site)
		p.log.Printf("%s shown in %v", name, time.Since(start).Round(time.Millisecond))
	}
}

// update reads the site anew, reports on it in the log and tells the open pages.
func (p *preview) update(ctx context.Context) {
	start := time.Now()
	site, err := p.read(ctx)
	if ctx.Err() != nil {
		return
	}
	if err == nil && !site.Broken() && !site.Check().HasErrors() {
		err = p.try(site)
	}
	if p.report(site, err) {
		p.show(site)
		p.log.Printf("ready in %v", time.Since(start).Round(time.Millisecond))
	}
}

// read reads the site folder. A file that vanishes meanwhile was on its way
// somewhere else, or another takes its place at once.
func (p *preview) read(ctx context.Context) (site *build.Live, err error) {
	for range 3 {
		if site, err = p.bench.Read(ctx); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return site, err
}

// try makes what is most likely to be asked for next, and a page of every
// template if one has changed.
func (p *preview) try(site *build.Live) error {
	if p.untried {
		if err := site.Try(); err != nil {
			return err
		}
		p.untried = false
	}
	p.mu.RLock()
	asked := p.asked
	p.mu.RUnlock()
	if asked == "" {
		return nil
	}
	if _, err := site.File(asked); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// report logs what is wrong with a site and, if that keeps it from being built,
// tells the open pages. It reports whether the site is good.
func (p *preview) report(site *build.Live, err error) bool {
	var list diag.List
	if site != nil {
		list = site.Check()
	}
	failure := ""
	if err != nil {
		failure = fmt.Sprintf("error: %v\n\n", err)
	}
	if text := p.text(list, diag.Warning) + failure; text != "" {
		p.log.Print(text)
	}
	if err == nil && !list.HasErrors() {
		return true
	}
	if p.site != nil {
		p.log.Print("not built; the last good site stays, with the mistakes over it")
	} else {
		p.log.Print("not built; until it is, every page shows why")
	}
	p.fail(strings.TrimSpace(p.text(list, diag.Error) + failure))
	return false
}

// text returns the diagnostics of that severity or more as they are printed;
// of very many, some of each kind.
func (p *preview) text(list diag.List, least diag.Severity) string {
	var b strings.Builder
	_ = list.AtLeast(least).Brief(&b, os.DirFS(p.dir), "explainer check --all") // a Builder takes everything
	return b.String()
}

// show makes a site the one that is served.
func (p *preview) show(site *build.Live) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.site = site
	p.set(state{Site: rand.Text()})
}

// fail notes why there is no new site.
func (p *preview) fail(why string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.set(state{Site: p.now.Site, Errors: why})
}

// blame notes why a page of a site can't be made, if that is the one that is
// served.
func (p *preview) blame(site, why string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.now == (state{Site: site}) {
		p.set(state{Site: site, Errors: why})
	}
}

// set replaces the state. The caller holds p.mu.
func (p *preview) set(next state) {
	next.Build = rand.Text()
	p.now = next
	close(p.changed)
	p.changed = make(chan struct{})
}

// wait waits until the folder has been read once; it reports false if the
// context was done before.
func (p *preview) wait(ctx context.Context) bool {
	select {
	case <-p.ready:
		return true
	case <-ctx.Done():
		return false
	}
}

// glance returns a file of the site as it was seen at a glance, while there is
// no other. It waits for the glance.
func (p *preview) glance(ctx context.Context, name string) (build.File, bool) {
	select {
	case <-p.glanced:
	case <-ctx.Done():
		return build.File{}, false
	}
	p.mu.RLock()
	early := p.early
	p.mu.RUnlock()
	if early == nil {
		return build.File{}, false
	}
	file, err := early.File(name)
	return file, err == nil
}

func (p *preview) setEarly(site *build.Live) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.early = site
}

// state returns the state, and a channel that is closed when it changes.
func (p *preview) state() (state, <-chan struct{}) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.now, p.changed
}

// current returns the last good site, which the state that comes with it names,
// or nil if there was none yet.
func (p *preview) current() (*build.Live, state) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.site, p.now
}

// note remembers which page somebody looks at.
func (p *preview) note(name string) {
	if path.Ext(name) == ".html" {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.asked = name
	}
}

// open opens a file of the site folder, unless to read it might wait without
// end.
func (p *preview) open(name string) (*os.File, error) {
	root, err := os.OpenRoot(p.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if info, err := root.Stat(name); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(fs.ErrNotExist, err)
	}
	return root.Open(name)
}
