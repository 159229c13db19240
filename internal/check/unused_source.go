package check

import (
	"explainer/internal/diag"
	"explainer/internal/model"
)

// unusedSource finds sources that no page cites and no field rests on. Those
// of an export that nobody cites aren't part of the site, and a citation that
// couldn't be read may be of any source that its page names.
func unusedSource(site *model.Site, list *diag.List) {
	for _, s := range site.Sources {
		if len(s.Uses) == 0 && !site.Hidden.MayLeadTo(s.ID) {
			list.Add(diag.UnusedSource, diag.Pos{File: s.File()}, "no page cites %s", s.ID).
				Hint = "cite it as [@" + s.ID + "], or delete the file"
		}
	}
}
