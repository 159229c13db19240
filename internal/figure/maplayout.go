package figure

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"explainer/internal/model"
)

// mapLayout is where everything on a map goes.
type mapLayout struct {
	frame   frame
	other   [][]point // the outline of the first map, on the second
	name    *mapLabel // of the outline
	marks   []*spot
	key     []*spot // with numbers, in their order
	unnamed bool    // there are marks without a label
	columns int     // of the key
	scale   box     // of the scale and its words
	km      float64 // that the scale shows
}

// The measures of a map, in units.
const (
	dot        = 3.5 // radius
	leastRing  = 8.0 // the smallest circle that is told from a dot
	keyRow     = 24.0
	mostCoast  = 14 // bytes of land for a unit of the map's width
	mostNames  = 60 // names that are tried, and numbers: more can't be read
	mostNumber = 40
)

// layRegion lays the first map out.
func layRegion(places []*model.Place, size Size) *mapLayout {
	s := shape{width: size.Width(), lowest: 400, highest: 580, margin: 56, narrowest: 80}
	if size == Narrow {
		s = shape{width: size.Width(), lowest: 300, highest: 420, margin: 28, narrowest: 50}
	}
	if len(places) == 1 {
		s.narrowest = 300 // to show more than a dot
	}
	l := &mapLayout{frame: fit(reach(places), s)}
	l.lay(places, size)
	return l
}

// layBeyond lays the second map out, with the outline of the first.
func layBeyond(places []*model.Place, first frame, size Size) *mapLayout {
	s := shape{width: size.Width(), lowest: 380, highest: 480, margin: 60, narrowest: 500}
	if size == Narrow {
		s = shape{width: size.Width(), lowest: 200, highest: 360, margin: 28, narrowest: 500}
	}
	l := &mapLayout{frame: fit(append(reach(places), first.corners()...), s)}
	l.other = l.outline(first)
	l.lay(places, size)
	return l
}

// lay finds a place for every mark and as many labels as there is room for. What
// finds none comes first, with its number, in another try.
func (l *mapLayout) lay(places []*model.Place, size Size) {
	for _, p := range places {
		l.marks = append(l.marks, newMark(l.frame, p))
	}
	byWeight := slices.Clone(l.marks)
	slices.SortStableFunc(byWeight, func(a, b *spot) int { return len(b.place.Events) - len(a.place.Events) })
	byWeight = byWeight[:min(len(byWeight), mostNames+mostNumber)]
	first := map[*spot]bool{}
	for range 8 {
		l.try(byWeight, first, size)
		before := len(first)
		for _, m := range byWeight {
			if m.label == nil && len(first) < mostNumber {
				first[m] = true
			}
		}
		if len(first) == before {
			break
		}
	}
	for _, m := range l.marks {
		switch {
		case m.label == nil:
			l.unnamed = true
		case m.label.lines[0] == anyNumber:
			l.key = append(l.key, m)
			m.number = len(l.key)
			m.label.lines = []string{strconv.Itoa(m.number)}
		}
	}
	l.setKey(size)
}

// anyNumber is as wide as any number.
const anyNumber = "88"

// try puts labels where there is room: numbers for the first marks, then names
// beside theirs, names at the end of a line, and numbers for the rest.
func (l *mapLayout) try(byWeight []*spot, first map[*spot]bool, size Size) {
	b := &board{area: l.frame.area().grow(-3)}
	for _, m := range l.marks {
		m.label = nil
		b.dots = append(b.dots, m.box())
	}
	l.putScale(b)
	if l.other != nil {
		l.putOther(b)
	}
	numbers := 0
	number := func(m *spot) {
		if m.label == nil && numbers < mostNumber {
			if text := []string{anyNumber}; b.beside(m, text) || b.near(m, text) || b.reach(m, text) {
				numbers++
			}
		}
	}
	for _, m := range byWeight {
		if first[m] {
			number(m)
		}
	}
	for _, put := range []func(*spot, []string) bool{b.beside, b.near} {
		for i, m := range byWeight {
			if lines, whole := nameLines(m.place.Title, size); whole && i < mostNames && !first[m] && m.label == nil {
				put(m, lines)
			}
		}
	}
	for _, m := range byWeight {
		number(m)
	}
}

// nameLines breaks a name for the map, and reports whether all of it is there.
func nameLines(name string, size Size) (lines []string, whole bool) {
	room := 170.0
	if size == Narrow {
		room = 120
	}
	lines = wrap(name, fontLabel, room, 3)
	return lines, strings.Join(lines, " ") == strings.Join(strings.Fields(name), " ") && widest(lines, fontLabel) <= 1.5*room
}

// putScale puts the scale into a corner where there is no mark.
func (l *mapLayout) putScale(b *board) {
	km := l.frame.km * min(l.frame.w/4, 140)
	step := math.Pow(10, math.Floor(math.Log10(km)))
	for _, m := range []float64{5, 2, 1} {
		if m*step <= km {
			l.km = m * step
			break
		}
	}
	w := max(l.km/l.frame.km, textWidth(l.scaleWords(), fontLabel))
	const h, gap = 26, 10
	right, low := l.frame.w-w-gap, l.frame.h-h-gap
	corners := []box{{gap, low, w, h}, {right, low, w, h}, {gap, gap, w, h}, {right, gap, w, h}}
	l.scale = corners[0]
	for _, c := range corners {
		if b.free(c) {
			l.scale = c
			break
		}
	}
	b.taken = append(b.taken, l.scale)
}

// scaleWords is what the scale says.
func (l *mapLayout) scaleWords() string {
	words := thousands(int(l.km)) + " km"
	if l.frame.world {
		words += " at " + strconv.Itoa(standardParallel) + "° N and S"
	}
	return words
}

// thousands writes a number with commas.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	if len(digits) > 3 {
		return thousands(n/1000) + "," + digits[len(digits)-3:]
	}
	return digits
}

// outline returns the edge of another frame on this one.
func (l *mapLayout) outline(other frame) [][]point {
	corners := other.corners()
	return l.frame.lines(append(corners, corners[0]))
}

// putOther names the outline of the first map.
func (l *mapLayout) putOther(b *board) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, line := range l.other {
		for _, p := range line {
			low, high = point{min(low.x, p.x), min(low.y, p.y)}, point{max(high.x, p.x), max(high.y, p.y)}
		}
	}
	m := &spot{at: point{(low.x + high.x) / 2, (low.y + high.y) / 2}, w: (high.x - low.x) / 2, h: (high.y - low.y) / 2}
	b.taken = append(b.taken, box{low.x, low.y, high.x - low.x, high.y - low.y})
	words := []string{"the map above"}
	_ = b.beside(m, words) || b.near(m, words)
	l.name = m.label
}

// setKey parts the key into columns.
func (l *mapLayout) setKey(size Size) {
	l.columns = 4
	if size == Narrow {
		l.columns = 2
	}
	for _, m := range l.key {
		for l.columns > 1 && textWidth(keyWords(m), fontLabel) > l.frame.w/float64(l.columns)-12 {
			l.columns--
		}
	}
}

func keyWords(m *spot) string { return strconv.Itoa(m.number) + " " + m.place.Title }
