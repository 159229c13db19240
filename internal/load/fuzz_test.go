package load

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// fuzzed are the files that FuzzFrontMatter tries a text as, one of each schema.
var fuzzed = []string{
	"content/actors/a.md", "content/agreements/a.md", "content/index.md", "content/issues/a.md", "content/places/a.md",
	"content/site.yaml", "content/sources/a.md", "content/terms/a.md", "content/timeline/a.md",
}

// FuzzFrontMatter looks for pages and settings that stop the program, keep it
// busy, or get diagnostics that point beside the file.
func FuzzFrontMatter(f *testing.F) {
	names, err := filepath.Glob("../check/testdata/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatalf("no archives to begin with: %v", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			for i, like := range fuzzed {
				if file.Name == like || strings.HasSuffix(like, "/a.md") && path.Dir(file.Name) == path.Dir(like) {
					f.Add(file.Data, byte(i))
				}
			}
		}
	}
	for _, h := range hostile {
		f.Add([]byte(h.page(100)), byte(0))
	}
	f.Fuzz(func(t *testing.T, text []byte, as byte) { loadPage(t, fuzzed[int(as)%len(fuzzed)], string(text)) })
}

// FuzzNames looks for file names and citation keys that become no valid name of
// a page.
func FuzzNames(f *testing.F) {
	for _, name := range []string{"Sergei Lavrov", "smithWar_2024:a.b", "Əliyev", "Ölüdağ  1", "Հայաստան", "ﬁle", "con.tact", "--", "²½Ⅳ①", "e\u0301\u0308"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		id, _ := model.IDOf(name)
		if again, _ := model.IDOf(id); id != "" && !model.IsID(id) || again != id {
			t.Errorf("IDOf(%q) = %q, of which it makes %q", name, id, again)
		}
		if model.IsID(name) && id != name {
			t.Errorf("IDOf(%q) = %q, but it is an id", name, id)
		}
		slug := model.KeySlug(name)
		if slug != "" && !model.IsID(slug) || model.KeySlug(slug) != slug {
			t.Errorf("KeySlug(%q) = %q, of which it makes %q", name, slug, model.KeySlug(slug))
		}
		if model.IsKey(name) && (slug == "" || !fs.ValidPath("sources/"+slug+".html")) {
			t.Errorf("the key %q has the file name %q", name, slug)
		}
	})
}

// hostilePage is a page that grows where a reader of YAML may be slow or deep.
type hostilePage struct{ name, before, part, after string }

var hostile = []hostilePage{
	{"hyphens", "roles: ", "- ", "x"},
	{"hyphens on a line of their own", "roles:\n  ", "- ", "x"},
	{"question marks", "roles:\n  ", "? ", "x"},
	{"colons", "roles:\n  ", "a: ", "x"},
	{"tags", "roles: ", "!a ", "x"},
	{"tags without space", "roles: ", "!", "x"},
	{"anchors", "roles: ", "&a ", "x"},
	{"anchors on lines", "roles: ", "&a\n  ", "x"},
	{"aliases", "a: &a x\nroles: [", "*a,", "]"},
	{"brackets", "roles: ", "[", ""},
	{"braces", "roles: ", "{a: ", ""},
	{"closing brackets", "roles: ", "]", ""},
	{"brackets in quotation marks", "roles: \"", "[", "\""},
	{"items", "roles: [", "a,", "]"},
	{"items that are empty", "roles: [", ",", "]"},
	{"items on lines", "roles:\n", "- a\n", ""},
	{"addresses", "redirect_from: [", "a,", "]"},
	{"keys", "", "k: v\n", ""},
	{"keys between braces", "roles: {", "k: v,\n  ", "}"},
	{"names between braces", "roles: {", "k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,\n  ", "}"},
	{"items on long lines", "roles: [", "k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,k,\n  ", "]"},
	{"fields of one item", "roles:\n  - a: b\n", "    k: v\n", ""},
	{"keys that can't be read", "", "k: @v\n", ""},
	{"lines without colon", "", "word\n", ""},
	{"items that can't be read", "title: ", "#\n- `}", ""},
	{"lines that can't be read", "title: ", "\n  `nullto: K K ", ""},
	{"quotation marks", "title: ", "\"", ""},
	{"quotations", "title: ", "\"a\" ", ""},
	{"lines in quotation marks", "title: \"", "a\n  ", "\""},
	{"backslashes", "title: \"", "\\", "\""},
	{"comments", "", "# c\n", ""},
	{"cut comments", "title: a", " #c", ""},
	{"hashes", "title: ", "#", ""},
	{"tabs", "title:\n", "\t", "x"},
	{"blank lines", "title: |\n", "\n", "  x"},
	{"folded lines", "title: >\n", "  x\n", ""},
	{"carriage returns", "title: ", "x\r", ""},
	{"documents", "", "%YAML 1.2\n", ""},
	{"references", "member_of: [", "[[a]],", "]"},
	{"dates", "from: ", "2024/", ""},
	{"records", "roles:\n", "- {as: x, from: y}\n", ""},
}

func (h hostilePage) page(n int) string {
	return "---\ntitle: X\nkind: state\n" + h.before + strings.Repeat(h.part, n) + h.after + "\n---\n"
}

// most returns how many parts the limits let pass, but for that on long lines.
func (h hostilePage) most() int {
	most := (maxFrontMatter - 100) / len(h.part)
	if lines := strings.Count(h.part, "\n"); lines > 0 {
		most = min(most, (maxYAMLLines-10)/lines)
	}
	return most
}

// TestHostile reads pages of every size that the limits let pass, and beyond.
func TestHostile(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			for _, size := range []int{maxYAMLLine - 100, maxFrontMatter - 100, 1 << 20} {
				loadPage(t, fuzzed[0], h.page(size/len(h.part)))
			}
		})
	}
}

// BenchmarkHostile measures the same pages at their largest; one should take
// less than two seconds, whatever is in it.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		b.Run(h.name, func(b *testing.B) {
			site := fstest.MapFS{
				"content/site.yaml":   {Data: []byte(testSettings)},
				"content/actors/a.md": {Data: []byte(h.page(h.most()))},
			}
			for b.Loop() {
				if _, _, err := Site(site, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/page")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkHostileBody measures pages whose body grows where links and citations
// are resolved; package markdown has the bodies that are slow to parse.
func BenchmarkHostileBody(b *testing.B) {
	for _, body := range []struct{ name, before, part string }{
		{"links to a heading of the page", "## a b\n\n", "[[#b]]\n[x](#a-b)\n\n"},
		{"links to the words of headings", "", "## a\n[[#b a]]\n"},
		{"links to a page with long headings", strings.Repeat("## "+strings.Repeat("a", 50000)+"\n", 20), "[[#c]]\n\n"},
		{"links to nowhere", "", "[[b]] [c](c.md) [d](../terms/d.md#e)\n"},
		{"embedded files", "", "![[a.png]] ![[b.png]]\n"},
		{"citations of one source", "", "[@k]\n\n"},
		{"citations of no source", "", "[@b; @c]\n\n"},
		{"bare citations", "", strings.Repeat("(@a", 20000) + "\n\n"},
		{"statements that match nothing", "", "> a b c\n> — [[a]], 2024 [@k]\n\n"},
	} {
		b.Run(body.name, func(b *testing.B) {
			n := min((maxFile-len(body.before)-100)/len(body.part), 49_000/strings.Count(body.part, "\n"))
			site := fstest.MapFS{
				"content/site.yaml":    {Data: []byte(testSettings)},
				"content/sources/k.md": {Data: []byte("---\ntitle: X\n---\n> a b d\n")},
				"content/actors/a.md":  {Data: []byte("---\ntitle: X\nkind: state\n---\n" + body.before + strings.Repeat(body.part, n))},
			}
			for b.Loop() {
				if _, _, err := Site(site, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/page")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// hostileExports are exports of sources, as large as they may be or as deep, that
// grow where a reader of CSL-JSON may be slow. The first item of most has the key
// k, which a page cites.
var hostileExports = []struct{ name, before, part, after string }{
	{"lists", `[{"id": "k", "title": "T"}, `, "[],", "0]"},
	{"lists in a field", `[{"id": "k", "title": [`, `"a",`, `""]}]`},
	{"items", `[`, `{"id":"k","title":"T"},`, `{}]`},
	{"items without key", `[`, `{},`, `{}]`},
	{"items of no kind", `[`, `0,`, `0]`},
	{"items by address", `[`, `{"id":"a/b"},`, `{}]`},
	{"items that can't be cited", `[`, `{"id":"_"},`, `{}]`},
	{"items on lines", `[`, "{\n},", `{}]`},
	{"items with much wrong", `[`, `{"citekey":"k","type":"boook","issued":"x","accessed":"x","author":[[]]},`, `{}]`},
	{"items with other types", `[`, `{"id":"k","type":"article-newspapir"},`, `{}]`},
	{"lines", `[`, "\n", `{"id": "k", "title": "T"}]`},
	{"members", `[{"id": "k"`, `,"a":0`, `}]`},
	{"titles", `[{"id": "k"`, `,"title":"T"`, `}]`},
	{"dates", `[{"id": "k"`, `,"issued":"x"`, `}]`},
	{"types", `[{"id": "k"`, `,"type":"boook"`, `}]`},
	{"directors", `[{"id": "k"`, `,"director":0`, `}]`},
	{"members of nothing", `[{"id": "k", "title": "T", "a": {"a": 0`, `,"a":0`, `}}]`},
	{"a title", `[{"id": "k", "title": "`, `a`, `"}]`},
	{"a title of words", `[{"id": "k", "title": "`, `a `, `"}]`},
	{"a title of tags", `[{"id": "k", "title": "`, `<i>`, `"}]`},
	{"a title of open tags", `[{"id": "k", "title": "`, `<i `, `"}]`},
	{"a title of angles", `[{"id": "k", "title": "`, `<`, `"}]`},
	{"a title of tags in tags", `[{"id": "k", "title": "`, `<<i>i>`, `"}]`},
	{"a title of entities", `[{"id": "k", "title": "`, `&amp;`, `"}]`},
	{"a title of ampersands", `[{"id": "k", "title": "`, `&`, `"}]`},
	{"a title of escapes", `[{"id": "k", "title": "`, `\u003c`, `"}]`},
	{"a title of titles", `[{"id": "k", "title": [`, `"T",`, `""]}]`},
	{"a key", `[{"id": "`, `k`, `", "title": "T"}]`},
	{"a note of keys", `[{"title": "T", "note": "`, `Citation Key: k\n`, `"}]`},
	{"a note without key", `[{"id": "k", "title": "T", "note": "`, `Citation Key:\n`, `"}]`},
	{"a note of spaces", `[{"id": "k", "title": "T", "note": "`, ` `, `"}]`},
	{"notes", `[`, `{"note":"citation key: k"},`, `{}]`},
	{"authors", `[{"id": "k", "title": "T", "author": [`, `{"family":"F"},`, `{}]}]`},
	{"authors of text", `[{"id": "k", "title": "T", "author": [`, `"F",`, `{}]}]`},
	{"authors of lists", `[{"id": "k", "title": "T", "author": [`, `[],`, `{}]}]`},
	{"an author's names", `[{"id": "k", "title": "T", "author": [{"family": "F"`, `,"given":"G"`, `}]}]`},
	{"date parts", `[{"id": "k", "title": "T", "issued": {"date-parts": [[`, `1,`, `1]]}}]`},
	{"dates of an interval", `[{"id": "k", "title": "T", "issued": {"date-parts": [`, `[2024],`, `[1]]}}]`},
	{"a date", `[{"id": "k", "title": "T", "issued": "`, `1`, `"}]`},
	{"a date of words", `[{"id": "k", "title": "T", "issued": "`, `1 May `, `"}]`},
	{"a date of hyphens", `[{"id": "k", "title": "T", "issued": "2024`, `-1`, `"}]`},
	{"a date of slashes", `[{"id": "k", "title": "T", "issued": {"raw": "2024`, `/2024`, `"}}]`},
	{"a season", `[{"id": "k", "title": "T", "issued": {"raw": "2024", "season": "`, `a `, `"}}]`},
	{"a type", `[{"id": "k", "title": "T", "type": "`, `book`, `"}]`},
	{"a language", `[{"id": "k", "title": "T", "language": "`, `en-`, `"}]`},
	{"an address", `[{"id": "k", "title": "T", "URL": "https://example.org/`, `%`, `"}]`},
	{"a number", `[{"id": "k", "title": "T", "volume": `, `1`, `}]`},
	{"white space", `[`, ` `, `{"id": "k", "title": "T"}]`},
	{"what isn't JSON", ``, `[0`, ``},
}

// BenchmarkHostileExport measures exports of the largest size, of which a page
// cites a source.
func BenchmarkHostileExport(b *testing.B) {
	deep := strings.Repeat(`{"a":[`, 4999)
	measure := func(name, export string) {
		b.Run(name, func(b *testing.B) {
			site := fstest.MapFS{
				"content/site.yaml":      {Data: []byte(testSettings)},
				"content/index.md":       {Data: []byte("---\ntitle: X\n---\n[@k]\n")},
				"content/sources/a.json": {Data: []byte(export)},
			}
			for b.Loop() {
				if _, _, err := Site(site, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/file")
			b.ReportMetric(0, "ns/op")
		})
	}
	for _, h := range hostileExports {
		n := (maxExport - len(h.before) - len(h.after)) / len(h.part)
		if each := countValues([]byte(h.part)) - 1; each > 0 {
			n = min(n, (maxValues-20)/each)
		}
		if h.before == "[" && strings.HasSuffix(h.part, ",") { // items
			n = min(n, maxSources-1)
		}
		measure(h.name, h.before+strings.Repeat(h.part, n)+h.after)
	}
	levels := "[" + strings.Repeat(deep+strings.Repeat("]}", 4999)+",", maxValues/10000) + "0]"
	measure("levels", levels)
	measure("levels in a field", `[{"id": "k", "title": `+deep[:len(deep)-12]+strings.Repeat("]}", 4997)+`}]`)
}

// loadPage reads a site with one page, or of settings alone, and holds the
// diagnostics to their promises.
func loadPage(t *testing.T, name, text string) {
	t.Helper()
	page := &fstest.MapFile{Data: []byte(text)}
	site := fstest.MapFS{"content/site.yaml": {Data: []byte(testSettings)}}
	site[name] = page
	_, diags, err := Site(site, Options{Drafts: CheckDrafts})
	if err != nil {
		t.Fatal(err)
	}
	inside(t, fstest.MapFS{name: page}, diags)
}

// inside holds diagnostics to places that the files have, and to messages that
// say something on one line.
func inside(t *testing.T, files fstest.MapFS, diags diag.List) {
	t.Helper()
	at := func(d diag.Diagnostic, pos diag.Pos) {
		file, ok := files[pos.File]
		if !ok {
			t.Errorf("%v is in another file: %s", pos, d.Message)
			return
		}
		lines := strings.Split(string(file.Data), "\n")
		switch {
		case pos.Line == 0 && pos.Column == 0 && pos.Length == 0:
		case pos.Line < 1 || pos.Line > len(lines), pos.Column < 0, pos.Length < 0,
			max(pos.Column-1, 0)+pos.Length > len(strings.TrimSuffix(lines[pos.Line-1], "\r")):
			t.Errorf("%v (length %d) lies outside the file: %s [%s]\n%.500q", pos, pos.Length, d.Message, d.Rule, file.Data)
		}
	}
	for _, d := range diags {
		if d.Rule == diag.MissingHome {
			continue // the site has no other page
		}
		at(d, d.Pos)
		for _, r := range d.Related {
			at(d, r.Pos)
		}
		if d.Message == "" || strings.ContainsAny(d.Message, "\r\n") {
			t.Errorf("%v: the message %q isn't a line", d.Pos, d.Message)
		}
	}
}

// FuzzLayer looks for layers that stop the program, or bring in more than the map
// can draw.
func FuzzLayer(f *testing.F) {
	for _, name := range []string{"bad-layer", "missing-layer"} {
		archive, err := txtar.ParseFile("../check/testdata/" + name + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasPrefix(file.Name, layerFolder) {
				f.Add(file.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var layer model.Layer
		if err := (&geoJSON{layer: &layer}).read(text); err != nil {
			return
		}
		all := append(slices.Concat(layer.Lines...), layer.Points...)
		if len(all) == 0 || len(all) > maxPositions {
			t.Errorf("%q holds %d positions; want 1 to %d", text, len(all), maxPositions)
		}
		for _, at := range all {
			if !(at.Lon >= -180 && at.Lon <= 180 && at.Lat >= -90 && at.Lat <= 90) {
				t.Errorf("%q holds the position %v", text, at)
			}
		}
	})
}
