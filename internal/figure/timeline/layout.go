package timeline

import (
	"strconv"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// layout is where everything stands.
type layout struct {
	size    figure.Size
	height  float64
	systems []system
	labels  []label
	texts   []block // that aren't part of a label
	lines   []line
	left    int  // key events without a label
	crowded bool // only key events have a mark
}

// system is an axis, or as much of it as fits the figure's width.
type system struct {
	stretches axis
	marks     []mark
	ticks     []float64 // events that have no mark of their own here
	axis      float64   // across
	pitch     float64   // from lane to lane
	down      bool
}

// label is an event in words.
type label struct {
	event  *model.Event
	number block // beside the text and, once more, under the mark; not in the narrow form
	text   block
	leader []figure.Point // from the mark to the text, or to the number under it
}

// line is a hairline, or the bar of a phase.
type line struct {
	x1, y1, x2, y2 float64
	class          string
}

const (
	between    = 16.0 // two stretches
	leastWide  = 84.0 // of a phase in the wide form
	laneSize   = 9.5
	mostLanes  = 76.0  // of all lanes together
	mostLabels = 400.0 // of the labels under a phase together
	mostNarrow = 500.0 // of those beside one in the narrow form
)

// mark places the events of the stretches on the axis.
func (sys *system) mark(isKey func(*model.Event) bool, crowded bool) {
	for _, s := range sys.stretches {
		for _, e := range s.events {
			m := sys.stretches.newMark(e, isKey(e))
			if crowded && !m.key {
				sys.ticks = append(sys.ticks, m.tick())
			} else {
				sys.marks = append(sys.marks, m)
			}
		}
	}
	sys.ticks = distinct(sys.ticks)
}

// paragraph adds a text in lines, and returns where they end.
func (l *layout) paragraph(x, y float64, text string, size, width float64, most int, class string) float64 {
	b, y := paragraph(x, y, text, size, width, most, class)
	l.add(b)
	return y
}

// add adds lines to the figure, if there are any.
func (l *layout) add(b block) {
	if len(b) > 0 {
		l.texts = append(l.texts, b)
	}
}

// head writes what a stretch is and when, and returns where that ends.
func (l *layout) head(s *stretch, x, y, width float64) float64 {
	title, when := s.headWords()
	what, y := paragraph(x, y+3, title, figure.LabelSize, width, 6, "bold")
	dates, y := span(x, y+1, when, width)
	l.add(append(what, dates...))
	return y
}

func (s *stretch) headWords() (title, when string) {
	switch {
	case s.again:
		return s.phase.Title + " (continued)", ""
	case s.phase != nil:
		return s.phase.Title, s.phase.Span().Words()
	case s.earlier:
		return "Earlier", ""
	case s.planned:
		return "Planned", ""
	}
	return "", ""
}

// setLabel sets an event in words at 0, 0, with the text indented, and returns
// its height with the space under it.
func setLabel(e *model.Event, indent, width float64) (label, float64) {
	when, y := span(indent, 0, e.Date.Words(), width-indent)
	what, y := paragraph(indent, y, e.Title, figure.LabelSize, width-indent, 4, "")
	return label{event: e, text: append(when, what...)}, y + 9
}

func (l *label) move(x, y float64) {
	for i := range l.text {
		l.text[i].x += x
		l.text[i].y += y
	}
}

// remark says how many key events have no label.
func (l *layout) remark(x float64) {
	if l.left == 0 {
		return
	}
	text := strconv.Itoa(l.left) + " more events are marked larger but have no room for a label."
	if l.left == 1 {
		text = "One more event is marked larger but has no room for a label."
	}
	l.height = l.paragraph(x, l.height+6, text, figure.SmallSize, l.size.Width()-x, 3, "small quiet")
}
