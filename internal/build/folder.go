package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"explainer/internal/diag"
	"explainer/internal/load"
)

// openFolder opens a site folder. Its errors say what the author may have meant.
func openFolder(dir string) (*os.Root, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if near := nearestFolder(dir); near != "" {
			return nil, fmt.Errorf("there is no folder %s; did you mean %s?", dir, near)
		}
		return nil, fmt.Errorf("there is no folder %s", dir)
	case err == nil && !info.IsDir():
		return nil, fmt.Errorf("%s is a file; a site folder holds a folder content", dir)
	}
	return os.OpenRoot(dir)
}

// nearestFolder returns the folder beside dir whose name is most like it, or "".
func nearestFolder(dir string) string {
	parent := filepath.Dir(dir)
	near := diag.Nearest(filepath.Base(dir), folders(parent))
	if near == "" {
		return ""
	}
	return filepath.Join(parent, near)
}

// NoContent is the error of a site folder that holds no folder content. It names
// the site folder that dir lies in, or the only one that lies in dir.
func NoContent(dir string) error {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		_, err := openFolder(dir)
		return err
	}
	if site := siteAbove(dir); site != "" {
		return fmt.Errorf("%w in %s, which lies in the site folder %s; did you mean -C %[3]s?", load.ErrNoContent, dir, site)
	}
	var below []string
	for _, name := range folders(dir) {
		if isSite(filepath.Join(dir, name)) {
			below = append(below, filepath.Join(dir, name))
		}
	}
	if len(below) == 1 {
		return fmt.Errorf("%w in %s; did you mean -C %s?", load.ErrNoContent, dir, below[0])
	}
	here := dir
	if filepath.Clean(dir) == "." {
		here = "the current folder"
	}
	return fmt.Errorf("%w in %s; go to the folder that holds it, or give that as -C DIR; explainer init DIR begins a new site", load.ErrNoContent, here)
}

// siteAbove returns the nearest site folder that dir lies in, or "".
func siteAbove(dir string) string {
	full, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for up := ".."; ; up = filepath.Join("..", up) {
		parent := filepath.Dir(full)
		switch {
		case parent == full:
			return ""
		case isSite(parent):
			return filepath.Join(dir, up)
		}
		full = parent
	}
}

// isSite reports whether a folder is surely a site's: many hold a folder content.
func isSite(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "content", "site.yaml"))
	return err == nil
}

// folders returns the names of the folders in dir.
func folders(dir string) []string {
	entries, _ := os.ReadDir(dir) // what can't be read isn't meant
	var names []string
	for _, entry := range entries {
		if entry.IsDir() {
			names = append(names, entry.Name())
		}
	}
	return names
}
