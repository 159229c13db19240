package figure

import (
	"html/template"
	"math"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"explainer/internal/model"
)

// Ranges are the counts of one figure drawn on one scale.
type Ranges struct {
	Bars  []template.HTML // one for each count; empty for a count without numbers
	Scale string          // where the scale begins and ends: "0 to 30,000"
}

// The size of a bar, in units.
const (
	barWidth  = 200.0
	barHeight = 14.0
	barInset  = 4.0 // room for half a mark at both ends
)

// DrawRanges draws what counts say as low and high: a mark for one number, a bar
// with ends for two, and for a number that is only a least or a most a bar that
// is open on the other side. The scale begins at 0. It returns no bars if fewer
// than two counts have numbers: there would be nothing to compare.
func DrawRanges(f *model.Figure) Ranges {
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
		return Ranges{}
	}
	at := func(v float64) float64 {
		return barInset + (v-least)/(most-least)*(barWidth-2*barInset)
	}
	print := message.NewPrinter(language.English)
	r := Ranges{Scale: print.Sprintf("%v to %v", rounded(least), rounded(most))}
	for i := range f.Counts {
		r.Bars = append(r.Bars, drawRange(&f.Counts[i], at))
	}
	return r
}

func rounded(v float64) any {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return int64(v)
	}
	return v
}

func drawRange(c *model.Count, at func(float64) float64) template.HTML {
	if c.Low == nil && c.High == nil {
		return ""
	}
	d := &drawing{}
	const middle = barHeight / 2
	d.begin("svg", attr{"class", "range"}, attr{"viewBox", "0 0 " + number(barWidth) + " " + number(barHeight)},
		attr{"width", barWidth}, attr{"height", barHeight}, attr{"aria-hidden", "true"})
	stroke := func(x1, y1, x2, y2 float64, class string, more ...attr) {
		d.empty("line", append([]attr{{"class", class}, {"x1", x1}, {"y1", y1}, {"x2", x2}, {"y2", y2}}, more...)...)
	}
	end := func(x float64) { stroke(x, middle-4, x, middle+4, "bar", attr{"stroke-width", 2.0}) }
	stroke(barInset, middle, barWidth-barInset, middle, "axis", attr{"stroke-width", 1.0})
	open := attr{"stroke-dasharray", "2 3"}
	switch {
	case c.Low != nil && c.High != nil && *c.Low == *c.High:
		d.empty("circle", attr{"class", "mark"}, attr{"cx", at(*c.Low)}, attr{"cy", middle}, attr{"r", 4.0})
	case c.Low != nil && c.High != nil:
		stroke(at(*c.Low), middle, at(*c.High), middle, "bar", attr{"stroke-width", 4.0})
		end(at(*c.Low))
		end(at(*c.High))
	case c.Low != nil:
		stroke(at(*c.Low), middle, barWidth-barInset, middle, "bar", attr{"stroke-width", 4.0}, open)
		end(at(*c.Low))
	default:
		stroke(barInset, middle, at(*c.High), middle, "bar", attr{"stroke-width", 4.0}, open)
		end(at(*c.High))
	}
	return d.html()
}
