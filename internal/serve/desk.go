package serve

import (
	"bytes"
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

// serveDesk answers with the desk as of now. It is made when it is asked for, of
// a site with mistakes too: that is when it is needed.
func (p *preview) serveDesk(w http.ResponseWriter, r *http.Request) {
	if !p.wait(r.Context()) {
		return
	}
	now, _ := p.state() // before the folder is read, so that the page hears of what it missed
	year, month, day := time.Now().Date()
	page, err := build.Desk(build.Options{Dir: p.dir, Today: edtf.NewDay(year, month, day).Date()}, p.folderFor(r))
	status := http.StatusOK
	if err != nil {
		status = http.StatusInternalServerError
		var out bytes.Buffer
		if err := errorPage.Execute(&out, "error: "+err.Error()); err != nil {
			panic("explainer: " + err.Error())
		}
		page = out.Bytes()
	}
	writePage(w, status, page, state{Site: now.Build})
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
