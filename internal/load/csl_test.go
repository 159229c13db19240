package load

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/golden"
	"explainer/internal/model"
)

const testSettings = "title: Test\nlanguage: en\nas_of: 2026-11-01\n"

// TestExports runs the cases of testdata/csl. A case holds the files of a site
// (site.yaml may be left out), the sources that come of it and the diagnostics.
//
// Exports too large for an archive stand in a folder of the case's name; of them
// the case holds a table of the sources. It must not change if they have a byte
// order mark and the line ends of Windows.
func TestExports(t *testing.T) {
	golden.Archives(t, "testdata/csl/*.txtar", func(t *testing.T, name string, archive *txtar.Archive) []txtar.File {
		files, site := golden.Site(archive)
		if site[settingsFile] == nil {
			site[settingsFile] = &fstest.MapFile{Data: []byte(testSettings)}
		}
		exports := exportFiles(t, filepath.Join("testdata/csl", name))
		maps.Copy(site, exports)
		sources, diagnostics := exported(t, site)
		if len(exports) > 0 {
			sources = table(t, site)
			for name, f := range exports {
				site[name] = &fstest.MapFile{Data: []byte("\ufeff" + strings.ReplaceAll(string(f.Data), "\n", "\r\n"))}
			}
			_, again := exported(t, site)
			if diff := gocmp.Diff(sources+diagnostics, table(t, site)+again); diff != "" {
				t.Errorf("%s with the line ends of Windows (-without +with):\n%s", name, diff)
			}
		}
		return append(files, golden.Result("sources", sources), golden.Result("diagnostics", diagnostics))
	})
}

// exportFiles returns the exports in a folder of testdata as files of a site.
func exportFiles(t testing.TB, folder string) fstest.MapFS {
	names, err := filepath.Glob(folder + "/*.json")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files["content/sources/"+filepath.Base(name)] = &fstest.MapFile{Data: text}
	}
	return files
}

// table returns the sources of a site, a few lines each, in the words that the
// site shows.
func table(t *testing.T, fsys fstest.MapFS) string {
	site, _, err := Site(fsys, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	slices.SortFunc(site.Sources, func(a, b *model.Source) int { return strings.Compare(a.ID, b.ID) })
	for _, s := range site.Sources {
		names := func(agents []model.Agent) string {
			var names []string
			for _, a := range agents {
				names = append(names, a.Name())
			}
			return strings.Join(names, ", ")
		}
		fmt.Fprintf(&b, "%s, %s\n\t%s\n", s.ID, s.Type, s.Title)
		for _, field := range []struct{ name, text string }{
			{"by", names(s.Author)},
			{"edited by", names(s.Editor)},
			{"translated by", names(s.Translator)},
			{"in", s.ContainerTitle},
			{"published by", s.Publisher},
			{"on", s.Issued.Words()},
			{"read on", s.Accessed.Words()},
			{"language", s.Language},
		} {
			if field.text != "" {
				fmt.Fprintf(&b, "\t%s: %s\n", field.name, field.text)
			}
		}
	}
	return b.String()
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

// FuzzExport looks for files that stop the program, for items that vanish
// without a word, and for sources that say what nobody could have meant. Every
// key is cited, so that nothing is passed over.
func FuzzExport(f *testing.F) {
	cases, err := filepath.Glob("testdata/csl/*.txtar")
	if err != nil || len(cases) == 0 {
		f.Fatalf("no cases to begin with: %v", err)
	}
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
	better := exportFiles(f, "testdata/csl/zotero")["content/sources/better.json"]
	for line := range strings.Lines(string(better.Data)) {
		if item := strings.Trim(line, " ,\n"); strings.HasPrefix(item, "{") {
			f.Add([]byte("[" + item + "]"))
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		const name = "content/sources/x.json"
		var items []value
		if checkEncoding(name, text, &diag.List{}) {
			items = (&loader{}).items(name, text)
		}
		index := "---\ntitle: Home\nsources:\n"
		cited := map[string]bool{}
		for _, item := range items {
			if key, _ := citationKey(item); model.IsKey(key) && !cited[key] {
				index += fmt.Sprintf("  - %q\n", key)
				cited[key] = true
			}
		}
		files := fstest.MapFS{name: {Data: text}, "content/index.md": {Data: []byte(index + "---\n")}}
		folder := maps.Clone(files)
		folder["content/site.yaml"] = &fstest.MapFile{Data: []byte(testSettings)}
		site, diags, err := Site(folder, Options{})
		if err != nil {
			t.Fatal(err)
		}
		inside(t, files, diags)
		for _, item := range items {
			accounted(t, item, site, diags)
		}
	})
}

// accounted holds an item to become a source or to be reported, and the source
// to be fit to print.
func accounted(t *testing.T, item value, site *model.Site, diags diag.List) {
	t.Helper()
	i := slices.IndexFunc(site.Sources, func(s *model.Source) bool { return s.Pos == item.pos })
	if i < 0 {
		key, at := citationKey(item)
		reported := slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Pos == item.pos || d.Pos == at })
		if !reported && !strings.Contains(key, "/") { // addresses are counted in one diagnostic
			t.Errorf("the item at %v, %q, is neither a source nor reported", item.pos, key)
		}
		return
	}
	s := site.Sources[i]
	for _, date := range []edtf.Date{s.Issued, s.Accessed} {
		if again, err := edtf.Parse(date.String()); !date.IsZero() && (err != nil || again != date) {
			t.Errorf("%s has the date %q, which is read as %q: %v", s.ID, date, again, err)
		}
		if lower, upper := date.Bounds(); lower > upper {
			t.Errorf("%s has a date from %v to %v", s.ID, lower, upper)
		}
	}
	texts := []string{s.Title, s.ContainerTitle, s.Publisher, s.Abstract}
	for _, agent := range slices.Concat(s.Author, s.Editor, s.Translator) {
		texts = append(texts, agent.Name())
	}
	for _, text := range texts {
		if strings.Join(strings.Fields(text), " ") != text || strings.ContainsFunc(text, unicode.IsControl) || !utf8.ValidString(text) {
			t.Errorf("%s: %q isn't a line of text", s.ID, text)
		}
	}
	// An entity, and a < in a tag, may leave what looks like a tag but is text.
	typed := item.member("title").scalar()
	if markup.MatchString(s.Title) && !strings.Contains(typed, "&") && !tagInTag.MatchString(typed) {
		t.Errorf("%s: the title %q has the markup of %q", s.ID, s.Title, typed)
	}
}

var (
	markup   = regexp.MustCompile(`(?i)</?(i|b|sup|sub|span|p|br)(?:[ \t\r\n\f][^<>]*)?/?>`) // <b!> is text
	tagInTag = regexp.MustCompile(`<[^<>]*<`)
)

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
