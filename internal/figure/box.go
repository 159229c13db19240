package figure

// box is a rectangle, in units; y grows downwards.
type box struct{ x, y, w, h float64 }

// overlaps reports whether the boxes share more than an edge.
func (b box) overlaps(c box) bool {
	return b.x < c.x+c.w && c.x < b.x+b.w && b.y < c.y+c.h && c.y < b.y+b.h
}

// grow returns the box with a margin around it.
func (b box) grow(by float64) box {
	return box{b.x - by, b.y - by, b.w + 2*by, b.h + 2*by}
}

// within reports whether the box lies inside c.
func (b box) within(c box) bool {
	return c.x <= b.x && c.y <= b.y && b.x+b.w <= c.x+c.w && b.y+b.h <= c.y+c.h
}
