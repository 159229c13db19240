package check

import (
	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// overdueEvent finds planned events whose last possible day lies before the day
// up to which their page, or else the site, is right; or before today, unless
// the site is frozen and says so itself. An event that lies after its text and
// isn't planned is a future event.
func overdueEvent(site *model.Site, today edtf.Date, list *diag.List) {
	const hint = "say what came of it, and take planned: true out or write the new date"
	for _, e := range site.Events {
		if !e.Planned {
			continue
		}
		asOf, at := asOfPage(site, &e.Page)
		switch {
		case edtf.Before(e.Date, asOf):
			d := list.Add(diag.OverdueEvent, e.At("planned"), "this event was planned for %s, and the text is as of %s", e.Date.Words(), asOf.Words())
			d.Hint = hint
			d.Related = []diag.Related{{Pos: at, Message: "as_of"}}
		case site.Settings.Frozen == nil && edtf.Before(e.Date, today):
			list.Add(diag.OverdueEvent, e.At("planned"), "this event was planned for %s, and today is %s", e.Date.Words(), today.Words()).
				Hint = hint
		}
	}
}
