package figure

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// composition is a map laid out.
type composition struct {
	size      Size
	height    float64
	nodes     []*node
	corridors []*corridor
	key       []keyEntry
	rails     []curve // of a ladder
}

// keyEntry is the words of a line that has only a number.
type keyEntry struct {
	strand *strand
	mark   point // the middle of the number
	strandLabel
}

// layout lays the wide map out, more generously until every line has room for
// its words or its number.
func (m *ActorMap) layout() *composition {
	c := &composition{size: Wide}
	s := seatsFor(len(m.Drawn) - m.parties)
	for i, a := range m.Drawn {
		c.nodes = append(c.nodes, m.newNode(a, i, s.width(i < m.parties)))
	}
	c.corridors = corridors(c.nodes, m.Relations)
	parties, others := c.nodes[:m.parties], c.nodes[m.parties:]
	for _, way := range c.corridors {
		least := float64(len(way.strands)-1)*way.pitch() + 2*padding
		for _, n := range []*node{way.from, way.to} {
			n.w, n.h = max(n.w, min(least, s.width(n.party))), max(n.h, least)
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

// seats is where third parties may stand: in rows above and below the parties,
// and with many of them also in columns beside.
type seats struct {
	across int // in each row
	down   int // in each column; 0: there are no columns
}

const (
	most        = 5 // seats in a row
	columnWidth = 134.0
	aside       = columnWidth + 14 // what a column takes from the middle
	partyGap    = 84.0             // between rows of parties
	columnGap   = 30.0             // between frames in a column
)

// Where two parties stand in their row, as parts of its width.
const besideLeft, besideRight = 0.19, 0.81

// seatsFor returns seats for so many.
func seatsFor(n int) seats {
	if n <= 2*most {
		return seats{across: min(max((n+1)/2, 3), most)}
	}
	return seats{most, (n - 2*most + 1) / 2}
}

// places returns how many seats there are. The first stand in the row above,
// then come the row below, the left and the right column.
func (s seats) places() int { return 2*s.across + 2*s.down }

// width returns how wide a frame may be.
func (s seats) width(party bool) float64 {
	switch {
	case party && s.down > 0:
		return 150
	case party:
		return 186
	case s.down > 0:
		return columnWidth
	}
	return min(190, Wide.Width()/float64(s.across)-24)
}

// near returns about where seat i is, seen from parties in the middle of a
// figure of that height.
func (s seats) near(i int, height float64) point {
	row := func(i int) float64 {
		if s.across == 3 {
			return []float64{besideLeft, 0.5, besideRight}[i] * Wide.Width()
		}
		return (float64(i) + 0.5) / float64(s.across) * Wide.Width()
	}
	column := func(i int) float64 { return (float64(i) + 1) / (float64(s.down) + 1) * height }
	switch {
	case i < s.across:
		return point{row(i), 0}
	case i < 2*s.across:
		return point{row(i - s.across), height}
	case i < 2*s.across+s.down:
		return point{columnWidth / 2, column(i - 2*s.across)}
	}
	return point{Wide.Width() - columnWidth/2, column(i - 2*s.across - s.down)}
}

// placeParties puts the parties in rows, alphabetically from the left, and
// returns how high the rows are.
func (s seats) placeParties(parties []*node, room float64) float64 {
	left, right := 0.0, Wide.Width()
	if s.down > 0 {
		left, right = aside, Wide.Width()-aside
	}
	across := 3
	if len(parties) <= 4 {
		across = 2
	}
	y := 0.0
	for i, row := range slices.Collect(slices.Chunk(parties, across)) {
		if i > 0 {
			y += partyGap * room
		}
		high := tallest(row)
		for j, n := range row {
			at := (float64(j) + 0.5) / float64(len(row))
			if len(row) == 2 {
				at = []float64{besideLeft, besideRight}[j]
			}
			n.moveTo(left+at*(right-left), y+high/2)
		}
		y += high
	}
	return y
}

// alike makes all frames as large as the largest, so that none looks more
// important.
func alike(nodes []*node) {
	w, h := 0.0, 0.0
	for _, n := range nodes {
		w, h = max(w, n.w), max(h, n.h)
	}
	for _, n := range nodes {
		n.w, n.h = w, h
	}
}

// tallest returns the height of the tallest node.
func tallest(nodes []*node) float64 {
	high := 0.0
	for _, n := range nodes {
		if n != nil {
			high = max(high, n.h)
		}
	}
	return high
}

// assign gives third parties seats, so that lines are short and few of them
// cross. It begins with the alphabetical order and exchanges two seats as long
// as that helps.
func (s seats) assign(parties, others []*node, ways []*corridor, middle float64) []*node {
	seated := make([]*node, s.places())
	copy(seated, others)
	if s.places() == 0 {
		return seated
	}
	height := max(middle+240, float64(s.down)*70)
	at := map[*node]point{}
	for _, n := range parties {
		at[n] = n.centre().plus(point{0, (height - middle) / 2})
	}
	touching := map[*node][]*corridor{}
	for _, way := range ways {
		touching[way.from] = append(touching[way.from], way)
		touching[way.to] = append(touching[way.to], way)
	}
	seat := func(i int, n *node) {
		seated[i] = n
		if n != nil {
			at[n] = s.near(i, height)
		}
	}
	for i, n := range seated {
		seat(i, n)
	}
	cost := func(n *node) float64 {
		sum := 0.0
		for _, way := range touching[n] {
			a, b := at[way.from], at[way.to]
			sum += a.minus(b).length()
			for _, other := range ways {
				if cross(a, b, at[other.from], at[other.to]) {
					sum += 200
				}
			}
			for _, p := range parties {
				if p != way.from && p != way.to && (box{at[p].x - p.w/2, at[p].y - p.h/2, p.w, p.h}).through(a, b) {
					sum += 300
				}
			}
		}
		return sum
	}
	for range 8 {
		changed := false
		for i := range seated {
			for j := range i {
				a, b := seated[i], seated[j]
				if a == nil && b == nil {
					continue
				}
				before := cost(a) + cost(b)
				seat(i, b)
				seat(j, a)
				if cost(a)+cost(b) < before-0.5 {
					changed = true
					continue
				}
				seat(i, a)
				seat(j, b)
			}
		}
		if !changed {
			break
		}
	}
	return seated
}

// place moves everybody to their seats and returns the height of the figure.
func (s seats) place(seated, parties []*node, middle, room float64) float64 {
	above, below := seated[:s.across], seated[s.across:2*s.across]
	left, right := seated[2*s.across:2*s.across+s.down], seated[2*s.across+s.down:]
	between := 92 * room // a row and the parties
	inner := middle
	y := 2.0
	if high := tallest(above); high > 0 {
		for i, n := range above {
			if n != nil {
				n.moveTo(s.near(i, 0).x, y+high-n.h/2)
			}
		}
		y += high + between
	}
	if s.down > 0 {
		y -= between - 26
		inner = max(stackHeight(left, room), stackHeight(right, room), middle+2*between)
		fillColumn(left, y, inner, columnWidth/2)
		fillColumn(right, y, inner, Wide.Width()-columnWidth/2)
	}
	for _, n := range parties {
		n.y += y + (inner-middle)/2
	}
	y += inner
	if high := tallest(below); high > 0 {
		if s.down > 0 {
			y += 26
		} else if inner > 0 {
			y += between
		}
		for i, n := range below {
			if n != nil {
				n.moveTo(s.near(i, 0).x, y+n.h/2)
			}
		}
		y += high
	}
	return y + 2
}

// stackHeight returns how high a column is.
func stackHeight(nodes []*node, room float64) float64 {
	sum := 0.0
	for _, n := range nodes {
		if n != nil {
			sum += n.h + columnGap*room
		}
	}
	return sum
}

// fillColumn puts nodes into a column from y down.
func fillColumn(nodes []*node, y, height, x float64) {
	nodes = slices.DeleteFunc(slices.Clone(nodes), func(n *node) bool { return n == nil })
	gap := (height - stackHeight(nodes, 0)) / float64(len(nodes))
	for _, n := range nodes {
		n.moveTo(x, y+gap/2+n.h/2)
		y += n.h + gap
	}
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
	canvas := box{0, 0, c.size.Width(), c.height}
	for _, way := range c.corridors {
		gap := way.pitch()
		n := float64(len(way.strands) - 1)
		if n > 0 {
			gap = min(gap, (min(way.from.h, way.to.h, way.from.w, way.to.w)-2*padding)/n)
		}
		best, least := curve{}, math.Inf(1)
		for _, by := range []float64{0, 0.08, -0.08, 0.16, -0.16, 0.25, -0.25, 0.36, -0.36, 0.5, -0.5} {
			line := bow(way.from.centre(), way.to.centre(), by)
			if cost := c.cost(way, line, gap*n/2+7, canvas) + 300*math.Abs(by); cost < least {
				best, least = line, cost
			}
		}
		for i, s := range way.strands {
			path := best.shift((float64(i) - n/2) * -gap)
			if out, ok := path.outside(way.from.grow(4), way.to.grow(4)); ok {
				path = out
			}
			s.path = path
		}
	}
}

// cost weighs a line's way: what it passes through, and whether it leaves the
// figure.
func (c *composition) cost(way *corridor, line curve, wide float64, canvas box) float64 {
	cost := 0.0
	points := line.points(14)
	for _, n := range c.nodes {
		if n == way.from || n == way.to {
			continue
		}
		around := n.grow(wide)
		for i := 1; i < len(points); i++ {
			if around.through(points[i-1], points[i]) {
				cost += 400
				break
			}
		}
	}
	for _, p := range points {
		if !(box{p.x - wide, p.y - wide, 2 * wide, 2 * wide}).within(canvas) {
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
			lines := wrap(breakable(s.keyWords(), fontSmall, width-26), fontSmall, width-26, 4)
			entry := keyEntry{s, point{x + numberRadius, y + numberRadius}, newLabel(lines, x+24, y)}
			high = max(high, entry.h+7)
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
