package build

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/output"
	"explainer/static"
	"explainer/templates"
)

// overlay is a folder of built-in files, each of which a site may replace by
// its own of the same name.
type overlay struct {
	site    fs.FS
	folder  string // of the site's files
	builtin fs.FS
}

// Open opens the site's file, or the built-in one. To open a pipe might wait
// without end.
func (o overlay) Open(name string) (fs.File, error) {
	own := path.Join(o.folder, name)
	info, err := fs.Stat(o.site, own)
	switch {
	case errors.Is(err, fs.ErrNotExist) || name == ".":
		return o.builtin.Open(name)
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s isn't a file but a pipe, a socket, a device or a folder; remove it, or put a file there", own)
	}
	return o.site.Open(own)
}

// readTemplates returns the templates of a site folder: the built-in ones, with
// its own instead of those that it replaces. Any other template in it is an
// error: it would have no effect.
func readTemplates(folder fs.FS) (fs.FS, error) {
	files := overlay{folder, "templates", templates.FS}
	own, err := fs.Sub(folder, "templates")
	if err != nil {
		panic("explainer: " + err.Error())
	}
	builtin, err := fs.Glob(templates.FS, "*")
	if err != nil {
		panic("explainer: " + err.Error())
	}
	names, err := fs.Glob(own, "*.html")
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	for _, name := range names {
		if slices.Contains(builtin, name) {
			f, err := files.Open(name) // parsing would say of a pipe that it isn't there
			if err != nil {
				return nil, fmt.Errorf("read templates: %w", err)
			}
			f.Close()
			continue
		}
		if near := diag.Nearest(name, builtin); near != "" {
			return nil, fmt.Errorf("templates/%s replaces no template; did you mean %s?", name, near)
		}
		return nil, fmt.Errorf("templates/%s replaces no template; the templates are %s", name, strings.Join(builtin, ", "))
	}
	return files, nil
}

// assets are the files of the static folders.
type assets struct {
	files []output.File
	paths map[string]string // of built-in assets in the output, by name
}

// have reports whether one of the files has the output path.
func (a assets) have(path string) bool {
	return slices.ContainsFunc(a.files, func(f output.File) bool { return f.Path == path })
}

// readAssets collects the built-in assets, which get a name that changes with
// their content, and the site's own files, which keep theirs.
func readAssets(folder fs.FS) (assets, error) {
	a := assets{paths: map[string]string{}}
	builtin := overlay{folder, "static", static.FS}
	names, err := fs.Glob(static.FS, "*")
	if err != nil {
		panic("explainer: " + err.Error())
	}
	for _, name := range names {
		data, err := fs.ReadFile(builtin, name)
		if err != nil {
			return a, fmt.Errorf("read static: %w", err)
		}
		f := output.Asset(name, data)
		a.paths[name] = f.Path
		a.files = append(a.files, f)
	}
	files, err := ownFiles(folder, a.paths)
	if err != nil {
		return a, fmt.Errorf("read static: %w", err)
	}
	a.files = append(a.files, files...)
	return a, nil
}

// ownFiles lists the site's own static files, without those that replace a
// built-in asset.
func ownFiles(folder fs.FS, builtin map[string]string) ([]output.File, error) {
	own, err := fs.Sub(folder, "static")
	if err != nil {
		panic("explainer: " + err.Error())
	}
	var files []output.File
	err = fs.WalkDir(own, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == ".":
			return fs.SkipAll
		case err != nil:
			return err
		case strings.HasPrefix(entry.Name(), ".") && name != ".":
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || strings.HasSuffix(name, ".go") || builtin[name] != "":
			return nil
		}
		kind := entry.Type()
		if kind == fs.ModeSymlink { // to open anything else might wait without end
			info, err := fs.Stat(folder, "static/"+name) // own would open it
			if err != nil {
				return fmt.Errorf("static/%s can't be read; if it is a symbolic link out of the site folder, put a copy there instead: %w", name, err)
			}
			kind = info.Mode().Type()
		}
		if !kind.IsRegular() {
			return fmt.Errorf("static/%s isn't a file but a pipe, a socket, a device or a link to a folder; remove it, or put a copy there", name)
		}
		files = append(files, output.File{Path: name, From: own, Name: name})
		return nil
	})
	return files, err
}
