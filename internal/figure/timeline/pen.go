package timeline

import (
	"strings"

	"explainer/internal/figure"
)

// pen draws along an axis that runs to the right or down, with marks above it
// or to the left of it.
type pen struct {
	*figure.Drawing
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

// coordinates writes a place as the data of a path.
func coordinates(x, y float64) string { return figure.Number(x) + " " + figure.Number(y) }

// line draws a line between two places.
func (p *pen) line(along, away, toAlong, toAway float64, attrs ...any) {
	path := "M" + coordinates(p.point(along, away)) + "L" + coordinates(p.point(toAlong, toAway))
	p.Empty("path", "d", path, figure.Attrs(attrs))
}

// bar draws a rectangle along the axis, of a thickness across.
func (p *pen) bar(from, to, away, thick float64, attrs ...any) {
	x, y := p.point(from, away+thick/2)
	w, h := to-from, thick
	if p.down {
		w, h = h, w
	}
	p.Empty("rect", "x", x, "y", y, "width", w, "height", h, figure.Attrs(attrs))
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
	paint := "currentColor"
	if start || end {
		paint = "url(#" + p.fadeID(m) + ")"
	}
	pale := figure.Attrs{"fill", paint, "fill-opacity", 0.4}
	outline := figure.Attrs{"stroke", "currentColor", "stroke-width", 1.2}
	if m.event.Date.Uncertain() {
		outline = append(outline, "stroke-dasharray", "2.5 2")
	}
	switch {
	case m.event.Planned || m.event.Date.Uncertain() && !start && !end:
		p.bar(from, to, away, thick, "class", "hollow", outline)
	case m.event.Date.Uncertain():
		p.bar(from, to, away, thick, pale, outline)
	case !interval, m.in > m.from, m.out < m.to:
		p.bar(from, to, away, thick, pale)
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
		p.bar(in, out, away, thick/2, "fill", paint)
	}
	stroke := figure.Attrs{"stroke", "currentColor", "stroke-width", 1.5}
	half := m.radius() + 0.5
	switch {
	case m.event.Date.Start().IsZero():
		p.arrow(from, -1, away, half, stroke)
	case !start:
		p.line(from, away-half, from, away+half, stroke)
	}
	switch {
	case m.event.Date.End().IsZero():
		p.arrow(to, 1, away, half, stroke)
	case !end:
		p.line(to, away-half, to, away+half, stroke)
	}
}

// arrow draws the head of an arrow that points along the axis, or against it.
func (p *pen) arrow(tip, way, away, half float64, attrs figure.Attrs) {
	path := "M" + coordinates(p.point(tip-way*half, away+half)) + "L" + coordinates(p.point(tip, away)) + "L" + coordinates(p.point(tip-way*half, away-half))
	p.Empty("path", "d", path, "fill", "none", attrs)
}

// disc draws a day.
func (p *pen) disc(x, y float64, m *mark) {
	r := m.radius()
	low := m.event.Confidence == "low"
	if low {
		r += 0.8
	}
	hollow := m.event.Planned || m.event.Disputed || m.event.Date.Uncertain()
	look := figure.Attrs{"fill", "currentColor"}
	if hollow {
		r -= 0.6
		look = figure.Attrs{"class", "hollow", "stroke", "currentColor", "stroke-width", 1.2}
	}
	if m.event.Date.Uncertain() && !m.isBar() {
		look = append(look, "stroke-dasharray", "2 1.6")
	}
	n, s, w, e := figure.Number(y-r), figure.Number(y+r), figure.Number(x-r), figure.Number(x+r)
	cx, cy := figure.Number(x), figure.Number(y)
	if low {
		p.Empty("path", "d", "M"+cx+" "+n+"L"+e+" "+cy+"L"+cx+" "+s+"L"+w+" "+cy+"Z", look)
	} else {
		p.Empty("circle", "cx", x, "cy", y, "r", r, look)
	}
	if !m.event.Disputed {
		return
	}
	half := "A" + figure.Number(r) + " " + figure.Number(r) + " 0 0 0 " + cx + " " + s
	if low {
		half = "L" + w + " " + cy + "L" + cx + " " + s
	}
	p.Empty("path", "d", "M"+cx+" "+n+half+"Z", "fill", "currentColor")
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
			p.Begin("defs")
		}
		seen[id] = true
		attrs := figure.Attrs{"id", id}
		if m.key {
			attrs = append(attrs, "class", "key")
		}
		if p.down {
			attrs = append(attrs, "x2", "0", "y2", "1")
		}
		p.Begin("linearGradient", attrs)
		stop := func(offset, opacity string) {
			p.Empty("stop", "offset", offset, "stop-color", "currentColor", "stop-opacity", opacity)
		}
		if start {
			stop("0", "0")
			stop("0.4", "1")
		}
		if end {
			stop("0.6", "1")
			stop("1", "0")
		}
		p.End()
	}
	if len(seen) > 0 {
		p.End()
	}
}

// others draws the events that are there but not meant, as one path: a site may
// have thousands.
func (p *pen) others(ticks []float64) {
	if len(ticks) == 0 {
		return
	}
	var path strings.Builder
	for _, at := range ticks {
		path.WriteString("M" + coordinates(p.point(at, 0)))
		if p.down {
			path.WriteString("h" + figure.Number(-tickSize))
		} else {
			path.WriteString("v" + figure.Number(-tickSize))
		}
	}
	p.Empty("path", "class", "other", "d", path.String())
}

// base draws the axis, with strokes across where the scale changes or time is
// left out.
func (p *pen) base(stretches axis) {
	strokes := func(at float64) {
		for _, off := range []float64{-2.5, 2.5} {
			p.line(at+off-2, -5, at+off+2, 5, "class", "axis")
		}
	}
	for i, s := range stretches {
		if i > 0 {
			strokes(s.at - between/2)
		}
		at := s.at
		for _, piece := range s.pieces {
			if !piece.gap {
				continue
			}
			if piece.at > at {
				p.line(at, 0, piece.at, 0, "class", "axis")
			}
			at = piece.at + piece.size
			p.line(piece.at, 0, at, 0, "class", "axis", "stroke-dasharray", "1 4")
			if !s.bare() {
				strokes(piece.at + piece.size/2)
			}
		}
		if end := s.at + s.size; at < end {
			p.line(at, 0, end, 0, "class", "axis")
		}
	}
}
