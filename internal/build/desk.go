package build

import (
	"fmt"
	"io/fs"
	"os"

	"explainer/internal/check"
	"explainer/internal/diag"
	"explainer/internal/load"
	"explainer/internal/model"
	"explainer/internal/render"
	"explainer/static"
)

// Desk returns the editor's desk of the site folder: a page of what needs doing
// on the day o.Today, drafts among it. It belongs to no site, and is made of one
// with errors too. The folder is where the reader finds the site folder on their
// own disk, or empty.
func Desk(o Options, folder string) ([]byte, error) {
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	site, diagnostics, err := examine(root.FS(), load.CheckDrafts, o)
	if err != nil {
		return nil, err
	}
	return desk(root.FS(), site, diagnostics, o, folder)
}

// Desk is [Desk] of the site as it was read. If it has drafts, which are pages of
// a preview and none of the site that is published, the folder is read again.
func (l *Live) Desk(o Options, folder string) ([]byte, error) {
	if len(l.drafts) > 0 {
		return Desk(o, folder)
	}
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	l.mu.RLock()
	defer l.mu.RUnlock()
	diagnostics := judge(l.site, l.found, check.Options{Today: o.Today})
	return desk(root.FS(), l.site, diagnostics, o, folder)
}

func desk(root fs.FS, site *model.Site, diagnostics diag.List, o Options, folder string) ([]byte, error) {
	templates, err := readTemplates(root)
	if err != nil {
		return nil, err
	}
	desk := render.DeskOptions{
		Templates:   templates,
		Diagnostics: diagnostics,
		Excerpts:    diagnostics.Excerpts(root),
		Today:       o.Today,
		Folder:      folder,
	}
	for _, name := range []string{"style.css", "method.css"} {
		style, err := fs.ReadFile(overlay{root, "static", static.FS}, name)
		if err != nil {
			return nil, fmt.Errorf("read static: %w", err)
		}
		desk.Style += string(style)
	}
	return render.Desk(site, desk)
}
