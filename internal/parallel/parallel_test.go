package parallel_test

import (
	"testing"

	"explainer/internal/parallel"
)

func TestEachCallsEveryNumberOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		calls := make([]int, n)
		parallel.Each(n, func(i int) { calls[i]++ })
		for i, c := range calls {
			if c != 1 {
				t.Fatalf("Each(%d): %d was called %d times", n, i, c)
			}
		}
	}
}
