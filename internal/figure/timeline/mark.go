package timeline

import (
	"slices"
	"strings"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// mark is an event on the axis.
//
// A day is a disc, a month or a longer time in which the event happened some
// time is a pale bar, and an interval is a line with an end at either side over
// a bar of what its ends may mean. About is a faded end, uncertain a dashed
// outline; what is planned is hollow, what is disputed a half disc, what is of
// low confidence a lozenge.
type mark struct {
	event    *model.Event
	key      bool
	from, to float64 // along the axis: what the date may mean
	in, out  float64 // of an interval: what it surely covers, if in < out
	lane     int     // from the axis outwards
}

// room returns how much of the axis the mark takes.
func (m *mark) room() (from, to float64) {
	reach := 0.0
	if m.event.Date.Approximate() {
		reach = fadeSize
	}
	middle := (m.from + m.to) / 2
	return min(m.from-reach, middle-m.radius()-1), max(m.to+reach, middle+m.radius()+1)
}

func (m *mark) radius() float64 {
	if m.key {
		return 4.5
	}
	return 3.2
}

const (
	fadeSize = 9.0 // of a faded end beyond the date; it measures nothing
	shortest = 7.0 // a bar
)

// newMark places an event on the axis.
func (a axis) newMark(e *model.Event, key bool) mark {
	m := mark{event: e, key: key}
	first, last := e.Date.Bounds()
	m.from, m.to = a.place(first), a.place(last+1)
	if !e.Date.IsInterval() {
		if m.isBar() && m.to-m.from < shortest {
			middle := (m.from + m.to) / 2
			m.from, m.to = middle-shortest/2, middle+shortest/2
		}
		return m
	}
	_, in := e.Date.Start().Bounds()
	out, _ := e.Date.End().Bounds()
	if e.Date.Start().IsZero() {
		in = edtf.InfinitePast
	}
	if e.Date.End().IsZero() {
		out = edtf.InfiniteFuture
	}
	m.in, m.out = a.place(in), a.place(out+1)
	if e.Date.Start().Precision() == edtf.PrecisionDay {
		m.in = m.from
	}
	if m.to-m.from < shortest {
		middle := (m.from + m.to) / 2
		m.from, m.to = middle-shortest/2, middle+shortest/2
		m.in, m.out = m.from, m.to
	}
	return m
}

// isBar reports whether the mark is as long as its date rather than a disc.
func (m *mark) isBar() bool {
	return m.event.Date.Precision() != edtf.PrecisionDay || m.event.Date.Approximate()
}

// fades reports at which sides the mark fades.
func (m *mark) fades() (start, end bool) {
	if !m.event.Date.IsInterval() {
		about := m.event.Date.Approximate()
		return about, about
	}
	return m.event.Date.Start().Approximate(), m.event.Date.End().Approximate()
}

// stack gives every mark a lane in which it meets no other: the key ones next
// to the axis. It returns the number of lanes.
func stack(marks []mark) int {
	order := make([]*mark, len(marks))
	for i := range marks {
		order[i] = &marks[i]
	}
	slices.SortStableFunc(order, func(a, b *mark) int {
		switch {
		case a.key == b.key:
			return 0
		case a.key:
			return -1
		}
		return 1
	})
	var lanes [][]*mark
	for _, m := range order {
		m.lane = slices.IndexFunc(lanes, func(lane []*mark) bool { return !slices.ContainsFunc(lane, m.meets) })
		if m.lane < 0 {
			m.lane = len(lanes)
			lanes = append(lanes, nil)
		}
		lanes[m.lane] = append(lanes[m.lane], m)
	}
	return len(lanes)
}

func (m *mark) meets(n *mark) bool {
	mFrom, mTo := m.room()
	nFrom, nTo := n.room()
	return mFrom < nTo && nFrom < mTo
}

// words says what the mark is.
func (m *mark) words() string {
	words := m.event.Date.Words() + ": " + m.event.Title
	var also []string
	if m.event.Planned {
		also = append(also, "planned")
	}
	if m.event.Confidence == "low" {
		also = append(also, "low confidence")
	}
	if m.event.Disputed {
		also = append(also, "disputed")
	}
	if len(also) > 0 {
		words += " (" + strings.Join(also, ", ") + ")"
	}
	return words
}
