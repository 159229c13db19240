package check

import (
	"fmt"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/scaffold/guide"
)

// guideText finds what is left of the guide in a site that began with it and is
// now another: in the settings each text that is still the guide's, and the pages
// that nobody has changed, all in one diagnostic. The guide itself, which has its
// title in both its settings and its first page, is left alone; so is a site whose
// title can't be read. The guide of another version of the program isn't known.
func guideText(site *model.Site, list *diag.List) {
	s := &site.Settings
	if s.Title == "" || site.Home.Title == "" || guide.HasSetting("title", s.Title) && s.Title == site.Home.Title {
		return
	}
	pages := guidePages(site)
	before := len(*list)
	guideSettings(s, list)
	// A day may be the author's own by chance, a text can't.
	if (len(*list) > before || len(pages) > 0) && guide.HasSetting("as_of", s.AsOf.String()) {
		list.Add(diag.GuideText, s.At("as_of"), "as_of is still the guide's %s", s.AsOf).
			Hint = "write the day up to which your own texts are right"
	}
	switch len(pages) {
	case 0:
	case 1:
		list.Add(diag.GuideText, diag.Pos{File: pages[0]}, "this page is still the guide's, word for word").
			Hint = "delete it, or write your own text in its place"
	default:
		list.Add(diag.GuideText, diag.Pos{File: pages[0]}, "%d pages are still the guide's, word for word: %s", len(pages), strings.Join(pages, ", ")).
			Hint = "delete them all at once, since they lead to each other, or write your own texts in their place"
	}
}

// guideSettings reports the settings that are still the guide's, a record once.
func guideSettings(s *model.Settings, list *diag.List) {
	if guide.HasSetting("title", s.Title) {
		list.Add(diag.GuideText, s.At("title"), "title is still the guide's").Hint = "write your own"
	}
	for _, text := range []struct{ field, value string }{
		{"tagline", s.Tagline},
		{"description", s.Description},
		{"publisher", s.Publisher},
		{"names_policy", s.NamesPolicy},
		{"scope_note", s.ScopeNote},
	} {
		if guide.HasSetting(text.field, text.value) {
			list.Add(diag.GuideText, s.At(text.field), "%s is still the guide's", text.field).
				Hint = "write your own, or delete the line"
		}
	}
	if status := s.Status; status != nil {
		guideRecord(&status.Record, list, "status is still the guide's", "write your own, or delete status until you have one",
			"rationale", status.Rationale, "note", status.Note)
	}
	for i := range s.Phases {
		p := &s.Phases[i]
		guideRecord(&p.Record, list, fmt.Sprintf("the phase %q is still the guide's", p.Title), "write your own phases, or delete phases until you have some",
			"title", p.Title, "summary", p.Summary)
	}
	if m := s.Map; m != nil {
		guideRecord(&m.Record, list, "map is still the guide's", "write your own, or delete map, and with it its layers in static/map, which are published as long as they lie there",
			"note", m.Note, "viewpoint", m.Viewpoint)
	}
}

// guideRecord reports a record at the first of its texts that is still the
// guide's. The texts are given as names and values.
func guideRecord(r *model.Record, list *diag.List, message, hint string, texts ...string) {
	for i := 0; i < len(texts); i += 2 {
		if guide.HasSetting(texts[i], texts[i+1]) {
			list.Add(diag.GuideText, r.At(texts[i]), "%s", message).Hint = hint
			return
		}
	}
}

// guidePages returns the files of the pages that are still the guide's, drafts
// too, and of the records of sources.
func guidePages(site *model.Site) []string {
	var files []string
	for _, p := range slices.Concat(site.Pages(), site.Drafts) {
		if (guide.HasPage(p) || p.Kind == model.KindSource && guide.HasRecord(p.ID, p.Title)) && !slices.Contains(files, p.File()) {
			files = append(files, p.File())
		}
	}
	return files
}
