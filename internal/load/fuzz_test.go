package load

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"explainer/internal/diag"
)

// FuzzFrontMatter looks for pages that stop the program, keep it busy, or get
// diagnostics that point beside the file.
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
			if strings.HasSuffix(file.Name, ".md") {
				f.Add(file.Data)
			}
		}
	}
	for _, h := range hostile {
		f.Add([]byte(h.page(100)))
	}
	f.Fuzz(func(t *testing.T, text []byte) { loadPage(t, string(text)) })
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

// TestHostile reads pages of every size that the limits let pass, and beyond.
func TestHostile(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			for _, size := range []int{maxYAMLLine - 100, maxFrontMatter - 100, 1 << 20} {
				loadPage(t, h.page(size/len(h.part)))
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
				"content/actors/a.md": {Data: []byte(h.page((maxFrontMatter - 100) / len(h.part)))},
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

// loadPage reads an actor's page and holds the diagnostics to their promises.
func loadPage(t *testing.T, text string) {
	t.Helper()
	const name = "content/actors/a.md"
	_, diags, err := Site(fstest.MapFS{
		"content/site.yaml": {Data: []byte(testSettings)},
		name:                {Data: []byte(text)},
	}, Options{Drafts: CheckDrafts})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(text, "\n")
	inside := func(d diag.Diagnostic, pos diag.Pos) {
		switch {
		case pos.File != name:
			t.Errorf("%v is in another file: %s", pos, d.Message)
		case pos.Line == 0 && pos.Column == 0 && pos.Length == 0:
		case pos.Line < 1 || pos.Line > len(lines),
			pos.Column < 0 || pos.Column > len(lines[pos.Line-1])+1,
			pos.Length < 0 || pos.Column > 0 && pos.Column-1+pos.Length > len(lines[pos.Line-1]):
			t.Errorf("%v (length %d) lies outside the file: %s [%s]\n%.500q", pos, pos.Length, d.Message, d.Rule, text)
		}
	}
	for _, d := range diags {
		inside(d, d.Pos)
		for _, r := range d.Related {
			inside(d, r.Pos)
		}
	}
}
