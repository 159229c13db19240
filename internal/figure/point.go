package figure

import "math"

// Point is a place in a figure, or the way from one to another, in units.
type Point struct{ X, Y float64 }

// At returns the point at x, y.
func At(x, y float64) Point { return Point{x, y} }

// Plus returns the point moved by q.
func (p Point) Plus(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Minus returns the way from q to the point.
func (p Point) Minus(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Times returns the way made longer.
func (p Point) Times(f float64) Point { return Point{p.X * f, p.Y * f} }

// Towards returns the point that part t of the way to q.
func (p Point) Towards(q Point, t float64) Point { return p.Plus(q.Minus(p).Times(t)) }

// Length returns how long the way is.
func (p Point) Length() float64 { return math.Hypot(p.X, p.Y) }

// Unit returns the way of length 1 in the same direction.
func (p Point) Unit() Point {
	if l := p.Length(); l > 0 {
		return p.Times(1 / l)
	}
	return Point{1, 0}
}

// Left returns the way turned by a quarter.
func (p Point) Left() Point { return Point{p.Y, -p.X} }
