package build

import (
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
	dir   string // the site folder
	ahead load.Ahead
	last  *Live // what was read last
}

// NewWorkbench returns a workbench for a site folder.
func NewWorkbench(dir string) *Workbench { return &Workbench{dir: dir} }

// Read reads the site folder as it is now, unless the context is done before.
// The error is a machine's mistake, or the context's.
func (b *Workbench) Read(ctx context.Context) (*Live, error) {
	root, err := os.OpenRoot(b.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	folder := root.FS()
	site, found, err := read(folder, b.dir, load.Options{Drafts: load.IncludeDrafts, Ahead: &b.ahead, Context: ctx})
	if err != nil {
		return nil, err
	}
	l := &Live{}
	b.last = l
	l.broken = found.HasErrors()
	l.check = sync.OnceValue(func() diag.List {
		list := check.Waive(site, append(found, check.Site(site, check.Options{})...), check.Options{})
		list.Sort()
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

// glanceFrom is how many pages a site has at least if it takes so long to read
// that a glance is worth while.
const glanceFrom = 2000

// Glance returns what can show pages of a large site folder before all of it has
// been read: the pages of a [Live], but with gaps ([load.Glance]), and the files
// that they need. Method.html and what is made of the whole site isn't there. It
// returns nil if the folder is small or has mistakes.
func (b *Workbench) Glance(ctx context.Context) (*Live, error) {
	root, err := os.OpenRoot(b.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	folder := root.FS()
	glance, err := load.GlanceAt(folder, load.Options{Drafts: load.IncludeDrafts, Context: ctx}, glanceFrom)
	if err != nil || glance == nil {
		return nil, err
	}
	l := &Live{glance: glance}
	if err := l.prepare(glance.Site, folder); err != nil {
		return nil, err
	}
	l.export = func() (map[string]File, error) { return nil, nil }
	return l, nil
}

// Amend shows the new text of one page, by its file, in a large site, and reports
// whether it did. A site that is read anew shows it on all pages, but takes
// longer. Nothing is amended if the site isn't the one that was read last, if more
// than the text changed, or if there are mistakes in it.
func (b *Workbench) Amend(l *Live, name string) bool {
	if l != b.last || b.ahead.Pages() < glanceFrom {
		return false
	}
	root, err := os.OpenRoot(b.dir)
	if err != nil {
		return false
	}
	defer root.Close()
	l.mu.Lock()
	defer l.mu.Unlock()
	page := b.ahead.Amend(root.FS(), name)
	if page == nil {
		return false
	}
	l.made.Delete(page.Path)
	return true
}

// Rest uses the time until the next Read to make it quicker, until the context
// is done.
func (b *Workbench) Rest(ctx context.Context) { b.ahead.Parse(ctx) }

// Live is a site as it was read, whose files are made when they are asked for,
// with the same bytes as a build with drafts writes. Several may be asked for at
// the same time.
type Live struct {
	broken bool             // there are mistakes for which no page can be made
	check  func() diag.List // runs the checks at the first call
	pages  *render.Pages    // nil if broken
	others map[string]File  // what isn't a page, by output path
	export func() (map[string]File, error)
	made   sync.Map // File by output path, of pages

	glance *load.Glance // what the site is of, if that isn't all
	mu     sync.RWMutex // held for writing while the text of a page is put into the site
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
func (l *Live) Check() diag.List {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.check()
}

// File makes the file of an output path. The error is [fs.ErrNotExist] if the
// site has none. A broken site has no files.
func (l *Live) File(name string) (File, error) {
	if made, ok := l.made.Load(name); ok {
		return made.(File), nil
	}
	if f, ok := l.others[name]; ok {
		return f, nil
	}
	if l.glance != nil {
		l.mu.Lock()
		l.glance.Read(name)
		l.mu.Unlock()
	}
	if name == "method.html" {
		if l.glance != nil {
			return File{}, fs.ErrNotExist
		}
		l.Check() // whose notes it lists
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
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
	l.mu.RLock()
	defer l.mu.RUnlock()
	exported, _ := l.export() // File says what is wrong
	paths := slices.Collect(l.pages.Paths())
	paths = slices.AppendSeq(paths, maps.Keys(l.others))
	return slices.AppendSeq(paths, maps.Keys(exported))
}
