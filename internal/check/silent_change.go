package check

import (
	"slices"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/fact"
	"explainer/internal/model"
)

// silentChange finds facts that a page states otherwise than it did in an
// earlier site, though no update that has come since says so: numbers, dates,
// names and negations, in texts, fields and quotations. Sources are left alone:
// what they say isn't ours.
func silentChange(site *model.Site, o Options, list *diag.List) {
	if o.Earlier == nil {
		return
	}
	renamed := renames(o.Earlier, site)
	before, now := factsOf(o.Earlier, renamed), factsOf(site, nil)
	names := fact.NewNames(renamed)
	earlier := map[string]*pageFacts{}
	for i := range before {
		earlier[before[i].id] = &before[i]
	}
	for _, t := range slices.Concat(before, now) {
		for _, text := range t.texts {
			names.Learn(text.Prose)
		}
		for _, name := range t.names {
			names.Call(t.id, name)
		}
		for _, body := range t.offices {
			names.Seat(t.id, body)
		}
	}
	for i := range now {
		if was := earlier[now[i].id]; was != nil && !isTold(was.page, now[i].page) {
			reportChanges(now[i].page, now[i].changes(was, names), o.Today, list)
		}
	}
	for _, p := range o.Earlier.Pages() {
		id, other := renamed[p.ID]
		if gone := other && id == ""; gone && !site.Hidden.All && !site.Hidden.Unread[p.ID] {
			list.Add(diag.SilentChange, diag.Pos{File: p.File()}, "the page %s was published and no longer is, and nothing stands at its address", p.ID).
				Hint = "write redirect_from: [" + p.Path + "] in the page that readers shall find instead"
		}
	}
}

// isTold reports whether a page says of a change that it didn't tell of before.
func isTold(was, is *model.Page) bool {
	return slices.ContainsFunc(is.Updates, func(u model.Update) bool {
		return !slices.ContainsFunc(was.Updates, func(v model.Update) bool {
			return u.Date == v.Date && u.Text == v.Text && u.Kind == v.Kind
		})
	})
}

// renames returns the ids that pages have now, by those that they had if these
// are others: a page leads from the address of an earlier one. That of a page
// that is gone is empty. The addresses of the first page and of introductions
// stay in any case.
func renames(earlier, site *model.Site) map[string]string {
	renamed := map[string]string{}
	ids := map[string]string{}
	for _, p := range earlier.Pages() {
		if p.Kind != model.KindSource && p.Kind != model.KindHome && p.Kind != model.KindIntro {
			ids[p.Path], renamed[p.ID] = p.ID, ""
		}
	}
	pages := site.Pages()
	for _, p := range pages {
		for _, from := range p.RedirectFrom {
			if id, ok := ids[from]; ok {
				renamed[id] = p.ID
			}
		}
	}
	for _, p := range pages {
		if p.Kind != model.KindSource {
			delete(renamed, p.ID)
		}
	}
	return renamed
}

// reportChanges adds a diagnostic for each change, with the places where it comes again.
func reportChanges(p *model.Page, changes []pageChange, today edtf.Date, list *diag.List) {
	date := "…"
	if !today.IsZero() {
		date = today.String()
	}
	first := map[pageChange]int{}
	for _, c := range changes {
		key := c
		key.Pos = diag.Pos{}
		if i, again := first[key]; again {
			d := &(*list)[i]
			d.Related = append(d.Related, diag.Related{Pos: c.Pos, Message: "here too"})
			continue
		}
		first[key] = len(*list)
		what := "was"
		if c.field != "" {
			what = c.field + " was"
		}
		where := ""
		if c.Pos.File != p.File() { // the settings have no updates
			where = " in " + p.File()
		}
		list.Add(diag.SilentChange, c.Pos, "%s %s, is %s, and no new entry of updates says so", what, c.Was, c.Is).
			Hint = "tell readers" + where + " with updates: [{date: " + date + ", text: …, kind: correction}], or write it as it was"
	}
}
