package build_test

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"explainer/internal/diag"
	"explainer/internal/load"
)

// constructs are bodies in which % is replaced by a text: one for every construct
// that shows one to readers. Package markdown has those that show none.
var constructs = []string{
	"%",
	"a % b",
	"*%* **%** ~~%~~",
	"## %",
	"- %",
	"1. %",
	"> %",
	"a\n: %",
	"%\n: a",
	"`%`",
	"``` %\n%\n```",
	"    %",
	"| % | b |\n|---|---|\n| % | `%` |",
	"[%](https://example.org/)",
	"[a](https://example.org/ \"%\")",
	"[a](<https://example.org/%>)",
	"[a](<#%>)\n\n## %",
	"![%](images/a.png)",
	"![a](images/a.png \"%\")",
	"[[norland|%]]",
	"[@k, p. %]",
	"> a\n>\n> — %, 2024-11-05 [@k]",
	"> a\n>\n> — [[norland]], 2024-11-05, %, translated [@k]",
	"> %\n>\n> — [[norland|%]], 2024-11-05 [@k]",
	"a[^1]\n\n[^1]: % `%`",
}

// block is a construct with a string in it.
type block struct {
	number              int
	page, payload, text string
	literal             bool // the string is to come out as it is
}

// TestNaughtyBody puts every string into every construct, as it is, as entities
// and with a backslash before each mark, and builds a site of all blocks that
// load without an error. There is a page for each construct and way of writing.
func TestNaughtyBody(t *testing.T) {
	var blocks []block
	for i, construct := range constructs {
		for _, way := range []struct {
			name  string
			write func(string) string
		}{{"plain", strings.Clone}, {"entities", html.EscapeString}, {"backslashes", backslashed}} {
			for _, p := range naughty(t) {
				p = fold(p)
				text := strings.ReplaceAll(construct, "%", mark(len(blocks), way.write(p)))
				text = strings.ReplaceAll(text, "[^1]", fmt.Sprintf("[^%d]", len(blocks)))
				literal := way.name == "backslashes" && !strings.Contains(construct, "`") && !strings.HasPrefix(construct, "    ")
				blocks = append(blocks, block{len(blocks), fmt.Sprintf("content/p%d-%s.md", i, way.name), p, text + "\n\n", literal})
			}
		}
	}
	all := len(blocks)
	folder := fstest.MapFS{}
	for errors := -1; errors != 0; {
		folder, blocks, errors = withoutErrors(t, blocks)
	}
	found := map[int][]string{}
	for part := range strings.SplitSeq(hostilePages(t, folder), open) {
		var i int
		if n, _ := fmt.Sscanf(part, "%d⟧", &i); n == 1 {
			_, text, _ := strings.Cut(part, "⟧")
			found[i] = append(found[i], strings.TrimSpace(text))
		}
	}
	literal, whole := 0, 0
	for _, b := range blocks {
		if found[b.number] == nil {
			t.Errorf("%q reached no page from %s", b.text, b.page)
		}
		if !b.literal {
			continue
		}
		literal++
		if slices.ContainsFunc(found[b.number], func(text string) bool { return strings.HasPrefix(text, b.payload) }) {
			whole++
		}
	}
	if len(blocks) < all*8/10 || whole < literal*9/10 {
		t.Errorf("%d of %d blocks have no error, and %d of %d strings came out as they are; want nearly all", len(blocks), all, whole, literal)
	}
	t.Logf("%d blocks, %d of which have no error; %d of %d strings that are to come out as they are do", all, len(blocks), whole, literal)
}

// withoutErrors makes a site of blocks, and returns it with those in which no
// error stands and how many errors there are.
func withoutErrors(t *testing.T, blocks []block) (fstest.MapFS, []block, int) {
	t.Helper()
	folder := fstest.MapFS{
		"content/site.yaml":         {Data: []byte("title: T\nlanguage: en\nas_of: 2024\nbase_url: https://example.org\n")},
		"content/index.md":          {Data: []byte("---\ntitle: H\n---\n")},
		"content/actors/norland.md": {Data: []byte("---\ntitle: Norland\nkind: state\n---\n")},
		"content/sources/k.md":      {Data: []byte("---\ntitle: K\n---\n")},
		"content/images/a.png":      {Data: []byte("\x89PNG\r\n\x1a\n")},
	}
	type place struct {
		file string
		line int
	}
	at := map[place]int{}     // the block on each line
	lines := map[string]int{} // so far, of each file
	for i, b := range blocks {
		if folder[b.page] == nil {
			folder[b.page] = &fstest.MapFile{Data: []byte("---\ntitle: P\n---\n")}
			lines[b.page] = 3
		}
		folder[b.page].Data = append(folder[b.page].Data, b.text...)
		for range strings.Count(b.text, "\n") {
			lines[b.page]++
			at[place{b.page, lines[b.page]}] = i
		}
	}
	_, list, err := load.Site(folder, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	broken := map[int]bool{}
	for _, d := range list.AtLeast(diag.Error) {
		i, ok := at[place{d.Pos.File, d.Pos.Line}]
		if !ok {
			t.Fatalf("%v: %s", d.Pos, d.Message)
		}
		broken[i] = true
	}
	var left []block
	for i, b := range blocks {
		if !broken[i] {
			left = append(left, b)
		}
	}
	return folder, left, len(broken)
}

// backslashed writes a text so that none of it is Markdown.
func backslashed(s string) string {
	var out strings.Builder
	for _, r := range s {
		if strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}
