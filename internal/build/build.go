// Package build is the whole program as one pipeline:
//
//	site folder ─ load ─▶ model ─▶ check ─▶ render (pages) ┐
//	             (markdown,  │                              ├─▶ write ─▶ public/
//	              quote)     └───────────▶ export (data)   ┘
//
// Data flows one way. Each stage is a function from value to value, knows none
// of the others and meets them only here:
//
//   - load reads the site folder into a [model.Site]; what is wrong with a file
//     becomes a diagnostic with its place in it;
//   - check finds what is wrong with the site as a whole;
//   - with an error among the diagnostics the build ends here, and the old
//     output stays as it was;
//   - render and export make the files, one after the other, in a fixed order;
//   - write puts them into a folder beside the output and, when all are there,
//     exchanges the two.
//
// A preview needs few of the files, and soon. A [Workbench] runs the first two
// stages whenever the site folder has changed, and the [Live] site that they give
// makes each file when it is asked for (live.go).
package build

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"explainer/internal/check"
	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/export"
	"explainer/internal/load"
	"explainer/internal/model"
	"explainer/internal/output"
	"explainer/internal/render"
	"explainer/internal/write"
)

// Options say what to build.
type Options struct {
	Dir     string    // the site folder
	Out     string    // the output folder; if empty, public in the site folder
	BaseURL string    // the site's address, before that of site.yaml
	Drafts  bool      // build drafts too
	Strict  bool      // take warnings for errors
	Today   edtf.Date // a day; if zero, the rules that need it are left out
	Since   string    // of a check: an earlier site folder, to compare with; may be empty

	Progress *Progress // is kept up to date; may be nil
}

// Report is what came of a build or a check.
type Report struct {
	Diagnostics diag.List // sorted
	Pages       int       // of the authors', as far as they could be read
	Out         string    // the output folder
	Files       int       // written; 0 if an error kept the site from being built
}

// Site builds the site. The error is a machine's mistake; an author's are in
// the report.
func Site(o Options) (Report, error) {
	out := o.Out
	if out == "" {
		out = filepath.Join(o.Dir, "public")
	}
	report := Report{Out: out}

	root, err := openFolder(o.Dir)
	if err != nil {
		return report, err
	}
	defer root.Close()
	folder := root.FS()

	if o.Progress == nil {
		o.Progress = new(Progress)
	}
	drafts := load.LeaveDraftsOut
	if o.Drafts {
		drafts = load.IncludeDrafts
	}
	site, diagnostics, err := examine(folder, drafts, o)
	report.Diagnostics, report.Pages = diagnostics, pages(folder, site)
	if err != nil || diagnostics.HasErrors() {
		return report, err
	}

	stage, err := write.Begin(out, write.Options{Inputs: inputs(o.Dir)})
	if err != nil {
		return report, err
	}
	defer stage.Abort()
	o.Progress.reached(writing)
	emit := func(f output.File) error {
		o.Progress.files.Add(1)
		return stage.Write(f)
	}

	site.ForgetProse()
	templates, err := readTemplates(folder)
	if err != nil {
		return report, err
	}
	assets, err := readAssets(folder)
	if err != nil {
		return report, err
	}
	rendering := render.Options{Templates: templates, Assets: assets.paths, Notes: diagnostics}
	if err := render.Site(site, rendering, emit); err != nil {
		return report, err
	}
	exported := func(f output.File) error {
		if assets.have(f.Path) {
			return nil // the site brings its own, such as a CNAME
		}
		return emit(f)
	}
	if err := export.Site(site, exported); err != nil {
		return report, err
	}
	for _, f := range assets.files {
		if err := emit(f); err != nil {
			return report, err
		}
	}
	for _, name := range site.Assets {
		if err := emit(output.File{Path: name, From: folder, Name: "content/" + name}); err != nil {
			return report, err
		}
	}
	report.Files = int(o.Progress.files.Load())
	return report, stage.Commit()
}

// Check finds the diagnostics of the site folder, drafts among them, without
// building.
func Check(o Options) (Report, error) {
	root, err := openFolder(o.Dir)
	if err != nil {
		return Report{}, err
	}
	defer root.Close()
	site, diagnostics, err := examine(root.FS(), load.CheckDrafts, o)
	return Report{Diagnostics: diagnostics, Pages: pages(root.FS(), site)}, err
}

// pages counts the authors' pages of a site, drafts among them if they were
// checked. A first page that nobody has written is none.
func pages(folder fs.FS, site *model.Site) int {
	if site == nil {
		return 0
	}
	n := len(site.Pages()) + len(site.Drafts)
	if _, err := fs.Stat(folder, site.Home.File()); err != nil {
		n--
	}
	return n
}

// examine loads the site and runs every check over it.
func examine(folder fs.FS, drafts load.Drafts, o Options) (*model.Site, diag.List, error) {
	earlier, err := earlier(o.Since)
	if err != nil {
		return nil, nil, err
	}
	site, diagnostics, err := read(folder, o.Dir, load.Options{Drafts: drafts, BaseURL: o.BaseURL})
	if errors.Is(err, load.ErrNoContent) {
		return nil, nil, NoContent(o.Dir)
	} else if err != nil {
		return nil, nil, err
	}
	o.Progress.reached(checking)
	diagnostics = judge(site, diagnostics, check.Options{Today: o.Today, Earlier: earlier})
	if o.Strict {
		diagnostics.Raise()
	}
	return site, diagnostics, nil
}

// judge adds to what was found in the files what the checks find, without what
// the author has set aside, sorted.
func judge(site *model.Site, found diag.List, o check.Options) diag.List {
	all := check.Waive(site, slices.Concat(found, check.Site(site, o)), o)
	all.Sort()
	return all
}

// read loads the site folder dir.
func read(folder fs.FS, dir string, o load.Options) (*model.Site, diag.List, error) {
	site, diagnostics, err := load.Site(folder, o)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = fmt.Errorf("load %s: %w; it was removed while explainer read the folder, so run it again", dir, err)
	case errors.Is(err, fs.ErrPermission):
		err = fmt.Errorf("load %s: %w; let yourself read it, or move it out of the site folder", dir, err)
	case err != nil && !errors.Is(err, load.ErrNoContent):
		err = fmt.Errorf("load %s: %w", dir, err)
	}
	return site, diagnostics, err
}

// earlier loads the site folder that a site is compared with, or nil if there is
// none. What is wrong with it doesn't matter any more.
func earlier(dir string) (*model.Site, error) {
	if dir == "" {
		return nil, nil
	}
	root, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	site, _, err := read(root.FS(), dir, load.Options{})
	if errors.Is(err, load.ErrNoContent) {
		return nil, fmt.Errorf("%w in %s; --since takes an earlier site folder, such as a worktree of the last release", load.ErrNoContent, dir)
	}
	return site, err
}

// Inputs are the folders of a site folder that a build reads, as far as they
// exist, and that its output must not touch.
var Inputs = []string{"content", "templates", "static"}

func inputs(dir string) []string {
	var all []string
	for _, name := range Inputs {
		all = append(all, filepath.Join(dir, name))
	}
	return all
}
