package check

import (
	"math"
	"testing"
)

// TestAtLeast compares the tail to sums done by hand.
func TestAtLeast(t *testing.T) {
	for _, c := range []struct {
		k, n int
		p    float64
		want float64
	}{
		{0, 20, 0.5, 1},
		{20, 20, 0.5, 1.0 / (1 << 20)},
		{1, 3, 0.5, 7.0 / 8},
		{2, 3, 0.1, 0.028},
		{21, 20, 0.5, 0},
		{300, 1919, 12 / daysInYear, 0},
	} {
		if got := atLeast(c.k, c.n, c.p); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("atLeast(%d, %d, %g) = %g, want %g", c.k, c.n, c.p, got, c.want)
		}
	}
}
