package timeline

import "explainer/internal/model"

// rows divides the stretches so that each has at least the least size.
func (a axis) rows(width, size float64) []axis {
	least := func(s *stretch) float64 {
		if s.bare() {
			return breakSize + between
		}
		return size + between
	}
	total := 0.0
	for _, s := range a {
		total += least(s)
	}
	count := 1 + int(total/width)
	var rows []axis
	used, row := 0.0, axis{}
	for _, s := range a {
		if len(row) > 0 && used+least(s) > total/float64(count)+1 {
			rows, used, row = append(rows, row), 0, axis{}
		}
		row = append(row, s)
		used += least(s)
	}
	return append(rows, row)
}

// share gives every stretch the least width, and more for what it holds if that
// has happened.
func (a axis) share(width, least float64, isKey func(*model.Event) bool) {
	weight := func(s *stretch) float64 {
		w := 1.0
		for _, e := range s.events {
			w++
			if isKey(e) {
				w++
			}
		}
		return w
	}
	rest, weights := width-between*float64(len(a)-1), 0.0
	for _, s := range a {
		if s.bare() {
			rest -= breakSize
			continue
		}
		rest -= least
		if !s.planned {
			weights += weight(s)
		}
	}
	at := 0.0
	for _, s := range a {
		size := least
		switch {
		case s.bare():
			size = breakSize
		case !s.planned:
			size += rest * weight(s) / weights
		}
		s.put(at, size)
		at += size + between
	}
}
