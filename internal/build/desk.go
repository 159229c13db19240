package build

import (
	"fmt"
	"io/fs"
	"os"

	"explainer/internal/load"
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
	templates, err := readTemplates(root.FS())
	if err != nil {
		return nil, err
	}
	desk := render.DeskOptions{
		Templates:   templates,
		Diagnostics: diagnostics,
		Excerpts:    diagnostics.Excerpts(root.FS()),
		Today:       o.Today,
		Folder:      folder,
	}
	for _, name := range []string{"style.css", "method.css"} {
		style, err := fs.ReadFile(overlay{root.FS(), "static", static.FS}, name)
		if err != nil {
			return nil, fmt.Errorf("read static: %w", err)
		}
		desk.Style += string(style)
	}
	return render.Desk(site, desk)
}
