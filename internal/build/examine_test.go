package build

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"explainer/internal/load"
)

// vanishing is a folder of which a file is removed between listing and reading.
type vanishing struct {
	fstest.MapFS
	name string
}

func (v vanishing) Open(name string) (fs.File, error) {
	if name == v.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return v.MapFS.Open(name)
}

func (v vanishing) ReadFile(name string) ([]byte, error) {
	if name == v.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return v.MapFS.ReadFile(name)
}

func TestVanishedFile(t *testing.T) {
	folder := fstest.MapFS{
		"content/site.yaml":      {Data: []byte("title: X\nlanguage: en\nas_of: 2024-01-01\n")},
		"content/index.md":       {Data: []byte("---\ntitle: X\n---\n")},
		"content/sources/a.json": {Data: []byte("[]")},
	}
	for name := range folder {
		_, _, err := examine(vanishing{folder, name}, load.CheckDrafts, Options{Dir: "lake"})
		want := "load lake: open " + name + ": file does not exist; it was removed while explainer read the folder, so run it again"
		if err == nil || err.Error() != want {
			t.Errorf("without %s: got %v, want %s", name, err, want)
		}
	}
}
