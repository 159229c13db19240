package scaffold

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"explainer/internal/build"
	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/load"
	"explainer/internal/model"
	"explainer/internal/scaffold/guide"
)

// TestSitesAreClean checks and builds both sites as an author gets them, on a
// day long after they were written.
func TestSitesAreClean(t *testing.T) {
	for _, bare := range []bool{false, true} {
		dir := filepath.Join(t.TempDir(), "new", "site")
		site := Site{Dir: dir, Bare: bare, Today: date(t, "2024-11-30")}
		begun, err := Init(site)
		if err != nil {
			t.Fatal(err)
		}
		files, err := site.files()
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		for _, f := range files {
			want[f.name] = string(f.text)
		}
		if diff := cmp.Diff(want, read(t, os.DirFS(dir))); diff != "" {
			t.Errorf("Init(bare %v) wrote other files than it holds (-holds +wrote):\n%s", bare, diff)
		}
		if begun.Files != len(want) {
			t.Errorf("Init(bare %v) wrote %d files, and says %d", bare, len(want), begun.Files)
		}
		today, err := edtf.Parse("2099-12-31")
		if err != nil {
			t.Fatal(err)
		}
		found, err := build.Check(build.Options{Dir: dir, Strict: true, Today: today})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range found.Diagnostics {
			if bare && d.Rule == diag.NoText && d.File == "content/index.md" {
				continue // there is none to publish by accident
			}
			t.Errorf("bare %v: %v: %s [%s]", bare, d.Pos, d.Message, d.Rule)
		}
		report, err := build.Site(build.Options{Dir: dir, Strict: true})
		if err != nil || report.Files == 0 {
			t.Errorf("bare %v: built %d files, %v", bare, report.Files, err)
		}
	}
}

// TestBareTitles makes the titles of sites of the names of folders, as far as
// there are words in them.
func TestBareTitles(t *testing.T) {
	for folder, want := range map[string]string{
		"lake-talks":         "Lake talks",
		"the_lake--question": "The lake question",
		"Lake Talks":         "Lake Talks",
		"2020-war":           "2020 war",
		"երեք-հարց":          "Երեք հարց",
		"ტბა":                "ტბა", // whose capitals are for whole words
		"lake.example.org":   "Lake.example.org",
		"2020":               "",
		"-_-":                "",
		"la\nke":             "La ke",
		"la\x00ke":           "",
	} {
		got, err := Site{Dir: "sites/" + folder}.title()
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v; want %q", folder, got, err, want)
		}
	}
}

// TestGuideIsEmbedded looks for files of the guide that init wouldn't write.
func TestGuideIsEmbedded(t *testing.T) {
	want := read(t, os.DirFS("guide"))
	delete(want, "guide.go")
	if diff := cmp.Diff(want, read(t, guide.FS)); diff != "" {
		t.Errorf("the folder guide has other files than are embedded by guide.go (-folder +embedded):\n%s", diff)
	}
}

// TestGuideShowsEveryKind counts its pages by kind.
func TestGuideShowsEveryKind(t *testing.T) {
	seen := map[model.Kind]bool{}
	for _, p := range guideSite(t).Pages() {
		seen[p.Kind] = true
	}
	for _, k := range append([]model.Kind{model.KindHome, model.KindIntro, model.KindLoose}, model.Kinds...) {
		if !seen[k] {
			t.Errorf("the guide has no %s", k)
		}
	}
}

// unshown are the fields that the guide doesn't use, with the reason.
var unshown = map[string]string{
	"Settings.base_url":     "an author's own address; a comment of site.yaml shows it",
	"Settings.repository":   "an author's own address; a comment of site.yaml shows it",
	"Settings.loaded_terms": "replaces the built-in list; a comment of site.yaml shows it",
	"Settings.frozen":       "would call the guide abandoned; a comment of site.yaml shows it",
	"Page.cssclasses":       "Obsidian's, of no use to this program",
	"Page.review_by":        "would pass some day, and the guide be due for a review",
}

// unshownTypes are the structs of which the guide shows only some fields or
// none: of CSL there are dozens, and Frozen stands in a comment of site.yaml.
var unshownTypes = []string{"Source", "Agent", "Frozen"}

// TestGuideShowsEveryField looks for a file of the guide that has the field of
// each struct that front matter can describe. The fields of all records are
// shown once.
func TestGuideShowsEveryField(t *testing.T) {
	typed := map[string]bool{}
	walk(reflect.ValueOf(guideSite(t)), typed, map[any]bool{})
	all := map[string]bool{}
	seen := map[reflect.Type]bool{}
	for _, root := range []any{model.Settings{}, model.Actor{}, model.Issue{}, model.Event{}, model.Agreement{}, model.Place{}, model.Term{}, model.Source{}} {
		fields(reflect.TypeOf(root), all, seen)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		of, _, _ := strings.Cut(name, ".")
		reason := unshown[name]
		if slices.Contains(unshownTypes, of) {
			continue
		}
		if !typed[name] && reason == "" {
			t.Errorf("no page of the guide has the field %s: show it, or say in unshown why not", name)
		}
		if typed[name] && reason != "" {
			t.Errorf("the guide has the field %s, so delete it from unshown", name)
		}
	}
	for name := range unshown {
		if !all[name] {
			t.Errorf("there is no field %s, so delete it from unshown", name)
		}
	}
}

// fields enters the fields of front matter that a struct and those below it
// declare, as Struct.field.
func fields(t reflect.Type, all map[string]bool, seen map[reflect.Type]bool) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] {
		return
	}
	seen[t] = true
	for i := range t.NumField() {
		tag, ok := t.Field(i).Tag.Lookup("yaml")
		if !ok || tag == "-" {
			continue
		}
		if name := fieldName(tag); name != "" {
			all[t.Name()+"."+name] = true
		}
		fields(t.Field(i).Type, all, seen)
	}
}

// walk enters every such field below v that isn't empty. A default counts: its
// value is on the page.
func walk(v reflect.Value, typed map[string]bool, visited map[any]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || visited[v.Interface()] {
			return
		}
		visited[v.Interface()] = true
		walk(v.Elem(), typed, visited)
	case reflect.Map:
		for _, key := range v.MapKeys() {
			walk(v.MapIndex(key), typed, visited)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), typed, visited)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			if name := fieldName(f.Tag.Get("yaml")); name != "" && name != "-" && !v.Field(i).IsZero() {
				typed[v.Type().Name()+"."+name] = true
			}
			walk(v.Field(i), typed, visited)
		}
	}
}

func fieldName(tag string) string {
	name, _, _ := strings.Cut(tag, ",")
	return name
}

// constructs are those of the package comment of internal/markdown, as they are
// typed.
var constructs = map[string]string{
	"page link":               `\[\[[a-z-]+\]\]`,
	"page link with label":    `\[\[[a-z-]+\|[^\]]+\]\]`,
	"page link to a heading":  `\[\[[a-z-]+#[^|\]]+\|[^\]]+\]\]`,
	"page link in a table":    `(?m)^\|.*\[\[[a-z-]+\\\|[^\]]+\]\]`,
	"link to a file":          `[^!]\[[^\]]+\]\(\.\./[a-z/]+\.md#[a-z-]+\)`,
	"image":                   `!\[[^\]]+\]\([^)]+\)`,
	"citation":                `[^-]\[@[A-Za-z0-9-]+\]`,
	"citation with a locator": `\[@[A-Za-z0-9-]+, [^;\]]+\]`,
	"citation of two sources": `\[@[^\]]+; @[^\]]+\]`,
	"statement by a page":     `(?m)^> — \[\[[a-z-]+\]\], [0-9-]+, [^\[]+ \[@[^\]]+\]$`,
	"translated statement":    `(?m)^> — .*, translated \[@[^\]]+\]$`,
	"statement in words":      `(?m)^> — [A-Za-z ]+, [0-9-]+ \[@[^\]]+\]$`,
	"saved passage":           `(?m)^> `,
	"quotation in a sentence": `[a-z] “[^”]+ [^”]+ [^”]+”[^\n]* \[@`,
	"table":                   `(?m)^\|---\|`,
	"strikethrough":           `~~[^~]+~~`,
	"footnote":                `(?m)^\[\^[^\]]+\]: `,
	"mark of a footnote":      `[^\n]\[\^[^\]]+\]`,
	"definition list":         `(?m)^: `,
	"heading":                 `(?m)^## [^{\n]+$`,
	"heading with an id":      `(?m)^## .*\{#[a-z-]+\}$`,
	"list":                    `(?m)^1\. `,
	"emphasis":                `\*\*[^*]+\*\*`,
	"fenced code":             "(?m)^```$",
	"code within a sentence":  "[a-z ]`[^`\n]+`",
}

// TestGuideShowsEveryConstruct looks for each outside of fenced code, where it is
// only shown.
func TestGuideShowsEveryConstruct(t *testing.T) {
	var used strings.Builder
	for name, text := range read(t, siteFolder(false)) {
		if !strings.HasPrefix(name, "content/") || !strings.HasSuffix(name, ".md") {
			continue
		}
		_, body, _ := strings.Cut(text[3:], "\n---\n")
		for i, part := range regexp.MustCompile("(?m)^```\n").Split(body, -1) {
			if i%2 == 0 {
				used.WriteString(part)
			} else {
				used.WriteString("```\n")
			}
		}
	}
	for name, pattern := range constructs {
		if !regexp.MustCompile(pattern).MatchString(used.String()) {
			t.Errorf("the guide has no %s, as in %s", name, pattern)
		}
	}
}

// guideSite returns the guide as read, with its draft.
func guideSite(t *testing.T) *model.Site {
	t.Helper()
	s, found, err := load.Site(siteFolder(false), load.Options{Drafts: load.IncludeDrafts})
	if err != nil || found.HasErrors() {
		t.Fatalf("%v %v", err, found.AtLeast(diag.Error))
	}
	return s
}

// read returns the files of a folder by name.
func read(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
