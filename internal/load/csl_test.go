package load

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

var update = flag.Bool("update", false, "rewrite testdata with what the code does")

const testSettings = "title: Test\nlanguage: en\nas_of: 2026-11-01\n"

// TestExports runs the cases of testdata/csl. A case holds the files of a site
// (site.yaml may be left out), the sources that come of it and the diagnostics.
func TestExports(t *testing.T) {
	cases, err := filepath.Glob("testdata/csl/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases in testdata/csl: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			site := fstest.MapFS{"content/site.yaml": {Data: []byte(testSettings)}}
			got := &txtar.Archive{Comment: archive.Comment}
			for _, f := range archive.Files {
				if strings.HasPrefix(f.Name, "content/") {
					site[f.Name] = &fstest.MapFile{Data: f.Data}
					got.Files = append(got.Files, f)
				}
			}
			sources, diagnostics := exported(t, site)
			got.Files = append(got.Files, txtar.File{Name: "sources", Data: []byte(sources)}, txtar.File{Name: "diagnostics", Data: []byte(diagnostics)})
			if *update {
				if err := os.WriteFile(name, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := gocmp.Diff(string(txtar.Format(archive)), string(txtar.Format(got))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		})
	}
}

// TestExportFiles checks what a text archive can't hold.
func TestExportFiles(t *testing.T) {
	const item = `[{"id": "a", "type": "book", "title": 5}]`
	for _, test := range []struct{ name, text, want string }{
		{"byte order mark", "\ufeff" + item, ""},
		{"mark and mistake", "\ufeff[}", "content/sources/x.json:1:5: error: this is no CSL-JSON export, or a broken one: invalid character '}' looking for beginning of value [bad-front-matter]"},
		{"line ends of Windows", strings.ReplaceAll(item, ",", ",\r\n"), ""},
		{"empty", " \n", "content/sources/x.json: error: the CSL-JSON export is empty [bad-front-matter]"},
		{"UTF-16", "\xff\xfe[\x00]\x00", "content/sources/x.json:1:4: error: the file is UTF-16 text [bad-encoding]"},
		{"deep", strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000), "content/sources/x.json:1:10001: error: this is no CSL-JSON export, or a broken one: invalid character '[' exceeded max depth [bad-front-matter]"},
		{"as large as may be", item + strings.Repeat(" ", maxExport-len(item)), ""},
		{"too large", item + strings.Repeat(" ", maxExport), "content/sources/x.json: error: the file is larger than 16 MB, the most that is read [too-large]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := fstest.MapFS{
				"content/site.yaml":      {Data: []byte(testSettings)},
				"content/index.md":       {Data: []byte("---\ntitle: Home\nsources: a\n---\n")},
				"content/sources/x.json": {Data: []byte(test.text)},
			}
			_, diags, err := Site(site, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range diags {
				if d.Rule != diag.UnknownReference {
					got = append(got, fmt.Sprintf("%s: %s: %s [%s]", d.Pos, d.Severity, d.Message, d.Rule))
				}
			}
			if diff := gocmp.Diff(test.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("%.60q (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

// FuzzExport looks for files that stop the program.
func FuzzExport(f *testing.F) {
	cases, _ := filepath.Glob("testdata/csl/*.txtar")
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".json") {
				f.Add(file.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		site := fstest.MapFS{
			"content/site.yaml":      {Data: []byte(testSettings)},
			"content/index.md":       {Data: []byte("---\ntitle: Home\nsources: [a, smith2024]\n---\n")},
			"content/sources/x.json": {Data: text},
		}
		exported(t, site)
	})
}

// exported loads a site and returns its sources and diagnostics as text.
func exported(t *testing.T, fsys fstest.MapFS) (sources, diagnostics string) {
	site, diags, err := Site(fsys, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	all := newSchemas(&model.Source{})[sourceType]
	for _, s := range site.Sources {
		fmt.Fprintf(&b, "%s: %s in %s\n", s.Pos, s.ID, s.Path)
		for _, f := range all.fields {
			text := fieldText(reflect.ValueOf(s).Elem().FieldByIndex(f.index).Interface())
			if text == "" {
				continue
			}
			at := "preset"
			if s.Has(f.name) {
				at = s.At(f.name).String()
			}
			fmt.Fprintf(&b, "\t%s (%s): %s\n", f.name, strings.TrimPrefix(at, s.File()+":"), text)
		}
		for _, p := range s.Body.Passages {
			fmt.Fprintf(&b, "\tpassage: %s\n", p.Text)
		}
		for _, use := range s.Uses {
			fmt.Fprintf(&b, "\tused in %s\n", cmp.Or(use.Page.ID, use.Page.Path))
		}
	}
	diags.Sort()
	var d strings.Builder
	if err := diags.Text(&d, fsys); err != nil {
		t.Fatal(err)
	}
	return b.String(), d.String()
}

func fieldText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case model.SourceType:
		return string(v)
	case edtf.Date:
		return v.String()
	case bool:
		if v {
			return "true"
		}
	case []model.Agent:
		var names []string
		for _, a := range v {
			name := fmt.Sprintf("%s (%d:%d", a.Name(), a.Pos.Line, a.Pos.Column)
			for _, part := range []string{a.DroppingParticle, a.NonDroppingParticle, a.Family, a.Suffix} {
				name += "|" + part
			}
			names = append(names, name+")")
		}
		return strings.Join(names, "; ")
	case []model.Interest:
		var actors []string
		for _, i := range v {
			actors = append(actors, i.Actor.ID+" "+i.How)
		}
		return strings.Join(actors, "; ")
	case []model.Archived:
		var copies []string
		for _, a := range v {
			copies = append(copies, a.URL+" "+a.Date.String())
		}
		return strings.Join(copies, "; ")
	}
	return ""
}
