package check

import (
	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// mostWords is how much of a source a site may keep. Laws on quotation name no
// number; publishers who do begin at about as many.
const mostWords = 100

// longExtract finds sources of which more is saved than checking a quotation
// needs, where the passages pass the limit.
func longExtract(site *model.Site, list *diag.List) {
	for _, s := range site.Sources {
		sum, over := 0, diag.Pos{}
		for _, p := range s.Body.Passages {
			sum += prose.Count(p.Text)
			if sum > mostWords && over == (diag.Pos{}) {
				over = p.Pos
			}
		}
		if sum <= mostWords {
			continue
		}
		list.Add(diag.LongExtract, over, "%d words of %s are saved, and %d are enough to check a quotation", sum, s.ID, mostWords).
			Hint = "keep the sentences that are quoted, and cut the rest"
	}
}
