// Package golden turns a test into data plus one driver: it compares what the
// code does with what files expect, in full, and rewrites the files if the test
// is run with -update. Only tests import it.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected results with what the code does")

// Update reports whether expected results are to be rewritten, for a test that
// does so itself.
func Update() bool { return *update }

// File compares a text with the file that expects it.
func File(t *testing.T, name, got string) {
	t.Helper()
	want, err := os.ReadFile(name)
	if err != nil && !*update {
		t.Fatal(err)
	}
	compare(t, name, string(want), got)
}

// Archives runs a test for each archive that matches a pattern. It returns the
// files that the archive is to hold: its inputs, and what comes of them.
func Archives(t *testing.T, pattern string, test func(t *testing.T, name string, archive *txtar.Archive) []txtar.File) {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("there are no archives %s: %v", pattern, err)
	}
	for _, name := range names {
		base := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(base, func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := string(txtar.Format(archive))
			now := &txtar.Archive{Comment: archive.Comment, Files: test(t, base, archive)}
			compare(t, name, want, string(txtar.Format(now)))
		})
	}
}

// Site returns the files of an archive that belong to a site, as they are and as
// its folder.
func Site(archive *txtar.Archive) ([]txtar.File, fstest.MapFS) {
	var files []txtar.File
	folder := fstest.MapFS{}
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, "content/") {
			files = append(files, f)
			folder[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return files, folder
}

// Result is a file of an archive.
func Result(name, text string) txtar.File { return txtar.File{Name: name, Data: []byte(text)} }

func compare(t *testing.T, name, want, got string) {
	t.Helper()
	if got == want {
		return
	}
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s differs (-want +got); if it is right, run the test with -update and read the diff:\n%s", name, cmp.Diff(want, got))
}
