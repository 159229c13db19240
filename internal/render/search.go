package render

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"explainer/internal/model"
	"explainer/internal/prose"
)

// SearchView is the A–Z index of everything.
type SearchView struct {
	Base
	Letters []Letter
}

// Letter is the entries that begin with a letter.
type Letter struct {
	Title   string
	Anchor  string
	Entries []IndexEntry
}

// IndexEntry is a title or another name in the index.
type IndexEntry struct {
	Name string
	Link        // the page's title and URL; the title differs from the name for other names
	Kind string // of the page, in words
}

func (r *renderer) search() SearchView {
	b := r.beginGenerated("search.html")
	v := SearchView{}
	tag, err := language.Parse(r.site.Settings.Language)
	if err != nil {
		tag = language.Und
	}
	capital := cases.Title(tag)
	order, primary := prose.Order(r.site.Settings.Language), collate.New(tag, collate.Loose)
	entries := b.indexEntries()
	slices.SortFunc(entries, func(x, y IndexEntry) int {
		return cmp.Or(order(x.Name, y.Name), strings.Compare(x.URL, y.URL))
	})
	for _, e := range entries {
		_, size := utf8.DecodeRuneInString(prose.Headword(e.Name))
		letter := prose.Headword(e.Name)[:size]
		n := len(v.Letters)
		if n == 0 || primary.CompareString(v.Letters[n-1].Title, letter) != 0 {
			letter = capital.String(letter)
			v.Letters = append(v.Letters, Letter{Title: letter, Anchor: "section.letter-" + letter})
			n++
		}
		v.Letters[n-1].Entries = append(v.Letters[n-1].Entries, e)
	}
	v.Base = b.base()
	v.Label = "Everything from A to Z"
	return v
}

// indexEntries returns the titles and other names of all pages.
func (b *builder) indexEntries() []IndexEntry {
	var entries []IndexEntry
	add := func(p *model.Page, names []model.Name) {
		if p.Kind == model.KindHome || p.Kind == model.KindIntro {
			return
		}
		link, kind := b.link(p), string(p.Kind)
		all := append([]string{p.Title}, p.Aliases...)
		for _, n := range names {
			all = append(all, n.Text)
		}
		slices.Sort(all)
		for _, name := range slices.Compact(all) {
			entries = append(entries, IndexEntry{name, link, kind})
		}
	}
	for _, p := range b.site.Loose {
		add(p, nil)
	}
	for _, v := range b.site.Actors {
		add(&v.Page, v.Names)
	}
	for _, v := range b.site.Issues {
		add(&v.Page, nil)
	}
	for _, v := range b.site.Events {
		add(&v.Page, nil)
	}
	for _, v := range b.site.Agreements {
		add(&v.Page, nil)
	}
	for _, v := range b.site.Places {
		add(&v.Page, v.Names)
	}
	for _, v := range b.site.Terms {
		add(&v.Page, v.Names)
	}
	for _, v := range b.site.Sources {
		add(&v.Page, nil)
	}
	return entries
}
