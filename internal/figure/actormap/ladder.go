package actormap

import (
	"explainer/internal/figure"
	"explainer/internal/model"
)

// ladder lays the map out for a phone. With two parties each has a rail at one
// side: their own lines are rungs between the rails, and every third party
// stands between them with its lines to either. What is left goes actor by
// actor: its frame with a rail beneath, and rungs to the others. An actor may
// therefore have several frames.
type ladder struct {
	composition
	m     *Map
	y     float64 // the lower edge so far
	index map[*model.Actor]int
	done  map[*strand]bool
}

const (
	railInset = 8.0   // from the edge of the figure
	otherWide = 112.0 // the frame of a third party
	headWide  = 152.0 // the frame over a rail
	rowGap    = 18.0
)

func (m *Map) ladder() *composition {
	l := &ladder{composition: composition{size: figure.Narrow}, m: m, y: 2, index: map[*model.Actor]int{}, done: map[*strand]bool{}}
	var ends []*node
	for i, a := range m.Drawn {
		l.index[a] = i
		ends = append(ends, &node{actor: a, party: i < m.parties})
	}
	l.corridors = corridors(ends, m.Relations)
	if m.parties == 2 {
		l.between(ends)
	}
	for _, n := range ends {
		l.under(n)
	}
	l.height = l.y - rowGap + 4
	return &l.composition
}

// node adds a frame whose left edge is at x.
func (l *ladder) node(of *node, x, y, width float64) *node {
	n := l.m.newNode(of.actor, l.index[of.actor], width)
	n.X, n.Y = x, y
	l.nodes = append(l.nodes, n)
	return n
}

// between lays out what goes on between two parties.
func (l *ladder) between(ends []*node) {
	width := l.size.Width()
	left := l.node(ends[0], 0, l.y, headWide)
	right := l.node(ends[1], 0, l.y, headWide)
	alike([]*node{left, right})
	right.X = width - right.W
	top := l.y + left.H
	l.y = top + 12
	if way := l.way(ends[0], ends[1]); way != nil {
		l.y += l.rungs(way, railInset, width-railInset, l.y) + rowGap
	}
	bottom := l.y - rowGap + 4
	for _, n := range ends[2:] {
		toLeft, toRight := l.way(ends[0], n), l.way(ends[1], n)
		if toLeft == nil && toRight == nil {
			continue
		}
		frame := l.node(n, 0, l.y, otherWide)
		frame.X = (width - frame.W) / 2
		high := max(l.rungs(toLeft, railInset, frame.X-3, l.y), l.rungs(toRight, width-railInset, frame.X+frame.W+3, l.y))
		frame.H = max(frame.H, high+padding)
		l.y += frame.H + rowGap
		bottom = l.y - rowGap
	}
	l.rails = append(l.rails,
		straight(figure.At(railInset, top), figure.At(railInset, bottom)),
		straight(figure.At(width-railInset, top), figure.At(width-railInset, bottom)))
}

// under lays out what is left of an actor's relations.
func (l *ladder) under(n *node) {
	var ways []*corridor
	for _, way := range l.corridors {
		if way.from == n && !l.done[way.strands[0]] {
			ways = append(ways, way)
		}
	}
	if len(ways) == 0 && (!n.party || l.m.parties == 2) {
		return
	}
	head := l.node(n, 0, l.y, headWide+60)
	top := l.y + head.H
	l.y = top + rowGap
	bottom := l.y
	for _, way := range ways {
		frame := l.node(way.to, 0, l.y, otherWide)
		frame.X = l.size.Width() - frame.W
		frame.H = max(frame.H, l.rungs(way, railInset, frame.X-3, l.y)+padding)
		bottom = l.y + frame.H
		l.y = bottom + rowGap
	}
	if len(ways) > 0 {
		l.rails = append(l.rails, straight(figure.At(railInset, top), figure.At(railInset, bottom)))
	}
}

// way returns the corridor between two actors, or nil.
func (l *ladder) way(from, to *node) *corridor {
	for _, way := range l.corridors {
		if way.from == from && way.to == to {
			return way
		}
	}
	return nil
}

// rungs lays the lines of a corridor out under each other, each below its
// words, and returns how high they are together.
func (l *ladder) rungs(way *corridor, start, end, y float64) float64 {
	if way == nil {
		return 0
	}
	width := max(start, end) - min(start, end) - 10
	top := y
	for i, s := range way.strands {
		l.done[s] = true
		if i > 0 {
			y += 9
		}
		lines := figure.Break(s.words, figure.SmallSize, width, 6)
		s.label = newLabel(lines, 0, y)
		s.label.X = (start+end)/2 - s.label.W/2
		y += s.label.H + 6
		if s.form.zigzag || s.form.crossed {
			y += 3
		}
		s.path = straight(figure.At(start, y), figure.At(end, y))
	}
	return y + 4 - top
}
