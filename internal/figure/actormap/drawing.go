package actormap

import (
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"explainer/internal/figure"
)

// drawing writes the signs of the map.
type drawing struct{ *figure.Drawing }

// draw writes a composition down: lines, then words, then actors.
func (c *composition) draw(m *Map, link figure.Link) template.HTML {
	d := drawing{figure.New("actor-map", c.size, c.height, "Map of actors as of "+m.At.Words()+"; the table has the same facts in words")}
	for _, rail := range c.rails {
		d.Empty("path", "class", "rail", "d", pathOf(rail))
	}
	for _, way := range c.corridors {
		for _, s := range way.strands {
			d.Begin("g", "class", "strand", "data-ends", s.ends(), "role", "img")
			d.Title(s.sentence())
			d.strand(s)
			d.End()
		}
	}
	for _, way := range c.corridors {
		for _, s := range way.strands {
			d.Begin("g", "class", "strand", "data-ends", s.ends(), "aria-hidden", "true")
			if s.number > 0 {
				if s.leader != (curve{}) {
					d.Empty("path", "class", "line", "stroke-width", 0.6, "d", pathOf(s.leader))
				}
				d.numeral(figure.At(s.label.X+numberRadius, s.label.Y+numberRadius), s.number)
			} else {
				d.lines(s.label.X+s.label.W/2, s.label.Y, figure.SmallSize, "small halo", "middle", s.label.lines, nil)
			}
			d.End()
		}
	}
	for _, n := range c.nodes {
		d.Begin("g", "class", n.class(), "data-actor", n.actor.ID)
		d.Link(link(&n.actor.Page))
		d.node(n)
		d.End()
		d.End()
	}
	for _, e := range c.key {
		d.Begin("g", "class", "strand", "data-ends", e.strand.ends())
		d.numeral(e.mark, e.strand.number)
		d.lines(e.X, e.Y, figure.SmallSize, "small", "start", e.lines, nil)
		d.End()
	}
	return d.HTML()
}

// ends names the actors of a line for the script that brings out relations.
func (s *strand) ends() string { return s.from.actor.ID + " " + s.to.actor.ID }

func (n *node) class() string {
	if n.party {
		return "actor party"
	}
	return "actor"
}

// node draws a frame with what is in it.
func (d drawing) node(n *node) {
	d.frame(n.frame, n.Box, n.party)
	y := n.Y + (n.H-n.textHeight())/2
	x := n.X + n.W/2
	d.lines(x, y, figure.LabelSize, "name", "middle", n.name, nil)
	y += float64(len(n.name)) * nameLead
	for _, p := range n.people {
		y += nameGap
		d.lines(x, y, figure.SmallSize, "small", "middle", p.name, p.office)
		y += p.height()
	}
}

// frame draws a frame; a party's is heavier.
func (d drawing) frame(f frame, b figure.Box, party bool) {
	width := 1.0
	if party {
		width = 2.2
	}
	rect := figure.Attrs{"x", b.X, "y", b.Y, "width", b.W, "height", b.H}
	switch f {
	case stateFrame:
		d.Empty("rect", rect, "class", "frame", "stroke-width", width)
	case bodyFrame:
		d.Empty("rect", rect, "rx", min(11, b.H/2), "class", "frame", "stroke-width", width)
	case armedFrame:
		const cut = 8
		d.Empty("polygon", "class", "frame", "stroke-width", width, "points", corners(
			figure.At(b.X+cut, b.Y), figure.At(b.X+b.W-cut, b.Y), figure.At(b.X+b.W, b.Y+cut), figure.At(b.X+b.W, b.Y+b.H-cut),
			figure.At(b.X+b.W-cut, b.Y+b.H), figure.At(b.X+cut, b.Y+b.H), figure.At(b.X, b.Y+b.H-cut), figure.At(b.X, b.Y+cut)))
	case communityFrame:
		top := straight(figure.At(b.X, b.Y), figure.At(b.X+b.W, b.Y))
		bottom := straight(figure.At(b.X, b.Y+b.H), figure.At(b.X+b.W, b.Y+b.H))
		d.Empty("rect", rect, "class", "ground")
		d.Empty("path", "class", "frame", "stroke-width", width, "d", pathOf(top)+pathOf(bottom))
	case personFrame:
		under := straight(figure.At(b.X+padding, b.Y+b.H-4), figure.At(b.X+b.W-padding, b.Y+b.H-4))
		d.Empty("rect", rect, "class", "ground")
		d.Empty("path", "class", "frame", "stroke-width", width, "d", pathOf(under))
	}
}

// lines writes lines of text under each other, the first with its upper edge at
// y. Those that are quiet come last. The space between two lines, which keeps
// their words apart for a screen reader, has no width, so that centred lines
// stand in the middle.
func (d drawing) lines(x, y, size float64, class, anchor string, lines, quiet []string) {
	d.BeginText(x, y+0.95*size, "class", class, "text-anchor", anchor)
	for i, line := range slices.Concat(lines, quiet) {
		down := 0.0
		if i > 0 {
			d.Span(" ", "font-size", 0)
			down = size * figure.Leading
		}
		look := figure.Attrs{"x", x, "dy", down}
		if i >= len(lines) {
			look = append(look, "class", "quiet")
		}
		d.Span(line, look)
	}
	d.End()
}

// numeral draws a number in a circle.
func (d drawing) numeral(at figure.Point, n int) {
	d.Empty("circle", "class", "numeral", "cx", at.X, "cy", at.Y, "r", numberRadius)
	d.Text(at.X, at.Y+3.7, strconv.Itoa(n), "class", "tiny", "text-anchor", "middle")
}

// crossAt is where on a line the strokes cross it that say it is broken.
const crossAt = 0.25

const headLength = 9.0 // of an arrow

// strand draws a line in its notation.
func (d drawing) strand(s *strand) {
	path := s.path
	long := max(path.long(), 1)
	if s.forth && !s.form.open {
		path = path.part(0, 1-min(0.4, headLength*0.8/long))
	}
	if s.back && !s.form.open {
		path = path.part(min(0.4, headLength*0.8/long), 1)
	}
	data := pathOf(path)
	switch {
	case s.form.double:
		data = pathOf(path.shift(2.2)) + pathOf(path.shift(-2.2))
	case s.form.zigzag:
		data = zigzag(path)
	}
	look := figure.Attrs{"class", "line", "stroke-width", s.form.width}
	if s.form.dash != "" {
		look = append(look, "stroke-dasharray", s.form.dash)
	}
	d.Empty("path", look, "d", data)
	if s.forth {
		d.head(s.path.end, s.path.heading(1), s.form.open)
	}
	if s.back {
		d.head(s.path.start, s.path.heading(0).Times(-1), s.form.open)
	}
	if s.form.crossed {
		d.cross(s.path.at(crossAt), s.path.heading(crossAt))
	}
}

// head draws an arrowhead.
func (d drawing) head(tip, heading figure.Point, open bool) {
	back := tip.Minus(heading.Times(headLength))
	a, b := back.Plus(heading.Left().Times(4.2)), back.Minus(heading.Left().Times(4.2))
	if open {
		d.Empty("path", "class", "line", "stroke-width", 1.2, "d", "M"+coordinates(a)+"L"+coordinates(tip)+"L"+coordinates(b))
		return
	}
	d.Empty("polygon", "class", "head", "points", corners(a, tip, b))
}

// cross draws two strokes across a line.
func (d drawing) cross(at, heading figure.Point) {
	var strokes strings.Builder
	for _, off := range []float64{-2.5, 2.5} {
		middle := at.Plus(heading.Times(off))
		slant := heading.Left().Times(6.5).Plus(heading.Times(2.5))
		strokes.WriteString(pathOf(straight(middle.Minus(slant), middle.Plus(slant))))
	}
	d.Empty("path", "class", "line", "stroke-width", 1.4, "d", strokes.String())
}

const swing = 4.5 // of a zigzag, to either side

// zigzag returns a path that swings around a curve but at its ends.
func zigzag(c curve) string {
	const step = 6.0
	long := c.long()
	n := int(math.Max(2, math.Round((long-12)/step)))
	path := "M" + coordinates(c.start)
	for i := range n + 1 {
		t := (6 + (long-12)*float64(i)/float64(n)) / long
		p := c.at(t)
		if i > 0 && i < n {
			p = p.Plus(c.heading(t).Left().Times(swing * float64(1-2*(i%2))))
		}
		path += "L" + coordinates(p)
	}
	return path + "L" + coordinates(c.end)
}

func pathOf(c curve) string {
	if c.isStraight() {
		return "M" + coordinates(c.start) + "L" + coordinates(c.end)
	}
	return "M" + coordinates(c.start) + "Q" + coordinates(c.control) + " " + coordinates(c.end)
}

func corners(points ...figure.Point) string {
	all := make([]string, len(points))
	for i, p := range points {
		all[i] = coordinates(p)
	}
	return strings.Join(all, " ")
}

func coordinates(p figure.Point) string { return figure.Number(p.X) + "," + figure.Number(p.Y) }
