package quote_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"explainer/internal/golden"
	"explainer/internal/model"
	"explainer/internal/prose"
	"explainer/internal/quote"
)

// TestMatch runs the cases of testdata/match.txt, which show each rule of the
// contract and what lies just beyond it. A case is a name, the passages, the
// quotation, and what comparing them showed: the result, what is at risk, and
// the words of the quotation at which it departs from the passage. \u00ad and
// the like stand for letters that can't be seen.
func TestMatch(t *testing.T) {
	cases(t, "testdata/match.txt", func(c *testCase) {
		var passages []model.Passage
		for _, p := range c.all("passage") {
			passages = append(passages, model.Passage{Text: unescape(p)})
		}
		quotation := unescape(c.first("quotation"))
		r := quote.Match(quotation, passages)
		if r.Match.Found() != (r.Passage >= 0 && r.Match != model.MatchMissing) {
			t.Errorf("%s: %q in passage %d", c.name, r.Match, r.Passage)
		}
		c.set("result", string(r.Match))
		c.set("risk", [...]string{"", "other order", "lost ", "added ", "before "}[r.Risk]+r.Negation)
		from := quotation[r.From.Start:r.From.Stop]
		if r.From.Start == 0 && r.From.Stop == len(quotation) {
			from = ""
		}
		c.set("from", escape(from))
		c.set("instead", escape(r.Instead))
		c.set("slip", [...]string{"", "other word", "other case", "added word", "left out", "past the end"}[r.Slip])
	})
}

// TestRanges runs the cases of testdata/marks.txt: a text, and what stands in
// quotation marks in it.
func TestRanges(t *testing.T) {
	cases(t, "testdata/marks.txt", func(c *testCase) {
		text := unescape(c.first("text"))
		var quoted []string
		for _, r := range quote.Ranges(text) {
			in := quote.Inside(text, r)
			quoted = append(quoted, fmt.Sprintf("%s (%d)", escape(text[in.Start:in.Stop]), prose.Count(text[in.Start:in.Stop])))
		}
		c.set("quoted", strings.Join(quoted, " | "))
	})
}

// testCase is one case of a file: its name and lines KEY: VALUE.
type testCase struct {
	name  string
	lines []string
}

func (c *testCase) all(key string) []string {
	var values []string
	for _, line := range c.lines {
		if v, ok := strings.CutPrefix(line, key+": "); ok {
			values = append(values, v)
		}
	}
	return values
}

func (c *testCase) first(key string) string {
	return strings.Join(c.all(key)[:min(1, len(c.all(key)))], "")
}

// set replaces the line of a key, or takes it out.
func (c *testCase) set(key, value string) {
	var lines []string
	for _, line := range c.lines {
		if !strings.HasPrefix(line, key+": ") {
			lines = append(lines, line)
		}
	}
	if value != "" {
		lines = append(lines, key+": "+value)
	}
	c.lines = lines
}

// cases runs every case of a file and compares what it sets with what stands
// there.
func cases(t *testing.T, file string, run func(*testCase)) {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(file))
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(data), "\n\n")
	var out strings.Builder
	out.WriteString(head + "\n")
	for block := range strings.SplitSeq(strings.TrimSpace(rest), "\n\n") {
		lines := strings.Split(block, "\n")
		c := &testCase{name: lines[0], lines: lines[1:]}
		run(c)
		out.WriteString("\n" + c.name + "\n" + strings.Join(c.lines, "\n") + "\n")
	}
	golden.File(t, file, out.String())
}

var escapes = strings.NewReplacer(`\n`, "\n", `\u00ad`, "\u00ad", `\u00a0`, "\u00a0", `\u0308`, "\u0308", `\u2011`, "\u2011")

func unescape(s string) string { return escapes.Replace(s) }

func escape(s string) string {
	return strings.NewReplacer("\n", `\n`, "\u00ad", `\u00ad`, "\u00a0", `\u00a0`, "\u0308", `\u0308`, "\u2011", `\u2011`).Replace(s)
}
