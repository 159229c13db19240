package serve

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"strings"
	"time"

	"explainer/internal/build"
)

// The paths that don't belong to the site.
const (
	scriptPath = "/.explainer/reload.js"
	eventsPath = "/.explainer/events"
)

//go:embed reload.js
var reloadScript []byte

//go:embed error.html
var errorText string

// errorPage shows why there is no site yet; its data is the text.
var errorPage = template.Must(template.New("error.html").Parse(errorText))

// types are the content types of what sites are made of. They come before the
// system's own list, which on some computers has a text editor's idea of them.
var types = map[string]string{
	".avif":        "image/avif",
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".epub":        "application/epub+zip",
	".geojson":     "application/geo+json",
	".gif":         "image/gif",
	".ico":         "image/vnd.microsoft.icon",
	".ics":         "text/calendar; charset=utf-8",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".md":          "text/markdown; charset=utf-8",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff":        "font/woff",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
	".zip":         "application/zip",
}

// handler answers everything that is asked of the preview at the host.
func (p *preview) handler(host string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", p.serveSite)
	mux.HandleFunc("GET "+deskPath, p.serveDesk)
	mux.HandleFunc("GET "+eventsPath, p.serveEvents)
	mux.HandleFunc("GET "+scriptPath, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", types[".js"])
		_, _ = w.Write(reloadScript) // a browser that went away misses nothing
	})
	return guard(host, mux)
}

// guard turns away who must not read the site, and keeps answers out of caches.
func guard(host string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
		asked := (&url.URL{Host: r.Host}).Hostname()
		if !answersTo(asked, host) {
			http.Error(w, fmt.Sprintf("explainer serve doesn't answer to the name %q; start it with that name in --addr if you trust it", asked), http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// answersTo reports whether a request for the host asked may be answered by a
// preview at the host given. Nobody can point an IP address elsewhere, so any
// will do where all are listened on.
func answersTo(asked, given string) bool {
	if strings.EqualFold(asked, "localhost") || strings.EqualFold(asked, given) {
		return true
	}
	ip, err := netip.ParseAddr(asked)
	return err == nil && (ip.IsLoopback() || everywhere(given))
}

// everywhere reports whether listening on the host is listening on all networks.
func everywhere(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "" || err == nil && ip.IsUnspecified()
}

// serveSite answers with a file of the site, as a static host would.
func (p *preview) serveSite(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if file, ok := p.glance(r.Context(), name); ok {
		p.note(name)
		p.serveFile(w, r, name, file, state{Site: p.earlyID})
		return
	}
	if !p.wait(r.Context()) {
		http.Error(w, "explainer serve is ending", http.StatusServiceUnavailable)
		return
	}
	site, now := p.current()
	if site == nil {
		writeErrors(w, now.Errors, now)
		return
	}
	file, err := site.File(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && site.Folder(name):
		http.Redirect(w, r, (&url.URL{Path: r.URL.Path + "/"}).String(), http.StatusFound)
	case errors.Is(err, fs.ErrNotExist):
		serveNotFound(w, site, now)
	case err != nil:
		p.note(name)
		why := "error: " + err.Error()
		p.blame(now.Site, why)
		writeErrors(w, why, now)
	default:
		p.note(name)
		p.serveFile(w, r, name, file, now)
	}
}

// serveFile answers with a file that the site has.
func (p *preview) serveFile(w http.ResponseWriter, r *http.Request, name string, file build.File, now state) {
	var content io.ReadSeeker = bytes.NewReader(file.Data)
	var modified time.Time
	if file.From != "" {
		f, err := p.open(file.From)
		if err != nil { // it vanished, which the next state will know
			http.Error(w, "page not found", http.StatusNotFound)
			return
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil {
			modified = info.ModTime()
		}
		content = f
	}
	if path.Ext(name) == ".html" {
		page, err := io.ReadAll(content)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		writePage(w, http.StatusOK, page, now)
		return
	}
	if t := types[path.Ext(name)]; t != "" {
		w.Header().Set("Content-Type", t)
	}
	http.ServeContent(w, r, name, modified, content)
}

// serveNotFound answers with the site's own page for that.
func serveNotFound(w http.ResponseWriter, site *build.Live, now state) {
	file, err := site.File("404.html")
	if err != nil {
		http.Error(w, "page not found", http.StatusNotFound)
		return
	}
	writePage(w, http.StatusNotFound, file.Data, now)
}

// writeErrors answers with a page that says why there is none.
func writeErrors(w http.ResponseWriter, why string, now state) {
	var page bytes.Buffer
	if err := errorPage.Execute(&page, why); err != nil {
		panic("explainer: " + err.Error())
	}
	writePage(w, http.StatusInternalServerError, page.Bytes(), now)
}

// writePage answers with a page of the state's site, and the script in it.
func writePage(w http.ResponseWriter, status int, page []byte, now state) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(inject(page, now.Site)) // a browser that went away misses nothing
}

// serveEvents tells an open page the state as Server-Sent Events (HTML Living
// Standard, section 9.2), until the page is left or the preview ends.
func (p *preview) serveEvents(w http.ResponseWriter, r *http.Request) {
	if !p.wait(r.Context()) {
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		now, changed := p.state()
		data, err := json.Marshal(now)
		if err != nil {
			panic("explainer: " + err.Error())
		}
		// After a second the browser asks again for a stream that broke off.
		if _, err := fmt.Fprintf(w, "retry: 1000\ndata: %s\n\n", data); err != nil {
			return
		}
		if http.NewResponseController(w).Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}
