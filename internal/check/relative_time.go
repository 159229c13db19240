package check

import (
	"slices"
	"sort"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/lexis"
	"explainer/internal/model"
	"explainer/internal/parallel"
	"explainer/internal/prose"
)

// relativeTime finds words in the authors' voice that say when by the day on
// which they are read: currently, last year. Quotation marks silence a word, and
// so does what [lexis.TimeWord] says.
func relativeTime(site *model.Site, list *diag.List) {
	phrases := lexis.Of(site.Settings.Language).TimePhrases()
	if phrases == nil {
		return // which no-word-list says
	}
	pages := site.Pages()
	found := make([]diag.List, len(pages)+1)
	parallel.Each(len(found), func(i int) {
		if i == len(pages) {
			relativeTimeIn(site.Settings.Fields, nil, site.Settings.AsOf, phrases, &found[i])
			return
		}
		asOf, _ := asOfPage(site, pages[i])
		relativeTimeIn(pages[i].Fields, pages[i], asOf, phrases, &found[i])
		relativeTimeIn(pages[i].Body.Prose, pages[i], asOf, phrases, &found[i])
	})
	*list = append(*list, slices.Concat(found...)...)
}

// relativeTimeIn looks through the texts of a page, or of the settings.
func relativeTimeIn(texts []model.Prose, page *model.Page, asOf edtf.Date, phrases *prose.Lexicon[lexis.TimePhrase], list *diag.List) {
	for i := range texts {
		p := &texts[i]
		if p.Voice != model.VoiceSite || page != nil && page.Kind == model.KindSource && p.Field == "title" {
			continue
		}
		var last diag.Pos
		sentences := prose.Sentences{Text: p.Words}
		for w, t := range phrases.Find(p.Words) {
			said := &prose.Phrase{Range: w, Text: p.Words, Sentence: sentences.Around(w)}
			tellsOfItsDay := page != nil && page.Kind == model.KindEvent
			if p.IsQuoted(w.Start) || isTitle(p, w.Start) || t.Loose && tellsOfItsDay || !t.IsOfToday(said) {
				continue
			}
			pos := p.Pos(said.Start, said.Stop)
			if pos == last {
				continue // a text over several lines, of which only the first is known
			}
			last = pos
			d := list.Add(diag.RelativeTime, pos, "what %q means depends on the day on which it is read", said.Words())
			d.Hint = "write the date"
			if !asOf.IsZero() {
				d.Hint += "; this text is as of " + asOf.Words()
			}
		}
	}
}

// isTitle reports whether the words at an offset are the title of another page,
// which a link without words of its own brings in.
func isTitle(p *model.Prose, at int) bool {
	i := sort.Search(len(p.Links), func(i int) bool { return p.Links[i].Stop > at })
	return i < len(p.Links) && p.Links[i].Holds(at) && p.Links[i].Link.Label == ""
}
