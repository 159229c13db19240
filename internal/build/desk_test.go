package build_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"explainer/internal/build"
	"explainer/internal/edtf"
	"explainer/internal/golden"
)

// deskStyle is what changes in the desk when a style sheet does.
var deskStyle = regexp.MustCompile(`(?s)<style>.*</style>|style-src &#39;[^ "]*`)

// TestDesk compares the desk of the fictional site, as it is and with the files
// of an archive put into it, with the ones that were read and found good.
func TestDesk(t *testing.T) {
	for _, name := range []string{"site", "mistakes"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS("testdata/site")); err != nil {
				t.Fatal(err)
			}
			if name != "site" {
				unpack(t, dir, filepath.Join("testdata/desk", name+".txtar"))
			}
			got := deskStyle.ReplaceAllString(desk(t, dir), "STYLE")
			golden.File(t, filepath.Join("testdata/desk", name+".html"), got)
		})
	}
}

// TestDeskOfEveryMistake makes the desk of each site that breaks a rule. None is
// too broken for it.
func TestDeskOfEveryMistake(t *testing.T) {
	archives, err := filepath.Glob("../check/testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("found %d archives: %v", len(archives), err)
	}
	for _, archive := range archives {
		t.Run(filepath.Base(archive), func(t *testing.T) {
			dir := t.TempDir()
			unpack(t, dir, archive)
			if got := desk(t, dir); !strings.HasSuffix(strings.TrimSpace(got), "</html>") {
				t.Errorf("the desk breaks off:\n%s", got)
			}
		})
	}
}

// TestNoBuildPublishesTheDesk looks for it, and for its style, among the files of
// a site.
func TestNoBuildPublishesTheDesk(t *testing.T) {
	for name, text := range mustBuild(t, build.Options{Dir: "testdata/site", Drafts: true}) {
		for _, trace := range []string{"/-/", ".desk", "vscode:"} {
			if strings.Contains("/"+name, trace) || strings.Contains(text, trace) {
				t.Errorf("%s holds %q, which is the desk's", name, trace)
			}
		}
	}
}

// desk returns the desk of the site folder dir, for a reader on whose disk that
// is /home/ana/the lake.
func desk(t *testing.T, dir string) string {
	t.Helper()
	today, err := edtf.Parse("2024-12-05")
	if err != nil {
		t.Fatal(err)
	}
	page, err := build.Desk(build.Options{Dir: dir, Today: today}, "/home/ana/the lake")
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// unpack writes the files of an archive that belong to a site folder.
func unpack(t *testing.T, dir, name string) {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "content/") {
			continue
		}
		file := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
