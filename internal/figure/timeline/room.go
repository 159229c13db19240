package timeline

import (
	"math"
	"slices"
)

// choose picks as many things of the given heights as there may be in columns
// of a height, and returns how high the columns need to be.
func choose(heights []float64, columns, most int, height float64) ([]int, float64) {
	for n := min(len(heights), most); n > 0; n-- {
		chosen := evenly(len(heights), n)
		some, total := make([]float64, n), 0.0
		for i, c := range chosen {
			some[i] = heights[c]
			total += some[i]
		}
		if total > height*float64(columns) {
			continue
		}
		if needed := columnHeight(some, columns); needed <= height {
			return chosen, needed
		}
	}
	return nil, 0
}

// columnHeight returns the least height of columns that hold things of the
// given heights in their order.
func columnHeight(heights []float64, columns int) float64 {
	total := 0.0
	for _, h := range heights {
		total += h
	}
	for limit := total / float64(columns); ; limit += 2 {
		used, y := 1, 0.0
		for _, h := range heights {
			if y > 0 && y+h > limit {
				used, y = used+1, 0
			}
			y += h
		}
		if used <= columns && !slices.ContainsFunc(heights, func(h float64) bool { return h > limit }) {
			return limit
		}
	}
}

// evenly picks k of n things: the first, the last, and evenly between.
func evenly(n, k int) []int {
	picked := make([]int, k)
	for i := range picked {
		if k > 1 {
			picked[i] = i * (n - 1) / (k - 1)
		}
	}
	return picked
}

// spread moves things of given sizes as little as it may so that they stand in
// a row without overlap, at least gap apart, between from and to, each near the
// place where its middle wants to be. It returns where they begin. The things
// are in the order of their wishes; if they don't fit they go beyond to.
func spread(middles, sizes []float64, gap, from, to float64) []float64 {
	// Neighbours that would meet become a block around their common mean, which
	// grows until it meets no other.
	type block struct {
		first      int
		count      float64
		start, len float64
	}
	var blocks []block
	for i, middle := range middles {
		b := block{i, 1, middle - sizes[i]/2, sizes[i]}
		b.start = math.Max(from, math.Min(b.start, to-b.len))
		for n := len(blocks); n > 0 && blocks[n-1].start+blocks[n-1].len+gap > b.start; n = len(blocks) {
			prev := blocks[n-1]
			blocks = blocks[:n-1]
			shifted := b.start - prev.len - gap
			b = block{prev.first, prev.count + b.count, (prev.start*prev.count + shifted*b.count) / (prev.count + b.count), prev.len + gap + b.len}
			b.start = math.Max(from, math.Min(b.start, to-b.len))
		}
		blocks = append(blocks, b)
	}
	starts := make([]float64, len(middles))
	for n, b := range blocks {
		last := len(middles)
		if n+1 < len(blocks) {
			last = blocks[n+1].first
		}
		at := b.start
		for i := b.first; i < last; i++ {
			starts[i] = at
			at += sizes[i] + gap
		}
	}
	return starts
}
