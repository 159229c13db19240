package model

import (
	"slices"

	"explainer/internal/edtf"
)

// Change is an update with the page that it changed.
type Change struct {
	Page *Page
	*Update
}

// Changes returns the updates of all pages, latest first.
func (s *Site) Changes() []Change {
	var all []Change
	for _, p := range s.Pages() {
		for i := range p.Updates {
			all = append(all, Change{p, &p.Updates[i]})
		}
	}
	slices.SortStableFunc(all, func(a, b Change) int { return edtf.Compare(b.Date, a.Date) })
	return all
}
