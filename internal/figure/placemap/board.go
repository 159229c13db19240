package placemap

import (
	"math"
	"slices"

	"explainer/internal/figure"
)

// board is what a map has room for.
type board struct {
	area    figure.Box
	dots    []figure.Box
	taken   []figure.Box // by texts and the lines that lead to them
	numbers []figure.Box // with room around each: two in a row would be read as one
	leaders [][2]figure.Point
}

// free reports whether nothing stands in a box yet.
func (b *board) free(at figure.Box) bool { return b.clear(at) && !overlapsAny(at, b.dots) }

// fits reports whether there is room for a text.
func (b *board) fits(l label) bool { return b.free(l.box()) && !overlapsAny(l.box(), b.numbers) }

// clear reports whether nothing but dots stands in a box.
func (b *board) clear(at figure.Box) bool { return at.Within(b.area) && !overlapsAny(at, b.taken) }

func overlapsAny(at figure.Box, all []figure.Box) bool {
	return slices.ContainsFunc(all, at.Overlaps)
}

// beside finds room for a text that touches its mark, and takes it; it reports
// false if there is none.
func (b *board) beside(m *mark, lines []string) bool {
	for _, l := range around(m, lines) {
		if b.fits(l) {
			b.take(m, l)
			return true
		}
	}
	return false
}

// near finds room a little away, with a line between the mark and the text.
func (b *board) near(m *mark, lines []string) bool {
	return b.lead(m, lines, []float64{16, 28, 42, 58, 76}, b.free)
}

// reach finds room further away; the line may cross dots.
func (b *board) reach(m *mark, lines []string) bool {
	return b.lead(m, lines, []float64{20, 35, 50, 70, 90, 110, 135, 160}, b.clear)
}

// lead finds room for a text at one of the distances from its mark, in one of
// sixteen directions.
func (b *board) lead(m *mark, lines []string, distances []float64, passable func(figure.Box) bool) bool {
	for _, away := range distances {
		for i := range 16 {
			l := led(m, lines, away, float64(i)*math.Pi/8)
			if b.fits(l) && !slices.ContainsFunc(b.leaders, l.crosses) && !slices.ContainsFunc(l.leaderBoxes(), func(at figure.Box) bool { return !passable(at) }) {
				b.take(m, l)
				return true
			}
		}
	}
	return false
}

func (b *board) take(m *mark, l label) {
	m.label = &l
	b.taken = append(append(b.taken, l.leaderBoxes()...), l.box())
	if l.lines[0] == anyNumber {
		b.numbers = append(b.numbers, l.box().Grow(4))
	}
	b.leaders = append(b.leaders, l.leader)
}
