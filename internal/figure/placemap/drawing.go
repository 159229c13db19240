package placemap

import (
	"html/template"
	"math"
	"strconv"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// drawing writes the signs of a map.
type drawing struct{ *figure.Drawing }

// draw writes a map down.
func (l *layout) draw(name string, size figure.Size, label string, layers []model.Layer, link figure.Link) template.HTML {
	height := l.height()
	if l.inset != nil {
		height += insetGap + l.inset.height()
	}
	d := drawing{figure.New("place-map", size, height, label)}
	d.layout(l, name+"-"+size.String()+".clip", layers, link)
	if l.inset != nil {
		d.Text(0, l.height()+insetGap-10, "The part in the box, three times as large:", "class", "quiet")
		d.Begin("g", "transform", "translate(0 "+figure.Number(l.height()+insetGap)+")")
		d.layout(l.inset, name+"-"+size.String()+".inset.clip", layers, link)
		d.End()
	}
	return d.HTML()
}

// insetGap is between a map with its key and the inset, for the words between.
const insetGap = 40.0

// rows is how many rows the key has.
func (l *layout) rows() int { return (len(l.key) + l.columns - 1) / l.columns }

// height is that of a map with its key.
func (l *layout) height() float64 {
	if l.rows() == 0 {
		return l.frame.h
	}
	return l.frame.h + float64(l.rows())*keyRow + 12
}

// layout draws a map with its key.
func (d drawing) layout(l *layout, clip string, layers []model.Layer, link figure.Link) {
	data := coarseLand
	if l.frame.km < 4 {
		data = fineLand
	}
	d.ground(l.frame, readLand(data, l.frame.meets), 0.3, mostCoast*int(l.frame.w))
	d.layers(l.frame, layers, 0.3, math.MaxInt)
	if l.other != nil {
		d.Empty("path", "class", "other", "d", lineData(l.other), "fill", "none")
	}
	d.Begin("clipPath", "id", clip)
	d.Empty("rect", "width", l.frame.w, "height", l.frame.h)
	d.End()
	d.Begin("g", "clip-path", "url(#"+clip+")")
	for _, m := range l.marks {
		d.circle(m)
	}
	d.End()
	d.edge(l.frame)
	if l.inset != nil {
		d.Empty("rect", "class", "other", "x", l.box.X, "y", l.box.Y, "width", l.box.W, "height", l.box.H, "fill", "none")
	}
	d.scale(l)
	if l.name != nil {
		d.label(l.name, "quiet")
	}
	for _, m := range l.marks {
		if m.inset {
			d.dot(m)
		} else {
			d.mark(m, link)
		}
	}
	for i, m := range l.key {
		x := float64(i/l.rows()) * l.frame.w / float64(l.columns)
		d.Link(link(&m.place.Page))
		d.Text(x, l.frame.h+12+keyRow*(float64(i%l.rows())+0.7), keyWords(m))
		d.End()
	}
}

// ground draws sea and land, in so many bytes.
func (d drawing) ground(f frame, l land, detail float64, bytes int) {
	d.Empty("rect", "class", "sea", "width", f.w, "height", f.h)
	d.Empty("path", "class", "land", "fill-rule", "evenodd", "d", f.coast(l, detail, bytes))
}

// edge draws the border of a map, which covers that of the land.
func (d drawing) edge(f frame) {
	d.Empty("rect", "class", "edge", "width", f.w, "height", f.h, "fill", "none")
}

// layers draws what the author adds, and reports whether any of it is in the frame.
// Bends smaller than detail are left out, and larger ones where there is more than
// the bytes allow.
func (d drawing) layers(f frame, layers []model.Layer, detail float64, bytes int) bool {
	drawn := false
	for _, layer := range layers {
		if lines := f.layer(layer, detail, bytes); lines != "" {
			d.Empty("path", "class", "layer", "d", lines, "fill", "none", "stroke-dasharray", "7 3")
			drawn = true
		}
		for _, at := range layer.Points {
			if p := f.place(at); f.area().Holds(p) {
				d.Empty("path", "class", "layer", "d", lineData(saltire(p)), "fill", "none")
				drawn = true
			}
		}
	}
	return drawn
}

// layer returns the lines of a layer in the frame as the data of a path.
func (f frame) layer(layer model.Layer, detail float64, bytes int) string {
	var whole [][]figure.Point
	for _, line := range layer.Lines {
		whole = append(whole, f.lines(line)...)
	}
	for ; ; detail *= 1.25 {
		simple := make([][]figure.Point, len(whole))
		for i, line := range whole {
			simple[i] = simplify(line, detail)
		}
		if data := lineData(simple); len(data) <= bytes || detail > 4 {
			return data
		}
	}
}

// saltire returns the strokes of a small cross: the mark of a point of a layer.
func saltire(p figure.Point) [][]figure.Point {
	const arm = 3
	return [][]figure.Point{
		{figure.At(p.X-arm, p.Y-arm), figure.At(p.X+arm, p.Y+arm)},
		{figure.At(p.X-arm, p.Y+arm), figure.At(p.X+arm, p.Y-arm)},
	}
}

func lineData(lines [][]figure.Point) string {
	var data pathData
	for _, line := range lines {
		data.line(line)
	}
	return string(data)
}

// scale draws the scale, the words above the bar.
func (d drawing) scale(l *layout) {
	length := l.km / l.frame.km
	x, y := l.scale.X, l.scale.Y+l.scale.H-2
	if x > l.frame.w/2 {
		x = l.scale.X + l.scale.W - length
	}
	bar := []figure.Point{figure.At(x, y-4), figure.At(x, y), figure.At(x+length, y), figure.At(x+length, y-4)}
	d.Text(l.scale.X, y-8, l.scaleWords(), "class", "quiet")
	d.Empty("path", "class", "scale", "d", lineData([][]figure.Point{bar}), "fill", "none")
}

// mark draws a place with its label.
func (d drawing) mark(m *mark, link figure.Link) {
	var attrs figure.Attrs
	switch {
	case m.number > 0:
		attrs = append(attrs, "aria-label", strconv.Itoa(m.number)+", "+m.place.Title)
	case m.label == nil:
		attrs = append(attrs, "aria-label", m.place.Title)
	}
	d.Link(link(&m.place.Page), attrs)
	if m.label == nil || m.number > 0 {
		d.Title(m.place.Title)
	}
	d.dot(m)
	if m.label != nil {
		d.label(m.label, "name")
	}
	d.End()
}

// circle draws the circle within which a place lies somewhere.
func (d drawing) circle(m *mark) {
	if m.circle > 0 {
		d.Empty("circle", "class", "within", "cx", m.at.X, "cy", m.at.Y, "r", m.circle, "fill", "none", "stroke-dasharray", "1 3", "stroke-linecap", "round")
	}
}

// dot draws the middle of a mark.
func (d drawing) dot(m *mark) {
	class := "dot"
	if m.open {
		class = "dot open"
	}
	d.Empty("circle", "class", class, "cx", m.at.X, "cy", m.at.Y, "r", m.radius())
}

// label draws a text and the line that leads to it.
func (d drawing) label(l *label, class string) {
	if l.leader[0] != l.leader[1] {
		d.Empty("path", "class", "leader", "d", lineData([][]figure.Point{l.leader[:]}), "fill", "none")
	}
	look := figure.Attrs{"class", class}
	if l.anchor != "start" {
		look = append(look, "text-anchor", l.anchor)
	}
	if len(l.lines) == 1 {
		d.Text(l.at.X, l.at.Y, l.lines[0], look)
		return
	}
	d.BeginText(l.at.X, l.at.Y, look)
	for i, line := range l.lines {
		below := figure.Attrs{}
		if i > 0 {
			d.Span(" ", "font-size", 0) // keeps words apart for a screen reader, but takes no room
			below = figure.Attrs{"dy", lineStep}
		}
		d.Span(line, "x", l.at.X, below)
	}
	d.End()
}
