package placemap

import (
	"math"

	"explainer/internal/figure"
)

// label is a text beside a mark.
type label struct {
	lines  []string
	at     figure.Point    // where the baseline of the first line begins, ends or has its middle
	anchor string          // of the SVG attribute text-anchor
	leader [2]figure.Point // a line from the mark to the text, if they aren't the same point
}

// How tall letters are, in units: enough for the faces that reach furthest.
const (
	ascent   = 14.5
	descent  = 4.5
	lineStep = figure.LabelSize * figure.Leading
)

// box returns where the text stands.
func (l *label) box() figure.Box {
	w := figure.Widest(l.lines, figure.LabelSize)
	x := l.at.X
	switch l.anchor {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	return figure.Rect(x, l.at.Y-ascent, w, ascent+descent+float64(len(l.lines)-1)*lineStep)
}

// around returns the eight places for a text that touches its mark, best first.
func around(m *mark, lines []string) []label {
	const gap = 3
	tall := float64(len(lines)-1) * lineStep
	x, y := m.at.X, m.at.Y
	right, left := x+m.w+gap, x-m.w-gap
	middle := y + (ascent-descent)/2 - tall/2
	above, below := y-m.h-descent-tall, y+m.h+ascent
	put := func(x, y float64, anchor string) label {
		return label{lines: lines, at: figure.At(x, y), anchor: anchor}
	}
	return []label{
		put(right, middle, "start"),
		put(left, middle, "end"),
		put(right-gap, above+m.h/2, "start"),
		put(right-gap, below-m.h/2, "start"),
		put(x, above, "middle"),
		put(x, below, "middle"),
		put(left+gap, above+m.h/2, "end"),
		put(left+gap, below-m.h/2, "end"),
	}
}

// led returns a text away from its mark, in a direction, with a line to it.
func led(m *mark, lines []string, away, angle float64) label {
	sin, cos := math.Sincos(angle)
	start := figure.At(m.at.X+m.w*cos, m.at.Y+m.h*sin)
	end := figure.At(m.at.X+(m.w+away)*cos, m.at.Y+(m.h+away)*sin)
	l := label{lines: lines, anchor: "middle", leader: [2]figure.Point{start, end}}
	tall := float64(len(lines)-1) * lineStep
	l.at = figure.At(end.X, end.Y+(ascent-descent)/2-tall/2+sin*(ascent+descent+tall)/2)
	const gap = 2
	switch {
	case cos > 0.3:
		l.anchor, l.at.X = "start", end.X+gap
	case cos < -0.3:
		l.anchor, l.at.X = "end", end.X-gap
	}
	return l
}

// crosses reports whether the line to the text crosses another.
func (l *label) crosses(other [2]figure.Point) bool {
	apart := func(line, points [2]figure.Point) bool { // on different sides of the line
		left := line[1].Minus(line[0]).Left()
		side := func(p figure.Point) bool { v := p.Minus(line[0]); return v.X*left.X+v.Y*left.Y > 0 }
		return side(points[0]) != side(points[1])
	}
	return apart(l.leader, other) && apart(other, l.leader)
}

// leaderBoxes returns small boxes along the line to the text, but not where that
// begins and ends, which touches the mark and the text.
func (l *label) leaderBoxes() []figure.Box {
	from, to := l.leader[0], l.leader[1]
	if from == to {
		return nil
	}
	n := math.Ceil(to.Minus(from).Length() / 3)
	var all []figure.Box
	for i := 3.0; i < n; i++ {
		all = append(all, figure.Rect(from.X+(to.X-from.X)*i/n-1, from.Y+(to.Y-from.Y)*i/n-1, 2, 2))
	}
	return all
}
