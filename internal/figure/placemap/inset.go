package placemap

import (
	"math"
	"slices"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// An inset shows a part of a map larger, where many places crowd.
const (
	leastInset = 3   // places without room for their names that are worth one
	enlarged   = 3.0 // how many times as large
	mostInset  = 100 // places of a map for which it is tried: of more, few would get names
	mostTried  = 12  // parts
)

// enlarge chooses the part of the map that names most places if an inset shows it.
// If none helps, as where places have the same coordinates, there is no inset.
func (l *layout) enlarge(size figure.Size) {
	least := 2 * l.lack() / 3
	var best []figure.Point
	for _, crowd := range l.crowds() {
		l.part(crowd, size)
		if lack := l.lack() + l.inset.lack(); lack < least {
			least, best = lack, crowd
		}
	}
	l.part(best, size)
}

// part puts the places around some points into an inset, and labels the others
// anew. Without points there is no inset.
func (l *layout) part(crowd []figure.Point, size figure.Size) {
	l.inset = nil
	for _, m := range l.marks {
		m.inset = false
	}
	if crowd == nil {
		l.label(size, 1)
		return
	}
	f := l.frame
	around := figure.Bounds(crowd)
	f.km /= enlarged
	f.h = math.Round(min(l.frame.h, max(0.6*f.w, enlarged*around.H+120)))
	l.box = figure.Rect(0, 0, f.w/enlarged, f.h/enlarged)
	middle := around.Centre()
	l.box.X = math.Round(min(max(middle.X-l.box.W/2, 2), l.frame.w-l.box.W-2))
	l.box.Y = math.Round(min(max(middle.Y-l.box.H/2, 2), l.frame.h-l.box.H-2))
	f.left, f.top = enlarged*(f.left-l.box.X), enlarged*(f.top-l.box.Y)
	l.inset = &layout{frame: f}
	var places []*model.Place
	for _, m := range l.marks {
		if larger := newMark(f, m.place); larger.box().Within(f.area().Grow(-5)) {
			m.inset = true
			places = append(places, m.place)
		}
	}
	l.label(size, 1)
	l.inset.mark(places)
	l.inset.label(size, len(l.key)+1)
}

// lack says how far a map is from having all names: a number lacks less than
// nothing does.
func (l *layout) lack() int {
	lack := len(l.key)
	for _, m := range l.marks {
		if m.label == nil && !m.inset {
			lack += 3
		}
	}
	return lack
}

// crowds returns groups of marks without a name that an inset can hold, the
// largest first.
func (l *layout) crowds() [][]figure.Point {
	var nameless []figure.Point
	for _, m := range l.marks {
		if (m.label == nil || m.number > 0) && len(nameless) < mostNumber {
			nameless = append(nameless, m.at)
		}
	}
	var all [][]figure.Point
	for _, left := range nameless {
		for _, top := range nameless {
			var held []figure.Point
			box := figure.Rect(left.X, top.Y, l.frame.w/enlarged-20, l.frame.h/enlarged-20)
			for _, p := range nameless {
				if box.Holds(p) {
					held = append(held, p)
				}
			}
			same := func(other []figure.Point) bool { return slices.Equal(other, held) }
			if len(held) >= leastInset && !slices.ContainsFunc(all, same) {
				all = append(all, held)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b []figure.Point) int { return len(b) - len(a) })
	return all[:min(len(all), mostTried)]
}
