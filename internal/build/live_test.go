package build_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"explainer/internal/build"
)

// TestLiveSiteIsTheBuiltOne asks a live site for every file that a build writes.
func TestLiveSiteIsTheBuiltOne(t *testing.T) {
	for _, dir := range []string{"testdata/site", "../.."} {
		live, err := build.NewWorkbench(dir).Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range mustBuild(t, build.Options{Dir: dir, Drafts: true}) {
			if name == ".explainer" {
				continue // marks a folder as ours
			}
			if got := fileOf(t, live, dir, name); got != want {
				t.Errorf("%s: %s differs from the built one (-built +live):\n%s", dir, name, cmp.Diff(want, got))
			}
		}
		if _, err := live.File("missing.html"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("missing.html: got %v, want %v", err, fs.ErrNotExist)
		}
		for name, want := range map[string]bool{"actors": true, "data": true, "actor": false, "index.html": false} {
			if got := live.Folder(name); got != want {
				t.Errorf("%s: Folder(%q): got %v, want %v", dir, name, got, want)
			}
		}
	}
}

// TestReadingAgainIsReadingAnew edits a site at random, and compares what one
// workbench reads after each edit with what a new one reads.
func TestReadingAgainIsReadingAnew(t *testing.T) {
	const edits = 40
	dir := filepath.Join(t.TempDir(), "site")
	names := slices.Sorted(maps.Keys(readTree(t, "testdata/site/content")))
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	bench := build.NewWorkbench(dir)
	good := 0
	for i := range edits {
		if i%5 == 0 { // or the site would have mistakes for ever
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
			if err := os.CopyFS(dir, os.DirFS("testdata/site")); err != nil {
				t.Fatal(err)
			}
		}
		what := edit(t, random, filepath.Join(dir, "content"), names)
		got, want := everything(t, bench, dir), everything(t, build.NewWorkbench(dir), dir)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("after %s, reading again differs (-anew +again):\n%s", what, diff)
		}
		if len(got) > 1 {
			good++
		}
		if random.IntN(4) > 0 {
			bench.Rest(t.Context())
		}
	}
	if good < edits/10 {
		t.Errorf("of %d edited sites only %d could be built, too few to compare", edits, good)
	}
}

// edit makes one change to the files of a folder, and says which.
func edit(t *testing.T, random *rand.Rand, dir string, names []string) string {
	t.Helper()
	name := names[random.IntN(len(names))]
	file := filepath.Join(dir, name)
	text, err := os.ReadFile(file)
	if err != nil { // it was renamed or removed
		text = []byte("---\ntitle: Back again\n---\nHere, see [[about]] and [@un-2024].\n")
	}
	what := "writing " + name
	switch random.IntN(6) {
	case 0:
		if os.Remove(file) == nil {
			return "removing " + name
		}
	case 1:
		to := filepath.Join(filepath.Dir(file), fmt.Sprintf("renamed-%d%s", random.IntN(100), filepath.Ext(file)))
		if os.Rename(file, to) == nil {
			return "renaming " + name + " to " + filepath.Base(to)
		}
	case 2:
		text = append(text, "\nMore, [[about]] and “six words of somebody else here”.\n"...)
	case 3:
		text = []byte(strings.Replace(string(text), "title: ", fmt.Sprintf("title: %d ", random.IntN(100)), 1))
	case 4:
		at := random.IntN(len(text) + 1)
		text = append(text[:at:at], text[min(at+random.IntN(20), len(text)):]...)
	case 5:
		// Saved unchanged, or back again.
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return what
}

// everything returns the files of a site, and what is wrong with it.
func everything(t *testing.T, bench *build.Workbench, dir string) map[string]string {
	t.Helper()
	live, err := bench.Read(t.Context())
	if err != nil {
		return map[string]string{"error": err.Error()}
	}
	var report strings.Builder
	if err := live.Check().Text(&report, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"report": report.String()}
	if !live.Broken() {
		for _, name := range live.Paths() {
			files[name] = fileOf(t, live, dir, name)
		}
	}
	return files
}

func fileOf(t *testing.T, live *build.Live, dir, name string) string {
	t.Helper()
	f, err := live.File(name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if f.From != "" {
		if f.Data, err = os.ReadFile(filepath.Join(dir, f.From)); err != nil {
			t.Fatal(err)
		}
	}
	return string(f.Data)
}
