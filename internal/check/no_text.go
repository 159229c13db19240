package check

import (
	"slices"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// told are the kinds of page that readers come to for their text. A source or a
// place says enough by its fields, and the text above a list is an extra.
var told = []model.Kind{model.KindHome, model.KindActor, model.KindIssue, model.KindEvent, model.KindAgreement, model.KindTerm}

// noText finds pages with neither a summary nor a text. The first page that is
// missing is a missing home, and what can't be read may be a text.
func noText(site *model.Site, list *diag.List) {
	for _, p := range site.Pages() {
		says := p.Summary != "" || p.Body.Text != "" || len(p.Body.Images) > 0
		if says || !slices.Contains(told, p.Kind) || site.Hidden.Files[p.File()] || p.Sum == 0 {
			continue
		}
		list.Add(diag.NoText, diag.Pos{File: p.File()}, "this page has neither a summary nor a text").
			Hint = "write summary: … in a sentence or two, or a text below the second ---"
	}
}
