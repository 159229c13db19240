package figure

import (
	"html"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"explainer/internal/model"
)

// lineForm is how a type of relation is drawn, and the words for it.
type lineForm struct {
	words   string // on the line, if it has no label
	form    string // for the legend
	width   float64
	dash    string
	double  bool
	zigzag  bool
	crossed bool
	open    bool // the arrowhead is
}

// lineForms is the notation of Working with Conflict, with arrows for what goes
// one way. Dotted is what is informal or for a time, dashed is words alone.
var lineForms = map[model.RelationType]lineForm{
	"alliance":        {words: "alliance", form: "double line", width: 1.4, double: true},
	"cooperation":     {words: "cooperation", form: "solid line", width: 1.8},
	"support":         {words: "support", form: "thick arrow", width: 2.6},
	"mediation":       {words: "mediation", form: "dotted arrow", width: 2, dash: "0.1 5"},
	"influence":       {words: "influence", form: "thin arrow", width: 1},
	"negotiation":     {words: "negotiation", form: "dotted line", width: 2, dash: "0.1 5"},
	"criticism":       {words: "criticism", form: "dashed arrow", width: 1.4, dash: "7 5"},
	"conflict":        {words: "conflict", form: "zigzag", width: 1.4, zigzag: true},
	"broken":          {words: "broken relations", form: "crossed line", width: 1.8, crossed: true},
	"recognition":     {words: "recognition", form: "open arrow", width: 1, open: true},
	"non-recognition": {words: "no recognition", form: "crossed open arrow", width: 1, open: true, crossed: true},
}

// lineOrder is the order of lines side by side, and of the legend.
var lineOrder = []model.RelationType{"alliance", "cooperation", "support", "mediation", "influence", "negotiation",
	"recognition", "non-recognition", "criticism", "conflict", "broken"}

// outline is the form of an actor's frame.
type outline int

const (
	frameState outline = iota
	frameBody
	frameArmed
	frameCommunity
	framePerson
)

// frames words what each form of frame stands for.
var frames = [...]string{
	frameState:     "square frame: state or authority",
	frameBody:      "rounded frame: organisation or mission",
	frameArmed:     "cut corners: armed group",
	frameCommunity: "open at the sides: movement, community or other",
	framePerson:    "underlined: person",
}

func frameOf(kind model.ActorKind) outline {
	switch kind {
	case "state", "state-organ", "de-facto-authority":
		return frameState
	case "armed-group":
		return frameArmed
	case "political-movement", "community", "diaspora", "other":
		return frameCommunity
	case "person":
		return framePerson
	}
	return frameBody
}

// draw writes a composition down: lines, then words, then actors.
func (c *composition) draw(m *ActorMap, link Link) template.HTML {
	d := newDrawing("actor-map", c.size, c.height, "Map of actors as of "+m.At.Words()+"; the table has the same facts in words")
	for _, rail := range c.rails {
		d.empty("path", attr{"class", "rail"}, attr{"d", pathOf(rail)})
	}
	for _, way := range c.corridors {
		for _, s := range way.strands {
			d.begin("g", attr{"class", "strand"}, attr{"data-ends", s.ends()}, attr{"role", "img"})
			d.title(s.sentence())
			d.strand(s)
			d.end()
		}
	}
	for _, way := range c.corridors {
		for _, s := range way.strands {
			d.begin("g", attr{"class", "strand"}, attr{"data-ends", s.ends()}, attr{"aria-hidden", "true"})
			if s.number > 0 {
				if s.leader != (curve{}) {
					d.empty("path", attr{"class", "line"}, attr{"stroke-width", 0.6}, attr{"d", pathOf(s.leader)})
				}
				d.numeral(point{s.label.x + numberRadius, s.label.y + numberRadius}, s.number)
			} else {
				d.lines(s.label.x+s.label.w/2, s.label.y, fontSmall, "small halo", "middle", s.label.lines, nil)
			}
			d.end()
		}
	}
	for _, n := range c.nodes {
		d.begin("g", attr{"class", n.class()}, attr{"data-actor", n.actor.ID})
		d.link(link(&n.actor.Page))
		d.node(n)
		d.end()
		d.end()
	}
	for _, e := range c.key {
		d.begin("g", attr{"class", "strand"}, attr{"data-ends", e.strand.ends()})
		d.numeral(e.mark, e.strand.number)
		d.lines(e.x, e.y, fontSmall, "small", "start", e.lines, nil)
		d.end()
	}
	return d.html()
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
func (d *drawing) node(n *node) {
	d.frame(n.frame, n.box, n.party)
	y := n.y + (n.h-n.textHeight())/2
	x := n.x + n.w/2
	d.lines(x, y, fontLabel, "name", "middle", n.name, nil)
	y += float64(len(n.name)) * nameLead
	for _, p := range n.people {
		y += nameGap
		d.lines(x, y, fontSmall, "small", "middle", p.name, p.office)
		y += p.height()
	}
}

// frame draws a frame; a party's is heavier.
func (d *drawing) frame(f outline, b box, party bool) {
	width := 1.0
	if party {
		width = 2.2
	}
	rect := []attr{{"x", b.x}, {"y", b.y}, {"width", b.w}, {"height", b.h}}
	switch f {
	case frameState:
		d.empty("rect", append(rect, attr{"class", "frame"}, attr{"stroke-width", width})...)
	case frameBody:
		d.empty("rect", append(rect, attr{"rx", min(11, b.h/2)}, attr{"class", "frame"}, attr{"stroke-width", width})...)
	case frameArmed:
		const cut = 8
		d.empty("polygon", attr{"class", "frame"}, attr{"stroke-width", width}, attr{"points", corners(
			point{b.x + cut, b.y}, point{b.x + b.w - cut, b.y}, point{b.x + b.w, b.y + cut}, point{b.x + b.w, b.y + b.h - cut},
			point{b.x + b.w - cut, b.y + b.h}, point{b.x + cut, b.y + b.h}, point{b.x, b.y + b.h - cut}, point{b.x, b.y + cut})})
	case frameCommunity:
		d.empty("rect", append(rect, attr{"class", "ground"})...)
		d.empty("path", attr{"class", "frame"}, attr{"stroke-width", width}, attr{"d", pathOf(straight(point{b.x, b.y}, point{b.x + b.w, b.y})) +
			pathOf(straight(point{b.x, b.y + b.h}, point{b.x + b.w, b.y + b.h}))})
	case framePerson:
		d.empty("rect", append(rect, attr{"class", "ground"})...)
		d.empty("path", attr{"class", "frame"}, attr{"stroke-width", width}, attr{"d",
			pathOf(straight(point{b.x + padding, b.y + b.h - 4}, point{b.x + b.w - padding, b.y + b.h - 4}))})
	}
}

// lines writes lines of text under each other, the first with its upper edge at
// y. Those that are quiet come last. The space between two lines, which keeps
// their words apart for a screen reader, has no width, so that centred lines
// stand in the middle.
func (d *drawing) lines(x, y, size float64, class, anchor string, lines, quiet []string) {
	d.tag("text", []attr{{"x", x}, {"y", y + 0.95*size}, {"class", class}, {"text-anchor", anchor}})
	d.out.WriteByte('>')
	for i, line := range slices.Concat(lines, quiet) {
		down, look := 0.0, ""
		if i > 0 {
			d.out.WriteString(`<tspan font-size="0"> </tspan>`)
			down = size * leading
		}
		if i >= len(lines) {
			look = ` class="quiet"`
		}
		d.out.WriteString(`<tspan x="` + number(x) + `" dy="` + number(down) + `"` + look + ">" + html.EscapeString(line) + "</tspan>")
	}
	d.out.WriteString("</text>")
}

// numeral draws a number in a circle.
func (d *drawing) numeral(at point, n int) {
	d.empty("circle", attr{"class", "numeral"}, attr{"cx", at.x}, attr{"cy", at.y}, attr{"r", numberRadius})
	d.text(at.x, at.y+3.7, strconv.Itoa(n), attr{"class", "tiny"}, attr{"text-anchor", "middle"})
}

// crossAt is where on a line the strokes cross it that say it is broken.
const crossAt = 0.25

const headLength = 9.0 // of an arrow

// strand draws a line in its notation.
func (d *drawing) strand(s *strand) {
	path := s.path
	long := max(path.long(), 1)
	if s.forth && !s.form.open {
		path = path.part(0, 1-min(0.4, headLength*0.8/long))
	}
	if s.back && !s.form.open {
		path = path.part(min(0.4, headLength*0.8/long), 1)
	}
	attrs := []attr{{"class", "line"}, {"stroke-width", s.form.width}}
	if s.form.dash != "" {
		attrs = append(attrs, attr{"stroke-dasharray", s.form.dash})
	}
	switch {
	case s.form.double:
		attrs = append(attrs, attr{"d", pathOf(path.shift(2.2)) + pathOf(path.shift(-2.2))})
	case s.form.zigzag:
		attrs = append(attrs, attr{"d", zigzag(path)})
	default:
		attrs = append(attrs, attr{"d", pathOf(path)})
	}
	d.empty("path", attrs...)
	if s.forth {
		d.head(s.path.end, s.path.heading(1), s.form.open)
	}
	if s.back {
		d.head(s.path.start, s.path.heading(0).times(-1), s.form.open)
	}
	if s.form.crossed {
		d.cross(s.path.at(crossAt), s.path.heading(crossAt))
	}
}

// head draws an arrowhead.
func (d *drawing) head(tip, heading point, open bool) {
	back := tip.minus(heading.times(headLength))
	a, b := back.plus(heading.left().times(4.2)), back.minus(heading.left().times(4.2))
	if open {
		d.empty("path", attr{"class", "line"}, attr{"stroke-width", 1.2}, attr{"d", "M" + coordinates(a) + "L" + coordinates(tip) + "L" + coordinates(b)})
		return
	}
	d.empty("polygon", attr{"class", "head"}, attr{"points", corners(a, tip, b)})
}

// cross draws two strokes across a line.
func (d *drawing) cross(at, heading point) {
	var strokes strings.Builder
	for _, off := range []float64{-2.5, 2.5} {
		middle := at.plus(heading.times(off))
		slant := heading.left().times(6.5).plus(heading.times(2.5))
		strokes.WriteString(pathOf(straight(middle.minus(slant), middle.plus(slant))))
	}
	d.empty("path", attr{"class", "line"}, attr{"stroke-width", 1.4}, attr{"d", strokes.String()})
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
			p = p.plus(c.heading(t).left().times(swing * float64(1-2*(i%2))))
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

func corners(points ...point) string {
	all := make([]string, len(points))
	for i, p := range points {
		all[i] = coordinates(p)
	}
	return strings.Join(all, " ")
}

func coordinates(p point) string { return number(p.x) + "," + number(p.y) }

// Sample is an entry of a legend.
type Sample struct {
	Drawing template.HTML
	Words   string
}

// Legend shows and words the lines and frames that the map uses.
func (m *ActorMap) Legend() []Sample {
	var legend []Sample
	for _, t := range lineOrder {
		for _, r := range m.Relations {
			if r.Type == t {
				form := lineForms[t]
				s := &strand{form: form, forth: t.Directed(), path: straight(point{2, 9}, point{50, 9})}
				d := newSample()
				d.strand(s)
				legend = append(legend, Sample{d.html(), form.form + ": " + form.words})
				break
			}
		}
	}
	used := map[outline]bool{}
	for _, a := range m.Drawn {
		used[frameOf(a.ActorKind)] = true
	}
	for f, words := range frames {
		if used[outline(f)] {
			d := newSample()
			d.frame(outline(f), box{8, 2, 36, 14}, false)
			legend = append(legend, Sample{d.html(), words})
		}
	}
	if m.parties > 0 {
		d := newSample()
		d.frame(frameState, box{8, 2, 36, 14}, true)
		legend = append(legend, Sample{d.html(), "heavy frame: party to the conflict"})
	}
	return legend
}

// newSample begins a small drawing beside words that say all there is to it.
func newSample() *drawing {
	d := &drawing{}
	d.begin("svg", attr{"class", "sample"}, attr{"viewBox", "0 0 52 18"}, attr{"width", 52.0}, attr{"height", 18.0}, attr{"aria-hidden", "true"})
	return d
}
