package build_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"explainer/internal/build"
	"explainer/internal/golden"
)

// assetHash is what changes in every page when an asset does.
var assetHash = regexp.MustCompile(`\.[0-9a-f]{10}\.`)

// TestGolden builds the fictional site and compares every page with the one
// that was read and found good.
func TestGolden(t *testing.T) {
	got := mustBuild(t, build.Options{Dir: "testdata/site"})
	maps.DeleteFunc(got, func(name, _ string) bool {
		return !slices.Contains([]string{".html", ".txt", ".json"}, filepath.Ext(name))
	})
	for name, page := range got {
		got[name] = assetHash.ReplaceAllString(page, ".HASH.")
	}
	if golden.Update() {
		if err := os.RemoveAll("testdata/golden"); err != nil {
			t.Fatal(err)
		}
		for name, data := range got {
			name = filepath.Join("testdata/golden", name)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := readTree(t, "testdata/golden")
	for _, name := range slices.Sorted(maps.Keys(union(got, want))) {
		if diff := cmp.Diff(want[name], got[name]); diff != "" {
			t.Errorf("%s differs from the golden page (-want +got); if it is right, run the test with -update and read the diff:\n%s", name, diff)
		}
	}
}

// TestReproducible builds the flagship under changed circumstances, which must
// not change a byte.
func TestReproducible(t *testing.T) {
	want := mustBuild(t, build.Options{Dir: "../.."})
	sameAs := func(t *testing.T, dir string) {
		t.Helper()
		got := mustBuild(t, build.Options{Dir: dir})
		for _, name := range slices.Sorted(maps.Keys(union(got, want))) {
			if got[name] != want[name] {
				t.Errorf("%s differs: %s", name, cmp.Diff(want[name], got[name]))
			}
		}
	}
	t.Run("one processor", func(t *testing.T) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		sameAs(t, "../..")
	})
	t.Run("another folder, time zone and file times", func(t *testing.T) {
		dir := t.TempDir()
		for _, name := range []string{"content", "templates", "static"} {
			if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("../..", name))); err != nil {
				t.Fatal(err)
			}
		}
		old := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
		err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			return os.Chtimes(name, old, old)
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Setenv("TZ", "Pacific/Kiritimati")
		local := time.Local
		time.Local = time.FixedZone("far east", 14*60*60)
		defer func() { time.Local = local }()
		t.Chdir(dir)
		sameAs(t, ".")
	})
}

// TestFailedBuildLeavesTheOldSite builds a site, breaks its source and builds
// again.
func TestFailedBuildLeavesTheOldSite(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	want := mustBuild(t, build.Options{Dir: dir, Out: filepath.Join(dir, "public")})
	if err := os.WriteFile(filepath.Join(dir, "content/about.md"), []byte("---\ntitel: x\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	report, err := build.Site(build.Options{Dir: dir})
	if err != nil || !report.Diagnostics.HasErrors() {
		t.Fatalf("build of a broken site: error %v, diagnostics %v; want diagnostics", err, report.Diagnostics)
	}
	if diff := cmp.Diff(want, readTree(t, filepath.Join(dir, "public"))); diff != "" {
		t.Errorf("the old site changed (-before +after):\n%s", diff)
	}
}

// mustBuild builds a site, into a new folder unless the options name one, and
// returns its files by name.
func mustBuild(t *testing.T, options build.Options) map[string]string {
	t.Helper()
	if options.Out == "" {
		options.Out = filepath.Join(t.TempDir(), "public")
	}
	report, err := build.Site(options)
	if err != nil {
		t.Fatal(err)
	}
	if report.Diagnostics.HasErrors() {
		var text strings.Builder
		if err := report.Diagnostics.Text(&text, os.DirFS(options.Dir)); err != nil {
			t.Fatal(err)
		}
		t.Fatalf("the site %s has errors:\n%s", options.Dir, &text)
	}
	return readTree(t, options.Out)
}

// readTree returns the files below a folder by slash-separated name.
func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func union(a, b map[string]string) map[string]string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}
