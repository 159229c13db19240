package figure

import (
	"html/template"
	"math"
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

// pen draws along an axis that runs to the right or down, with marks above it
// or to the left of it.
type pen struct {
	*drawing
	ids   string  // begins the ids of the figure
	down  bool    // the axis runs down
	axis  float64 // where the axis is across
	pitch float64 // from lane to lane
}

// point returns the coordinates of a place along the axis and away from it.
func (p *pen) point(along, away float64) (x, y float64) {
	if p.down {
		return p.axis - away, along
	}
	return along, p.axis - away
}

// line draws a line between two places.
func (p *pen) line(along, away, toAlong, toAway float64, attrs ...attr) {
	x1, y1 := p.point(along, away)
	x2, y2 := p.point(toAlong, toAway)
	p.empty("path", append([]attr{{"d", "M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2)}}, attrs...)...)
}

// bar draws a rectangle along the axis, of a thickness across.
func (p *pen) bar(from, to, away, thick float64, attrs ...attr) {
	x, y := p.point(from, away+thick/2)
	w, h := to-from, thick
	if p.down {
		w, h = h, w
	}
	p.empty("rect", append([]attr{{"x", x}, {"y", y}, {"width", w}, {"height", h}}, attrs...)...)
}

// laneAway returns how far a lane's middle is from the axis.
func (p *pen) laneAway(lane int) float64 { return 7 + float64(lane)*p.pitch }

// mark draws an event.
func (p *pen) mark(m *mark) {
	away := p.laneAway(m.lane)
	middle := (m.from + m.to) / 2
	if m.isBar() {
		p.span(m, away)
		if m.event.Confidence != "low" && !m.event.Disputed {
			return
		}
	}
	x, y := p.point(middle, away)
	p.disc(x, y, m)
}

// span draws a mark that is as long as its date.
func (p *pen) span(m *mark, away float64) {
	from, to := m.from, m.to
	start, end := m.fades()
	interval := m.event.Date.IsInterval()
	if start {
		from -= fadeSize
	}
	if end {
		to += fadeSize
	}
	thick := 1.5 * m.radius()
	fill, pale := []attr{{"fill", "currentColor"}}, attr{"fill-opacity", "0.4"}
	if start || end {
		fill[0].value = "url(#" + p.fadeID(m) + ")"
	}
	outline := []attr{{"stroke", "currentColor"}, {"stroke-width", 1.2}}
	if m.event.Date.Uncertain() {
		outline = append(outline, attr{"stroke-dasharray", "2.5 2"})
	}
	switch {
	case m.event.Planned || m.event.Date.Uncertain() && !start && !end:
		p.bar(from, to, away, thick, append([]attr{{"class", "hollow"}}, outline...)...)
	case m.event.Date.Uncertain():
		p.bar(from, to, away, thick, slices.Concat(fill, []attr{pale}, outline)...)
	case !interval, m.in > m.from, m.out < m.to:
		p.bar(from, to, away, thick, append(fill, pale)...)
	}
	if !interval {
		return
	}
	in, out := max(m.in, m.from), min(m.out, m.to)
	if start {
		in = from
	}
	if end {
		out = to
	}
	if in < out && !m.event.Planned {
		p.bar(in, out, away, thick/2, fill...)
	}
	stroke := []attr{{"stroke", "currentColor"}, {"stroke-width", 1.5}}
	half := m.radius() + 0.5
	switch {
	case m.event.Date.Start().IsZero():
		p.arrow(from, -1, away, half, stroke)
	case !start:
		p.line(from, away-half, from, away+half, stroke...)
	}
	switch {
	case m.event.Date.End().IsZero():
		p.arrow(to, 1, away, half, stroke)
	case !end:
		p.line(to, away-half, to, away+half, stroke...)
	}
}

// arrow draws the head of an arrow that points along the axis, or against it.
func (p *pen) arrow(tip, way, away, half float64, attrs []attr) {
	x1, y1 := p.point(tip-way*half, away+half)
	x2, y2 := p.point(tip, away)
	x3, y3 := p.point(tip-way*half, away-half)
	d := "M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2) + "L" + number(x3) + " " + number(y3)
	p.empty("path", append([]attr{{"d", d}, {"fill", "none"}}, attrs...)...)
}

// disc draws a day.
func (p *pen) disc(x, y float64, m *mark) {
	r := m.radius()
	low := m.event.Confidence == "low"
	if low {
		r += 0.8
	}
	hollow := m.event.Planned || m.event.Disputed || m.event.Date.Uncertain()
	look := []attr{{"fill", "currentColor"}}
	if hollow {
		r -= 0.6
		look = []attr{{"class", "hollow"}, {"stroke", "currentColor"}, {"stroke-width", 1.2}}
	}
	if m.event.Date.Uncertain() && !m.isBar() {
		look = append(look, attr{"stroke-dasharray", "2 1.6"})
	}
	n, s, w, e := number(y-r), number(y+r), number(x-r), number(x+r)
	cx, cy := number(x), number(y)
	if low {
		p.empty("path", append([]attr{{"d", "M" + cx + " " + n + "L" + e + " " + cy + "L" + cx + " " + s + "L" + w + " " + cy + "Z"}}, look...)...)
	} else {
		p.empty("circle", append([]attr{{"cx", x}, {"cy", y}, {"r", r}}, look...)...)
	}
	if !m.event.Disputed {
		return
	}
	half := "A" + number(r) + " " + number(r) + " 0 0 0 " + cx + " " + s
	if low {
		half = "L" + w + " " + cy + "L" + cx + " " + s
	}
	p.empty("path", attr{"d", "M" + cx + " " + n + half + "Z"}, attr{"fill", "currentColor"})
}

// fadeID names the gradient that a faded mark is filled with.
func (p *pen) fadeID(m *mark) string {
	id := p.ids
	if m.key {
		id += "-key"
	}
	start, end := m.fades()
	switch {
	case start && end:
		return id + "-fade"
	case start:
		return id + "-fade-start"
	}
	return id + "-fade-end"
}

// fades defines the gradients that the marks need.
func (p *pen) fades(marks []mark) {
	seen := map[string]bool{}
	for i := range marks {
		m := &marks[i]
		start, end := m.fades()
		id := p.fadeID(m)
		if !start && !end || seen[id] {
			continue
		}
		if len(seen) == 0 {
			p.begin("defs")
		}
		seen[id] = true
		attrs := []attr{{"id", id}}
		if m.key {
			attrs = append(attrs, attr{"class", "key"})
		}
		if p.down {
			attrs = append(attrs, attr{"x2", "0"}, attr{"y2", "1"})
		}
		p.begin("linearGradient", attrs...)
		stop := func(offset, opacity string) {
			p.empty("stop", attr{"offset", offset}, attr{"stop-color", "currentColor"}, attr{"stop-opacity", opacity})
		}
		if start {
			stop("0", "0")
			stop("0.4", "1")
		}
		if end {
			stop("0.6", "1")
			stop("1", "0")
		}
		p.end()
	}
	if len(seen) > 0 {
		p.end()
	}
}

// Sign is a sort of mark with what it means, for the legend.
type Sign struct {
	Drawing template.HTML
	Words   string
}

// Signs returns the sorts of mark that the timeline of a site has.
func Signs(site *model.Site) []Sign {
	day := edtf.NewDay(2000, 1, 1).Date()
	parse := func(text string) edtf.Date {
		d, err := edtf.Parse(text)
		if err != nil {
			panic("explainer: " + err.Error())
		}
		return d
	}
	all := []struct {
		example model.Event
		key     bool
		words   string
		has     func(*model.Event) bool
	}{
		{model.Event{Date: day}, true, "a key event", func(e *model.Event) bool { return e.Key }},
		{model.Event{Date: day}, false, "an event of one day", func(e *model.Event) bool { return !e.Key && e.Date.Precision() == edtf.PrecisionDay }},
		{model.Event{Date: parse("2000-01")}, false, "some time within a month, a year or longer", func(e *model.Event) bool { return !e.Date.IsInterval() && e.Date.Precision() != edtf.PrecisionDay }},
		{model.Event{Date: parse("2000-01-01/2000-02-01")}, false, "from one day to another", func(e *model.Event) bool { return e.Date.IsInterval() && !e.Date.IsOpen() }},
		{model.Event{Date: parse("2000-01-01/..")}, false, "an open end", func(e *model.Event) bool { return e.Date.IsOpen() }},
		{model.Event{Date: parse("2000-01~")}, false, "about that time", func(e *model.Event) bool { return e.Date.Approximate() }},
		{model.Event{Date: parse("2000-01-01?")}, false, "date uncertain", func(e *model.Event) bool { return e.Date.Uncertain() }},
		{model.Event{Date: day, Planned: true}, false, "planned", func(e *model.Event) bool { return e.Planned }},
		{model.Event{Date: day, Disputed: true}, false, "disputed", func(e *model.Event) bool { return e.Disputed }},
		{model.Event{Date: day, Confidence: "low"}, false, "low confidence", func(e *model.Event) bool { return e.Confidence == "low" }},
	}
	var signs []Sign
	for i := range all {
		s := &all[i]
		if slices.ContainsFunc(site.Events, s.has) {
			signs = append(signs, Sign{drawSign(&s.example, s.key, "sign-"+number(float64(i))), s.words})
		}
	}
	if crowds(site) {
		signs = append(signs, Sign{"", "pale ticks are the other events"})
	}
	return signs
}

func drawSign(e *model.Event, key bool, ids string) template.HTML {
	d := &drawing{}
	class := "timeline sign"
	if key {
		class += " key"
	}
	d.begin("svg", attr{"class", class}, attr{"viewBox", "0 0 30 14"}, attr{"width", 30.0}, attr{"height", 14.0}, attr{"aria-hidden", "true"})
	p := &pen{drawing: d, ids: ids, axis: 14}
	m := mark{event: e, key: key, from: 15, to: 15}
	if m.isBar() {
		m.from, m.to = 4, 26
		m.in, m.out = 4, 26
	}
	if start, _ := m.fades(); start {
		m.from, m.to = 10, 20
	}
	p.fades([]mark{m})
	p.mark(&m)
	return d.html()
}

// spread moves things of given sizes as little as it may so that they stand in
// a row without overlap, at least gap apart, between from and to, each near the
// place where its middle wants to be. It returns where they begin. The things
// are in the order of their wishes; if they don't fit they go beyond to.
func spread(middles, sizes []float64, gap, from, to float64) []float64 {
	// Neighbours that would meet become a block around their common mean, which
	// grows until it meets no other.
	type block struct {
		first      int
		count      float64
		start, len float64
	}
	var blocks []block
	for i, middle := range middles {
		b := block{i, 1, middle - sizes[i]/2, sizes[i]}
		b.start = math.Max(from, math.Min(b.start, to-b.len))
		for n := len(blocks); n > 0 && blocks[n-1].start+blocks[n-1].len+gap > b.start; n = len(blocks) {
			prev := blocks[n-1]
			blocks = blocks[:n-1]
			shifted := b.start - prev.len - gap
			b = block{prev.first, prev.count + b.count, (prev.start*prev.count + shifted*b.count) / (prev.count + b.count), prev.len + gap + b.len}
			b.start = math.Max(from, math.Min(b.start, to-b.len))
		}
		blocks = append(blocks, b)
	}
	starts := make([]float64, len(middles))
	for n, b := range blocks {
		last := len(middles)
		if n+1 < len(blocks) {
			last = blocks[n+1].first
		}
		at := b.start
		for i := b.first; i < last; i++ {
			starts[i] = at
			at += sizes[i] + gap
		}
	}
	return starts
}
