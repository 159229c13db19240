package check_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"explainer/internal/diag"
)

// mistake is something wrong with a page, and nothing else: fields of its front
// matter, or a paragraph of its text.
type mistake struct {
	rule   diag.Rule
	fields string // lines; those of the same name in the page go
	text   string
}

var mistakes = []mistake{
	{diag.UnknownField, "colour: red", ""},
	{diag.UnknownField, "descripton: red", ""},
	{diag.UnknownField, "source: smith2024", ""},
	{diag.BadDate, "date: 5 November 2024", ""},
	{diag.BadDate, "as_of: June 2024", ""},
	{diag.Expired, "review_by: 2026-10", ""},
	{diag.OverdueEvent, "planned: true", ""},
	{diag.ImpossibleDates, "as_of: 2025-05\nreview_by: 2025-01", ""},
	{diag.UnknownReference, "actors: nobody-known", ""},
	{diag.UnknownReference, "actors: [armenia, {actor: nobody-known, as: host}]", ""},
	{diag.UnknownReference, "issues: armenia", ""},
	{diag.UnknownReference, "sources: nosuch2020", ""},
	{diag.DraftReference, "places: secret", ""},
	{diag.UnknownValue, "type: party-time", ""},
	{diag.UnknownValue, "allow: {rule: raw-html, because: Why not.}", ""},
	{diag.WrongType, "key: yes", ""},
	{diag.WrongType, "tags: {a: b}", ""},
	{diag.WrongType, "sources: {key: smith2024}", ""},
	{diag.WrongType, "redirect_from: /old", ""},
	{diag.ConflictingRedirect, "redirect_from: actors/armenia.html", ""},
	{diag.Circular, "accounts: {by: armenia, text: Ours., sources: digest2024}", ""},
	{diag.InterestedOnly, "accounts: {by: armenia, text: Ours., sources: other2024}", ""},
	{diag.MissingField, "title:", ""},
	{diag.MissingField, "date: ''", ""},
	{diag.MissingField, "confidence: low", ""},
	{diag.MissingField, "accounts: {by: armenia, text: Ours.}", ""},
	{diag.MissingField, "accounts: {by: armenia, sources: smith2024}", ""},
	{diag.BadFrontMatter, "summary: One: two", ""},
	{diag.BadFrontMatter, "note: \"One\" two", ""},
	{diag.BadFrontMatter, "aliases: [one, two", ""},
	{diag.BadFrontMatter, "sources: [smith2024", ""},
	{diag.BadFrontMatter, "title: Talks in #spring", ""},
	{diag.BadFrontMatter, "\tplanned: true", ""},
	{diag.BadFrontMatter, "figures: &x y", ""},
	{diag.BadFrontMatter, "cssclasses: a\ncssclasses: b", ""},
	{diag.BadFrontMatter, "no colon here", ""},
	{diag.TooLarge, "tags: " + strings.Repeat("[", 30) + strings.Repeat("]", 30), ""},
	{diag.TooLarge, "summary: " + strings.Repeat("long ", 5000), ""},

	{diag.RawHTML, "", "A <b>bold."},
	{diag.BrokenLink, "", "[[nowhere-at-all]]"},
	{diag.BrokenLink, "", "[here](../nothing/like-it.md)"},
	{diag.BrokenLink, "", "[here](/actors/armenia.md)"},
	{diag.BrokenAnchor, "", "[[armenia#nothing]]"},
	{diag.DraftReference, "", "[[secret]]"},
	{diag.UnknownCitation, "", "Cited [@nosuch2021]."},
	{diag.MalformedCitation, "", "Cited [see @smith2024]."},
	{diag.MalformedLink, "", "![[armenia]]"},
	{diag.MalformedLink, "", "An [[armenia] link."},
	{diag.MalformedStatement, "", "> Words.\n>\n> -- [[armenia]], 2024 [@smith2024]"},
	{diag.QuoteNotFound, "", "> Other words.\n>\n> — [[armenia]], 2024 [@smith2024]"},
	{diag.QuoteNoCopy, "", "> Words.\n>\n> — [[armenia]], 2023 [@bare2024]"},
	{diag.QuoteNotFound, "", "It said that “nobody ever wrote these six words” [@smith2024]."},
	{diag.QuoteNoCopy, "", "It said that “nobody ever wrote these seven words” [@bare2024]."},
	{diag.QuoteUnbound, "", "It said that “nobody ever wrote these eight words”."},
	{diag.QuoteUnbound, "", "> Nobody ever wrote these nine words."},
	{diag.ElisionRisk, "", "> Words [not].\n>\n> — [[armenia]], 2024 [@smith2024]"},
	{diag.RelativeTime, "summary: They met last year.", ""},
	{diag.RelativeTime, "", "The road is currently closed."},
	{diag.RoleAnachronism, "", "The talks were led by President [[berg]]."},
	{diag.MissingImage, "", "![Map](maps/nothing-like-it.png)"},
	{diag.ExtraHeading, "", "# Heading"},
	{diag.UndefinedFootnote, "", "Text[^nope]."},
	{diag.UnusedFootnote, "", "[^unused]: Text."},
	{diag.UnsafeURL, "", "[here](javascript:alert)"},
	{diag.UnsupportedSyntax, "", "Some %%hidden%% words."},
	{diag.BrokenEmphasis, "", "**«Արցախ»**ի"},
	{diag.UnsupportedSyntax, "", "Some ==bright== words."},
	{diag.StrayTag, "", "Words with a #tag."},
	{diag.MissingAlt, "", "![](../map.png)"},
	{diag.UnevenTable, "", "| a | b |\n|---|---|\n| c | d | e |"},
	{diag.Unsourced, "", "Some 40 people came."},
	{diag.NamePolicy, "", "It lies in Haik."},
	{diag.NamePolicy, "summary: It lies in Haik.", ""},
	{diag.NameMix, "", "From Hayland. From Armenia."},
	{diag.LoadedTerm, "", "The terrorists left."},
	{diag.LoadedTerm, "summary: The terrorists left.", ""},
	{diag.UnlinkedSpeaker, "", "> Words.\n>\n> — Armenia, 2024 [@smith2024]"},

	{diag.AsymmetricAccounts, "disputed: true", ""},
	{diag.AsymmetricAccounts, "disputed: true\naccounts: {by: armenia, text: Ours., sources: smith2024}", ""},
	{diag.FigureRange, "figures: {what: Tents, unit: tents, counts: {value: 7, by: Us, sources: smith2024, low: 8, high: 7}}", ""},
	{diag.FigureRange, "figures: {what: Tents, unit: tents, counts: {value: 7 to 8, by: Us, sources: smith2024, low: 7}}", ""},
	{diag.IdleWaiver, "allow: {rule: unused-source, because: Why not.}", ""},
}

// others are files that are wrong as a whole.
var others = map[diag.Rule]map[string]string{
	diag.BadEncoding:    {"content/terms/latin.md": "---\ntitle: Caf\xe9\n---\n"},
	diag.BadFrontMatter: {"content/terms/open.md": "---\ntitle: Open\n"},
	diag.BadID:          {"content/terms/Bad Name.md": "---\ntitle: Bad\n---\nText.\n"},
	diag.Circular: {
		"content/timeline/one-voice.md": "---\ntitle: One voice\ndate: 2024\nactors: armenia\nsources: [herald1, herald2]\nsummary: In a sentence.\n---\n",
		"content/sources/herald1.md":    "---\ntitle: One\ntype: book\npublisher: Herald\nissued: 2024\n---\n",
		"content/sources/herald2.md":    "---\ntitle: Two\ntype: book\npublisher: Herald\nissued: 2024\n---\n",
	},
	diag.DuplicateID:    {"content/places/armenia.md": "---\ntitle: Other\nlat: 1\nlon: 2\n---\n"},
	diag.GuideText:      {"content/site.yaml": "title: Test\nlanguage: en\nas_of: 2024-12\ntagline: Who keeps the light, and who may fish in its beam?\n"},
	diag.InterestedOnly: {"content/timeline/disputed.md": "---\ntitle: Disputed\ndate: 2024\nactors: armenia\ndisputed: true\nsources: other2024\naccounts: [{by: armenia, text: Ours.}, {by: azerbaijan, text: Ours.}]\nsummary: In a sentence.\n---\n"},
	diag.LongExtract: {
		"content/long.md":             "---\ntitle: Long\nsources: long2024\n---\n",
		"content/sources/long2024.md": "---\ntitle: Long\ntype: book\npublisher: Long\nissued: 2024\n---\n> " + strings.Repeat("long ", 101) + "\n",
	},
	diag.MisplacedFile: {"content/terms/page.markdown": "---\ntitle: Page\n---\n"},
	diag.NoText:        {"content/timeline/empty.md": "---\ntitle: Empty\ndate: 2024\nactors: armenia\nsources: [smith2024, other2024]\n---\n"},
	diag.NoArchive: {
		"content/web.md":             "---\ntitle: Web\nsources: web2024\n---\n",
		"content/sources/web2024.md": "---\ntitle: Web\npublisher: Web\nURL: https://web.example/\naccessed: 2024\n---\n",
	},
	diag.SingleSource: {"content/timeline/single.md": "---\ntitle: Single\ndate: 2024\nactors: armenia\nsources: smith2024\nsummary: In a sentence.\n---\n"},
	diag.SourceIncomplete: {
		"content/undated.md":             "---\ntitle: Undated\nsources: undated2024\n---\n",
		"content/sources/undated2024.md": "---\ntitle: Undated\ntype: book\npublisher: Undated\nISBN: 1\n---\n",
	},
	diag.Unsourced:       {"content/timeline/bare.md": "---\ntitle: Bare\ndate: 2024\nactors: armenia\nsummary: In a sentence.\n---\n"},
	diag.OrphanPage:      {"content/terms/alone.md": "---\ntitle: Alone\nsummary: In a sentence.\n---\n"},
	diag.SilentChange:    {"earlier/content/terms/gone.md": "---\ntitle: Gone\n---\n"},
	diag.TooLarge:        {"content/terms/large.md": strings.Repeat("large ", 400_000)},
	diag.UnusedSource:    {"content/sources/unused2024.md": "---\ntitle: Unused\ntype: book\nauthor: Unused\nissued: 2024\nISBN: 3\n---\n"},
	diag.MalformedLink:   {"content/about.md": "---\ntitle: About\n---\n[[armenia"},
	diag.MissingField:    {"content/about.md": "---\n---\n"},
	diag.UnknownCitation: {"content/about.md": "---\ntitle: About\n---\n[@nosuch2023]"},

	diag.OverPreciseCoordinates: {"content/places/town.md": "---\ntitle: Town\nlat: 1.234\nlon: 2\nnames: {text: Town, actors: armenia}\n---\n"},
	diag.MissingPosition:        {"content/issues/road.md": "---\ntitle: Road\nquestion: Whose?\nno_position: {actor: armenia, searched: 2024}\nsummary: In a sentence.\nsources: smith2024\n---\n"},
}

// TestNoMistakeHidesAnother puts every mistake into a page alone, where it must
// give one diagnostic, and then with every other that can stand in the same
// page, and beside every broken file: each must be reported just as if it were
// alone. That also holds each slip to one diagnostic.
func TestNoMistakeHidesAnother(t *testing.T) {
	alone := func(site fstest.MapFS, what string, rule diag.Rule) string {
		got := found(t, site)
		if len(got) != 1 || !strings.Contains(got[0], "["+string(rule)+"]") {
			t.Errorf("%s alone gives\n%s\nwant one diagnostic, of the rule %s", what, strings.Join(got, "\n"), rule)
			return ""
		}
		return got[0]
	}
	together := func(site fstest.MapFS, what string, want ...string) {
		got := found(t, site)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s together give\n%s\nwant what each gives alone:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	ofOther := map[diag.Rule]string{}
	for _, rule := range slices.Sorted(maps.Keys(others)) {
		ofOther[rule] = alone(pageWith(nil, others[rule]), "the file of "+string(rule), rule)
	}
	for a, one := range others {
		for b, two := range others {
			if a < b && slices.Sorted(maps.Keys(one))[0] != slices.Sorted(maps.Keys(two))[0] {
				together(pageWith(nil, one, two), fmt.Sprintf("the files of %s and %s", a, b), ofOther[a], ofOther[b])
			}
		}
	}
	ofMistake := make([]string, len(mistakes))
	for i, m := range mistakes {
		ofMistake[i] = alone(pageWith([]mistake{m}), m.name(), m.rule)
	}
	for i, m := range mistakes {
		for rule, other := range others {
			if m.waits(rule) {
				continue
			}
			together(pageWith([]mistake{m}, other), fmt.Sprintf("%s and the file of %s", m.name(), rule), ofMistake[i], ofOther[rule])
		}
		for j, n := range mistakes[:i] {
			if !m.excludes(n) {
				together(pageWith([]mistake{n, m}), n.name()+" and "+m.name(), ofMistake[j], ofMistake[i])
			}
		}
	}
}

// TestNoNameHidesAMistake gives the page of every mistake a name that can't be
// an id.
func TestNoNameHidesAMistake(t *testing.T) {
	const right, wrong = "content/timeline/talks.md", "content/timeline/Talks.md"
	for _, m := range mistakes {
		site := pageWith([]mistake{m})
		if m.rule == diag.IdleWaiver {
			continue // which waits for errors to be mended
		}
		want := []string{}
		for _, d := range found(t, site) {
			want = append(want, strings.ReplaceAll(d, right, wrong))
		}
		site[wrong] = site[right]
		delete(site, right)
		got := slices.DeleteFunc(found(t, site), func(d string) bool { return strings.Contains(d, "["+string(diag.BadID)+"]") })
		if !slices.Equal(got, want) {
			t.Errorf("%s in a file with a wrong name gives\n%s\nwant\n%s", m.name(), strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestNothingFollows hides the only reference to a page or a source behind a
// mistake: that nothing leads there would be a second message of one slip.
func TestNothingFollows(t *testing.T) {
	for _, m := range []mistake{
		{diag.UnknownField, "source: unused2024", ""},
		{diag.WrongType, "sources: {key: unused2024}", ""},
		{diag.BadFrontMatter, "sources: [smith2024, unused2024", ""},
		{diag.BadFrontMatter, "sources:unused2024", ""},
		{diag.TooLarge, "note: " + strings.Repeat("long ", 5000) + "\n  [[unused2024]]", ""},
		{diag.MalformedCitation, "", "Cited [see @unused2024]."},
		{diag.MalformedStatement, "", "> Words.\n>\n> -- [[armenia]], 2024 [@unused2024]"},
		{diag.UnusedFootnote, "", "[^unused]: Text [@unused2024]."},
		{diag.BrokenLink, "", "[[unused2024]]"},
		{diag.UnknownCitation, "", "[@unused2042]"},
		{diag.MalformedLink, "", "![[alone]]"},
		{diag.MalformedLink, "", "An [[alone] link."},
		{diag.RawHTML, "", "<a href=\"../terms/alone.md\">"},
		{diag.BrokenLink, "", "[here](alone.md)"},
	} {
		other := others[diag.UnusedSource]
		if strings.Contains(m.text, "alone") {
			other = others[diag.OrphanPage]
		}
		if got := found(t, pageWith([]mistake{m}, other)); len(got) != 1 || !strings.Contains(got[0], "["+string(m.rule)+"]") {
			t.Errorf("%s gives\n%s\nwant one diagnostic, of the rule %s", m.name(), strings.Join(got, "\n"), m.rule)
		}
	}
	// A file that isn't read at all.
	for rule, text := range map[diag.Rule]string{
		diag.BadEncoding:    "---\ntitle: Caf\xe9\n---\n[[alone]]\n",
		diag.BadFrontMatter: "---\ntitle: Open\n[[alone]]\n",
		diag.TooLarge:       "---\ntitle: Large\n---\n[here](alone.md) " + strings.Repeat("large ", 400_000),
	} {
		site := pageWith(nil, others[diag.OrphanPage], map[string]string{"content/about.md": text})
		if got := found(t, site); len(got) != 1 || !strings.Contains(got[0], "["+string(rule)+"]") {
			t.Errorf("a file that isn't read gives\n%s\nwant one diagnostic, of the rule %s", strings.Join(got, "\n"), rule)
		}
	}
}

// waits reports whether a mistake isn't looked for beside one of the rule: an
// error may hide what a waiver is for.
func (m mistake) waits(rule diag.Rule) bool {
	return m.rule == diag.IdleWaiver && rule.Severity() == diag.Error
}

// TestMistakesAreNoSilentChanges compares pages with a mistake to what they were
// without it: what can't be read hasn't changed.
func TestMistakesAreNoSilentChanges(t *testing.T) {
	before := map[string]string{}
	for name, file := range pageWith(nil) {
		before["earlier/"+name] = string(file.Data)
	}
	for _, m := range mistakes {
		if got := found(t, pageWith([]mistake{m}, before)); len(got) != 1 || !strings.Contains(got[0], "["+string(m.rule)+"]") {
			t.Errorf("%s gives\n%s\nwant one diagnostic, of the rule %s", m.name(), strings.Join(got, "\n"), m.rule)
		}
	}
	for rule, files := range others {
		if got := found(t, pageWith(nil, files, before)); rule != diag.SilentChange && (len(got) != 1 || !strings.Contains(got[0], "["+string(rule)+"]")) {
			t.Errorf("the file of %s gives\n%s\nwant one diagnostic, of that rule", rule, strings.Join(got, "\n"))
		}
	}
}

func (m mistake) name() string { return fmt.Sprintf("%.60q", m.fields+m.text) }

// fieldNames returns the names of the fields of the mistake.
func (m mistake) fieldNames() []string {
	var names []string
	for line := range strings.Lines(m.fields) {
		name, _, _ := strings.Cut(strings.TrimSpace(line), ":")
		names = append(names, name)
	}
	return names
}

// excludes reports whether two mistakes can't stand in one page, or one waits for
// the other, mends it or changes what is said of it: an entry without sources is
// right on a page with sources, a note says why the confidence is low, an account
// makes less of a dispute, an indented line is part of a field that has no value
// yet, a planned event and the offices named in it need its date, and of it and of
// words on time it is told up to when their text is right.
func (m mistake) excludes(n mistake) bool {
	either := func(one, two string) bool {
		has := func(name string) bool { return slices.Contains(append(m.fieldNames(), n.fieldNames()...), name) }
		return has(one) && has(two)
	}
	dated := func(m, n mistake) bool {
		switch n.rule {
		case diag.RelativeTime, diag.OverdueEvent:
			return m.rule == diag.ImpossibleDates
		case diag.RoleAnachronism:
			return slices.Contains(m.fieldNames(), "date")
		}
		return false
	}
	return m.waits(n.rule) || n.waits(m.rule) ||
		slices.ContainsFunc(m.fieldNames(), func(name string) bool { return slices.Contains(n.fieldNames(), name) }) ||
		dated(m, n) || dated(n, m) ||
		either("accounts", "sources") || either("accounts", "source") || either("accounts", "disputed") || either("confidence", "note") || either("date", "planned") ||
		m.fields+n.fields == "title:\tplanned: true" || n.fields+m.fields == "title:\tplanned: true"
}

// pageWith is a site in which nothing is wrong but the mistakes of one page, and
// the files.
func pageWith(all []mistake, files ...map[string]string) fstest.MapFS {
	fields := []string{"title: Talks", "date: 2024-11-05"}
	text := "Text [@smith2024; @bare2024].\n"
	for _, m := range all {
		if m.fields != "" {
			fields = slices.DeleteFunc(fields, func(line string) bool {
				name, _, _ := strings.Cut(line, ":")
				return slices.Contains(m.fieldNames(), name)
			})
			fields = append(fields, m.fields)
		}
		if m.text != "" {
			text += "\n" + m.text + "\n"
		}
	}
	site := fstest.MapFS{}
	for name, text := range map[string]string{
		"content/site.yaml":             "title: Test\nlanguage: en\nas_of: 2024-12\n",
		"content/index.md":              "---\ntitle: Test\n---\n[[talks]] [[armenia]] [[azerbaijan]] [[berg]] [@smith2024; @bare2024; @digest2024; @other2024]\n",
		"content/timeline/talks.md":     "---\n" + strings.Join(fields, "\n") + "\n---\n" + text,
		"content/actors/armenia.md":     "---\ntitle: Armenia\nkind: state\nnames: [Hayland, {text: Haik, use: attributed}]\n---\n## Past\n",
		"content/places/secret.md":      "---\ntitle: Secret\nlat: 1\nlon: 2\ndraft: true\n---\n",
		"content/sources/smith2024.md":  "---\ntitle: Smith\ntype: book\nauthor: Smith\nissued: 2024\nISBN: 1\n---\n> Words.\n",
		"content/sources/bare2024.md":   "---\ntitle: Bare\ntype: book\nauthor: Bare\nissued: 2024\nISBN: 2\n---\n",
		"content/sources/digest2024.md": "---\ntitle: Digest\ntype: book\nauthor: Digest\nissued: 2024\nISBN: 4\nsecondary: true\n---\n",
		"content/sources/other2024.md":  "---\ntitle: Other\ntype: book\nauthor: Other\nissued: 2024\nISBN: 5\ninterest: {actor: azerbaijan, how: its press}\n---\n",
		"content/actors/azerbaijan.md":  "---\ntitle: Azerbaijan\nkind: state\nroles: party\nsources: smith2024\nsummary: In a sentence.\n---\n",
		"content/actors/berg.md":        "---\ntitle: Ana Berg\nkind: person\noffices: {title: President of Armenia, of: armenia, to: 2020}\nsources: smith2024\nsummary: In a sentence.\n---\n",
		"content/map.png":               "",
	} {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, more := range files {
		for name, text := range more {
			site[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return site
}

// TestNothingIsReportedTwice holds the archives to one diagnostic of a rule for
// each place. Only absent fields share one: all are missing from the beginning of
// their page or entry.
func TestNothingIsReportedTwice(t *testing.T) {
	for _, name := range archives(t) {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		type place struct {
			pos  diag.Pos
			rule diag.Rule
		}
		seen := map[place]string{}
		for _, d := range examine(t, siteFolder(t, archive)) {
			at := place{d.Pos, d.Rule}
			if first, twice := seen[at]; twice && d.Rule != diag.MissingField {
				t.Errorf("%s: %s is reported twice [%s]:\n%s\n%s", name, d.Pos, d.Rule, first, d.Message)
			}
			seen[at] = d.Message
		}
	}
}

// found returns the diagnostics of a site, sorted, with the text of their line
// for its number, which other mistakes change.
func found(t *testing.T, site fstest.MapFS) []string {
	t.Helper()
	var all []string
	for _, d := range examine(t, site) {
		line := ""
		if d.Line > 0 {
			line = strings.Split(string(site[d.File].Data), "\n")[d.Line-1]
		}
		all = append(all, fmt.Sprintf("%s: %q:%d+%d: %s [%s] %s", d.File, line[:min(len(line), 80)], d.Column, d.Length, d.Message, d.Rule, d.Hint))
	}
	slices.Sort(all)
	return all
}
