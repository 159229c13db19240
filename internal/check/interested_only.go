package check

import (
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// interestedOnly finds what is disputed and rests on nobody but those who have a
// stake in it: events on which accounts differ, accounts and positions that only
// another party's outlets report, and relations by which one actor is said to be
// against another.
func interestedOnly(site *model.Site, list *diag.List) {
	cited := newEvidence(site)
	for _, e := range site.Events {
		found := disputedEvent(site, e, cited[&e.Page], list)
		for i := range e.Accounts {
			a := &e.Accounts[i]
			if !found || a.Has("sources") { // else the event's are meant
				reported(&a.Record, a.By.To, "account", a.ReportedBy(), list)
			}
		}
	}
	for _, issue := range site.Issues {
		seen := map[*model.Actor]bool{} // with the issue's sources, which are mended once
		for i := range issue.Positions {
			p := &issue.Positions[i]
			if p.Has("sources") || !seen[p.Actor.To] {
				reported(&p.Record, p.Actor.To, "position", p.ReportedBy(), list)
			}
			seen[p.Actor.To] = seen[p.Actor.To] || !p.Has("sources")
		}
	}
	for _, a := range site.Actors {
		for i := range a.Relations {
			disputedRelation(a, &a.Relations[i], list)
		}
	}
}

// disputedEvent reports an event of which only interested sources tell, and
// whose they are if all of them are one side's.
func disputedEvent(site *model.Site, e *model.Event, sources []*model.Source, list *diag.List) bool {
	if !isDisputed(e) || !every(sources, isInterested) || unread(site, &e.Page) {
		return false
	}
	whose, hint := "with an interest", "cite one without a stake too"
	if side := sideOf(sources); side != nil {
		whose, hint = "of "+side.ID, "cite one of another side too, or one without a stake"
	}
	list.Add(diag.InterestedOnly, citedAt(&e.Page, sources[0]), "the event %s is disputed, and only sources %s tell of it: %s", e.ID, whose, keys(sources)).
		Hint = hint
	return true
}

// isDisputed reports whether the event's page says so, or tells it twice.
func isDisputed(e *model.Event) bool { return e.Disputed || len(e.Accounts) > 1 }

// reported reports an account or position that is known from the outlets alone.
func reported(r *model.Record, actor *model.Actor, what string, outlets []string, list *diag.List) {
	if len(outlets) == 0 {
		return
	}
	var sources []*model.Source
	for _, ref := range r.Sources {
		sources = append(sources, ref.To)
	}
	whose := "other parties"
	if side := sideOf(sources); side != nil {
		whose = side.ID
	}
	list.Add(diag.InterestedOnly, evidenceAt(r), "only outlets of %s report the %s of %s: %s", whose, what, actor.ID, strings.Join(outlets, ", ")).
		Hint = "cite " + actor.ID + " itself, or a source without a stake"
}

// disputedRelation reports that an actor is against another by the word of the
// other one's side alone, or of both sides if it is mutual.
func disputedRelation(a *model.Actor, r *model.Relation, list *diag.List) {
	switch r.Type {
	case "criticism", "conflict", "broken", "non-recognition":
	default:
		return
	}
	sources := own(&r.Record)
	if r.Type.Directed() && !every(sources, func(s *model.Source) bool { return ofSide(s, r.With.To) && !ofSide(s, a) }) {
		return // what an actor says against another may be its own word
	}
	if !every(sources, isInterested) {
		return
	}
	list.Add(diag.InterestedOnly, evidenceAt(&r.Record), "that %s is against %s rests only on sources with an interest: %s", a.ID, r.With.ID, keys(sources)).
		Hint = "cite one without a stake too"
}

func isInterested(s *model.Source) bool { return len(s.Interest) > 0 }

// ofSide reports whether the actor or its side has a stake in the source.
func ofSide(s *model.Source, a *model.Actor) bool {
	for _, in := range s.Interest {
		if sameSide(in.Actor.To, a) {
			return true
		}
	}
	return false
}

// sideOf returns an actor whose side has a stake in all of the sources, or nil.
func sideOf(sources []*model.Source) *model.Actor {
	for _, in := range sources[0].Interest {
		side := in.Actor.To
		if side != nil && every(sources, func(s *model.Source) bool { return ofSide(s, side) }) {
			return side
		}
	}
	return nil
}
