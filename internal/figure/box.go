package figure

// Box is a rectangle, in units; y grows downwards.
type Box struct{ X, Y, W, H float64 }

// Rect returns the box of the given size whose upper left corner is at x, y.
func Rect(x, y, w, h float64) Box { return Box{x, y, w, h} }

// Around returns the square around a point whose edges are so far away.
func Around(p Point, by float64) Box { return Box{p.X, p.Y, 0, 0}.Grow(by) }

// Bounds returns the smallest box that holds all the points, of which there is at
// least one.
func Bounds(points []Point) Box {
	low, high := points[0], points[0]
	for _, p := range points {
		low = Point{min(low.X, p.X), min(low.Y, p.Y)}
		high = Point{max(high.X, p.X), max(high.Y, p.Y)}
	}
	return Box{low.X, low.Y, high.X - low.X, high.Y - low.Y}
}

// Centre returns the middle of the box.
func (b Box) Centre() Point { return Point{b.X + b.W/2, b.Y + b.H/2} }

// Overlaps reports whether the boxes share more than an edge.
func (b Box) Overlaps(c Box) bool {
	return b.X < c.X+c.W && c.X < b.X+b.W && b.Y < c.Y+c.H && c.Y < b.Y+b.H
}

// Grow returns the box with a margin around it.
func (b Box) Grow(by float64) Box {
	return Box{b.X - by, b.Y - by, b.W + 2*by, b.H + 2*by}
}

// Within reports whether the box lies inside c.
func (b Box) Within(c Box) bool {
	return c.X <= b.X && c.Y <= b.Y && b.X+b.W <= c.X+c.W && b.Y+b.H <= c.Y+c.H
}

// Holds reports whether the point lies in the box.
func (b Box) Holds(p Point) bool {
	return b.X <= p.X && p.X <= b.X+b.W && b.Y <= p.Y && p.Y <= b.Y+b.H
}
