package check

import (
	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// futureEvent finds events that lie after the day up to which their page, or
// else the site, is right, and aren't marked as planned. Dates that may be
// right, because they are known only to the month or the year, pass.
func futureEvent(site *model.Site, list *diag.List) {
	for _, e := range site.Events {
		asOf, at := asOfPage(site, &e.Page)
		if e.Planned || e.Date.IsZero() || asOf.IsZero() || !edtf.Before(asOf, e.Date) {
			continue
		}
		d := list.Add(diag.FutureEvent, e.At("date"), "this event is dated %s, and the text is as of %s", e.Date.Words(), asOf.Words())
		d.Hint = "write planned: true if it hasn't happened, or correct a date"
		d.Related = []diag.Related{{Pos: at, Message: "as_of"}}
	}
}
