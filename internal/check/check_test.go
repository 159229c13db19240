package check_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"explainer/internal/check"
	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/golden"
	"explainer/internal/load"
	"explainer/internal/model"
)

// TestReports runs the archives in testdata. An archive is a site folder and a
// file "report": what an author gets to read about it. One archive shows each
// rule and is named after it.
//
// The rules of sourcing and coverage have something to say of most small sites.
// They are left out of the reports but of their own archives and of the two sites
// that are sourced throughout: clean and sourcing.
//
// An archive without content/site.yaml gets one, and one without
// content/index.md gets one that links to every page and cites every source, so
// that no page is an orphan and what only follows from a mistake would show.
//
// What stands below earlier/ is a site folder too, with which the other is
// compared.
//
// A file whose name begins with
//
//	crlf-  is read with the line ends of Windows,
//	bom-   with a byte order mark before it,
//	raw-   with \x0a for any byte and {9 times ab} for repetitions,
//	link-  is a symbolic link to the file named in it,
//	pipe-  is a named pipe.
func TestReports(t *testing.T) {
	shown := map[string]bool{}
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, rule string, archive *txtar.Archive) []txtar.File {
		shown[rule] = true
		site := siteFolder(t, archive)
		list := examine(t, site)
		for _, problem := range misplaced(site, list) {
			t.Error(problem)
		}
		if rule != "clean" && rule != "sourcing" {
			list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
				return slices.Contains(ofSourcing, d.Rule) && !strings.HasPrefix(rule, string(d.Rule))
			})
		}
		if isRule(rule) && !holds(list, diag.Rule(rule)) {
			t.Errorf("the archive shows no %s", rule)
		}
		var report bytes.Buffer
		if err := list.Text(&report, site); err != nil {
			t.Fatal(err)
		}
		files := slices.DeleteFunc(slices.Clone(archive.Files), func(f txtar.File) bool { return f.Name == "report" })
		return append(files, golden.Result("report", report.String()))
	})
	for _, info := range diag.Rules {
		if !shown[string(info.Rule)] {
			t.Errorf("the rule %s has no archive: write testdata/%s.txtar", info.Rule, info.Rule)
		}
	}
}

// ofSourcing are the rules that ask whether there is a text, what it rests on, and
// how well, and whose word it lacks.
var ofSourcing = []diag.Rule{
	diag.Circular, diag.InterestedOnly, diag.NoArchive, diag.SingleSource, diag.SourceIncomplete, diag.Unsourced,
	diag.AsymmetricAccounts, diag.MissingPosition, diag.NoText,
}

// TestWindows reads the archives as an editor on Windows saves them, with a byte
// order mark and CRLF. An author gets to read the same, but for the columns of
// first lines, which hold the mark.
func TestWindows(t *testing.T) {
	for _, name := range archives(t) {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		site := siteFolder(t, archive)
		want := examine(t, site)
		for file, f := range site {
			if prefix, _, _ := strings.Cut(path.Base(file), "-"); f.Mode.IsRegular() && !slices.Contains([]string{"crlf", "bom", "raw"}, prefix) {
				f.Data = append([]byte("\ufeff"), bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))...)
			}
		}
		got := examine(t, site)
		for _, problem := range misplaced(site, got) {
			t.Errorf("%s: %s", name, problem)
		}
		for _, list := range []diag.List{want, got} {
			for _, d := range list {
				for i := range d.Related {
					if d.Related[i].Pos.Line == 1 {
						d.Related[i].Pos.Column = 0
					}
				}
			}
			for i := range list {
				if list[i].Line == 1 {
					list[i].Column = 0
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: the diagnostics differ on Windows (-want +got):\n%s", name, diff)
		}
	}
}

// TestTenMistakes holds the reports to one diagnostic for each mistake.
func TestTenMistakes(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/ten-mistakes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	list := examine(t, siteFolder(t, archive))
	rules := map[diag.Rule]bool{}
	for _, d := range list {
		rules[d.Rule] = true
	}
	if len(list) != 10 || len(rules) != 10 {
		t.Errorf("ten mistakes give %d diagnostics of %d rules; want 10 of 10: %v", len(list), len(rules), list)
	}
}

// TestCleanSites holds two sites to their promise: one that an author has just
// begun, and one with every field of every kind.
func TestCleanSites(t *testing.T) {
	for _, name := range []string{"clean", "every-field"} {
		archive, err := txtar.ParseFile("testdata/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		if list := examine(t, siteFolder(t, archive)); list.HasErrors() {
			t.Errorf("the site %s has errors: %v", name, list)
		}
	}
}

// examine does what the command check does on 15 November 2026.
func examine(t *testing.T, site fs.FS) diag.List {
	t.Helper()
	loaded, list, err := load.Site(site, load.Options{Drafts: load.CheckDrafts})
	if err != nil {
		t.Fatal(err)
	}
	options := check.Options{Today: edtf.NewDay(2026, time.November, 15).Date(), Earlier: earlier(t, site)}
	list = check.Waive(loaded, append(list, check.Site(loaded, options)...), options)
	list.Sort()
	return list
}

// earlier returns the site with which another is compared, or nil.
func earlier(t *testing.T, site fs.FS) *model.Site {
	t.Helper()
	folder, err := fs.Sub(site, "earlier")
	if err != nil {
		t.Fatal(err)
	}
	loaded, _, err := load.Site(folder, load.Options{})
	if errors.Is(err, load.ErrNoContent) {
		return nil
	} else if err != nil {
		t.Fatal(err)
	}
	return loaded
}

func archives(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no archives in testdata: %v", err)
	}
	return names
}

func isRule(name string) bool {
	return slices.ContainsFunc(diag.Rules, func(info diag.RuleInfo) bool { return string(info.Rule) == name })
}

func holds(list diag.List, rule diag.Rule) bool {
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Rule == rule })
}

// siteFolder returns the archive's site.
func siteFolder(t *testing.T, archive *txtar.Archive) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{}
	for _, f := range archive.Files {
		if f.Name == "report" {
			continue
		}
		file := &fstest.MapFile{Data: f.Data, Mode: 0o644}
		switch prefix, _, _ := strings.Cut(path.Base(f.Name), "-"); prefix {
		case "crlf":
			file.Data = bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))
		case "bom":
			file.Data = append([]byte("\ufeff"), f.Data...)
		case "raw":
			file.Data = raw(t, f.Data)
		case "link":
			file.Data, file.Mode = bytes.TrimSpace(f.Data), fs.ModeSymlink
		case "pipe":
			file.Data, file.Mode = nil, fs.ModeNamedPipe
		}
		site[f.Name] = file
	}
	if site["content/site.yaml"] == nil {
		site["content/site.yaml"] = &fstest.MapFile{Data: []byte("title: Test\nlanguage: en\nas_of: 2026-11-01\n")}
	}
	if site["content/index.md"] == nil {
		site["content/index.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Test\n---\n" + links(archive))}
	}
	return site
}

var (
	byteCode   = regexp.MustCompile(`\\x[0-9a-f]{2}`)
	repetition = regexp.MustCompile(`\{(\d+) times ([^{}]*)\}`)
)

// raw expands what a text archive can't hold.
func raw(t *testing.T, data []byte) []byte {
	t.Helper()
	data = repetition.ReplaceAllFunc(data, func(found []byte) []byte {
		m := repetition.FindSubmatch(found)
		n, err := strconv.Atoi(string(m[1]))
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Repeat(m[2], n)
	})
	return byteCode.ReplaceAllFunc(data, func(code []byte) []byte {
		n, err := strconv.ParseUint(string(code[2:]), 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		return []byte{byte(n)}
	})
}

// links returns a body that leads to every page of the archive but drafts: to a
// page by its id and by its file, to a source by a citation.
func links(archive *txtar.Archive) string {
	var body strings.Builder
	for _, f := range archive.Files {
		id, page := strings.CutSuffix(path.Base(f.Name), ".md")
		switch folder := path.Dir(strings.TrimPrefix(f.Name, "content/")); {
		case !page || id == "index" || strings.HasPrefix(f.Name, "earlier/") || bytes.Contains(f.Data, []byte("draft: true")):
		case folder == "sources":
			fmt.Fprintf(&body, "- [@%s]\n", id)
		default:
			fmt.Fprintf(&body, "- [[%s]] [here](<%s>)\n", id, strings.TrimPrefix(f.Name, "content/"))
		}
	}
	return body.String()
}

// misplaced returns the diagnostics whose positions aren't in their files.
func misplaced(site fstest.MapFS, list diag.List) []string {
	var problems []string
	at := func(d diag.Diagnostic, pos diag.Pos) {
		bad := func(why string) {
			problems = append(problems, fmt.Sprintf("%s (length %d): %s: %s [%s]", pos, pos.Length, why, d.Message, d.Rule))
		}
		info, err := fs.Stat(site, pos.File)
		switch {
		case pos.Line == 0 && (pos.Column != 0 || pos.Length != 0):
			bad("a column without a line")
			return
		case pos.Line == 0:
			return
		case err != nil || info.IsDir():
			bad("a line of something that is no file")
			return
		}
		data, err := fs.ReadFile(site, pos.File)
		lines := strings.Split(string(data), "\n")
		if err != nil || pos.Line > len(lines) {
			bad(fmt.Sprintf("the file has %d lines", len(lines)))
			return
		}
		line := strings.TrimSuffix(lines[pos.Line-1], "\r")
		if pos.Column > len(line)+1 || pos.Column > 0 && pos.Column-1+pos.Length > len(line) {
			bad(fmt.Sprintf("the line has %d bytes", len(line)))
		}
	}
	for _, d := range list {
		at(d, d.Pos)
		for _, r := range d.Related {
			at(d, r.Pos)
		}
	}
	return problems
}
