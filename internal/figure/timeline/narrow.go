package timeline

import (
	"slices"

	"explainer/internal/figure"
	"explainer/internal/model"
)

const (
	narrowAxis  = 92.0 // across, in the narrow form
	narrowText  = 112.0
	leastNarrow = 60.0 // of a phase along the axis
)

// layNarrow lets time run down: a block for each phase, the years and the
// marks to the left of the axis, the key events in words to its right.
func layNarrow(site *model.Site, a axis) *layout {
	l := &layout{size: figure.Narrow, crowded: crowds(site)}
	isKey := keyEvents(site)
	for i, s := range a {
		if i > 0 {
			l.height += 14
		}
		l.narrowBlock(s, isKey)
	}
	l.remark(0)
	return l
}

func (l *layout) narrowBlock(s *stretch, isKey func(*model.Event) bool) {
	width := l.size.Width()
	if s.phase != nil {
		l.lines = append(l.lines, line{0, l.height + 1, width, l.height + 1, "phase"})
	}
	l.height = l.head(s, 0, l.height+5, width) + 14

	var keys []*model.Event
	for _, e := range s.events {
		if isKey(e) {
			keys = append(keys, e)
		}
	}
	set, heights, total := narrowLabels(keys, width-narrowText)
	l.left += len(keys) - len(set)
	size := max(leastNarrow, total, min(mostNarrow, 6*float64(len(s.events))), 1.6*breakSize*float64(len(s.gaps)))
	if s.bare() {
		size = breakSize
	}
	s.put(l.height, size)
	sys := system{stretches: axis{s}, axis: narrowAxis, down: true}
	sys.mark(isKey, l.crowded)
	sys.pitch = min(laneSize, 44/float64(max(1, stack(sys.marks))))
	l.systems = append(l.systems, sys)
	l.narrowScale(s)

	middles := make([]float64, len(set))
	for i, lab := range set {
		m := sys.marks[slices.IndexFunc(sys.marks, func(m mark) bool { return m.event == lab.event })]
		middles[i] = (m.from + m.to) / 2
	}
	wished := slices.Clone(middles)
	for i := range wished {
		wished[i] += heights[i]/2 - figure.SmallSize/2 // the first line beside the mark
	}
	for i, y := range spread(wished, heights, 0, l.height-6, l.height+size+6) {
		set[i].move(narrowText, y)
		first := set[i].text[0]
		mark, text := middles[i], first.y-0.35*first.size
		set[i].leader = []figure.Point{
			figure.At(narrowAxis+1, mark), figure.At(narrowAxis+4, mark),
			figure.At(narrowText-8, text), figure.At(narrowText-4, text),
		}
		l.labels = append(l.labels, set[i])
	}
	l.height += size + 4
}

// narrowLabels sets as many events in words as there may be in a block.
func narrowLabels(events []*model.Event, width float64) (set []label, heights []float64, total float64) {
	all, high := make([]label, len(events)), make([]float64, len(events))
	for i, e := range events {
		all[i], high[i] = setLabel(e, 0, width)
	}
	chosen, total := choose(high, 1, len(events), mostNarrow)
	for _, i := range chosen {
		set, heights = append(set, all[i]), append(heights, high[i])
	}
	return set, heights, total
}

// narrowScale writes the years to the left of a narrow axis.
func (l *layout) narrowScale(s *stretch) {
	end := l.height - 12
	for _, p := range s.pieces {
		if p.gap {
			l.paragraph(0, p.at+p.size/2-figure.SmallSize*figure.Leading, p.lengthWords(), figure.SmallSize, 34, 2, "small quiet")
		}
	}
	for _, t := range s.ticks(22) {
		l.lines = append(l.lines, line{0, t.at, narrowAxis, t.at, "tick"})
		texts, _ := paragraph(0, t.at, t.label, figure.SmallSize, 36, 2, "small quiet")
		b := texts.box()
		if b.Y < end || b.Y+b.H > min(t.before, s.at+s.size+5) {
			continue
		}
		l.add(texts)
		end = b.Y + b.H
	}
}
