package serve

import (
	"net/http"
	"net/netip"
	"path/filepath"
	"time"

	"explainer/internal/build"
	"explainer/internal/edtf"
)

// deskPath is where the editor's desk is. It is beside the site, whose pages it
// links to.
const deskPath = "/-/desk"

// serveDesk answers with the desk as of today, made of what was read last, with
// mistakes too: that is when it is needed.
func (p *preview) serveDesk(w http.ResponseWriter, r *http.Request) {
	if !p.wait(r.Context()) {
		return
	}
	_, newest, now := p.current()
	year, month, day := time.Now().Date()
	options := build.Options{Dir: p.dir, Today: edtf.NewDay(year, month, day).Date()}
	desk := build.Desk
	if newest != nil {
		desk = newest.Desk
	}
	page, err := desk(options, p.folderFor(r))
	if err != nil {
		writeTrouble(w, http.StatusInternalServerError, trouble{Title: "The desk can’t be made yet", Lines: lines("error: " + err.Error())}, now)
		return
	}
	writePage(w, http.StatusOK, page, origin{build: now.Build})
}

// folderFor returns the site folder as a path of the reader's computer, or
// nothing if that is another one than this: its reader can't open it, and
// needn't know where it is.
func (p *preview) folderFor(r *http.Request) string {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !from.Addr().Unmap().IsLoopback() {
		return ""
	}
	folder, err := filepath.Abs(p.dir)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(folder)
}
