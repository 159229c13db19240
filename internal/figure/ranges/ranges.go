// Package ranges turns the counts of one figure, say of displaced people as
// several bodies give them, into bars on one scale, so that readers see how far
// the counts agree. Only what a count says as low and high is drawn; a number
// in words stays words. It draws plain numbers too, such as those of sources.
package ranges

import (
	"html/template"
	"math"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// The size of a bar, in units.
const (
	width  = 200.0
	height = 14.0
	inset  = 4.0 // room for half a mark at both ends
)

// Draw draws what counts say as low and high: a mark for one number, a bar with
// ends for two, and for a number that is only a least or a most a bar that is
// open on the other side. There is a bar for each count, empty for one without
// numbers. The scale begins at 0, and is returned in words: "0 to 30,000". Draw
// returns nothing if fewer than two counts have numbers: there would be nothing
// to compare.
func Draw(f *model.Figure) (bars []template.HTML, scale string) {
	least, most, drawn := 0.0, 0.0, 0
	for i := range f.Counts {
		c := &f.Counts[i]
		if c.Low == nil && c.High == nil {
			continue
		}
		drawn++
		for _, v := range []*float64{c.Low, c.High} {
			if v != nil {
				least, most = min(least, *v), max(most, *v)
			}
		}
	}
	if drawn < 2 || least == most {
		return nil, ""
	}
	at := func(v float64) float64 {
		return inset + (v-least)/(most-least)*(width-2*inset)
	}
	for i := range f.Counts {
		bars = append(bars, bar(&f.Counts[i], at))
	}
	print := message.NewPrinter(language.English)
	return bars, print.Sprintf("%v to %v", rounded(least), rounded(most))
}

func rounded(v float64) any {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return int64(v)
	}
	return v
}

func bar(c *model.Count, at func(float64) float64) template.HTML {
	if c.Low == nil && c.High == nil {
		return ""
	}
	d := figure.NewSample("range", width, height)
	const middle = height / 2
	stroke := func(x1, y1, x2, y2 float64, class string, attrs ...any) {
		d.Empty("line", "class", class, "x1", x1, "y1", y1, "x2", x2, "y2", y2, figure.Attrs(attrs))
	}
	end := func(x float64) { stroke(x, middle-4, x, middle+4, "bar", "stroke-width", 2) }
	stroke(inset, middle, width-inset, middle, "axis", "stroke-width", 1)
	switch {
	case c.Low != nil && c.High != nil && *c.Low == *c.High:
		d.Empty("circle", "class", "mark", "cx", at(*c.Low), "cy", middle, "r", 4)
	case c.Low != nil && c.High != nil:
		stroke(at(*c.Low), middle, at(*c.High), middle, "bar", "stroke-width", 4)
		end(at(*c.Low))
		end(at(*c.High))
	case c.Low != nil:
		stroke(at(*c.Low), middle, width-inset, middle, "bar", "stroke-width", 4, "stroke-dasharray", "2 3")
		end(at(*c.Low))
	default:
		stroke(inset, middle, at(*c.High), middle, "bar", "stroke-width", 4, "stroke-dasharray", "2 3")
		end(at(*c.High))
	}
	return d.HTML()
}
