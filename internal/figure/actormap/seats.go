package actormap

import (
	"slices"

	"explainer/internal/figure"
)

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
	return min(190, figure.Wide.Width()/float64(s.across)-24)
}

// near returns about where seat i is, seen from parties in the middle of a
// figure of that height.
func (s seats) near(i int, height float64) figure.Point {
	row := func(i int) float64 {
		if s.across == 3 {
			return []float64{besideLeft, 0.5, besideRight}[i] * figure.Wide.Width()
		}
		return (float64(i) + 0.5) / float64(s.across) * figure.Wide.Width()
	}
	column := func(i int) float64 { return (float64(i) + 1) / (float64(s.down) + 1) * height }
	switch {
	case i < s.across:
		return figure.At(row(i), 0)
	case i < 2*s.across:
		return figure.At(row(i-s.across), height)
	case i < 2*s.across+s.down:
		return figure.At(columnWidth/2, column(i-2*s.across))
	}
	return figure.At(figure.Wide.Width()-columnWidth/2, column(i-2*s.across-s.down))
}

// placeParties puts the parties in rows, alphabetically from the left, and
// returns how high the rows are.
func (s seats) placeParties(parties []*node, room float64) float64 {
	left, right := 0.0, figure.Wide.Width()
	if s.down > 0 {
		left, right = aside, figure.Wide.Width()-aside
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
		w, h = max(w, n.W), max(h, n.H)
	}
	for _, n := range nodes {
		n.W, n.H = w, h
	}
}

// tallest returns the height of the tallest node.
func tallest(nodes []*node) float64 {
	high := 0.0
	for _, n := range nodes {
		if n != nil {
			high = max(high, n.H)
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
	at := map[*node]figure.Point{}
	for _, n := range parties {
		at[n] = n.Centre().Plus(figure.At(0, (height-middle)/2))
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
			sum += a.Minus(b).Length()
			for _, other := range ways {
				if cross(a, b, at[other.from], at[other.to]) {
					sum += 200
				}
			}
			for _, p := range parties {
				if p != way.from && p != way.to && through(figure.Rect(at[p].X-p.W/2, at[p].Y-p.H/2, p.W, p.H), a, b) {
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
				n.moveTo(s.near(i, 0).X, y+high-n.H/2)
			}
		}
		y += high + between
	}
	if s.down > 0 {
		y -= between - 26
		inner = max(stack(left, room), stack(right, room), middle+2*between)
		spread(left, y, inner, columnWidth/2)
		spread(right, y, inner, figure.Wide.Width()-columnWidth/2)
	}
	for _, n := range parties {
		n.Y += y + (inner-middle)/2
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
				n.moveTo(s.near(i, 0).X, y+n.H/2)
			}
		}
		y += high
	}
	return y + 2
}

// stack returns how high a column is.
func stack(nodes []*node, room float64) float64 {
	sum := 0.0
	for _, n := range nodes {
		if n != nil {
			sum += n.H + columnGap*room
		}
	}
	return sum
}

// spread puts nodes into a column from y down.
func spread(nodes []*node, y, height, x float64) {
	nodes = slices.DeleteFunc(slices.Clone(nodes), func(n *node) bool { return n == nil })
	gap := (height - stack(nodes, 0)) / float64(len(nodes))
	for _, n := range nodes {
		n.moveTo(x, y+gap/2+n.H/2)
		y += n.H + gap
	}
}
