package placemap

import (
	"explainer/internal/figure"
	"explainer/internal/model"
)

// mark is a place on a map.
type mark struct {
	place  *model.Place // nil for the outline of another map, which only needs a label
	at     figure.Point
	w, h   float64 // from the middle of the dot to where a label may begin
	circle float64 // the radius within which the place lies somewhere; 0: not drawn
	open   bool    // the dot is only the middle of such a circle
	label  *label
	number int  // in the key; 0: not there
	inset  bool // its name stands in the inset
}

// newMark returns the mark of a place.
func newMark(f frame, p *model.Place) *mark {
	m := &mark{place: p, at: f.place(at(p)), w: dot + 1, h: dot + 1, open: within(p.Precision) > 3}
	if r := within(p.Precision) / f.km; r >= leastRing {
		m.circle = r
	}
	return m
}

// radius is that of the dot.
func (m *mark) radius() float64 { return m.w - 1 }

// box returns where the dot is.
func (m *mark) box() figure.Box { return figure.Around(m.at, m.radius()) }
