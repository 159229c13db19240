package ranges

import (
	"strings"
	"testing"

	"explainer/internal/model"
)

func TestBars(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	count := func(low, high *float64) model.Count { return model.Count{Low: low, High: high} }
	f := &model.Figure{Counts: []model.Count{
		count(n(30000), n(30000)), // a number: a mark at the end of the scale
		count(n(15000), n(22500)), // a range: from the middle on
		count(n(15000), nil),      // at least: open above
		count(nil, n(15000)),      // at most: open below
		count(nil, nil),           // "thousands": nothing to draw
	}}
	bars, scale := Draw(f)
	if scale != "0 to 30,000" {
		t.Errorf("scale = %q; want 0 to 30,000", scale)
	}
	for i, want := range []string{
		`cx="196"`,
		`x1="100" y1="7" x2="148"`,
		`x1="100" y1="7" x2="196" y2="7" stroke-width="4" stroke-dasharray="2 3"`,
		`x1="4" y1="7" x2="100" y2="7" stroke-width="4" stroke-dasharray="2 3"`,
		``,
	} {
		if got := string(bars[i]); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("bar %d = %s\nwant in it %s", i, got, want)
		}
	}
	f.Counts = f.Counts[3:]
	if bars, scale := Draw(f); bars != nil || scale != "" {
		t.Errorf("one number alone is drawn: %v, %q", bars, scale)
	}
}

func TestBar(t *testing.T) {
	for n, want := range map[int]string{0: "", 3: `width="36" height="6"/>`, 6: `width="72" height="6"/>`} {
		if got := string(Bar(n, 6)); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("the bar of %d of 6 = %s\nwant in it %s", n, got, want)
		}
	}
}
