package check

import (
	"explainer/internal/diag"
	"explainer/internal/model"
)

// orphanPage finds pages that a reader meets only in the lists: no page links
// to them, and they refer to no page that would show them. Loose pages are in
// the menu, and a source that nobody cites is an unused source. A page that a
// reference which couldn't be read may lead to is left alone.
func orphanPage(site *model.Site, list *diag.List) {
	for _, p := range site.Pages() {
		if p.Kind.Folder() == "" || p.Kind == model.KindSource || p.Listed || len(p.Links) > 0 || site.Hidden.MayLeadTo(p.ID) {
			continue
		}
		d := list.Add(diag.OrphanPage, diag.Pos{File: p.File()}, "no page leads to %s", p.ID)
		d.Hint = "link to it as [[" + p.ID + "]] where readers would want it"
		if p.Kind == model.KindEvent {
			d.Hint += ", or name in its actors, issues or places whose pages should list it"
		}
	}
}
