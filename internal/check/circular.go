package check

import (
	"fmt"
	"slices"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// circular finds citations that look like several witnesses and are one: copies
// of a text on one page; an event, an agreement or an entry whose sources are
// all of one outlet; and what rests on nothing but sources that report what
// others found. A page with a single source, and what only the other side
// reports, are other rules'; an event of low confidence says so itself.
func circular(site *model.Site, list *diag.List) {
	c := circle{site, newEvidence(site), newVoices(site), list}
	texts := newTexts(site)
	for _, p := range site.Pages() {
		if p.Kind != model.KindSource {
			c.cited[p] = texts.withoutCopies(p, c.cited[p], list)
		}
	}
	for _, e := range site.Events {
		proof := func(s *model.Source) bool { return e.Confidence == "low" || isDocument(s) || isOwnWord(e, s) }
		if c.page(&e.Page, proof) {
			continue
		}
		entries := counts(e.Figures)
		for i := range e.Accounts {
			if a := &e.Accounts[i]; len(a.ReportedBy()) == 0 {
				entries = append(entries, entry{&a.Record, "account of " + a.By.ID})
			}
		}
		c.entries(entries)
	}
	for _, issue := range site.Issues {
		entries := counts(issue.Figures)
		for i := range issue.Positions {
			if p := &issue.Positions[i]; len(p.ReportedBy()) == 0 {
				entries = append(entries, entry{&p.Record, "position of " + p.Actor.ID})
			}
		}
		c.entries(entries)
	}
	for _, a := range site.Actors {
		var entries []entry
		for i := range a.Relations {
			r := &a.Relations[i]
			entries = append(entries, entry{&r.Record, "relation to " + r.With.ID})
		}
		c.entries(entries)
	}
	for _, a := range site.Agreements {
		c.page(&a.Page, isDocument)
	}
}

func counts(figures []model.Figure) []entry {
	var entries []entry
	for i := range figures {
		for j := range figures[i].Counts {
			c := &figures[i].Counts[j]
			entries = append(entries, entry{&c.Record, "count (" + c.By + ")"})
		}
	}
	return entries
}

// circle is what the rule knows of a site.
type circle struct {
	site   *model.Site
	cited  evidence // each text once
	voices voices
	list   *diag.List
}

// page reports a page whose sources are one witness, unless one of them is
// proof enough. It says whether there is no more than one, which then goes for the
// page's entries too.
func (c *circle) page(p *model.Page, proof func(*model.Source) bool) bool {
	sources := c.cited[p]
	if len(sources) < 2 {
		return true
	}
	if unread(c.site, p) || slices.ContainsFunc(sources, proof) {
		return false
	}
	switch name := c.voices.one(sources); {
	case every(sources, isSecondary):
		c.list.Add(diag.Circular, citedAt(p, sources[0]), "%s of the %s %s only report what others found: %s", all(sources), p.Kind, p.ID, keys(sources)).
			Hint = "cite what they rest on, if you can read it"
		return true
	case name != "":
		c.list.Add(diag.Circular, citedAt(p, sources[0]), "%s of the %s %s are of %s and count as one", all(sources), p.Kind, p.ID, name).
			Hint = "cite somebody else who learnt of it in another way"
		return true
	}
	return false
}

// entries reports the entries of a page whose sources are one witness: each that
// has several, and once for all of them those that rest on one digest.
func (c *circle) entries(entries []entry) {
	var digests []string // by their keys
	resting := map[string][]entry{}
	for _, e := range entries {
		sources := own(e.Record)
		if every(sources, isSecondary) {
			digest := keys(sources)
			if len(resting[digest]) == 0 {
				digests = append(digests, digest)
			}
			resting[digest] = append(resting[digest], e)
			continue
		}
		if name := c.voices.one(sources); name != "" {
			c.list.Add(diag.Circular, evidenceAt(e.Record), "%s of the %s are of %s and count as one", all(sources), e.name, name).
				Hint = "cite somebody else, or the better one of them alone"
		}
	}
	for _, digest := range digests {
		first := resting[digest][0]
		rest := first.name + " rests"
		if n := len(resting[digest]); n > 1 {
			rest = fmt.Sprintf("%s and %d more of the page rest", first.name, n-1)
		}
		c.list.Add(diag.Circular, evidenceAt(first.Record), "the %s only on what %s reports of others", rest, digest).
			Hint = "cite what it reports, if you can read it"
	}
}

// all names all of several sources: "both sources", "all 3 sources".
func all(sources []*model.Source) string {
	if len(sources) == 2 {
		return "both sources"
	}
	return fmt.Sprintf("all %d sources", len(sources))
}

func isSecondary(s *model.Source) bool { return s.Secondary }
