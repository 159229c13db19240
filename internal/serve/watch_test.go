package serve

import (
	"path/filepath"
	"testing"

	"github.com/fsnotify/fsnotify"
)

func TestConcerns(t *testing.T) {
	for _, test := range []struct {
		name string
		op   fsnotify.Op
		want bool
	}{
		{"content", fsnotify.Remove, true},
		{"content/index.md", fsnotify.Write, true},
		{"content/index.md", fsnotify.Write | fsnotify.Chmod, true},
		{"content/index.md", fsnotify.Chmod, false},
		{"content/actors/north/norland.md", fsnotify.Create, true},
		{"templates/base.html", fsnotify.Rename, true},
		{"static/style.css", fsnotify.Write, true},
		{"static/static.go", fsnotify.Write, false},
		{"public/index.html", fsnotify.Write, false},
		{".public.explainer-stage", fsnotify.Create, false},
		{"README.md", fsnotify.Write, false},
		{".git/index", fsnotify.Write, false},
		{"content/.obsidian/workspace.json", fsnotify.Write, false},
		{"content/.index.md.swp", fsnotify.Create, false},
		{"content/index.md~", fsnotify.Create, false},
		{"content/index.md.tmp", fsnotify.Create, false},
		{"content/index.md___jb_tmp___", fsnotify.Create, false},
		{"content/#index.md#", fsnotify.Create, false},
		{"content/~$table.xlsx", fsnotify.Create, false},
		{"content/4913", fsnotify.Create, false},
	} {
		dir := t.TempDir()
		w := watcher{dir: dir}
		event := fsnotify.Event{Name: filepath.Join(dir, filepath.FromSlash(test.name)), Op: test.op}
		if got := w.concerns(event); got != test.want {
			t.Errorf("concerns(%s of %s): got %v, want %v", test.op, test.name, got, test.want)
		}
	}
}
