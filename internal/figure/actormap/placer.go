package actormap

import (
	"math"
	"strings"

	"explainer/internal/figure"
)

// placer finds room for words at lines.
type placer struct {
	canvas figure.Box
	taken  []figure.Box // frames, arrowheads and labels that stand already
	all    []*strand
	lines  []polyline // of all
}

// numberRadius is of the circle around a number.
const numberRadius = 8.5

func newPlacer(c *composition) *placer {
	p := &placer{canvas: figure.Rect(0, 0, c.size.Width(), c.height)}
	for _, n := range c.nodes {
		p.taken = append(p.taken, n.Grow(3))
	}
	for _, way := range c.corridors {
		for _, s := range way.strands {
			p.all = append(p.all, s)
			p.lines = append(p.lines, newPolyline(s.path))
			for _, mark := range s.marks() {
				p.taken = append(p.taken, figure.Around(mark, 6))
			}
		}
	}
	return p
}

// marks returns the places on a line that words mustn't cover: its arrowheads,
// and the strokes that cross it.
func (s *strand) marks() []figure.Point {
	var marks []figure.Point
	if s.forth {
		marks = append(marks, s.path.end)
	}
	if s.back {
		marks = append(marks, s.path.start)
	}
	if s.form.crossed {
		marks = append(marks, s.path.at(crossAt))
	}
	return marks
}

// putWords puts the words of a line on it or beside it, as near to its middle
// as can be and away from every other line, so that nobody takes them for the
// words of that. It reports false if there is no room.
func (p *placer) putWords(s *strand) bool {
	least := math.Inf(1)
	for i, width := range []float64{250, 150, 112, 84} {
		if math.Abs(s.path.heading(0.5).X) < 0.8 && i == 0 {
			continue
		}
		lines := figure.Break(s.words, figure.SmallSize, width, 5)
		if strings.HasSuffix(lines[len(lines)-1], "…") {
			continue // cut short
		}
		at := newLabel(lines, 0, 0)
		for step := range alongSteps {
			t := along(step)
			for _, side := range []float64{0, 1, -1} {
				at.Box = s.boxAt(t, side, at.W, at.H)
				if side == 0 && !s.shows(at.Box) {
					continue
				}
				if over, free := p.free(s, at.Box, side == 0); !free || over > 0 {
					continue
				}
				cost := math.Abs(t-0.5)*70 + math.Abs(side)*14 + float64(len(lines))*3
				if cost < least {
					least, s.label = cost, at
				}
			}
		}
	}
	if math.IsInf(least, 1) {
		return false
	}
	p.taken = append(p.taken, s.label.Grow(1))
	return true
}

// putNumber puts a numbered circle on a line, or else beside it with a thin line
// that leads to it. It reports false if there is no room.
func (p *placer) putNumber(s *strand) bool {
	least := math.Inf(1)
	for step := range alongSteps {
		t := along(step)
		for _, away := range []float64{0, 16, -16, 34, -34, 52, -52} {
			on := s.path.at(t)
			middle := on.Plus(s.path.heading(t).Left().Times(away))
			at := figure.Around(middle, numberRadius)
			over, free := p.free(s, at, true)
			cost := float64(over)*40 + math.Abs(t-0.5)*40 + math.Abs(away)*4
			if !free || cost >= least {
				continue
			}
			least, s.label, s.leader = cost, label{Box: at}, curve{}
			if away != 0 {
				s.leader = straight(middle, on)
			}
		}
	}
	p.taken = append(p.taken, s.label.Grow(1))
	return !math.IsInf(least, 1)
}

// alongSteps is how many places on a line are tried, and along returns one, as
// a part of its length.
const alongSteps = 41

func along(step int) float64 { return 0.1 + 0.8*float64(step)/(alongSteps-1) }

// boxAt returns a box of the given size on the line, or at a side of it.
func (s *strand) boxAt(t, side, w, h float64) figure.Box {
	at, heading := s.path.at(t), s.path.heading(t)
	across := heading.Left()
	reach := math.Abs(across.X)*w/2 + math.Abs(across.Y)*h/2 + 4
	if s.form.zigzag {
		reach += swing
	}
	at = at.Plus(across.Times(side * reach))
	return figure.Rect(at.X-w/2, at.Y-h/2, w, h)
}

// shows reports whether the line can still be seen at both sides of the words
// on it.
func (s *strand) shows(words figure.Box) bool {
	around := words.Grow(12)
	return !around.Holds(s.path.start) && !around.Holds(s.path.end)
}

// free reports whether a box stands clear of frames and other labels, and how
// many lines pass through it or, if it stands beside its line, near it. The line
// itself may pass if the box is on it.
func (p *placer) free(s *strand, b figure.Box, on bool) (over int, free bool) {
	if !b.Within(p.canvas) {
		return 0, false
	}
	for _, t := range p.taken {
		if t.Overlaps(b) {
			return 0, false
		}
	}
	near := b.Grow(3)
	if !on {
		near = b.Grow(7)
	}
	for i, other := range p.all {
		switch {
		case other == s && !on && p.lines[i].meets(b.Grow(1)):
			over++
		case other != s && p.lines[i].meets(near):
			over++
		}
	}
	return over, true
}

// polyline is a curve in straight pieces, with the box around them.
type polyline struct {
	points []figure.Point
	around figure.Box
}

func newPolyline(c curve) polyline {
	step := 16.0
	if c.isStraight() {
		step = math.Inf(1)
	}
	l := polyline{points: c.points(step)}
	l.around = figure.Bounds(l.points).Grow(0.1)
	return l
}

// meets reports whether the line passes through the box.
func (l polyline) meets(b figure.Box) bool {
	if !l.around.Overlaps(b) {
		return false
	}
	for i := 1; i < len(l.points); i++ {
		if through(b, l.points[i-1], l.points[i]) {
			return true
		}
	}
	return false
}

// newLabel makes a label of small letters with its upper left corner at x, y.
func newLabel(lines []string, x, y float64) label {
	return label{lines, figure.Rect(x, y, figure.Widest(lines, figure.SmallSize)+2, float64(len(lines))*smallLead+2)}
}
