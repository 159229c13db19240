package serve

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fsnotify/fsnotify"

	"explainer/internal/build"
)

// watcher tells of changes to the files of a site folder.
type watcher struct {
	*fsnotify.Watcher
	dir string // the site folder, absolute
}

// newWatcher watches a site folder.
func newWatcher(dir string) (*watcher, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	w := &watcher{notify, dir}
	if err := w.addFolders(); err != nil {
		_ = w.Close() // err says more
		return nil, err
	}
	return w, nil
}

// addFolders watches every folder that there is now. The system forgets those
// that vanish, and takes no harm from those that it knows. The site folder is
// watched for the inputs themselves, which may come and go.
func (w *watcher) addFolders() error {
	if err := w.add("."); err != nil {
		return err
	}
	for _, input := range build.Inputs {
		err := fs.WalkDir(os.DirFS(w.dir), input, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil // it vanished, or was never there
			case err != nil:
				return fmt.Errorf("watch: %w", err)
			case !entry.IsDir():
				return nil
			case passing(entry.Name()):
				return fs.SkipDir
			}
			return w.add(name)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *watcher) add(name string) error {
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := w.Add(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("watch %s: %w", path, err)
	}
	return nil
}

// concerns reports whether the site must be read because of the event.
func (w *watcher) concerns(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod { // indexers and virus scanners do that
		return false
	}
	parts := w.parts(event)
	return slices.Contains(build.Inputs, parts[0]) && !slices.ContainsFunc(parts, passing)
}

// input returns the folder of the site folder that an event is about.
func (w *watcher) input(event fsnotify.Event) string { return w.parts(event)[0] }

// name returns the path of an event's file from the site folder on,
// slash-separated; empty if it lies elsewhere.
func (w *watcher) name(event fsnotify.Event) string {
	name, err := filepath.Rel(w.dir, event.Name)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(name)
}

func (w *watcher) parts(event fsnotify.Event) []string { return strings.Split(w.name(event), "/") }

// passing reports whether a file or folder of that name is never part of a
// site: hidden ones, Go's, and those that editors make for a moment.
func passing(name string) bool {
	for _, suffix := range []string{".go", "~", ".swp", ".swx", ".tmp", "___jb_tmp___", "___jb_old___"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return strings.HasPrefix(name, ".") ||
		strings.HasPrefix(name, "~$") || // Office
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") || // Emacs
		name == "4913" // Vim tries whether it may write
}
