package timeline

import (
	"slices"
	"strings"

	"explainer/internal/figure"
)

// pen draws along an axis that runs to the right or down, with marks above it
// or to the left of it.
type pen struct {
	*figure.Drawing
	ids    string  // begins the ids of the figure
	down   bool    // the axis runs down
	axis   float64 // where the axis is across
	pitch  float64 // from lane to lane
	sheets *sheets // which take the shapes of marks, if those aren't drawn one by one
}

// sheets gather what looks alike, so that it is drawn as one path.
type sheets [topLayer + 1][]sheet

// sheet is shapes of one look.
type sheet struct {
	look figure.Attrs
	path string
}

// The layers of a mark, lowest first. Each mark has a place of its own, so that
// a layer of all may be drawn before the next.
const (
	paleLayer = iota
	barLayer
	endLayer
	discLayer
	topLayer
)

func (s *sheets) add(layer int, path string, look figure.Attrs) {
	sheets := &s[layer]
	i := slices.IndexFunc(*sheets, func(s sheet) bool { return slices.Equal(s.look, look) })
	if i < 0 {
		i, *sheets = len(*sheets), append(*sheets, sheet{look: look})
	}
	(*sheets)[i].path += path
}

func (s *sheets) draw(d *figure.Drawing) {
	for _, layer := range s {
		for _, sheet := range layer {
			d.Empty("path", "d", sheet.path, sheet.look)
		}
	}
}

// path draws a shape of a mark.
func (p *pen) path(layer int, path string, look figure.Attrs) {
	if p.sheets != nil {
		p.sheets.add(layer, path, look)
	} else {
		p.Empty("path", "d", path, look)
	}
}

// point returns the coordinates of a place along the axis and away from it.
func (p *pen) point(along, away float64) (x, y float64) {
	if p.down {
		return p.axis - away, along
	}
	return along, p.axis - away
}

// way returns how far it is from a place to one further along the axis and away
// from it.
func (p *pen) way(along, away float64) (dx, dy float64) {
	if p.down {
		return -away, along
	}
	return along, -away
}

// coordinates writes a place, or a way, as the data of a path.
func coordinates(x, y float64) string { return figure.Number(x) + " " + figure.Number(y) }

// line returns the data of a line between two places.
func (p *pen) line(along, away, toAlong, toAway float64) string {
	x1, y1 := p.point(along, away)
	x2, y2 := p.point(toAlong, toAway)
	return line{x1: x1, y1: y1, x2: x2, y2: y2}.path()
}

// bar draws a rectangle along the axis, of a thickness across.
func (p *pen) bar(layer int, from, to, away, thick float64, look figure.Attrs) {
	x, y := p.point(from, away+thick/2)
	w, h := to-from, thick
	if p.down {
		w, h = h, w
	}
	p.path(layer, "M"+coordinates(x, y)+"h"+figure.Number(w)+"v"+figure.Number(h)+"h"+figure.Number(-w)+"z", look)
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
		p.bar(paleLayer, from, to, away, thick, append(figure.Attrs{"class", "hollow"}, outline...))
	case m.event.Date.Uncertain():
		p.bar(paleLayer, from, to, away, thick, append(pale, outline...))
	case !interval, m.in > m.from, m.out < m.to:
		p.bar(paleLayer, from, to, away, thick, pale)
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
		p.bar(barLayer, in, out, away, thick/2, figure.Attrs{"fill", paint})
	}
	half := m.radius() + 0.5
	ends := ""
	switch {
	case m.event.Date.Start().IsZero():
		ends += p.arrow(from, -1, away, half)
	case !start:
		ends += p.line(from, away-half, from, away+half)
	}
	switch {
	case m.event.Date.End().IsZero():
		ends += p.arrow(to, 1, away, half)
	case !end:
		ends += p.line(to, away-half, to, away+half)
	}
	if ends != "" {
		p.path(endLayer, ends, figure.Attrs{"fill", "none", "stroke", "currentColor", "stroke-width", 1.5})
	}
}

// arrow returns the data of the head of an arrow that points along the axis, or
// against it.
func (p *pen) arrow(tip, way, away, half float64) string {
	return "M" + coordinates(p.point(tip-way*half, away+half)) + "L" + coordinates(p.point(tip, away)) + "L" + coordinates(p.point(tip-way*half, away-half))
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
	top, n, nn := "M"+coordinates(x, y-r), figure.Number(r), figure.Number(2*r)
	half := "a" + n + " " + n + " 0 0 0 0 " // down or up
	switch {
	case low:
		p.path(discLayer, top+"l"+n+" "+n+"l-"+n+" "+n+"l-"+n+" -"+n+"z", look)
	case p.sheets == nil:
		p.Empty("circle", "cx", x, "cy", y, "r", r, look)
	case hollow:
		p.path(discLayer, top+half+nn+half+"-"+nn+"z", look)
	default:
		// A line without length and with round ends is a disc.
		p.path(discLayer, "M"+coordinates(x, y)+"h0", figure.Attrs{"stroke", "currentColor", "stroke-width", 2 * r, "stroke-linecap", "round"})
	}
	switch {
	case !m.event.Disputed:
	case low:
		p.path(topLayer, top+"l-"+n+" "+n+"l"+n+" "+n+"z", figure.Attrs{"fill", "currentColor"})
	default:
		p.path(topLayer, top+half+nn+"z", figure.Attrs{"fill", "currentColor"})
	}
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
	var path strings.Builder
	for i, at := range ticks {
		tick := p.line(at, 0, at, tickSize)
		if i > 0 {
			// The way from the last one has fewer digits than the place.
			tick = "m" + coordinates(p.way(at-ticks[i-1], -tickSize)) + tick[strings.IndexAny(tick, "HV"):]
		}
		path.WriteString(tick)
	}
	if len(ticks) > 0 {
		p.Empty("path", "class", "other", "d", path.String())
	}
}

// base draws the axis, with strokes across where the scale changes or time is
// left out.
func (p *pen) base(stretches axis) {
	solid, dotted := "", ""
	strokes := func(at float64) {
		stroke := "l" + coordinates(p.way(4, 10))
		solid += "M" + coordinates(p.point(at-4.5, -5)) + stroke + "m" + coordinates(p.way(1, -10)) + stroke
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
				solid += p.line(at, 0, piece.at, 0)
			}
			at = piece.at + piece.size
			dotted += p.line(piece.at, 0, at, 0)
			if !s.bare() {
				strokes(piece.at + piece.size/2)
			}
		}
		if end := s.at + s.size; at < end {
			solid += p.line(at, 0, end, 0)
		}
	}
	if solid != "" {
		p.Empty("path", "class", "axis", "d", solid)
	}
	if dotted != "" {
		p.Empty("path", "class", "axis", "d", dotted, "stroke-dasharray", "1 4")
	}
}
