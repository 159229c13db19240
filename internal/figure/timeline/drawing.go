package timeline

import (
	"html/template"
	"slices"
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
			path += lines[0].path()
			lines = lines[1:]
		}
		d.Empty("path", "class", class, "d", path)
	}
}

// path returns the data of a path that is the line.
func (l line) path() string {
	from := "M" + coordinates(l.x1, l.y1)
	switch {
	case l.x1 == l.x2:
		return from + "V" + figure.Number(l.y2)
	case l.y1 == l.y2:
		return from + "H" + figure.Number(l.x2)
	}
	return from + "L" + coordinates(l.x2, l.y2)
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
	look := b[0].look() // of all
	if slices.ContainsFunc(b, func(w words) bool { return w.class != b[0].class }) {
		look = nil
	}
	d.Begin("text", look)
	for _, w := range b {
		own := w.look()
		if look != nil {
			own = nil
		}
		d.Begin("tspan", "x", w.x, "y", w.y, own)
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
	if link == nil {
		p.marks(sys.marks, "mark", func(m *mark) bool { return !m.key })
		p.marks(sys.marks, "mark key", func(m *mark) bool { return m.key })
	} else {
		for i := range sys.marks {
			m := &sys.marks[i]
			class := "mark"
			if m.key {
				class = "mark key"
			}
			p.Link(link(&m.event.Page), "class", class, "tabindex", "-1")
			p.Title(m.words())
			p.mark(m)
			p.End()
		}
	}
	p.End()
}

// marks draws those marks that are wanted, and what looks alike as one path: they
// are no links, and many pages have many of them.
func (p *pen) marks(all []mark, class string, wanted func(*mark) bool) {
	if !slices.ContainsFunc(all, func(m mark) bool { return wanted(&m) }) {
		return
	}
	p.sheets = &sheets{}
	for i := range all {
		if wanted(&all[i]) {
			p.mark(&all[i])
		}
	}
	p.Begin("g", "class", class)
	p.sheets.draw(p.Drawing)
	p.End()
}
