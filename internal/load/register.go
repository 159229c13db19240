package load

import (
	"fmt"
	"maps"
	"slices"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// register gives every page its place in the site and reports ids and output
// paths that are used twice.
func (l *loader) register() {
	for _, g := range model.GeneratedPages {
		l.taken[g.Path] = diag.Pos{}
	}
	// A published page comes before a draft that wants the same place, and one
	// whose file has the name for it before both.
	rank := func(p *page) int {
		switch {
		case p.named != wellNamed:
			return 2
		case p.Draft:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(l.pages, func(a, b *page) int { return rank(a) - rank(b) })
	for _, p := range l.pages {
		if p.doc != nil {
			l.byFile[p.File()] = p
		}
		if !l.placed(p) {
			continue
		}
		if p.Kind == model.KindSource {
			l.registerSource(p)
			continue
		}
		if first, twice := l.byID[p.ID]; twice && p.Kind != model.KindHome {
			l.duplicate(p, first, fmt.Sprintf("two pages have the id %q", p.ID), "rename one of the files; an id is unique over all kinds")
			continue
		}
		if first, twice := l.taken[p.Path]; twice && p.Kind != model.KindIntro {
			d := l.diags.Add(diag.DuplicateID, diag.Pos{File: p.File()}, "two pages would be written to %s", p.Path)
			d.Hint = "rename one of the files"
			if first.File != "" {
				d.Related = []diag.Related{{Pos: diag.Pos{File: first.File}, Message: "the other one"}}
			}
			continue
		}
		l.taken[p.Path] = p.place()
		if p.Kind != model.KindHome {
			l.byID[p.ID] = p
		}
		l.add(p)
	}
	if l.site.Home == nil {
		l.site.Home = l.noHome()
	}
	l.ids = slices.Sorted(maps.Keys(l.byID))
	for _, g := range model.GeneratedPages {
		l.ids = append(l.ids, g.ID)
	}
	l.keys = slices.Sorted(maps.Keys(l.byKey))
}

// placed reports whether a page may have a place in the site: one whose file has
// a wrong name has none if no better one is known, or if another has it.
func (l *loader) placed(p *page) bool {
	taken := l.byID
	if p.Kind == model.KindSource {
		taken = l.byKey
	}
	return p.named == wellNamed || p.named == renamed && taken[p.ID] == nil
}

// registerSource files a source by its key.
func (l *loader) registerSource(p *page) {
	if first, twice := l.byKey[p.ID]; twice {
		l.duplicate(p, first, fmt.Sprintf("two sources have the key %q", p.ID), "give one of them another key")
		return
	}
	if p.Path == model.KindSource.Folder()+"/index.html" {
		l.diags.Add(diag.BadID, p.place(), "the key %q would take the place of the list of sources", p.ID).
			Hint = "give the source another key"
		return
	}
	l.byKey[p.ID] = p
	l.taken[p.Path] = p.place()
	l.add(p)
}

func (l *loader) duplicate(p, first *page, message, hint string) {
	d := l.diags.Add(diag.DuplicateID, p.place(), "%s", message)
	d.Hint = hint
	d.Related = []diag.Related{{Pos: first.place(), Message: "the other one"}}
}

// place returns what a diagnostic about a page's id points at: its item in an
// export, or its file.
func (p *page) place() diag.Pos {
	if p.doc == nil {
		return p.Pos
	}
	return diag.Pos{File: p.File()}
}

// alike reports published sources whose keys differ only in letter case or
// punctuation: they would share a file name.
func (l *loader) alike() {
	byPath := map[string]string{}
	for _, s := range l.site.Sources {
		if other, twice := byPath[s.Path]; twice {
			l.duplicate(l.byKey[s.ID], l.byKey[other], fmt.Sprintf("the keys %q and %q are too alike: both would be %s", other, s.ID, s.Path),
				"change one key by more than letter case or punctuation")
			continue
		}
		byPath[s.Path] = s.ID
	}
}

// add puts a page into the site's list of its kind.
func (l *loader) add(p *page) {
	s := l.site
	switch v := p.typed.(type) {
	case *model.Actor:
		s.Actors = append(s.Actors, v)
	case *model.Issue:
		s.Issues = append(s.Issues, v)
	case *model.Event:
		s.Events = append(s.Events, v)
	case *model.Agreement:
		s.Agreements = append(s.Agreements, v)
	case *model.Place:
		s.Places = append(s.Places, v)
	case *model.Term:
		s.Terms = append(s.Terms, v)
	case *model.Source:
		s.Sources = append(s.Sources, v)
	case *model.Page:
		switch p.Kind {
		case model.KindHome:
			s.Home = v
		case model.KindIntro:
			s.Intros[v.Path] = v
		default:
			s.Loose = append(s.Loose, v)
		}
	}
}

// leaveOut takes drafts out of the site, unless they are wanted.
func (l *loader) leaveOut() {
	s := l.site
	if l.options.Drafts == IncludeDrafts {
		return
	}
	drafts := map[string]bool{}
	for _, p := range l.pages {
		if p.Draft {
			drafts[p.File()] = true
			if l.options.Drafts == CheckDrafts {
				s.Drafts = append(s.Drafts, p.Page)
			}
		}
	}
	if len(drafts) == 0 {
		return
	}
	l.pages = slices.DeleteFunc(l.pages, func(p *page) bool { return p.Draft })
	if l.options.Drafts == LeaveDraftsOut {
		l.diags = slices.DeleteFunc(l.diags, func(d diag.Diagnostic) bool { return drafts[d.File] })
	}
	s.Actors = final(s.Actors)
	s.Issues = final(s.Issues)
	s.Events = final(s.Events)
	s.Agreements = final(s.Agreements)
	s.Places = final(s.Places)
	s.Terms = final(s.Terms)
	s.Sources = final(s.Sources)
	s.Loose = final(s.Loose)
	maps.DeleteFunc(s.Intros, func(_ string, v *model.Page) bool { return v.Draft })
	if s.Home.Draft {
		s.Home = l.noHome()
	}
}

// final takes drafts out of a list.
func final[T model.Paged](list []T) []T {
	return slices.DeleteFunc(list, func(v T) bool { return v.AsPage().Draft })
}

// dropUncited takes the sources of exports that nobody cites out of the site,
// but for those that a page describes by hand; what is wrong with the others is
// now reported.
func (l *loader) dropUncited() {
	described := map[*model.Source]bool{}
	for _, p := range l.pages {
		if source, ok := p.source(); ok && p.doc != nil {
			described[source] = true
		}
	}
	l.site.Sources = slices.DeleteFunc(l.site.Sources, func(v *model.Source) bool {
		wrong, exported := l.exported[v]
		if !exported {
			return false
		}
		published := len(v.Uses) > 0 || described[v]
		if published {
			l.diags = append(l.diags, *wrong...)
		}
		return !published
	})
}

// noHome is the home page of a site that has no index.md.
func (l *loader) noHome() *model.Page {
	if !l.unread.ids["index"] {
		l.diags.Add(diag.MissingHome, diag.Pos{File: contentFolder + "/index.md"}, "the site has no first page of its own, only one of lists").
			Hint = "write " + contentFolder + "/index.md, the explainer itself: the text that a newcomer reads; a draft isn't published"
	}
	home := &model.Page{Kind: model.KindHome, Path: "index.html", Title: l.site.Settings.Title}
	home.Pos.File = contentFolder + "/index.md"
	return home
}

// assets collects the files that published pages show or link; those of drafts
// are as private as the drafts.
func (l *loader) assets() {
	for _, p := range l.pages {
		l.site.Assets = append(l.site.Assets, p.assets...)
	}
	slices.Sort(l.site.Assets)
	l.site.Assets = slices.Compact(l.site.Assets)
}

// uses tells every source where it is cited: once for each citation in prose,
// and once for each top-level field of a page.
func (l *loader) uses(settings *decoder) {
	use := func(to *model.Source, u model.Use) {
		if to != nil && &to.Page != u.Page {
			to.Uses = append(to.Uses, u)
		}
	}
	fields := func(page *model.Page, refs []pending) {
		type told struct {
			source *model.Source
			field  string
		}
		seen := map[told]bool{}
		for _, ref := range refs {
			r, ok := ref.ref.(*model.Ref[model.Source])
			if ok && !seen[told{r.To, ref.field}] {
				seen[told{r.To, ref.field}] = true
				use(r.To, model.Use{Page: page, Field: ref.field})
			}
		}
	}
	for _, p := range l.pages {
		for _, c := range p.Body.Citations {
			use(c.Source, model.Use{Page: p.Page, Anchor: c.Anchor})
		}
		fields(p.Page, p.refs)
	}
	fields(l.site.Home, settings.refs)
}
