package check_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"explainer/internal/check"
	"explainer/internal/golden"
	"explainer/internal/load"
)

// TestTenThousandMistakes pins what an author gets to read about a site with
// 10,000 mistakes.
func TestTenThousandMistakes(t *testing.T) {
	const name = "testdata/ten-thousand-mistakes.txt"
	site := manyMistakes(10_000)
	list := examine(t, site)
	if len(list) != 10_000 {
		t.Errorf("10,000 mistakes give %d diagnostics", len(list))
	}
	var report strings.Builder
	if err := list.Brief(&report, site, "explainer check --all"); err != nil {
		t.Fatal(err)
	}
	golden.File(t, name, report.String())
}

// BenchmarkMistakes finds and prints the mistakes of sites that are full of
// them; the time must grow as they do.
func BenchmarkMistakes(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		site := manyMistakes(n)
		b.Run(fmt.Sprintf("mistakes=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				loaded, list, err := load.Site(site, load.Options{Drafts: load.CheckDrafts})
				if err != nil {
					b.Fatal(err)
				}
				list = check.Waive(loaded, append(list, check.Site(loaded, check.Options{})...), check.Options{})
				list.Sort()
				if err := list.Brief(&strings.Builder{}, site, ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// manyMistakes is a site with n mistakes, a multiple of 10: a systematic slip
// in the field of every event, and references to pages, sources and files that
// are nearly those that there are, or nothing like them. One page is broken all
// over, and one mistake is the only one of its rule.
func manyMistakes(n int) fstest.MapFS {
	site := fstest.MapFS{
		"content/site.yaml": {Data: []byte("title: Test\nlanguage: en\nas_of: 2024\n")},
		"content/about.md":  {Data: []byte("---\ntitle: About\nas_of: June 2024\n---\n" + strings.Repeat("Written in <b>.\n\n", n/10-1))},
	}
	var index strings.Builder
	index.WriteString("---\ntitle: Test\n---\n")
	for i := range n / 10 {
		site[fmt.Sprintf("content/actors/state-%d.md", i)] = &fstest.MapFile{Data: []byte("---\ntitle: State\nkind: state\n---\n## Past\n")}
		site[fmt.Sprintf("content/sources/paper%d.md", i)] = &fstest.MapFile{Data: []byte("---\ntitle: Paper\nauthor: Smith\ntype: book\nissued: 2024\nISBN: 1\n---\n")}
		site[fmt.Sprintf("content/timeline/event-%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, `---
title: Event
date: 2024-02-30
actor: [state-%[1]d]
places: town-%[1]d
---
It began with [[sttae-%[1]d]] and [that](../actors/staet-%[1]d.md), and with
[[nobody-at-all-%[1]d]] [@papre%[1]d; @nothing%[1]d]. ![Map](maps/map-%[1]d.png)
`, i)}
		fmt.Fprintf(&index, "[[state-%[1]d]] [[event-%[1]d]] [@paper%[1]d]\n\n", i)
	}
	site["content/index.md"] = &fstest.MapFile{Data: []byte(index.String())}
	return site
}
