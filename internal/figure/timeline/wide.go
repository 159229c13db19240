package timeline

import (
	"slices"
	"strconv"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// layWide lays the phases out as columns: what a phase is called, its
// stretch of the axis with the marks on it, and the key events in words under
// it, joined to their marks by numbers.
func layWide(site *model.Site, a axis) *layout {
	l := &layout{size: figure.Wide, crowded: crowds(site)}
	isKey := keyEvents(site)
	for _, row := range a.rows(figure.Wide.Width(), leastWide) {
		if len(l.systems) > 0 {
			l.height += 30
		}
		l.wideRow(row, isKey)
	}
	l.remark(0)
	return l
}

func (l *layout) wideRow(row axis, isKey func(*model.Event) bool) {
	row.share(l.size.Width(), leastWide, isKey)
	years := l.heads(row, l.height) + 17
	sys := system{stretches: row}
	sys.mark(isKey, l.crowded)
	lanes := max(1, stack(sys.marks))
	sys.pitch = min(laneSize, mostLanes/float64(lanes))
	sys.axis = years + 24 + sys.pitch*float64(lanes-1)
	l.scale(row, years, sys.axis)
	l.systems = append(l.systems, sys)

	l.height = sys.axis + 14
	for _, s := range row {
		l.height = max(l.height, l.wideLabels(&sys, s, isKey))
	}
}

// heads writes over every stretch what it is, and returns where the lowest
// head ends.
func (l *layout) heads(row axis, top float64) float64 {
	top = l.bars(row, top)
	bottom := top
	for _, s := range row {
		if !s.bare() {
			bottom = max(bottom, l.head(s, s.at, top, s.size))
		}
	}
	return bottom
}

// bars draws how long each phase lasts, one bar under another where phases
// overlap, and returns where they end.
func (l *layout) bars(row axis, top float64) float64 {
	var ends []float64 // of the bars, by lane
	for _, s := range row {
		if s.phase == nil || s.again {
			continue
		}
		end := s.at + s.size
		if first, last := s.phase.To.Date.Bounds(); !last.IsInfinite() && first > s.to {
			end = max(end, row.place(last+1))
		}
		lane := slices.IndexFunc(ends, func(e float64) bool { return e <= s.at })
		if lane < 0 {
			lane, ends = len(ends), append(ends, 0)
		}
		ends[lane] = end
		y := top + 1 + 5*float64(lane)
		l.lines = append(l.lines, line{s.at, y, end, y, "phase"})
	}
	return top + 5*float64(len(ends))
}

// scale writes the years over a wide axis and draws a line down from each.
func (l *layout) scale(row axis, years, axis float64) {
	end := -between // of the last label
	for _, s := range row {
		for _, p := range s.pieces {
			if p.gap {
				w := words{p.at, years, p.lengthWords(), figure.SmallSize, "small quiet"}
				w.x += (p.size - w.box().W) / 2
				l.add(block{w})
			}
		}
		for _, t := range s.ticks(figure.TextWidth("2000", figure.SmallSize) + 10) {
			l.lines = append(l.lines, line{t.at, years - 9, t.at, axis, "tick"})
			w := words{t.at + 4, years, t.label, figure.SmallSize, "small quiet"}
			b := w.box()
			if b.X < end || b.X+b.W > min(t.before, l.size.Width()) {
				continue
			}
			l.add(block{w})
			end = b.X + b.W + 4
		}
	}
}

// wideLabels writes the key events of a stretch under it, and returns where
// they end.
func (l *layout) wideLabels(sys *system, s *stretch, isKey func(*model.Event) bool) float64 {
	var marks []*mark
	for i := range sys.marks {
		if m := &sys.marks[i]; m.key && slices.Contains(s.events, m.event) {
			marks = append(marks, m)
		}
	}
	const gap, numeral = 14.0, 20.0
	widest := words{text: strconv.Itoa(max(10, len(l.labels)+len(marks))), size: figure.SmallSize, class: "bold"}
	indent := widest.box().W + 4
	columns := max(1, int((s.size+gap)/(112+gap)))
	width := (s.size - gap*float64(columns-1)) / float64(columns)
	top := sys.axis + 36

	all, heights := make([]label, len(marks)), make([]float64, len(marks))
	for i, m := range marks {
		all[i], heights[i] = setLabel(m.event, indent, width)
	}
	chosen, height := choose(heights, columns, int(s.size/numeral), mostLabels)
	var set []label
	x, y := s.at, top
	for _, i := range chosen {
		if y > top && y+heights[i] > top+height+0.1 {
			x, y = x+width+gap, top
		}
		all[i].move(x, y)
		set = append(set, all[i])
		y += heights[i]
	}
	l.left += len(marks) - len(set)
	l.number(sys, s, marks, set, indent)
	return top + height
}

// number joins the labels of a stretch to their marks.
func (l *layout) number(sys *system, s *stretch, marks []*mark, set []label, indent float64) {
	middles, sizes, numbers := make([]float64, len(set)), make([]float64, len(set)), make([]words, len(set))
	for i, lab := range set {
		for _, m := range marks {
			if m.event == lab.event {
				middles[i] = (m.from + m.to) / 2
			}
		}
		numbers[i] = words{text: strconv.Itoa(len(l.labels) + i + 1), size: figure.SmallSize, class: "number small bold"}
		sizes[i] = numbers[i].box().W
	}
	for i, x := range spread(middles, sizes, 4, s.at, s.at+s.size) {
		lab, n := set[i], numbers[i]
		beside := n
		beside.x, beside.y = lab.text[0].x-indent, lab.text[0].y
		n.x, n.y = x, sys.axis+22
		lab.number = block{beside}
		lab.leader = []figure.Point{figure.At(middles[i], sys.axis+1), figure.At(middles[i], sys.axis+4), figure.At(x+sizes[i]/2, sys.axis+12)}
		l.add(block{n})
		l.labels = append(l.labels, lab)
	}
}
