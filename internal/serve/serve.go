// Package serve shows a site folder in the browser while its author writes.
//
//	site folder ─ watch ─▶ read ─▶ site ─ pages, each made when it is asked for, with reload.js in it
//	                         └───▶ state ─ events ─▶ reload.js
//
// The site has its drafts too. The site folder is only read, and nothing is
// written anywhere. Each good reading takes the place of the one before in a
// single step. While there are mistakes the last good site stays, with the
// mistakes over its pages; before the first good one every path answers with a
// page of the mistakes.
//
// Between two changes the pages that didn't change are parsed ahead for the next
// ([build.Workbench]), and before open pages hear of a new site, the page that
// was asked for last is made from it: a mistake in its template shows over the
// old page.
//
// Of a large folder the first pages are shown at a glance, before all has been
// read: their own text is whole, and what other pages say of them comes a second
// later, when they reload. An edit of one page's text is shown on it in the same
// way, before the folder has been read anew.
//
// # Reloading
//
// Two paths serve the pages: /.explainer/reload.js is a script that
// every page gets on its way to the browser, and /.explainer/events tells the
// script the [state], at once and whenever it changes. The script knows which
// site its page is from, so a page that missed a change, because its tab was
// hidden or the preview was stopped, reloads as soon as it hears of the next.
//
// # The desk
//
// /-/desk is the editor's desk, a page of what needs doing today, made by
// [build.Desk] whenever it is asked for, of a site with mistakes too. It reloads
// after every build, good or not, and is in no site's output.
//
// # Who may read
//
// Drafts are nobody else's business. Requests are answered if they name a
// loopback host or the host that was asked for, so that a web site which points
// its own name at this computer (DNS rebinding) learns nothing, and no page of
// another origin may load the site's files as scripts or images. Only a reader on
// this computer learns from the desk where the site folder is.
//
// # Limits
//
// A file that a symbolic link leads to is not watched. The links of 404.html
// start from the path of the site's base_url, which the preview doesn't have.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"time"

	"explainer/internal/build"
)

// Options say what to show, and where.
type Options struct {
	Dir  string    // the site folder
	Addr string    // HOST:PORT; without a host every network, with port 0 any free port
	Open bool      // open the site in the user's browser
	Log  io.Writer // gets the diagnostics and a line of every build
}

// Editors and git change files in bursts: the site folder is read when it has
// rested for quiet, or while changes go on and on, after patience.
const (
	quiet    = 20 * time.Millisecond
	patience = 500 * time.Millisecond
)

// Serve shows the site until ctx is done, and then returns nil. Its address is
// logged as a line of its own, such as http://127.0.0.1:8080/, as soon as it may
// be visited; who comes before the site has been read waits for that.
func Serve(ctx context.Context, o Options) (err error) {
	if _, err := os.Stat(filepath.Join(o.Dir, "content")); errors.Is(err, fs.ErrNotExist) {
		return build.NoContent(o.Dir)
	}
	listener, host, err := listen(o.Addr)
	if err != nil {
		return err
	}
	defer listener.Close() // if the server doesn't get that far

	// The watch comes before the first reading, so that no change is missed.
	watch, err := newWatcher(o.Dir)
	if err != nil {
		return err
	}
	defer watch.Close()

	p := newPreview(o.Dir, log.New(o.Log, "", 0))
	ctx, cancel := context.WithCancel(ctx)
	server := &http.Server{
		Handler:           p.handler(host),
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 10 * time.Second,
		ErrorLog:          p.log,
	}
	failed := make(chan error, 1)
	var running sync.WaitGroup
	running.Go(func() { failed <- server.Serve(listener) })
	defer func() {
		cancel() // ends the event streams
		stop(server)
		running.Wait()
	}()

	address := addressOf(listener, host)
	if !listener.Addr().(*net.TCPAddr).IP.IsLoopback() {
		p.log.Print("warning: others on the network can read this site, drafts too; --addr 127.0.0.1:8080 keeps it to this computer")
	}
	p.log.Print(address)
	if o.Open {
		openBrowser(address)
	}
	return p.follow(ctx, watch, failed)
}

// follow reads the site, and again whenever it has changed, until ctx is done or
// the server failed.
func (p *preview) follow(ctx context.Context, watch *watcher, failed <-chan error) error {
	p.first(ctx)
	p.check()
	for {
		stop := p.rest(ctx)
		changed, err := p.change(ctx, watch, failed)
		stop()
		if err != nil || ctx.Err() != nil {
			return err
		}
		if len(changed) == 1 {
			p.amend(changed[0])
		}
		// New folders before the reading: what is in them by then is read by it,
		// what comes later is seen.
		if err := watch.addFolders(); err != nil {
			p.log.Printf("warning: %v", err)
		}
		p.update(ctx)
	}
}

// rest readies the next reading, until the function that it returns is called.
func (p *preview) rest(ctx context.Context) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	running.Go(func() { p.bench.Rest(ctx) })
	return func() {
		cancel()
		running.Wait()
	}
}

// change waits until the site folder has changed and rests. It returns the files
// that have changed, relative to it; one is empty if any file may have.
func (p *preview) change(ctx context.Context, watch *watcher, failed <-chan error) ([]string, error) {
	var rested, enough <-chan time.Time // nil while nothing has changed
	files := map[string]bool{}
	changed := func(name string) {
		files[name] = true
		rested = time.After(quiet)
		if enough == nil {
			enough = time.After(patience)
		}
	}
	for {
		select {
		case <-ctx.Done():
			return nil, nil
		case err := <-failed:
			return nil, err
		case event := <-watch.Events:
			if watch.concerns(event) {
				p.untried = p.untried || watch.input(event) == "templates"
				changed(watch.name(event))
			}
		case err := <-watch.Errors: // most likely events were lost
			p.log.Printf("warning: watch: %v", err)
			p.untried = true
			changed("")
		case <-rested:
			return slices.Collect(maps.Keys(files)), nil
		case <-enough:
			return slices.Collect(maps.Keys(files)), nil
		}
	}
}

// listen opens the address, and returns its host too.
func listen(addr string) (net.Listener, string, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, "", err
	}
	listener, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, "", fmt.Errorf("another program listens on %s already, perhaps another explainer serve; end it, or take any free port with --addr %s", addr, net.JoinHostPort(host, "0"))
	case err != nil:
		return nil, "", fmt.Errorf("%w; choose another address, such as --addr 127.0.0.1:8081", err)
	}
	return listener, host, nil
}

// addressOf returns the URL at which this computer's browser finds the site.
func addressOf(listener net.Listener, host string) string {
	if everywhere(host) {
		host = "localhost"
	}
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		panic("explainer: " + err.Error())
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// stop ends the server. Browsers keep connections open that they don't use yet,
// which isn't worth the wait.
func stop(server *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if server.Shutdown(ctx) != nil {
		_ = server.Close() // of the listener, which is closed already
	}
}
