package build_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"explainer/internal/build"
	"explainer/internal/check"
	"explainer/internal/diag"
	"explainer/internal/load"
	"explainer/internal/model"
)

// refused are the text fields that take no free text. Each refuses nearly every
// payload, and is tried by itself in TestNaughtyRefused.
var refused = []string{
	"Settings.language", "Settings.base_url", "Settings.repository", "Settings.map.layers",
	"Page.redirect_from", "Page.allow.rule",
	"Source.URL", "Source.archived.url",
}

// unseen are the text fields that no page shows.
var unseen = []string{
	"Settings.frozen.note",
	"Actor.tags", "Actor.cssclasses", "Issue.positions.short", "Event.actors.note",
	"Source.title-short", "Source.medium", "Source.abstract", "Source.archived.note",
}

// slot is a text that was typed in a field of the site.
type slot struct {
	field string // TYPE.FIELD, with the fields of records after their page's
	pos   diag.Pos
}

// slots finds by reflection every text in the fields of a site, so that no field
// can be forgotten; that the site uses every field there is, package load tests.
func slots(site *model.Site) []slot {
	var found []slot
	add := func(name string, page any) { found = append(found, fields(name, reflect.ValueOf(page).Elem())...) }
	add("Settings", &site.Settings)
	add("Home", site.Home)
	for _, p := range site.Actors {
		add("Actor", p)
	}
	for _, p := range site.Issues {
		add("Issue", p)
	}
	for _, p := range site.Events {
		add("Event", p)
	}
	for _, p := range site.Agreements {
		add("Agreement", p)
	}
	for _, p := range site.Places {
		add("Place", p)
	}
	for _, p := range site.Terms {
		add("Term", p)
	}
	for _, p := range site.Sources {
		if path.Ext(p.Pos.File) == ".md" {
			add("Source", p)
		}
	}
	return found
}

type typed interface {
	Has(string) bool
	At(string) diag.Pos
}

// fields returns the texts in the fields of a struct and of all that it holds.
func fields(name string, v reflect.Value) []slot {
	return inlined(name, v, v.Addr().Interface().(typed))
}

func inlined(name string, v reflect.Value, node typed) []slot {
	var found []slot
	for i := range v.NumField() {
		tag, tagged := v.Type().Field(i).Tag.Lookup("yaml")
		key, options, _ := strings.Cut(tag, ",")
		switch f := v.Field(i); {
		case tagged && strings.Contains(options, "inline"):
			found = append(found, inlined(name, f, node)...)
		case !tagged || key == "-" || !node.Has(key):
		case f.Kind() == reflect.Slice:
			for i := range f.Len() {
				found = append(found, value(name+"."+key, f.Index(i), node.At(model.Item(key, i)))...)
			}
		default:
			found = append(found, value(name+"."+key, f, node.At(key))...)
		}
	}
	return found
}

func value(name string, v reflect.Value, pos diag.Pos) []slot {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if _, enumerated := v.Interface().(interface{ Values() []string }); enumerated {
		return nil
	}
	if v.Kind() == reflect.String {
		return []slot{{name, pos}}
	}
	if _, record := v.Addr().Interface().(typed); record && v.Kind() == reflect.Struct {
		return fields(name, v)
	}
	return nil
}

// everyField returns the site that uses every field of every kind.
func everyField(t *testing.T) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("../check/testdata/every-field.txtar")
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for _, f := range archive.Files {
		if f.Name != "report" {
			folder[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
		}
	}
	return folder
}

// fill puts texts into slots.
func fill(folder fstest.MapFS, texts map[slot]string) fstest.MapFS {
	filled := maps.Clone(folder)
	places := slices.SortedFunc(maps.Keys(texts), func(a, b slot) int { return b.pos.Column - a.pos.Column }) // from the end of a line
	for _, s := range places {
		lines := strings.Split(string(filled[s.pos.File].Data), "\n")
		line := lines[s.pos.Line-1]
		at := s.pos.Column - 1
		var quoted bytes.Buffer
		to := json.NewEncoder(&quoted)
		to.SetEscapeHTML(false)
		if err := to.Encode(texts[s]); err != nil {
			panic(err)
		}
		lines[s.pos.Line-1] = line[:at] + strings.TrimSpace(quoted.String()) + line[at+s.pos.Length:]
		filled[s.pos.File] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n")), Mode: 0o644}
	}
	return filled
}

func naughty(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../markdown/testdata/naughty/blns.json")
	if err != nil {
		t.Fatal(err)
	}
	var payloads []string
	if err := json.Unmarshal(data, &payloads); err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(payloads, func(p string) bool { return strings.TrimSpace(p) == "" })
}

// TestNaughty puts every string of a public list of naughty ones into every
// field that takes text, builds the site, and looks for anything in the pages
// that isn't the program's own. Several strings go into one field, with the
// field's number before each, by which they are found again: it counts what
// really reached a page.
func TestNaughty(t *testing.T) {
	payloads := naughty(t)
	folder := everyField(t)
	site, _, err := load.Site(folder, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	all := slices.DeleteFunc(slots(site), func(s slot) bool { return isRefused(s) })
	reached := map[string]int{}
	pairs, total := 0, 0
	for _, some := range handfuls(payloads) {
		texts := map[slot]string{}
		for i, s := range all {
			for _, p := range some {
				if !strings.HasSuffix(s.field, ".short") || len(p) < 30 {
					texts[s] += mark(i, p) + " "
				}
			}
			if strings.HasSuffix(s.field, ".short") { // takes forty characters
				texts[s], _, _ = strings.Cut(texts[s], " "+open)
			}
		}
		found := map[string]bool{}
		for part := range strings.SplitSeq(hostilePages(t, fill(folder, texts)), open) {
			found[open+strings.TrimSpace(part)] = true
		}
		for i, s := range all {
			for _, p := range some {
				seen := found[fold(mark(i, p))]
				if seen {
					reached[s.field]++
				}
				if slices.Contains(unseen, s.field) {
					continue
				}
				pairs++
				if seen {
					total++
				}
			}
		}
	}
	for _, s := range all {
		switch hidden := slices.Contains(unseen, s.field); {
		case reached[s.field] == 0 && !hidden:
			t.Errorf("no string in %s reached a page; does it belong among the fields that no page shows?", s.field)
		case reached[s.field] > 0 && hidden:
			t.Errorf("%d strings in %s reached a page; it doesn't belong among the fields that no page shows", reached[s.field], s.field)
		}
	}
	if total < pairs*9/10 {
		t.Errorf("%d of %d strings in fields reached a page; want nearly all", total, pairs)
	}
	t.Logf("%d strings, %d texts in fields, %d pairs, %d of which were found on a page", len(payloads), len(all), pairs, total)
}

// handfuls parts the strings into as many at a time as go into every field: a
// line of front matter takes 16 KB.
func handfuls(payloads []string) [][]string { return slices.Collect(slices.Chunk(payloads, 16)) }

// open begins each string in a field, with the field's number.
const open = "⟦"

func mark(field int, text string) string { return fmt.Sprintf("%s%d⟧ %s", open, field, text) }

// TestNaughtyRefused puts every string into the fields that take no free text,
// and builds those that are taken nevertheless.
func TestNaughtyRefused(t *testing.T) {
	folder := everyField(t)
	site, _, err := load.Site(folder, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	all := slices.DeleteFunc(slots(site), func(s slot) bool { return !isRefused(s) })
	taken := map[string]int{}
	for _, p := range naughty(t) {
		texts := map[slot]string{}
		for _, s := range all {
			texts[s] = p
		}
		loaded, list, err := load.Site(fill(folder, texts), load.Options{})
		if err != nil {
			t.Fatal(err)
		}
		list = check.Waive(loaded, append(list, check.Site(loaded, check.Options{})...), check.Options{})
		for _, d := range list {
			maps.DeleteFunc(texts, func(s slot, _ string) bool { return s.pos.File == d.Pos.File && s.pos.Line == d.Pos.Line })
		}
		for s := range texts {
			taken[s.field]++
		}
		if len(texts) > 0 {
			hostilePages(t, fill(folder, texts))
		}
	}
	t.Logf("taken: %v", taken)
}

func isRefused(s slot) bool {
	_, field, _ := strings.Cut(s.field, ".")
	return slices.Contains(refused, s.field) || slices.Contains(refused, "Page."+field)
}

// hostilePages builds a site, checks every file of it and returns the text of
// all pages.
func hostilePages(t *testing.T, folder fstest.MapFS) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, folder); err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for name, data := range mustBuild(t, build.Options{Dir: dir, Out: filepath.Join(dir, "public")}) {
		switch path.Ext(name) {
		case ".html":
			text.WriteString(hostilePage(t, name, data))
		case ".json":
			if !json.Valid([]byte(data)) {
				t.Errorf("%s isn't JSON", name)
			}
		case ".xml":
			for from := xml.NewDecoder(strings.NewReader(data)); ; {
				if _, err := from.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
			}
		case ".js":
			if strings.HasPrefix(name, "assets/search-index.") {
				text.WriteString(hostileIndex(t, name, data))
			}
		}
	}
	return fold(text.String())
}

// hostileIndex holds the search index, which is a script, to one call with data
// that no reader of HTML or JavaScript takes for anything else, and returns the
// texts in it.
func hostileIndex(t *testing.T, name, data string) string {
	t.Helper()
	argument, called := strings.CutPrefix(data, "explainerIndex(")
	argument, ended := strings.CutSuffix(argument, ");\n")
	var index struct {
		Kinds []string
		Pages [][]any
	}
	if err := json.Unmarshal([]byte(argument), &index); err != nil || !called || !ended || len(index.Pages) == 0 {
		t.Errorf("%s: %d pages, %v; want one call of explainerIndex:\n%.500s", name, len(index.Pages), err, data)
	}
	if i := strings.IndexAny(data, "<>&\u2028\u2029"); i >= 0 {
		t.Errorf("%s: %.50q isn't escaped", name, data[i:])
	}
	var text strings.Builder
	for _, page := range index.Pages {
		fmt.Fprintln(&text, page...)
	}
	return text.String()
}

// elements and attributes are all that templates and renderers make, by
// namespace: "" is HTML.
var (
	elements = map[string][]string{
		"":    strings.Fields("a article blockquote body br button caption code dd del details div dl dt em figcaption figure footer form h1 h2 h3 h4 head header hr html img input kbd label li link main meta nav ol option output p pre script section select span strong style summary sup table tbody td th thead time title tr ul"),
		"svg": strings.Fields("svg a circle clipPath defs g line linearGradient path rect stop text title tspan"),
	}
	attributes = map[string][]string{
		"":    strings.Fields("align alt aria-current aria-hidden aria-label aria-labelledby aria-live autocomplete charset class content data-actor data-before data-column data-ends data-engine data-index data-issue data-label data-originalurl data-phase data-since data-type data-versiondate datetime defer hidden href http-equiv id lang loading min name property rel required role scope src start tabindex title type value"),
		"svg": strings.Fields("aria-hidden aria-label class clip-path cx cy d data-actor data-ends dy fill fill-opacity fill-rule font-size height href id offset points r role stop-color stop-opacity stroke stroke-dasharray stroke-linecap stroke-width tabindex text-anchor transform viewBox width x x1 x2 y y1 y2"),
	}
)

// script reports what is wrong with a script element: it is one of ours, or data.
func script(n *html.Node) string {
	src, kind := attribute(n, "src"), attribute(n, "type")
	text := ""
	if n.FirstChild != nil {
		text = n.FirstChild.Data
	}
	switch {
	case kind == "application/ld+json" && src == "" && json.Valid([]byte(text)):
		return ""
	case kind == "" && text == "" && regexp.MustCompile(`^(\.\./)*assets/[a-z-]+\.[0-9a-f]{10}\.js$`).MatchString(src):
		return ""
	}
	return fmt.Sprintf("a script with type %q, src %q and text %q", kind, src, text)
}

// hostilePage checks a page against what the program makes, and returns its
// text and the values of its attributes.
func hostilePage(t *testing.T, name, data string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if strings.Contains(data, "ZgotmplZ") {
		t.Errorf("%s: an escape gave up: ZgotmplZ", name)
	}
	var text strings.Builder
	policies := 0
	for n := range root.Descendants() {
		switch n.Type {
		case html.TextNode:
			text.WriteString(n.Data + " ")
		case html.CommentNode:
			if n.Data != " raw HTML omitted " { // goldmark's, in place of an author's
				t.Errorf("%s: a comment: %q", name, n.Data)
			}
		case html.ElementNode:
			if !slices.Contains(elements[n.Namespace], n.Data) || n.Data == "style" && name != "404.html" {
				t.Errorf("%s: the element %s", name, n.Data)
			}
			if n.Data == "script" {
				if problem := script(n); problem != "" {
					t.Errorf("%s: %s", name, problem)
				}
			}
			if n.Data == "meta" && attribute(n, "http-equiv") == "Content-Security-Policy" && strings.HasPrefix(attribute(n, "content"), "default-src 'none'") {
				policies++
			}
			for _, a := range n.Attr {
				text.WriteString(a.Val + " ")
				// A string may stand in the path of an address.
				if plain, err := url.PathUnescape(a.Val); err == nil && plain != a.Val {
					text.WriteString(plain + " ")
				}
				if !slices.Contains(attributes[n.Namespace], a.Key) {
					t.Errorf("%s: the attribute %s of %s", name, a.Key, n.Data)
				}
				u, err := url.Parse(a.Val)
				switch {
				case a.Key == "http-equiv" && !slices.Contains([]string{"Content-Security-Policy", "refresh"}, a.Val):
					t.Errorf("%s: http-equiv=%q", name, a.Val)
				case a.Key != "href" && a.Key != "src":
				case err != nil:
					t.Errorf("%s: %s=%q: %v", name, a.Key, a.Val, err)
				case a.Key == "src" && (u.Scheme != "" || u.Host != ""), !slices.Contains([]string{"", "https", "http", "mailto", "tel"}, u.Scheme):
					t.Errorf("%s: %s=%q", name, a.Key, a.Val)
				}
			}
		}
	}
	if policies != 1 {
		t.Errorf("%s: %d content security policies", name, policies)
	}
	return text.String()
}

// fold makes texts comparable that HTML and the loader space differently.
func fold(text string) string { return strings.Join(strings.Fields(text), " ") }
