package figure

import (
	"html"
	"html/template"
	"math"
	"strconv"
	"strings"
)

// drawing is an SVG element that is being written. Everything that isn't a
// number or a name of the program's own is escaped on the way in.
type drawing struct {
	out  strings.Builder
	open []string // elements to close, innermost last
}

// attr is an attribute; a value is a text or a number.
type attr struct {
	name  string
	value any
}

// newDrawing begins a figure of the given size in units. The label is what a
// screen reader calls it.
func newDrawing(class string, size Size, height float64, label string) *drawing {
	d := &drawing{}
	d.begin("svg",
		attr{"class", class + " " + size.String()},
		attr{"viewBox", "0 0 " + number(size.Width()) + " " + number(height)},
		attr{"width", size.Width()},
		attr{"height", height},
		attr{"role", "group"},
		attr{"aria-label", label},
	)
	return d
}

// html closes what is open and returns the figure.
func (d *drawing) html() template.HTML {
	for len(d.open) > 0 {
		d.end()
	}
	return template.HTML(d.out.String())
}

// begin opens an element.
func (d *drawing) begin(name string, attrs ...attr) {
	d.tag(name, attrs)
	d.out.WriteByte('>')
	d.open = append(d.open, name)
}

// end closes the innermost element.
func (d *drawing) end() {
	last := len(d.open) - 1
	d.out.WriteString("</" + d.open[last] + ">")
	d.open = d.open[:last]
}

// empty writes an element without content.
func (d *drawing) empty(name string, attrs ...attr) {
	d.tag(name, attrs)
	d.out.WriteString("/>")
}

func (d *drawing) tag(name string, attrs []attr) {
	d.out.WriteString("\n<" + name)
	for _, a := range attrs {
		text, ok := a.value.(string)
		if !ok {
			text = number(a.value.(float64))
		}
		d.out.WriteString(" " + a.name + `="` + html.EscapeString(text) + `"`)
	}
}

// text writes words whose baseline begins, or with an anchor attribute ends or
// is centred, at x, y.
func (d *drawing) text(x, y float64, words string, attrs ...attr) {
	d.tag("text", append([]attr{{"x", x}, {"y", y}}, attrs...))
	d.out.WriteString(">" + html.EscapeString(words) + "</text>")
}

// linesFrom writes words line by line, the first baseline at y.
func (d *drawing) linesFrom(x, y float64, lines []string, attrs ...attr) {
	if len(lines) == 1 {
		d.text(x, y, lines[0], attrs...)
		return
	}
	d.tag("text", append([]attr{{"x", x}, {"y", y}}, attrs...))
	d.out.WriteByte('>')
	for i, line := range lines {
		below := ""
		if i > 0 {
			below = ` dy="` + number(fontLabel*leading) + `"`
		}
		d.out.WriteString(`<tspan x="` + number(x) + `"` + below + ">" + html.EscapeString(line) + "</tspan>")
	}
	d.out.WriteString("</text>")
}

// title says what an element is, where a mouse rests on it and to screen
// readers.
func (d *drawing) title(words string) {
	d.out.WriteString("<title>" + html.EscapeString(words) + "</title>")
}

// link opens an a element; end closes it.
func (d *drawing) link(url string, attrs ...attr) {
	d.begin("a", append([]attr{{"href", url}}, attrs...)...)
}

// number writes a number with at most one decimal, which is a tenth of a pixel.
func number(f float64) string {
	return strconv.FormatFloat(math.Round(f*10)/10+0, 'f', -1, 64)
}
