package load

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/golden"
	"explainer/internal/model"
)

// TestValues runs the archives in testdata/values. An archive is a site and a
// file "values": what its pages say, field by field, and its diagnostics. A
// page whose name begins with "crlf-" is read with the line ends of Windows.
func TestValues(t *testing.T) {
	golden.Archives(t, "testdata/values/*.txtar", func(t *testing.T, _ string, archive *txtar.Archive) []txtar.File {
		var files []txtar.File
		folder := fstest.MapFS{settingsFile: {Data: []byte(testSettings)}}
		for _, f := range archive.Files {
			if f.Name == "values" {
				continue
			}
			files = append(files, f)
			data := f.Data
			if strings.HasPrefix(filepath.Base(f.Name), "crlf-") {
				data = []byte(strings.ReplaceAll(string(data), "\n", "\r\n"))
			}
			folder[f.Name] = &fstest.MapFile{Data: data}
		}
		return append(files, golden.Result("values", values(t, folder, Options{})))
	})
}

// values loads a site and prints what its pages of a kind say.
func values(t *testing.T, folder fstest.MapFS, options Options) string {
	t.Helper()
	site, diags, err := Site(folder, options)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	schemas := newSchemas(&model.Page{}, &model.Actor{}, &model.Issue{}, &model.Event{}, &model.Agreement{}, &model.Place{}, &model.Term{}, &model.Source{})
	for _, list := range []any{site.Loose, site.Actors, site.Issues, site.Events, site.Agreements, site.Places, site.Terms, site.Sources} {
		for _, v := range reflect.ValueOf(list).Seq2() {
			fmt.Fprintf(&out, "%s\n", v.Elem().FieldByName("Pos").Interface().(diag.Pos).File)
			dump(&out, schemas, v.Elem(), "  ")
		}
	}
	diags.Sort()
	if err := diags.Text(&out, folder); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// dump prints the fields of a struct that aren't empty.
func dump(out *strings.Builder, schemas schemas, v reflect.Value, indent string) {
	for _, f := range schemas[v.Type()].fields {
		field := v.FieldByIndex(f.index)
		switch {
		case field.IsZero():
		case field.Kind() == reflect.Slice:
			for _, item := range field.Seq2() {
				dumpValue(out, schemas, f.name+"[]", item, indent)
			}
		default:
			dumpValue(out, schemas, f.name, field, indent)
		}
	}
}

func dumpValue(out *strings.Builder, schemas schemas, name string, v reflect.Value, indent string) {
	switch x := v.Interface().(type) {
	case edtf.Date:
		fmt.Fprintf(out, "%s%s: %s\n", indent, name, x)
		return
	case model.End:
		fmt.Fprintf(out, "%s%s: %s unknown %t\n", indent, name, x.Date, x.Unknown)
		return
	case *float64:
		fmt.Fprintf(out, "%s%s: %v\n", indent, name, *x)
		return
	}
	switch {
	case isReference(v.Type()):
		fmt.Fprintf(out, "%s%s: -> %s resolved %t\n", indent, name, v.FieldByName("ID"), !v.FieldByName("To").IsNil())
	case v.Kind() == reflect.Struct:
		fmt.Fprintf(out, "%s%s:\n", indent, name)
		dump(out, schemas, v, indent+"  ")
	case v.Kind() == reflect.String:
		fmt.Fprintf(out, "%s%s: %q\n", indent, name, v.String())
	default:
		fmt.Fprintf(out, "%s%s: %v\n", indent, name, v)
	}
}

// TestDrafts reads one site in the three ways of treating drafts.
func TestDrafts(t *testing.T) {
	folder := fstest.MapFS{
		settingsFile:                {Data: []byte(testSettings)},
		"content/index.md":          {Data: []byte("---\ntitle: Home\ndraft: true\n---\n")},
		"content/actors/index.md":   {Data: []byte("---\ntitle: Actors\ndraft: true\n---\n")},
		"content/actors/a.md":       {Data: []byte("---\ntitle: A draft\nkind: state\ndraft: true\nredirect_from: actors/old.html\n---\n[[nowhere]] [@s]\n\n> Words.\n>\n> — A, 2024 [@s]\n")},
		"content/actors/z.md":       {Data: []byte("---\ntitle: Published\nkind: state\nredirect_from: actors/old.html\n---\n> Words.\n>\n> — A, 2024 [@s]\n")},
		"content/actors/old/z.md":   {Data: []byte("---\ntitle: A draft of the same name\nkind: state\ndraft: true\n---\n")},
		"content/actors/odd.md":     {Data: []byte("---\ntitle: Odd: a draft\ndraft: true\n---\n> Other words.\n>\n> — A, 2024 [@s]\n")},
		"content/sources/s.md":      {Data: []byte("---\ntitle: S\n---\n> Words.\n\n> Other words.\n")},
		"content/sources/lib.json":  {Data: []byte(`[{"id":"j","title":"By a draft"}]`)},
		"content/timeline/event.md": {Data: []byte("---\ntitle: E\ndate: 2024\ndraft: True\nsources: j\n---\n")},
	}
	for name, test := range map[string]struct {
		drafts Drafts
		pages  string // by id; home only if it was written
		rules  string
		said   int // statements of the site, and pages that repeat one
		again  int
	}{
		"left out": {LeaveDraftsOut, "z s", "missing-home", 1, 0},
		"checked":  {CheckDrafts, "z s", "bad-front-matter broken-link conflicting-redirect duplicate-id missing-field missing-home", 1, 0},
		"included": {IncludeDrafts, "index actors a odd z event j s", "bad-front-matter broken-link conflicting-redirect duplicate-id missing-field", 2, 1},
	} {
		t.Run(name, func(t *testing.T) {
			site, diags, err := Site(folder, Options{Drafts: test.drafts})
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, p := range site.Pages() {
				if p.Title != "" || p.ID == "odd" {
					ids = append(ids, p.ID)
				}
			}
			slices.Sort(ids)
			want := strings.Fields(test.pages)
			slices.Sort(want)
			ids = slices.DeleteFunc(ids, func(id string) bool { return id == "" })
			if diff := gocmp.Diff(want, ids); diff != "" {
				t.Errorf("pages (-want +got):\n%s", diff)
			}
			rules := map[string]bool{}
			for _, d := range diags {
				rules[string(d.Rule)] = true
			}
			delete(rules, string(diag.QuoteNoCopy))
			if got := strings.Join(slices.Sorted(maps.Keys(rules)), " "); got != test.rules {
				t.Errorf("rules %q; want %q: %v", got, test.rules, diags)
			}
			again := 0
			for _, s := range site.Statements {
				again += len(s.Same)
			}
			if len(site.Statements) != test.said || again != test.again {
				t.Errorf("%d statements, %d of them again; want %d and %d", len(site.Statements), again, test.said, test.again)
			}
			if got, want := site.Sources[len(site.Sources)-1].Body.Passages[1].Quoted != nil, test.drafts == IncludeDrafts; got != want {
				t.Errorf("the passage that only a draft quotes: matched %t; want %t", got, want)
			}
		})
	}
}

// TestBaseURL prefers the option to the setting.
func TestBaseURL(t *testing.T) {
	folder := fstest.MapFS{
		settingsFile:       {Data: []byte(testSettings + "base_url: https://example.org/a/\n")},
		"content/index.md": {Data: []byte("---\ntitle: T\n---\n")},
	}
	for option, want := range map[string]string{"": "https://example.org/a", "https://example.com/b/": "https://example.com/b"} {
		site, diags, err := Site(folder, Options{BaseURL: option})
		if err != nil || len(diags) > 0 || site.Settings.BaseURL != want {
			t.Errorf("with --base-url %q: base_url %q, diagnostics %v, error %v; want %q", option, site.Settings.BaseURL, diags, err, want)
		}
	}
}

// TestSettings reads site.yaml in states that a folder of the other tests can't
// be in.
func TestSettings(t *testing.T) {
	const fine = "title: Test\nlanguage: en\nas_of: 2024\n"
	for _, test := range []struct{ name, text, want string }{
		{"fine", fine, ""},
		{"byte order mark", "\ufeff" + fine, ""},
		{"line ends of Windows", strings.ReplaceAll(fine, "\n", "\r\n"), ""},
		{"between fences", "---\n" + fine + "---\n", ""},
		{"below a fence", "---\n" + fine, ""},
		{"mark and mistakes", "\ufefftitle: A: B\nlanguage: en\nas_of: 24\n", `content/site.yaml:1:11: error: a value with a colon and a space needs quotation marks [bad-front-matter]
  ` + "\ufeff" + `title: A: B
          ^~~~
hint: put the whole value in quotation marks: title: "A: B"

content/site.yaml:3:8: error: 24 can't be read as a date: a year has four digits [bad-date]
  as_of: 24
         ^~
hint: write it as 2024-11-05, 2024-11 or 2024, as far as it is known

`},
		{"mark and value", "\ufefftitle: [A]\nlanguage: en\nas_of: 2024\n", `content/site.yaml:1:11: error: title takes text, not a list [wrong-type]
  ` + "\ufeff" + `title: [A]
          ^
hint: write one value, without hyphen or brackets

`},
		{"empty", "", `content/site.yaml:1:1: error: as_of is missing [missing-field]
  
  ^
hint: add a line as_of: 2024-11-05, or 2024-11 or 2024, as far as it is known

content/site.yaml:1:1: error: language is missing [missing-field]
  
  ^
hint: add a line language: en (the language of the site by its code, such as en, hy, az, ru or ka)

content/site.yaml:1:1: error: title is missing [missing-field]
  
  ^
hint: add a line title: … (the name of the site)

`},
		{"no file", "none", `content/site.yaml: error: the site has no settings: content/site.yaml is missing [missing-field]
hint: write a file content/site.yaml with the lines title: …, language: en and as_of: 2024-11-05

`},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := fstest.MapFS{"content/index.md": {Data: []byte("---\ntitle: Home\n---\n")}}
			if test.text != "none" {
				folder[settingsFile] = &fstest.MapFile{Data: []byte(test.text)}
			}
			if diff := gocmp.Diff(test.want, values(t, folder, Options{})); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.text, diff)
			}
		})
	}
	if _, _, err := Site(fstest.MapFS{"site.yaml": {Data: []byte(fine)}}, Options{}); !errors.Is(err, ErrNoContent) {
		t.Errorf("a folder without content/: error %v; want %v", err, ErrNoContent)
	}
}

// TestEveryKind holds what the code spells out kind by kind to all of them:
// pages of each are in the site, in order, and drafts are not.
func TestEveryKind(t *testing.T) {
	fields := map[model.Kind]string{ // those that it needs, with the date that it is sorted by
		model.KindActor:     "kind: state",
		model.KindIssue:     "question: Whose is it?",
		model.KindEvent:     "date: %d",
		model.KindAgreement: "date: %d",
		model.KindPlace:     "lat: 1\nlon: 2",
		model.KindTerm:      "",
		model.KindSource:    "",
	}
	folder := fstest.MapFS{settingsFile: {Data: []byte(testSettings)}}
	var want []string
	for _, kind := range model.Kinds {
		more, ok := fields[kind]
		if !ok {
			t.Errorf("write into this test the fields that %s needs", kind.WithArticle())
		}
		write := func(id, title string, year int, draft bool) {
			text := fmt.Sprintf("---\ntitle: %s\ndraft: %v\n%s\n---\n", title, draft, strings.ReplaceAll(more, "%d", fmt.Sprint(year)))
			folder["content/"+kind.Folder()+"/"+id+".md"] = &fstest.MapFile{Data: []byte(text)}
		}
		// By title and by date the first comes first, by file the second.
		first, second := "z-"+string(kind), "a-"+string(kind)
		write(first, "A", 2001, false)
		write(second, "B", 2002, false)
		write("secret-"+string(kind), "C", 2003, true)
		want = append(want, first, second)
	}
	site, diags, err := Site(folder, Options{})
	if err != nil || diags.HasErrors() {
		t.Fatalf("error %v, diagnostics %v; want none", err, diags)
	}
	var got []string
	for _, p := range site.Pages() {
		if p.Kind.Folder() != "" {
			got = append(got, p.ID)
		}
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("the site's pages (-want +got):\n%s", diff)
	}
}
