package actormap

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"explainer/internal/figure"
)

// composition is a map laid out.
type composition struct {
	size      figure.Size
	height    float64
	nodes     []*node
	corridors []*corridor
	key       []keyEntry
	rails     []curve // of a ladder
}

// keyEntry is the words of a line that has only a number.
type keyEntry struct {
	strand *strand
	mark   figure.Point // the middle of the number
	label
}

// layout lays the wide map out, more generously until every line has room for
// its words or its number.
func (m *Map) layout() *composition {
	c := &composition{size: figure.Wide}
	s := seatsFor(len(m.Drawn) - m.parties)
	for i, a := range m.Drawn {
		c.nodes = append(c.nodes, m.newNode(a, i, s.width(i < m.parties)))
	}
	c.corridors = corridors(c.nodes, m.Relations)
	parties, others := c.nodes[:m.parties], c.nodes[m.parties:]
	for _, way := range c.corridors {
		least := float64(len(way.strands)-1)*way.pitch() + 2*padding
		for _, n := range []*node{way.from, way.to} {
			n.W, n.H = max(n.W, min(least, s.width(n.party))), max(n.H, least)
		}
	}
	alike(parties)
	seated := s.assign(parties, others, c.corridors, s.placeParties(parties, 1))
	for _, room := range []float64{1, 1.2, 1.4, 1.7, 2, 2.5, 3} {
		c.height = s.place(seated, parties, s.placeParties(parties, room), room)
		c.route()
		if c.labelStrands() {
			break
		}
	}
	c.layKey()
	return c
}

// How far apart the lines of a corridor are.
const (
	partyLine  = 31.0 // between parties, so that each has room for its words
	strandLine = 19.0
)

// pitch returns how far apart the lines of the corridor are.
func (way *corridor) pitch() float64 {
	if way.from.party && way.to.party {
		return partyLine
	}
	return strandLine
}

// route finds the way of every line around the frames of others.
func (c *composition) route() {
	canvas := figure.Rect(0, 0, c.size.Width(), c.height)
	for _, way := range c.corridors {
		gap := way.pitch()
		n := float64(len(way.strands) - 1)
		if n > 0 {
			gap = min(gap, (min(way.from.H, way.to.H, way.from.W, way.to.W)-2*padding)/n)
		}
		best, least := curve{}, math.Inf(1)
		for _, by := range []float64{0, 0.08, -0.08, 0.16, -0.16, 0.25, -0.25, 0.36, -0.36, 0.5, -0.5} {
			line := bow(way.from.Centre(), way.to.Centre(), by)
			if cost := c.cost(way, line, gap*n/2+7, canvas) + 300*math.Abs(by); cost < least {
				best, least = line, cost
			}
		}
		for i, s := range way.strands {
			path := best.shift((float64(i) - n/2) * -gap)
			if out, ok := path.outside(way.from.Grow(4), way.to.Grow(4)); ok {
				path = out
			}
			s.path = path
		}
	}
}

// cost weighs a line's way: what it passes through, and whether it leaves the
// figure.
func (c *composition) cost(way *corridor, line curve, wide float64, canvas figure.Box) float64 {
	cost := 0.0
	points := line.points(14)
	for _, n := range c.nodes {
		if n == way.from || n == way.to {
			continue
		}
		around := n.Grow(wide)
		for i := 1; i < len(points); i++ {
			if through(around, points[i-1], points[i]) {
				cost += 400
				break
			}
		}
	}
	for _, p := range points {
		if !figure.Around(p, wide).Within(canvas) {
			return cost + 1e5
		}
	}
	return cost
}

// labelStrands puts words beside every line, or a number that the key explains
// where there is no room for words. It reports whether there was room for all;
// where there wasn't, the next attempt has numbers at all lines of the corridor.
func (c *composition) labelStrands() bool {
	p := newPlacer(c)
	type place struct {
		*strand
		way *corridor
	}
	var order []place
	for _, way := range c.corridors {
		for _, s := range way.strands {
			order = append(order, place{s, way})
		}
	}
	slices.SortStableFunc(order, func(a, b place) int {
		partiesFirst := func(s place) int {
			if s.from.party && s.to.party {
				return 0
			}
			return 1
		}
		return cmp.Or(partiesFirst(a)-partiesFirst(b), cmp.Compare(math.Round(a.path.long()), math.Round(b.path.long())))
	})
	var numbered []place
	for _, s := range order {
		s.number = 0
		if s.way.crowded || !p.putWords(s.strand) {
			numbered = append(numbered, s)
		}
	}
	all := true
	for _, s := range numbered {
		s.number = 1 // stands until the key is in order
		if !p.putNumber(s.strand) {
			s.way.crowded = true
			all = false
		}
	}
	return all
}

// layKey numbers the lines without words in the order of the map and lays the
// key out below it.
func (c *composition) layKey() {
	const columns = 2
	gap := 24.0
	width := (c.size.Width() - gap*(columns-1)) / columns
	y := c.height + 26
	high, n := 0.0, 0
	for _, way := range c.corridors {
		for _, s := range way.strands {
			if s.number == 0 {
				continue
			}
			x := float64(n%columns) * (width + gap)
			if n%columns == 0 {
				y += high
				high = 0
			}
			n++
			s.number = n
			s.label.lines = []string{strconv.Itoa(n)}
			lines := figure.Break(s.keyWords(), figure.SmallSize, width-26, 4)
			entry := keyEntry{s, figure.At(x+numberRadius, y+numberRadius), newLabel(lines, x+24, y)}
			high = max(high, entry.H+7)
			c.key = append(c.key, entry)
		}
	}
	if n > 0 {
		c.height = y + high
	}
}

// keyWords says between whom a line goes and what it means.
func (s *strand) keyWords() string {
	between := " – "
	switch {
	case s.forth && s.back:
		between = " ↔ "
	case s.forth:
		between = " → "
	case s.back:
		between = " ← "
	}
	return s.from.actor.Title + between + s.to.actor.Title + ": " + s.words
}
