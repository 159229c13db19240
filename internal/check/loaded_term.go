package check

import (
	"slices"
	"strings"

	"explainer/internal/diag"
)

// loadedTerm finds words that take a side in the authors' own text. They pass in
// quotation marks, in proper names, where a sentence makes them somebody's word,
// and on the pages of terms that are about them.
func loadedTerm(r *reading, list *diag.List) {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.loaded == nil || m.borrowed() || r.page != nil && slices.Contains(m.loaded.on, r.page) {
			continue
		}
		if !m.loaded.counts(m) || r.isReported(m) || r.isPartOfName(m) || m.isCapital() {
			continue
		}
		d := list.Add(diag.LoadedTerm, m.pos(), "%q takes a side: %s", m.Words(), strings.TrimSuffix(m.loaded.Why, "."))
		d.Hint = "say what happened in plain words, or say whose word it is, or quote it"
		if t := m.loaded.term; t != nil {
			d.Hint = "say whose word it is, or quote it"
			if t.Use != "" {
				d.Hint = "this site writes " + t.Use + "; or " + d.Hint
			}
		}
		if m.loaded.pos.File != "" {
			d.Related = []diag.Related{{Pos: m.loaded.pos, Message: "the word's entry"}}
		}
	}
}
