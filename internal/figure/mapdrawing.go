package figure

import (
	"html/template"
	"strconv"

	"explainer/internal/model"
)

// draw writes a map down.
func (l *mapLayout) draw(name string, size Size, label string, layers []model.Layer, link Link) template.HTML {
	rows := (len(l.key) + l.columns - 1) / l.columns
	height := l.frame.h
	if rows > 0 {
		height += float64(rows)*keyRow + 12
	}
	d := newDrawing("place-map", size, height, label)
	data := coarseLand
	if l.frame.km < 4 {
		data = fineLand
	}
	d.ground(l.frame, readLand(data), 0.3, mostCoast*int(l.frame.w))
	d.layers(l.frame, layers)
	if l.other != nil {
		d.empty("path", attr{"class", "other"}, attr{"d", lineData(l.other)}, attr{"fill", "none"})
	}
	clip := name + "-" + size.String() + ".clip"
	d.begin("clipPath", attr{"id", clip})
	d.empty("rect", attr{"width", l.frame.w}, attr{"height", l.frame.h})
	d.end()
	d.begin("g", attr{"clip-path", "url(#" + clip + ")"})
	for _, m := range l.marks {
		d.circle(m)
	}
	d.end()
	d.edge(l.frame)
	d.scale(l)
	if l.name != nil {
		d.label(l.name, "quiet")
	}
	for _, m := range l.marks {
		d.mark(m, link)
	}
	for i, m := range l.key {
		x := float64(i/rows) * l.frame.w / float64(l.columns)
		d.link(link(&m.place.Page))
		d.text(x, l.frame.h+12+keyRow*(float64(i%rows)+0.7), keyWords(m))
		d.end()
	}
	return d.html()
}

// ground draws sea and land, in so many bytes.
func (d *drawing) ground(f frame, l land, detail float64, bytes int) {
	d.empty("rect", attr{"class", "sea"}, attr{"width", f.w}, attr{"height", f.h})
	d.empty("path", attr{"class", "land"}, attr{"fill-rule", "evenodd"}, attr{"d", f.coast(l, detail, bytes)})
}

// edge draws the border of a map, which covers that of the land.
func (d *drawing) edge(f frame) {
	d.empty("rect", attr{"class", "edge"}, attr{"width", f.w}, attr{"height", f.h}, attr{"fill", "none"})
}

// layers draws what the author adds.
func (d *drawing) layers(f frame, layers []model.Layer) {
	for _, layer := range layers {
		var lines [][]point
		for _, line := range layer.Lines {
			for _, part := range f.lines(line) {
				lines = append(lines, simplify(part, 0.3))
			}
		}
		if len(lines) > 0 {
			d.empty("path", attr{"class", "layer"}, attr{"d", lineData(lines)}, attr{"fill", "none"}, attr{"stroke-dasharray", "7 3"})
		}
		for _, at := range layer.Points {
			if x, y := f.place(at); (box{x, y, 0, 0}).within(f.area()) {
				d.empty("path", attr{"class", "layer"}, attr{"d", lineData([][]point{{{x - 3, y - 3}, {x + 3, y + 3}}, {{x - 3, y + 3}, {x + 3, y - 3}}})}, attr{"fill", "none"})
			}
		}
	}
}

func lineData(lines [][]point) string {
	var data pathData
	for _, line := range lines {
		data.line(line)
	}
	return string(data)
}

// scale draws the scale, the words above the bar.
func (d *drawing) scale(l *mapLayout) {
	length := l.km / l.frame.km
	x, y := l.scale.x, l.scale.y+l.scale.h-2
	if x > l.frame.w/2 {
		x = l.scale.x + l.scale.w - length
	}
	bar := [][]point{{{x, y - 4}, {x, y}, {x + length, y}, {x + length, y - 4}}}
	d.text(l.scale.x, y-8, l.scaleWords(), attr{"class", "quiet"})
	d.empty("path", attr{"class", "scale"}, attr{"d", lineData(bar)}, attr{"fill", "none"})
}

// mark draws a place with its label.
func (d *drawing) mark(m *spot, link Link) {
	var attrs []attr
	switch {
	case m.number > 0:
		attrs = append(attrs, attr{"aria-label", strconv.Itoa(m.number) + ", " + m.place.Title})
	case m.label == nil || len(m.label.lines) > 1: // lines are read as one word
		attrs = append(attrs, attr{"aria-label", m.place.Title})
	}
	d.link(link(&m.place.Page), attrs...)
	if m.label == nil || m.number > 0 {
		d.title(m.place.Title)
	}
	d.dot(m)
	if m.label != nil {
		d.label(m.label, "name")
	}
	d.end()
}

// circle draws the circle within which a place lies somewhere.
func (d *drawing) circle(m *spot) {
	if m.circle > 0 {
		d.empty("circle", attr{"class", "within"}, attr{"cx", m.at.x}, attr{"cy", m.at.y}, attr{"r", m.circle}, attr{"fill", "none"}, attr{"stroke-dasharray", "1 3"}, attr{"stroke-linecap", "round"})
	}
}

// dot draws the middle of a mark.
func (d *drawing) dot(m *spot) {
	class := "dot"
	if m.open {
		class = "dot open"
	}
	d.empty("circle", attr{"class", class}, attr{"cx", m.at.x}, attr{"cy", m.at.y}, attr{"r", dot})
}

// label draws a text and the line that leads to it.
func (d *drawing) label(l *mapLabel, class string) {
	if l.leader[0] != l.leader[1] {
		d.empty("path", attr{"class", "leader"}, attr{"d", lineData([][]point{l.leader[:]})}, attr{"fill", "none"})
	}
	attrs := []attr{{"class", class}}
	if l.anchor != "start" {
		attrs = append(attrs, attr{"text-anchor", l.anchor})
	}
	d.linesFrom(l.at.x, l.at.y, l.lines, attrs...)
}
