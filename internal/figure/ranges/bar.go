package ranges

import (
	"html/template"

	"explainer/internal/figure"
)

// The size of the bar of the greatest number, in units.
const (
	most  = 72.0
	thick = 6.0
)

// Bar draws how many there are of something as a bar from 0, on a scale that the
// greatest of the numbers beside it fills. For none there is no bar.
func Bar(n, greatest int) template.HTML {
	if n <= 0 {
		return ""
	}
	d := figure.NewSample("tally", most, thick)
	d.Empty("rect", "class", "bar", "width", most*float64(n)/float64(greatest), "height", thick)
	return d.HTML()
}
