package timeline

import (
	"html/template"
	"math"
	"slices"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// Strips draws strips of one site: some of its events on the timeline of all.
// What all of them share is laid out once.
type Strips struct {
	rows [2][]stripRow // by size
}

// stripRow is a row of every strip, as if it began at 0.
type stripRow struct {
	stretches axis
	heads     []block
	bars      []line
	top       float64 // where the heads end
	marks     map[*model.Event]mark
	others    []float64 // where events are, to a unit
	years     []block   // as if they stood at 0
	ticks     []line
}

const (
	leastStrip = 20.0 // of a phase in the narrow form, which doesn't name it
	tickSize   = 5.0
	stripLane  = 10.0
)

// NewStrips prepares the strips of a site.
func NewStrips(site *model.Site) *Strips {
	strips := &Strips{}
	for size := range strips.rows {
		a, _ := newAxis(site)
		least := leastWide
		if figure.Size(size) == figure.Narrow {
			least = leastStrip
		}
		for _, row := range a.rows(figure.Size(size).Width(), least) {
			row.share(figure.Size(size).Width(), least, keyEvents(site))
			row.round()
			strips.rows[size] = append(strips.rows[size], newStripRow(row, figure.Size(size)))
		}
	}
	return strips
}

// round gives the stretches whole numbers, which are short: many pages have
// strips.
func (a axis) round() {
	for _, s := range a {
		at := math.Round(s.at)
		s.put(at, math.Round(s.at+s.size)-at)
	}
}

func newStripRow(row axis, size figure.Size) stripRow {
	r := stripRow{stretches: row, marks: map[*model.Event]mark{}}
	if size == figure.Wide {
		heads := &layout{size: size}
		r.top = heads.bars(row, 0)
		bottom := r.top
		for _, s := range row {
			title, _ := s.headWords()
			bottom = max(bottom, heads.paragraph(s.at, r.top+2, title, figure.SmallSize, s.size, 5, "small"))
		}
		r.heads, r.bars, r.top = heads.texts, heads.lines, bottom+4
	}
	years := &layout{size: size}
	years.stripYears(row)
	r.years, r.ticks = years.texts, years.lines
	for _, s := range row {
		for _, e := range s.events {
			m := row.newMark(e, e.Key)
			m.from, m.to = math.Round(m.from), math.Round(m.to)
			if !m.isBar() {
				m.from, m.to = m.tick(), m.tick()
			}
			r.marks[e] = m
			r.others = append(r.others, m.tick())
		}
	}
	r.others = distinct(r.others)
	return r
}

// tick returns where a mark stands if it is drawn as a tick, to a unit.
func (m *mark) tick() float64 { return math.Round((m.from + m.to) / 2) }

func distinct(at []float64) []float64 {
	slices.Sort(at)
	return slices.Compact(at)
}

// stripYears writes the years under the axis of a strip, as many as fit. The
// narrow one only has room for those in which a stretch begins.
func (l *layout) stripYears(row axis) {
	end := -between
	put := func(at float64, text string, before float64) {
		w := words{at, 0, text, figure.SmallSize, "small quiet"}
		if b := w.box(); b.X >= end && b.X+b.W <= min(before, l.size.Width()) {
			l.add(block{w})
			end = b.X + b.W + 4
		}
	}
	for _, s := range row {
		switch {
		case l.size == figure.Wide:
			for _, t := range s.ticks(figure.TextWidth("2000", figure.SmallSize) + 10) {
				at := math.Round(t.at)
				l.lines = append(l.lines, line{at, -9, at, -18, "tick"})
				put(at+4, t.label, t.before)
			}
		case !s.bare():
			put(s.at, yearWords(s.from.Year()), l.size.Width())
		}
	}
}

// Draw draws some events on the timeline of all, which show as ticks: when in
// the conflict an actor had a part, or an issue was at stake. It has neither labels
// nor links: the page lists the events.
func (s *Strips) Draw(events []*model.Event, size figure.Size) template.HTML {
	return s.layout(events, size).draw("strip", "These events within the whole timeline", nil)
}

func (s *Strips) layout(events []*model.Event, size figure.Size) *layout {
	l := &layout{size: size}
	for i := range s.rows[size] {
		if i > 0 {
			l.height += 16
		}
		l.stripRow(&s.rows[size][i], events)
	}
	return l
}

func (l *layout) stripRow(r *stripRow, events []*model.Event) {
	l.shifted(r.heads, r.bars, l.height)
	sys := system{stretches: r.stretches, ticks: r.others}
	for _, e := range events {
		if m, ok := r.marks[e]; ok {
			sys.marks = append(sys.marks, m)
		}
	}
	lanes := max(1, stack(sys.marks))
	sys.pitch = min(stripLane, mostLanes/float64(lanes))
	sys.axis = math.Round(l.height + r.top + 16 + sys.pitch*float64(lanes-1))
	l.systems = append(l.systems, sys)
	l.height = sys.axis + 20
	l.shifted(r.years, r.ticks, l.height-2)
}

// shifted adds copies of texts and lines, moved down.
func (l *layout) shifted(texts []block, lines []line, y float64) {
	for _, b := range texts {
		b = slices.Clone(b)
		for i := range b {
			b[i].y += y
		}
		l.add(b)
	}
	for _, r := range lines {
		r.y1, r.y2 = r.y1+y, r.y2+y
		l.lines = append(l.lines, r)
	}
}
