package figure

import "testing"

func TestDrawing(t *testing.T) {
	d := New("chart", Narrow, 90.05, `A "small" chart`)
	d.Link("a.html?b&c", "class", "mark")
	d.Empty("circle", Attrs{"cx", 1.25, "cy", -0.04}, "r", 4, Attrs{}, Attrs{"fill", "none"})
	d.Title("<one>")
	d.End()
	d.Text(10, 20, "A & B", "text-anchor", "end")
	d.BeginText(10, 40)
	d.Span("C", "x", 10)
	d.End()
	d.Begin("g")
	d.Add("<path/>")
	const want = `
<svg class="chart narrow" viewBox="0 0 328 90.1" width="328" height="90.1" role="group" aria-label="A &#34;small&#34; chart">
<a href="a.html?b&amp;c" class="mark">
<circle cx="1.3" cy="0" r="4" fill="none"/><title>&lt;one&gt;</title></a>
<text x="10" y="20" text-anchor="end">A &amp; B</text>
<text x="10" y="40"><tspan x="10">C</tspan></text>
<g><path/></g></svg>`
	if got := string(d.HTML()); got != want {
		t.Errorf("the drawing is%s\nwant%s", got, want)
	}
}

func TestDrawingRefusesAttributes(t *testing.T) {
	tests := []struct {
		attrs Attrs
		want  string
	}{
		{Attrs{"x", 1, "y"}, "explainer: attribute y of <rect> has no value"},
		{Attrs{"x", 1, 2, "y"}, "explainer: <rect> has 2 where the name of an attribute belongs"},
		{Attrs{"x", true}, "explainer: attribute x of <rect> is true, neither text nor a number"},
		{Attrs{"x", 1, Attrs{"y"}}, "explainer: attribute y of <rect> has no value"},
	}
	for _, test := range tests {
		t.Run(test.want, func(t *testing.T) {
			defer func() {
				if got := recover(); got != test.want {
					t.Errorf("%v: panic %v; want %s", test.attrs, got, test.want)
				}
			}()
			(&Drawing{}).Empty("rect", test.attrs...)
		})
	}
}
