package markdown

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// naughtyPlaces are texts in which % is replaced by a payload: one for every
// construct, and every part of it that takes text.
var naughtyPlaces = []string{
	"%",
	"a % b",
	"## %",
	"## a {#%}",
	"%\n===",
	"*%* **%** ~~%~~",
	"- %\n- [ ] %",
	"1. %",
	"> %",
	"a\n: %",
	"%\n: a",
	"`%`",
	"``` %\n%\n```",
	"~~~%\n%\n~~~",
	"    %",
	"| % | % |\n|---|---|\n| % | `%` |",
	"[%](a.md)",
	"[a](%)",
	"[a](<%>)",
	"[a](b \"%\")",
	"[a](https://example.org/?%)",
	"[a](javascript:%)",
	"![%](a.png)",
	"![a](%)",
	"![a](<%> '%')",
	"[a][%]\n\n[%]: https://example.org/% \"%\"",
	"<%>",
	"<https://%>",
	"<b %>",
	"<!-- % -->",
	"<div>\n%\n</div>",
	"[[%]]",
	"[[a|%]]",
	"[[a#%|b]]",
	"![[%]]",
	"[@%]",
	"[@a, p. %]",
	"[-@a %]",
	"> %\n>\n> — %, 2024-11-05, %, translated [@a, %]",
	"> a\n>\n> — [[%|%]], 2024 [@a]",
	"> [!%] %\n> a",
	"a[^%]\n\n[^%]: %",
	"a[^1]\n\n[^1]: % `%`",
	"%%%%",
	"\\%",
	"&%;",
}

// TestNaughty puts every string of a public list of naughty ones, most of them
// attempts to run a script, into every place. What comes out is held to the
// promises of the fuzz test, whether the text has diagnostics or not.
func TestNaughty(t *testing.T) {
	data, err := os.ReadFile("testdata/naughty/blns.json")
	if err != nil {
		t.Fatal(err)
	}
	var payloads []string
	if err := json.Unmarshal(data, &payloads); err != nil {
		t.Fatal(err)
	}
	if len(payloads) < 150 {
		t.Fatalf("%d strings; want many more", len(payloads))
	}
	pairs := 0
	for _, place := range naughtyPlaces {
		for _, payload := range payloads {
			pairs++
			for _, source := range []bool{false, true} {
				in := Input{File: "page.md", Text: []byte(strings.ReplaceAll(place, "%", payload) + "\n"), Source: source}
				doc, list := Parse(in)
				unresolved := string(doc.HTML())
				resolveAll(doc)
				for _, out := range []string{unresolved, string(doc.HTML())} {
					for _, problem := range problems(in, doc, list, out) {
						t.Errorf("%s\n%q\n%s", problem, in.Text, out)
					}
				}
			}
			if t.Failed() {
				return
			}
		}
	}
	t.Logf("%d pairs of a place and a string", pairs)
}
