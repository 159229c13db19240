package diag_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"explainer/internal/diag"
	"explainer/internal/golden"
)

// report holds one of each thing that printing has to get right.
func report() (diag.List, fstest.MapFS) {
	long := strings.Repeat("слово ", 40) + "[@here]" + strings.Repeat(" word", 40)
	fsys := fstest.MapFS{
		"content/a.md": {Data: []byte("---\r\ntitle: Übung — çox\r\n\tdate: 2025-02-30\r\n---\r\n" + long + "\nred \x1b[31m and \u202eback\n")},
	}
	var list diag.List
	list.Add(diag.OrphanPage, diag.Pos{File: "content/z.md"}, "no page leads to z").Hint = "link to it as [[z]]"
	list.Add(diag.UnknownCitation, diag.Pos{File: "content/a.md", Line: 5, Column: strings.Index(long, "@here") + 1, Length: 5}, "there is no source %q", "here")
	d := list.Add(diag.BadDate, diag.Pos{File: "content/a.md", Line: 3, Column: 8, Length: 10}, "2025-02-30 is no date")
	d.Hint = "write date: 2025-02-28"
	d.Related = []diag.Related{{Pos: diag.Pos{File: "content/a.md", Line: 2, Column: 11, Length: 2}, Message: "as here"}}
	list.Add(diag.BadDate, diag.Pos{File: "content/a.md", Line: 3, Column: 8, Length: 10}, "2025-02-30 is no date")
	list.Add(diag.RawHTML, diag.Pos{File: "content/a.md", Line: 6, Column: 5, Length: 4}, "an escape")
	d = list.Add(diag.BadID, diag.Pos{File: "content/\x1b]0;title\a\n.md"}, "a name that steers the terminal, and a value: \x1b[2J\u202e")
	d.Hint = "take out \x1b[2J\r"
	d.Related = []diag.Related{{Pos: diag.Pos{File: "content/\u009b2J.md"}, Message: "like \x1b[2J"}}
	list.Add(diag.QuoteNoCopy, diag.Pos{File: "content/gone.md", Line: 1, Column: 1}, "the file went away")
	list.Add(diag.MissingField, diag.Pos{File: "content/a.md", Line: 1, Column: 1, Length: 90}, "title is missing")
	list.Sort()
	return list, fsys
}

func TestPrint(t *testing.T) {
	list, fsys := report()
	var text, data strings.Builder
	if err := list.Text(&text, fsys); err != nil {
		t.Fatal(err)
	}
	if err := list.JSON(&data); err != nil {
		t.Fatal(err)
	}
	golden.File(t, "testdata/report.txt", text.String())

	var painted strings.Builder
	if err := list.Text(diag.Terminal(&painted), fsys); err != nil {
		t.Fatal(err)
	}
	golden.File(t, "testdata/report_colour.txt", strings.ReplaceAll(painted.String(), "\x1b", "^"))
	if plain := regexp.MustCompile("\x1b\\[[0-9;]+m").ReplaceAllString(painted.String(), ""); plain != text.String() {
		t.Errorf("a report in colour has other words:\n%s\nwithout:\n%s", plain, text.String())
	}
	golden.File(t, "testdata/report.json", data.String())
}

// foreign holds what programs must not take for their own syntax, and columns
// that are neither bytes nor letters.
func foreign() (diag.List, fstest.MapFS) {
	fsys := fstest.MapFS{
		"content/a.md":                     {Data: []byte("\ufeff---\r\ntitle: Հայաստան 🕊 Übung\r\n---\r\n")},
		"content/100% sure, or [so]: b.md": {Data: []byte("---\n")},
	}
	var list diag.List
	list.Add(diag.WrongType, diag.Pos{File: "content/a.md", Line: 2, Column: 8, Length: 16}, "eight Armenian letters")
	list.Add(diag.WrongType, diag.Pos{File: "content/a.md", Line: 2, Column: 25, Length: 4}, "a dove of two UTF-16 units")
	list.Add(diag.WrongType, diag.Pos{File: "content/a.md", Line: 2, Column: 30, Length: 6}, "behind the dove")
	list.Add(diag.BadFrontMatter, diag.Pos{File: "content/a.md", Line: 1, Column: 4, Length: 3}, "behind the byte order mark")
	list.Add(diag.MissingField, diag.Pos{File: "content/a.md", Line: 1, Column: 1}, "before the byte order mark")
	list.Add(diag.UnusedSource, diag.Pos{File: "content/a.md", Line: 9, Column: 2}, "a line that isn't there")
	d := list.Add(diag.QuoteNoCopy, diag.Pos{File: "content/100% sure, or [so]: b.md", Line: 1, Column: 1, Length: 3}, "50 %% of {0}\r\n::error::x, y: \x1b[2J")
	d.Hint = "write {date: …}"
	d.Related = []diag.Related{{Pos: diag.Pos{File: "content/a.md", Line: 2, Column: 25, Length: 4}, Message: "the {dove}"}, {Pos: diag.Pos{File: "content/a.md"}, Message: "its file"}}
	list.Add(diag.UnusedSource, diag.Pos{File: "content/b.md"}, "the same twice")
	list.Add(diag.UnusedSource, diag.Pos{File: "content/b.md", Line: 2}, "the same twice")
	list.Sort()
	return list, fsys
}

func TestGitHub(t *testing.T) {
	list, fsys := foreign()
	var out strings.Builder
	if err := list.GitHub(&out, fsys, "sites/50% off"); err != nil {
		t.Fatal(err)
	}
	golden.File(t, "testdata/github.txt", out.String())
}

func TestSARIF(t *testing.T) {
	list, fsys := foreign()
	golden.File(t, "testdata/sarif/report.json", sarif(t, list, fsys, "sites/50% off"))
}

// TestFormatsAreValid holds the formats that have a schema to it, SARIF to the
// official one: with a mistake of every rule, with none, and with the reports of
// the other tests.
func TestFormatsAreValid(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	var every diag.List
	for _, info := range diag.Rules {
		every.Add(info.Rule, diag.Pos{File: "content/index.md", Line: 1, Column: 1, Length: 1}, "a mistake").Hint = "mend it"
	}
	steering, pages := report()
	syntax, others := foreign()
	reports := []struct {
		name, folder string
		list         diag.List
		files        fstest.MapFS
	}{
		{"every rule", "", every, fstest.MapFS{"content/index.md": {Data: []byte("text")}}},
		{"no mistake", "", nil, fstest.MapFS{}},
		{"control characters", "site", steering, pages},
		{"foreign syntax", "sites/50% off", syntax, others},
	}
	for _, format := range []struct {
		schema string
		print  func(list diag.List, files fstest.MapFS, folder string) string
	}{
		{"testdata/sarif/sarif-schema-2.1.0.json", func(list diag.List, files fstest.MapFS, folder string) string {
			return sarif(t, list, files, folder)
		}},
		{"testdata/report.schema.json", func(list diag.List, _ fstest.MapFS, _ string) string {
			var out strings.Builder
			if err := list.JSON(&out); err != nil {
				t.Fatal(err)
			}
			return out.String()
		}},
	} {
		schema, err := compiler.Compile(format.schema)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range reports {
			log := format.print(r.list, r.files, r.folder)
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(log))
			if err != nil {
				t.Fatalf("%s: %v", r.name, err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s against %s: %v in\n%s", r.name, format.schema, err, log)
			}
		}
	}
}

// TestSARIFFingerprints moves mistakes down their file: they must stay the same,
// and differ from each other.
func TestSARIFFingerprints(t *testing.T) {
	prints := func(first int) []string {
		var list diag.List
		for i := range 3 {
			list.Add(diag.RawHTML, diag.Pos{File: "content/a.md", Line: first + i, Column: 1}, "<b> is HTML")
		}
		list.Add(diag.RawHTML, diag.Pos{File: "content/b.md", Line: 1, Column: 1}, "<b> is HTML")
		var log struct {
			Runs []struct {
				Results []struct {
					PartialFingerprints map[string]string
				}
			}
		}
		if err := json.Unmarshal([]byte(sarif(t, list, fstest.MapFS{}, "")), &log); err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, r := range log.Runs[0].Results {
			all = append(all, r.PartialFingerprints["ruleFileMessage/v1"])
		}
		return all
	}
	before, after := prints(1), prints(40)
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("moved down 39 lines (-before +after):\n%s", diff)
	}
	slices.Sort(after)
	if after = slices.Compact(after); len(after) != 4 || after[0] == "" {
		t.Errorf("4 mistakes have the fingerprints %q", after)
	}
}

func sarif(t *testing.T, list diag.List, fsys fs.FS, folder string) string {
	t.Helper()
	var out strings.Builder
	if err := list.SARIF(&out, fsys, folder, "v1.2.3"); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestBrief has one systematic slip, one broken file and a few mistakes of
// other kinds: each must still be seen.
func TestBrief(t *testing.T) {
	var list diag.List
	for i := range 2000 {
		list.Add(diag.UnknownField, diag.Pos{File: fmt.Sprintf("content/actors/a%04d.md", i)}, "there is no field %q here", "colour").Hint = "leave it out"
	}
	rules := []diag.Rule{
		diag.BadDate, diag.BadEncoding, diag.BadFrontMatter, diag.BadID, diag.BrokenAnchor, diag.BrokenEmphasis,
		diag.BrokenLink, diag.ConflictingRedirect, diag.DraftReference, diag.DuplicateID, diag.ExtraHeading,
		diag.ImpossibleDates, diag.MalformedCitation, diag.MalformedLink, diag.MalformedStatement,
		diag.MisplacedFile, diag.MissingField, diag.MissingImage, diag.QuoteNoCopy, diag.OrphanPage,
	}
	for i := range 3000 {
		list.Add(rules[i%len(rules)], diag.Pos{File: "content/broken.md", Line: i + 1}, "mistake %d", i)
	}
	for i := range 3 {
		list.Add(diag.BadDate, diag.Pos{File: "content/timeline/t.md", Line: i + 1}, "%d is no date", i)
	}
	list.Add(diag.QuoteNoCopy, diag.Pos{File: "content/z.md", Line: 1}, "no passage is saved")
	list.Sort()
	var brief strings.Builder
	if err := list.Brief(&brief, fstest.MapFS{}, "explainer check --all"); err != nil {
		t.Fatal(err)
	}
	golden.File(t, "testdata/brief.txt", brief.String())
}

// TestBriefIsWhole leaves a report alone that has as many diagnostics as are
// shown, whatever they are.
func TestBriefIsWhole(t *testing.T) {
	var list diag.List
	for i := range 50 {
		list.Add(diag.BadDate, diag.Pos{File: "content/a.md", Line: i + 1}, "%d is no date", i)
	}
	var brief, text strings.Builder
	if err := list.Brief(&brief, fstest.MapFS{}, "--all"); err != nil {
		t.Fatal(err)
	}
	if err := list.Text(&text, fstest.MapFS{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text.String(), brief.String()); diff != "" {
		t.Errorf("50 diagnostics (-text +brief):\n%s", diff)
	}
}

// TestBriefNotes has more notes than are shown beside a warning: each rule must
// still be seen, and the warning first.
func TestBriefNotes(t *testing.T) {
	var list diag.List
	for i := range 300 {
		list.Add(diag.NoArchive, diag.Pos{File: fmt.Sprintf("content/sources/s%03d.md", i)}, "no copy %d", i)
	}
	for i := range 3 {
		list.Add(diag.SingleSource, diag.Pos{File: "content/timeline/t.md", Line: i + 1}, "one source %d", i)
	}
	list.Add(diag.OrphanPage, diag.Pos{File: "content/z.md"}, "no page leads to z")
	list.Sort()
	var brief strings.Builder
	if err := list.Brief(&brief, fstest.MapFS{}, "explainer check --all"); err != nil {
		t.Fatal(err)
	}
	golden.File(t, "testdata/brief_notes.txt", brief.String())
}

func TestRaiseLeavesNotes(t *testing.T) {
	list, _ := report()
	if got := []int{list.Count(diag.Error), list.Count(diag.Warning), list.Count(diag.Note)}; !slices.Equal(got, []int{5, 2, 0}) {
		t.Fatalf("errors, warnings, notes = %v; want 5, 2, 0", got)
	}
	list.Raise()
	if got := []int{list.Count(diag.Error), list.Count(diag.Warning), list.Count(diag.Note)}; !slices.Equal(got, []int{7, 0, 0}) {
		t.Errorf("raised: errors, warnings, notes = %v; want 7, 0, 0", got)
	}
}

func TestNearest(t *testing.T) {
	ids := []string{"armenia", "azerbaijan", "sergei-lavrov", "peace-treaty", "uk", "un"}
	for typed, want := range map[string]string{
		"armania":       "armenia",
		"Armenia":       "armenia",
		"sergey_lavrov": "sergei-lavrov",
		"peace treaty":  "peace-treaty",
		"paece-treaty":  "peace-treaty",
		"u":             "uk",
		"kazakhstan":    "",
		"":              "",
		"zzz":           "",
	} {
		if got := diag.Nearest(typed, ids); got != want {
			t.Errorf("Nearest(%q) = %q; want %q", typed, got, want)
		}
	}
}

// TestRules keeps the list in order and every name in kebab-case.
func TestRules(t *testing.T) {
	for i, info := range diag.Rules {
		name := string(info.Rule)
		if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz-") != "" || info.Summary == "" {
			t.Errorf("rule %q: a rule has a kebab-case name and a summary", name)
		}
		if i > 0 && diag.Rules[i-1].Rule >= info.Rule {
			t.Errorf("rule %q is out of order", name)
		}
	}
}

// TestHelp holds every rule to help with all of its parts, in sentences.
func TestHelp(t *testing.T) {
	for _, info := range diag.Rules {
		help := info.Rule.Help()
		for part, text := range map[string]string{"why": help.Why, "how to mend it": help.Mend, "false alarms": help.FalseAlarms} {
			if !strings.HasSuffix(text, ".") || strings.TrimSpace(text) != text {
				t.Errorf("the help of %s: %s: %q is no sentence", info.Rule, part, text)
			}
		}
	}
}
