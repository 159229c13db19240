package check

import (
	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// expired finds pages that were due for a review before today. A date that may
// still come, because it is known only to the month or the year, passes, and so
// does a frozen site, which says itself that nobody reviews it. A review before
// the day up to which the page is right is an impossible date already.
func expired(site *model.Site, today edtf.Date, list *diag.List) {
	if site.Settings.Frozen != nil {
		return
	}
	for _, p := range site.Pages() {
		due := p.ReviewBy
		if !edtf.Before(due, today) || edtf.Before(due, p.AsOf) {
			continue
		}
		list.Add(diag.Expired, p.At("review_by"), "this page was due for a review by %s, and today is %s", due.Words(), today.Words()).
			Hint = "check what it says, then write the day of the check as as_of, and a later review_by"
	}
}
