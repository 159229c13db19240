package scaffold

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"explainer/internal/scaffold/guide"
	"explainer/internal/schema"
)

// The folder bare holds the least that can be built, as the package guide holds
// the guide. The prefix all: is for the names that begin with a dot.
//
//go:embed all:bare
var bareSite embed.FS

// Init writes a new site into the folder dir, which is made, with its parents,
// unless it is there. What is written without bare is a small site that is an
// author's guide; with it, the least that can be built. Both are the same on any
// day and in any folder.
//
// A folder that holds anything but a .git is refused before anything is written.
// Init returns how many files it wrote, also beside an error; it never writes
// over a file, nor outside dir.
func Init(dir string, bare bool) (int, error) {
	if err := checkEmpty(dir); err != nil {
		return 0, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return 0, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return 0, err
	}
	defer root.Close()
	files := newSite(bare)
	for n, f := range files {
		if err := f.write(root); err != nil {
			return n, fmt.Errorf("init %s: %w", dir, err)
		}
	}
	return len(files), nil
}

// file is a file of a new site, by its name in the site folder.
type file struct {
	name string
	text []byte
}

// newSite returns the files that Init writes. To the guide belong the schemas by
// which editors know the fields.
func newSite(bare bool) []file {
	site := siteFolder(bare)
	var files []file
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(site, name)
		files = append(files, file{name, text})
		return err
	})
	if err != nil {
		panic("explainer: reading what is embedded: " + err.Error())
	}
	if bare {
		return files
	}
	for _, k := range schema.Kinds {
		files = append(files, file{".schema/" + string(k) + ".json", k.JSON()})
	}
	return files
}

// siteFolder returns the site that Init writes.
func siteFolder(bare bool) fs.FS {
	if !bare {
		return guide.FS
	}
	sub, err := fs.Sub(bareSite, "bare")
	if err != nil {
		panic("explainer: " + err.Error())
	}
	return sub
}

// checkEmpty refuses a folder in which somebody keeps something.
func checkEmpty(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is a file; choose another name for the new site's folder", dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.Name() != ".git" {
			return fmt.Errorf("the folder %s is not empty: it holds %s; choose a new name, or empty it", dir, entry.Name())
		}
	}
	return nil
}

// write writes the file where it belongs, unless there is one already.
func (f file) write(root *os.Root) error {
	if err := root.MkdirAll(path.Dir(f.name), 0o777); err != nil {
		return err
	}
	to, err := root.OpenFile(f.name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = to.Write(f.text)
	return errors.Join(err, to.Close())
}
