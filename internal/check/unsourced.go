package check

import (
	"fmt"
	"slices"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// unsourced finds facts that rest on no source: pages of which readers are to
// believe every line and that cite nothing, and entries without sources on a
// page that names none for all of them. Entries that must have sources lack a
// field, which package load reports; coordinates need none, and what a term
// means is the author's to say.
func unsourced(site *model.Site, list *diag.List) {
	unsourcedPages(site, newEvidence(site), list)
}

func unsourcedPages(site *model.Site, cited evidence, list *diag.List) {
	for _, a := range site.Actors {
		var entries []entry
		for i := range a.Roles {
			entries = append(entries, entry{&a.Roles[i].Record, "role"})
		}
		for i := range a.Offices {
			entries = append(entries, entry{&a.Offices[i].Record, "office"})
		}
		for i := range a.MemberOf {
			entries = append(entries, entry{&a.MemberOf[i].Record, "membership"})
		}
		unsourcedPage(site, &a.Page, cited, says(&a.Page), entries, list)
	}
	for _, issue := range site.Issues {
		unsourcedPage(site, &issue.Page, cited, says(&issue.Page) || issue.StateNote != "", nil, list)
	}
	for _, e := range site.Events {
		unsourcedPage(site, &e.Page, cited, true, nil, list)
	}
	for _, a := range site.Agreements {
		var entries []entry
		for i := range a.History {
			entries = append(entries, entry{&a.History[i].Record, "step"})
		}
		for i := range a.Signatories {
			entries = append(entries, entry{&a.Signatories[i].Record, "signatory"})
		}
		for i := range a.Provisions {
			entries = append(entries, entry{&a.Provisions[i].Record, "provision"})
		}
		unsourcedPage(site, &a.Page, cited, true, entries, list)
	}
}

// says reports whether a page has words of its own besides its fields.
func says(p *model.Page) bool { return p.Summary != "" || p.Body.Lead != "" }

// unsourcedPage reports a page that cites nothing, if it states anything, or
// else how many of its entries rest on nothing.
func unsourcedPage(site *model.Site, p *model.Page, cited evidence, states bool, entries []entry, list *diag.List) {
	if len(p.Sources) > 0 || unread(site, p) {
		return
	}
	if len(cited[p]) == 0 {
		if states || len(entries) > 0 {
			list.Add(diag.Unsourced, diag.Pos{File: p.File()}, "%s cites no source", p.ID).
				Hint = "cite one as [@key] in the text, or write sources: [key]"
		}
		return
	}
	var bare []entry
	for _, e := range entries {
		if len(e.Sources) == 0 {
			bare = append(bare, e)
		}
	}
	if len(bare) == 0 {
		return
	}
	first := slices.MinFunc(bare, func(a, b entry) int { return a.Pos.Compare(b.Pos) })
	others := ""
	switch n := len(bare) - 1; {
	case n == 1:
		others = ", nor does another entry of this page"
	case n > 1:
		others = fmt.Sprintf(", nor do %d other entries of this page", n)
	}
	list.Add(diag.Unsourced, first.Pos, "this %s rests on no source%s", first.name, others).
		Hint = "write sources: [key] in it, or on a line of its own for the whole page"
}
