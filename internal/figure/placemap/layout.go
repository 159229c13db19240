package placemap

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// layout is where everything on a map goes.
type layout struct {
	frame   frame
	other   [][]figure.Point // the outline of the first map, on the second
	name    *label           // of the outline
	marks   []*mark
	box     figure.Box // the part that the inset shows larger
	inset   *layout    // nil: there is none
	key     []*mark    // with numbers, in their order
	unnamed bool       // there are marks without a label
	columns int        // of the key
	scale   figure.Box // of the scale and its words
	km      float64    // that the scale shows
}

// The measures of a map, in units.
const (
	dot        = 3.5 // radius
	leastRing  = 8.0 // the smallest circle that is told from a dot
	keyRow     = 24.0
	mostCoast  = 14 // bytes of land for a unit of the map's width
	mostLabels = 60 // names that are tried, and numbers: more can't be read
	mostNumber = 40
)

// layRegion lays the first map out.
func layRegion(places []*model.Place, size figure.Size) *layout {
	s := shape{width: size.Width(), lowest: 400, highest: 580, margin: 56, narrowest: 80}
	if size == figure.Narrow {
		s = shape{width: size.Width(), lowest: 300, highest: 420, margin: 28, narrowest: 50}
	}
	if len(places) == 1 {
		s.narrowest = 300 // to show more than a dot
	}
	l := &layout{frame: fit(reach(places), s)}
	l.lay(places, size)
	if size == figure.Narrow && len(l.key) >= leastInset && len(places) <= mostInset {
		l.enlarge(size)
	}
	return l
}

// layBeyond lays the second map out, with the outline of the first.
func layBeyond(places []*model.Place, first frame, size figure.Size) *layout {
	s := shape{width: size.Width(), lowest: 380, highest: 480, margin: 60, narrowest: 500}
	if size == figure.Narrow {
		s = shape{width: size.Width(), lowest: 200, highest: 360, margin: 28, narrowest: 500}
	}
	l := &layout{frame: fit(append(reach(places), first.corners()...), s)}
	l.other = l.outline(first)
	l.lay(places, size)
	return l
}

// lay finds a place for every mark and as many labels as there is room for. What
// finds none comes first, with its number, in another try.
func (l *layout) lay(places []*model.Place, size figure.Size) {
	l.mark(places)
	l.label(size, 1)
}

func (l *layout) mark(places []*model.Place) {
	for _, p := range places {
		l.marks = append(l.marks, newMark(l.frame, p))
	}
}

// label finds a place for every label; the key's numbers begin with one.
func (l *layout) label(size figure.Size, number int) {
	l.key, l.unnamed = nil, false
	byWeight := slices.DeleteFunc(slices.Clone(l.marks), func(m *mark) bool { return m.inset })
	slices.SortStableFunc(byWeight, func(a, b *mark) int { return len(b.place.Events) - len(a.place.Events) })
	byWeight = byWeight[:min(len(byWeight), mostLabels+mostNumber)]
	first := map[*mark]bool{}
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
		case m.inset:
		case m.label == nil:
			l.unnamed = true
		case m.label.lines[0] == anyNumber:
			l.key = append(l.key, m)
		}
	}
	clockwise(l.key)
	for i, m := range l.key {
		m.number = number + i
		m.label.lines = []string{strconv.Itoa(m.number)}
	}
	l.setKey(size)
}

// clockwise sorts marks by where their numbers stand around the middle of them
// all, from above: a number is then found beside the one before it.
func clockwise(marks []*mark) {
	if len(marks) == 0 {
		return
	}
	at := make([]figure.Point, len(marks))
	for i, m := range marks {
		at[i] = m.label.at
	}
	centre := figure.Bounds(at).Centre()
	angle := func(m *mark) float64 {
		v := m.label.at.Minus(centre)
		return math.Round(math.Atan2(-v.X, v.Y) * 1e6)
	}
	slices.SortStableFunc(marks, func(a, b *mark) int { return cmp.Compare(angle(a), angle(b)) })
}

// anyNumber is as wide as any number.
const anyNumber = "88"

// try puts labels where there is room: numbers for the first marks, then names
// beside theirs, names at the end of a line, and numbers for the rest.
func (l *layout) try(byWeight []*mark, first map[*mark]bool, size figure.Size) {
	b := &board{area: l.frame.area().Grow(-3)}
	for _, m := range l.marks {
		m.label, m.number = nil, 0
		b.dots = append(b.dots, m.box())
	}
	l.putScale(b)
	if l.other != nil {
		l.putOther(b)
	}
	if l.inset != nil {
		b.taken = append(b.taken, l.box)
	}
	numbers := 0
	number := func(m *mark) {
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
	for _, put := range []func(*mark, []string) bool{b.beside, b.near} {
		for i, m := range byWeight {
			if lines, whole := nameLines(m.place.Title, size); whole && i < mostLabels && !first[m] && m.label == nil {
				put(m, lines)
			}
		}
	}
	for _, m := range byWeight {
		number(m)
	}
}

// nameLines breaks a name for the map, and reports whether all of it is there.
func nameLines(name string, size figure.Size) (lines []string, whole bool) {
	room := 170.0
	if size == figure.Narrow {
		room = 120
	}
	lines = figure.Wrap(name, figure.LabelSize, room, 3)
	return lines, strings.Join(lines, " ") == strings.Join(strings.Fields(name), " ") && figure.Widest(lines, figure.LabelSize) <= 1.5*room
}

// putScale puts the scale into a corner where there is no mark.
func (l *layout) putScale(b *board) {
	km := l.frame.km * min(l.frame.w/4, 140)
	step := math.Pow(10, math.Floor(math.Log10(km)))
	for _, m := range []float64{5, 2, 1} {
		if m*step <= km {
			l.km = m * step
			break
		}
	}
	w := max(l.km/l.frame.km, figure.TextWidth(l.scaleWords(), figure.LabelSize))
	const h, gap = 26, 10
	right, low := l.frame.w-w-gap, l.frame.h-h-gap
	corners := []figure.Box{figure.Rect(gap, low, w, h), figure.Rect(right, low, w, h), figure.Rect(gap, gap, w, h), figure.Rect(right, gap, w, h)}
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
func (l *layout) scaleWords() string {
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
func (l *layout) outline(other frame) [][]figure.Point {
	corners := other.corners()
	return l.frame.lines(append(corners, corners[0]))
}

// putOther names the outline of the first map.
func (l *layout) putOther(b *board) {
	around := figure.Bounds(slices.Concat(l.other...))
	m := &mark{at: around.Centre(), w: around.W / 2, h: around.H / 2}
	b.taken = append(b.taken, around)
	words := []string{"the first map"}
	_ = b.beside(m, words) || b.near(m, words)
	l.name = m.label
}

// setKey parts the key into columns.
func (l *layout) setKey(size figure.Size) {
	l.columns = 4
	if size == figure.Narrow {
		l.columns = 2
	}
	for _, m := range l.key {
		for l.columns > 1 && figure.TextWidth(keyWords(m), figure.LabelSize) > l.frame.w/float64(l.columns)-12 {
			l.columns--
		}
	}
}

func keyWords(m *mark) string { return strconv.Itoa(m.number) + " " + m.place.Title }
