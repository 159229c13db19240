package check

import (
	"slices"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// singleSource finds events and agreements that rest on one source alone. An
// official document proves itself, an actor's own outlet proves what the actor
// said, and of an event of low confidence the page says already how it is known.
// A disputed event whose source has an interest is reported as such.
func singleSource(site *model.Site, list *diag.List) {
	cited := newEvidence(site)
	judge := func(p *model.Page, proof func(*model.Source) bool) {
		sources := cited[p]
		if len(sources) != 1 || proof(sources[0]) || unread(site, p) {
			return
		}
		list.Add(diag.SingleSource, citedAt(p, sources[0]), "the %s %s rests on %s alone", p.Kind, p.ID, sources[0].ID).
			Hint = "cite a second source that learnt of it in another way"
	}
	for _, e := range site.Events {
		if e.Confidence != "low" {
			judge(&e.Page, func(s *model.Source) bool {
				return isDocument(s) || isOwnWord(e, s) || isDisputed(e) && isInterested(s)
			})
		}
	}
	for _, a := range site.Agreements {
		judge(&a.Page, isDocument)
	}
}

// isDocument reports whether a source is what was decided or agreed, and not
// somebody's report of it.
func isDocument(s *model.Source) bool {
	return slices.Contains([]model.SourceType{"bill", "hearing", "legal_case", "legislation", "regulation", "treaty"}, s.Type)
}

// isOwnWord reports whether an event is that something was said, and the source
// the outlet of somebody who took part.
func isOwnWord(e *model.Event, s *model.Source) bool {
	if e.Type != "statement" && e.Type != "proposal" {
		return false
	}
	return slices.ContainsFunc(s.Interest, func(in model.Interest) bool {
		return slices.ContainsFunc(e.Actors, func(p model.Participant) bool { return sameSide(p.Actor.To, in.Actor.To) })
	})
}

// sameSide reports whether two actors are one, or stand on the side of the same
// party to the conflict.
func sameSide(a, b *model.Actor) bool {
	if a == nil || b == nil {
		return false
	}
	return a == b || a.Party() != nil && a.Party() == b.Party()
}
