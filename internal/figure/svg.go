package figure

import (
	"fmt"
	"html"
	"html/template"
	"math"
	"strconv"
	"strings"
)

// Drawing is an SVG element that is being written, or a part of one. Its zero
// value is an empty part.
type Drawing struct {
	out  strings.Builder
	open []string // elements to close, innermost last
}

// Attrs are attributes of an element: names and values in turn, where a value is
// a text or a number. They may stand among others in place of a name.
type Attrs []any

// New begins a figure. The label is what a screen reader calls it.
func New(class string, size Size, height float64, label string) *Drawing {
	return NewSmall(class+" "+size.String(), size.Width(), height, "role", "group", "aria-label", label)
}

// NewSmall begins a drawing that has a size of its own.
func NewSmall(class string, width, height float64, attrs ...any) *Drawing {
	d := &Drawing{}
	d.Begin("svg", "class", class, "viewBox", "0 0 "+Number(width)+" "+Number(height), "width", width, "height", height, Attrs(attrs))
	return d
}

// NewSample begins the drawing of a [Sample], or of what else stands beside words
// that say all there is to it.
func NewSample(class string, width, height float64) *Drawing {
	return NewSmall(class, width, height, "aria-hidden", "true")
}

// HTML closes what is open and returns the drawing.
func (d *Drawing) HTML() template.HTML {
	for len(d.open) > 0 {
		d.End()
	}
	return template.HTML(d.out.String())
}

// Add writes a part that was drawn before.
func (d *Drawing) Add(part template.HTML) { d.out.WriteString(string(part)) }

// Begin opens an element.
func (d *Drawing) Begin(name string, attrs ...any) {
	d.out.WriteByte('\n')
	d.tag(name, attrs)
	d.out.WriteByte('>')
	d.open = append(d.open, name)
}

// End closes the innermost element.
func (d *Drawing) End() {
	last := len(d.open) - 1
	d.out.WriteString("</" + d.open[last] + ">")
	d.open = d.open[:last]
}

// Empty writes an element without content.
func (d *Drawing) Empty(name string, attrs ...any) {
	d.out.WriteByte('\n')
	d.tag(name, attrs)
	d.out.WriteString("/>")
}

// Text writes words whose baseline begins, or with an anchor attribute ends or
// is centred, at x, y.
func (d *Drawing) Text(x, y float64, words string, attrs ...any) {
	d.BeginText(x, y, attrs...)
	d.Words(words)
	d.End()
}

// BeginText opens a text whose baseline is at x, y.
func (d *Drawing) BeginText(x, y float64, attrs ...any) {
	d.Begin("text", "x", x, "y", y, Attrs(attrs))
}

// Span writes words with attributes of their own into a text.
func (d *Drawing) Span(words string, attrs ...any) {
	d.tag("tspan", attrs)
	d.out.WriteString(">" + html.EscapeString(words) + "</tspan>")
}

// Words writes the words of the innermost element.
func (d *Drawing) Words(words string) { d.out.WriteString(html.EscapeString(words)) }

// Title says what an element is, where a mouse rests on it and to screen
// readers.
func (d *Drawing) Title(words string) {
	d.out.WriteString("<title>" + html.EscapeString(words) + "</title>")
}

// Link opens an a element; End closes it.
func (d *Drawing) Link(url string, attrs ...any) {
	d.Begin("a", "href", url, Attrs(attrs))
}

// tag writes a tag but for its end.
func (d *Drawing) tag(element string, attrs Attrs) {
	d.out.WriteString("<" + element)
	d.attributes(element, attrs)
}

func (d *Drawing) attributes(element string, attrs Attrs) {
	for len(attrs) > 0 {
		switch name := attrs[0].(type) {
		case Attrs:
			d.attributes(element, name)
			attrs = attrs[1:]
		case string:
			if len(attrs) == 1 {
				panic(fmt.Sprintf("explainer: attribute %s of <%s> has no value", name, element))
			}
			d.out.WriteString(" " + name + `="`)
			switch value := attrs[1].(type) {
			case string:
				d.Words(value)
			case float64:
				d.out.WriteString(Number(value))
			case int:
				d.out.WriteString(strconv.Itoa(value))
			default:
				panic(fmt.Sprintf("explainer: attribute %s of <%s> is %#v, neither text nor a number", name, element, value))
			}
			d.out.WriteByte('"')
			attrs = attrs[2:]
		default:
			panic(fmt.Sprintf("explainer: <%s> has %#v where the name of an attribute belongs", element, name))
		}
	}
}

// Number writes a number with at most one decimal, which is a tenth of a pixel.
func Number(f float64) string {
	return strconv.FormatFloat(math.Round(f*10)/10+0, 'f', -1, 64)
}
