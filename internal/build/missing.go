package build

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// Source returns the file of the site folder that the page of an output path is
// made from, or would be if it had no mistakes, and whether it is a draft. It
// returns "" if there is none.
func (l *Live) Source(name string) (file string, draft bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	for _, p := range l.site.Pages() {
		if p.Path == name {
			return p.File(), p.Draft
		}
	}
	// What couldn't be read at all is no page, but has its mistakes.
	for _, d := range l.found {
		if d.Severity == diag.Error && strings.HasPrefix(d.File, "content/") && strings.EqualFold(pathOf(d.File), name) {
			return d.File, false
		}
	}
	return "", false
}

// pathOf returns the output path of a page's file, by its name alone.
func pathOf(file string) string {
	folder, rest, ok := strings.Cut(strings.TrimPrefix(file, "content/"), "/")
	id := strings.TrimSuffix(path.Base(file), ".md")
	if !ok {
		return id + ".html"
	}
	if rest == "index.md" {
		return folder + "/index.html"
	}
	return folder + "/" + id + ".html"
}

// Near is a page that somebody may have meant.
type Near struct{ Title, Path string }

// mostNear is how many pages are offered in place of one that there isn't.
const mostNear = 5

// Near returns the pages that somebody most likely meant who asked for an output
// path that no page has: those of that id in another folder or written
// otherwise, those with a similar one or a similar title, and the list that the
// page would stand in.
func (l *Live) Near(name string) []Near {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var all []Near
	add := func(title, to string) {
		near := Near{title, to}
		if len(all) < mostNear && to != "" && !slices.Contains(all, near) {
			all = append(all, near)
		}
	}
	words := strings.TrimSuffix(name, "/index.html")
	id := strings.TrimSuffix(strings.TrimSuffix(path.Base(words), path.Ext(words)), ".")
	folder, _, _ := strings.Cut(strings.TrimPrefix(words, "content/"), "/")

	var pages []*model.Page
	for _, p := range l.site.Pages() {
		if p.ID != "" && p.Kind != model.KindHome && p.Kind != model.KindIntro {
			pages = append(pages, p)
		}
	}
	byID, byTitle := map[string]*model.Page{}, map[string]*model.Page{}
	var here, ids, titles []string
	for _, p := range pages {
		byID[p.ID], byTitle[p.Title] = p, p
		ids, titles = append(ids, p.ID), append(titles, p.Title)
		if p.Kind.Folder() == folder {
			here = append(here, p.ID)
		}
	}
	for _, near := range []*model.Page{byID[diag.Nearest(id, here)], byID[diag.Nearest(id, ids)], byTitle[diag.Nearest(strings.ReplaceAll(id, "-", " "), titles)]} {
		if near != nil {
			add(cmp.Or(near.Title, near.ID), near.Path)
		}
	}
	for _, g := range model.GeneratedPages {
		if g.ID == id || path.Base(g.Path) == path.Base(words) {
			add(g.Title, g.Path)
		}
	}
	for _, p := range pages {
		if len(id) > 3 && strings.Contains(p.ID, id) {
			add(cmp.Or(p.Title, p.ID), p.Path)
		}
	}
	for _, g := range model.GeneratedPages {
		if folder != "" && g.Path == folder+"/index.html" {
			add(g.Title, g.Path)
		}
	}
	return all
}
