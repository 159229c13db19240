package figure

import (
	"math"
	"slices"

	"explainer/internal/model"
)

// spot is a place on a map.
type spot struct {
	place  *model.Place // nil for the outline of another map, which only needs a label
	at     point
	w, h   float64 // from the middle of the dot to where a label may begin
	circle float64 // the radius within which the place lies somewhere; 0: not drawn
	open   bool    // the dot is only the middle of such a circle
	label  *mapLabel
	number int // in the key; 0: not there
}

// newMark returns the mark of a place.
func newMark(f frame, p *model.Place) *spot {
	x, y := f.place(at(p))
	m := &spot{place: p, at: point{x, y}, w: dot + 1, h: dot + 1, open: within(p.Precision) > 3}
	if r := within(p.Precision) / f.km; r >= leastRing {
		m.circle = r
	}
	return m
}

// box returns where the dot is.
func (m *spot) box() box { return box{m.at.x - dot, m.at.y - dot, 2 * dot, 2 * dot} }

// mapLabel is a text beside a mark.
type mapLabel struct {
	lines  []string
	at     point    // where the baseline of the first line begins, ends or has its middle
	anchor string   // of the SVG attribute text-anchor
	leader [2]point // a line from the mark to the text, if they aren't the same point
}

// How tall letters are, in units: enough for the faces that reach furthest.
const (
	ascent   = 14.5
	descent  = 4.5
	lineStep = fontLabel * leading
)

// box returns where the text stands.
func (l *mapLabel) box() box {
	w := widest(l.lines, fontLabel)
	x := l.at.x
	switch l.anchor {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	return box{x, l.at.y - ascent, w, ascent + descent + float64(len(l.lines)-1)*lineStep}
}

// board is what a map has room for.
type board struct {
	area  box
	dots  []box
	taken []box // by texts and the lines that lead to them
}

// free reports whether nothing stands in a box yet.
func (b *board) free(at box) bool { return b.clear(at) && !overlapsAny(at, b.dots) }

// clear reports whether nothing but dots stands in a box.
func (b *board) clear(at box) bool { return at.within(b.area) && !overlapsAny(at, b.taken) }

func overlapsAny(at box, all []box) bool {
	return slices.ContainsFunc(all, at.overlaps)
}

// beside finds room for a text that touches its mark, and takes it; it reports
// false if there is none.
func (b *board) beside(m *spot, lines []string) bool {
	for _, l := range around(m, lines) {
		if b.free(l.box()) {
			b.take(m, l)
			return true
		}
	}
	return false
}

// near finds room a little away, with a line between the mark and the text.
func (b *board) near(m *spot, lines []string) bool {
	return b.lead(m, lines, []float64{16, 28, 42, 58, 76}, b.free)
}

// reach finds room further away; the line may cross dots.
func (b *board) reach(m *spot, lines []string) bool {
	return b.lead(m, lines, []float64{20, 35, 50, 70, 90, 110, 135, 160}, b.clear)
}

// lead finds room for a text at one of the distances from its mark, in one of
// sixteen directions.
func (b *board) lead(m *spot, lines []string, distances []float64, passable func(box) bool) bool {
	for _, away := range distances {
		for i := range 16 {
			l := led(m, lines, away, float64(i)*math.Pi/8)
			if b.free(l.box()) && !slices.ContainsFunc(l.leaderBoxes(), func(at box) bool { return !passable(at) }) {
				b.take(m, l)
				return true
			}
		}
	}
	return false
}

func (b *board) take(m *spot, l mapLabel) {
	m.label = &l
	b.taken = append(append(b.taken, l.leaderBoxes()...), l.box())
}

// around returns the eight places for a text that touches its mark, best first.
func around(m *spot, lines []string) []mapLabel {
	const gap = 3
	tall := float64(len(lines)-1) * lineStep
	x, y := m.at.x, m.at.y
	right, left := x+m.w+gap, x-m.w-gap
	middle := y + (ascent-descent)/2 - tall/2
	above, below := y-m.h-descent-tall, y+m.h+ascent
	label := func(x, y float64, anchor string) mapLabel {
		return mapLabel{lines: lines, at: point{x, y}, anchor: anchor}
	}
	return []mapLabel{
		label(right, middle, "start"),
		label(left, middle, "end"),
		label(right-gap, above+m.h/2, "start"),
		label(right-gap, below-m.h/2, "start"),
		label(x, above, "middle"),
		label(x, below, "middle"),
		label(left+gap, above+m.h/2, "end"),
		label(left+gap, below-m.h/2, "end"),
	}
}

// led returns a text away from its mark, in a direction, with a line to it.
func led(m *spot, lines []string, away, angle float64) mapLabel {
	sin, cos := math.Sincos(angle)
	start := point{m.at.x + m.w*cos, m.at.y + m.h*sin}
	end := point{m.at.x + (m.w+away)*cos, m.at.y + (m.h+away)*sin}
	l := mapLabel{lines: lines, anchor: "middle", leader: [2]point{start, end}}
	tall := float64(len(lines)-1) * lineStep
	l.at = point{end.x, end.y + (ascent-descent)/2 - tall/2 + sin*(ascent+descent+tall)/2}
	const gap = 2
	switch {
	case cos > 0.3:
		l.anchor, l.at.x = "start", end.x+gap
	case cos < -0.3:
		l.anchor, l.at.x = "end", end.x-gap
	}
	return l
}

// leaderBoxes returns small boxes along the line to the text, but not where that
// begins and ends, which touches the mark and the text.
func (l *mapLabel) leaderBoxes() []box {
	from, to := l.leader[0], l.leader[1]
	if from == to {
		return nil
	}
	n := math.Ceil(math.Hypot(to.x-from.x, to.y-from.y) / 3)
	var all []box
	for i := 3.0; i < n; i++ {
		all = append(all, box{from.x + (to.x-from.x)*i/n - 1, from.y + (to.y-from.y)*i/n - 1, 2, 2})
	}
	return all
}
