package check

import (
	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// impossibleDates finds ends before beginnings and actors outside their time.
// Dates that may be right, because they are known only to the month or the
// year, pass.
func impossibleDates(site *model.Site, list *diag.List) {
	order := func(n *model.Node, early, late edtf.Date, earlyField, lateField string) {
		if early.IsZero() || late.IsZero() || !edtf.Before(late, early) {
			return
		}
		d := list.Add(diag.ImpossibleDates, n.At(lateField), "%s (%s) lies before %s (%s)",
			lateField, late.Words(), earlyField, early.Words())
		d.Hint = "correct one of the two"
		d.Related = []diag.Related{{Pos: n.At(earlyField), Message: earlyField}}
	}
	span := func(n *model.Node, s model.Span) { order(n, s.From, s.To.Date, "from", "to") }

	for i := range site.Settings.Phases {
		p := &site.Settings.Phases[i]
		span(&p.Node, p.Span())
	}
	for _, p := range site.Pages() {
		order(&p.Node, p.AsOf, p.ReviewBy, "as_of", "review_by")
	}
	names := func(all []model.Name) {
		for i := range all {
			span(&all[i].Node, all[i].Span)
		}
	}
	for _, a := range site.Actors {
		span(&a.Node, a.Existence)
		names(a.Names)
		for i := range a.Roles {
			span(&a.Roles[i].Node, a.Roles[i].Span)
		}
		for i := range a.Offices {
			span(&a.Offices[i].Node, a.Offices[i].Span)
		}
		for i := range a.MemberOf {
			span(&a.MemberOf[i].Node, a.MemberOf[i].Span)
		}
		for i := range a.Relations {
			span(&a.Relations[i].Node, a.Relations[i].Span)
		}
	}
	for _, p := range site.Places {
		names(p.Names)
	}
	for _, t := range site.Terms {
		names(t.Names)
	}
	for _, issue := range site.Issues {
		for i := range issue.Positions {
			p := &issue.Positions[i]
			order(&p.Node, p.Date, p.To, "date", "to")
		}
	}
	for _, s := range site.Sources {
		order(&s.Node, s.Issued, s.Accessed, "issued", "accessed")
	}
	for _, e := range site.Events {
		for i := range e.Actors {
			outOfTime(e, &e.Actors[i].Actor, list)
		}
	}
}

// outOfTime reports an actor in an event before it existed or after it ended.
func outOfTime(e *model.Event, ref *model.Ref[model.Actor], list *diag.List) {
	a := ref.To
	if a == nil || e.Date.IsZero() {
		return
	}
	from, to := a.Existence.From, a.Existence.To.Date
	switch {
	case !from.IsZero() && edtf.Before(e.Date, from):
		d := list.Add(diag.ImpossibleDates, ref.Pos, "%s exists only from %s, but this event is dated %s", a.ID, from.Words(), e.Date.Words())
		d.Hint = "name the body that existed then, or correct a date"
		d.Related = []diag.Related{{Pos: a.At("from"), Message: "from"}}
	case !to.IsZero() && edtf.Before(to, e.Date):
		d := list.Add(diag.ImpossibleDates, ref.Pos, "%s existed only until %s, but this event is dated %s", a.ID, to.Words(), e.Date.Words())
		d.Hint = "name the body that existed then, or correct a date"
		d.Related = []diag.Related{{Pos: a.At("to"), Message: "to"}}
	}
}
