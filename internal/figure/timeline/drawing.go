package timeline

import (
	"html/template"
	"strconv"

	"explainer/internal/figure"
)

// draw writes the figure down.
func (l *layout) draw(name, title string, link figure.Link) template.HTML {
	d := figure.New("timeline", l.size, l.height+2, title)
	drawLines(d, l.lines)
	for i := range l.systems {
		l.systems[i].draw(d, name+"-"+l.size.String()+"-"+strconv.Itoa(i), link)
	}
	for _, b := range l.texts {
		b.draw(d)
	}
	for _, lab := range l.labels {
		lab.draw(d, link)
	}
	return d.HTML()
}

// drawLines draws the lines, those of one class that follow each other as one
// path: a page has many.
func drawLines(d *figure.Drawing, lines []line) {
	for len(lines) > 0 {
		class, path := lines[0].class, ""
		for len(lines) > 0 && lines[0].class == class {
			r := lines[0]
			path += "M" + coordinates(r.x1, r.y1)
			switch {
			case r.x1 == r.x2:
				path += "V" + figure.Number(r.y2)
			case r.y1 == r.y2:
				path += "H" + figure.Number(r.x2)
			default:
				path += "L" + coordinates(r.x2, r.y2)
			}
			lines = lines[1:]
		}
		d.Empty("path", "class", class, "d", path)
	}
}

// look returns the class of the words, if they have one.
func (w *words) look() figure.Attrs {
	if w.class == "" {
		return nil
	}
	return figure.Attrs{"class", w.class}
}

// draw writes the lines as one text, so that they are read as one.
func (b block) draw(d *figure.Drawing) {
	if len(b) == 1 {
		d.Text(b[0].x, b[0].y, b[0].text, b[0].look())
		return
	}
	d.Begin("text")
	for _, w := range b {
		d.Begin("tspan", "x", w.x, "y", w.y, w.look())
		d.Words(w.text)
		d.End()
	}
	d.End()
}

func (l *label) draw(d *figure.Drawing, link figure.Link) {
	path := "M"
	for i, p := range l.leader {
		if i > 0 {
			path += "L"
		}
		path += coordinates(p.X, p.Y)
	}
	d.Empty("path", "class", "leader", "d", path)
	d.Link(link(&l.event.Page))
	if len(l.number) > 0 {
		l.number.draw(d)
	}
	l.text.draw(d)
	d.End()
}

// draw draws the axis and its marks, as links if there is a link. Those who don't
// see them have the labels and the list of events, so that the marks are no stops
// for the tab key.
func (sys *system) draw(d *figure.Drawing, ids string, link figure.Link) {
	p := &pen{Drawing: d, ids: ids, down: sys.down, axis: sys.axis, pitch: sys.pitch}
	p.Begin("g", "aria-hidden", "true")
	p.base(sys.stretches)
	p.others(sys.ticks)
	p.fades(sys.marks)
	for i := range sys.marks {
		m := &sys.marks[i]
		class := "mark"
		if m.key {
			class = "mark key"
		}
		if link == nil {
			p.Begin("g", "class", class)
		} else {
			p.Link(link(&m.event.Page), "class", class, "tabindex", "-1")
			p.Title(m.words())
		}
		p.mark(m)
		p.End()
	}
	p.End()
}
