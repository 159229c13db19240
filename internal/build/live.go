package build

import (
	"cmp"
	"context"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"explainer/internal/check"
	"explainer/internal/diag"
	"explainer/internal/export"
	"explainer/internal/load"
	"explainer/internal/model"
	"explainer/internal/output"
	"explainer/internal/render"
	"explainer/internal/write"
)

// Workbench reads a site folder, drafts too, again and again. It is for one
// goroutine at a time.
type Workbench struct {
	dir    string // the site folder
	ahead  load.Ahead
	drafts map[string][]byte // the texts of drafts when they had no mistakes, by file
}

// NewWorkbench returns a workbench for a site folder.
func NewWorkbench(dir string) *Workbench { return &Workbench{dir: dir} }

// Read reads the site folder as it is now. The error is a machine's mistake.
func (b *Workbench) Read() (*Live, error) {
	root, err := os.OpenRoot(b.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	folder := root.FS()
	site, found, err := read(folder, b.dir, load.Options{Drafts: load.IncludeDrafts, Ahead: &b.ahead})
	if err != nil {
		return nil, err
	}
	b.rememberDrafts(folder, site, found)
	l := &Live{site: site, found: found, drafts: draftFiles(site)}
	if found.HasErrors() {
		if site, err = b.withoutBrokenDrafts(folder, site, found); err != nil {
			return nil, err
		}
	}
	l.broken = site == nil
	l.check = sync.OnceValue(func() diag.List {
		list := judge(cmp.Or(site, l.site), found, check.Options{})
		if site != l.site {
			list = withoutEarlier(list, found)
		}
		if l.pages != nil {
			l.pages.Note(list)
		}
		return list
	})
	if l.broken {
		return l, nil
	}
	return l, l.prepare(site, folder)
}

// Rest uses the time until the next Read to make it quicker, until the context
// is done.
func (b *Workbench) Rest(ctx context.Context) { b.ahead.Parse(ctx) }

// Live is a site as it was read, whose files are made when they are asked for,
// with the same bytes as a build with drafts writes. Several may be asked for at
// the same time.
type Live struct {
	site   *model.Site      // as it was read
	found  diag.List        // meanwhile
	drafts map[string]bool  // the files of drafts
	broken bool             // there are mistakes for which no page can be made
	check  func() diag.List // runs the checks at the first call
	pages  *render.Pages    // nil if broken
	others map[string]File  // what isn't a page, by output path
	export func() (map[string]File, error)
	made   sync.Map // File by output path, of pages
}

// File is a file of a live site.
type File struct {
	Data []byte // its content, unless From is set
	From string // the file of the site folder that it is a copy of, slash-separated
}

// prepare readies all that a page is made from.
func (l *Live) prepare(site *model.Site, folder fs.FS) error {
	templates, err := readTemplates(folder)
	if err != nil {
		return err
	}
	assets, err := readAssets(folder)
	if err != nil {
		return err
	}
	if l.pages, err = render.NewPages(site, render.Options{Templates: templates, Assets: assets.paths}); err != nil {
		return err
	}
	paths := slices.Collect(l.pages.Paths())
	l.others = map[string]File{}
	for _, f := range assets.files {
		paths = append(paths, f.Path)
		l.others[f.Path] = File{Data: f.Data}
		if f.From != nil {
			l.others[f.Path] = File{From: "static/" + f.Name}
		}
	}
	for _, name := range site.Assets {
		paths = append(paths, name)
		l.others[name] = File{From: "content/" + name}
	}
	l.export = sync.OnceValues(func() (map[string]File, error) {
		files := map[string]File{}
		err := export.Site(site, func(f output.File) error {
			files[f.Path] = File{Data: slices.Clone(f.Data)}
			return nil
		})
		return files, err
	})
	return write.CheckPaths(paths)
}

// Broken reports whether the site has mistakes for which no page of it can be
// made.
func (l *Live) Broken() bool { return l.broken }

// Check returns what is wrong with the site, sorted.
func (l *Live) Check() diag.List { return l.check() }

// File makes the file of an output path. The error is [fs.ErrNotExist] if the
// site has none. A broken site has no files.
func (l *Live) File(name string) (File, error) {
	if made, ok := l.made.Load(name); ok {
		return made.(File), nil
	}
	if f, ok := l.others[name]; ok {
		return f, nil
	}
	if name == "method.html" {
		l.Check() // whose notes it lists
	}
	switch f, ok, err := l.pages.File(name); {
	case err != nil:
		return File{}, err
	case ok:
		made, _ := l.made.LoadOrStore(name, File{Data: f.Data})
		return made.(File), nil
	}
	files, err := l.export()
	if err != nil {
		return File{}, err
	}
	if f, ok := files[name]; ok {
		return f, nil
	}
	return File{}, fs.ErrNotExist
}

// Folder reports whether the site has files in a folder of that output path.
func (l *Live) Folder(name string) bool {
	return slices.ContainsFunc(l.Paths(), func(file string) bool { return strings.HasPrefix(file, name+"/") })
}

// Try makes a page of every template, so that a mistake in one shows before
// somebody meets it.
func (l *Live) Try() error {
	for _, name := range l.pages.Each() {
		if _, err := l.File(name); err != nil {
			return err
		}
	}
	return nil
}

// Paths returns the output paths of all files, in no order.
func (l *Live) Paths() []string {
	exported, _ := l.export() // File says what is wrong
	paths := slices.Collect(l.pages.Paths())
	paths = slices.AppendSeq(paths, maps.Keys(l.others))
	return slices.AppendSeq(paths, maps.Keys(exported))
}
