package actormap

import (
	"math"

	"explainer/internal/figure"
)

// curve is a quadratic Bézier curve; it is straight if its control point is on
// the line between its ends.
type curve struct{ start, control, end figure.Point }

// straight returns the curve that isn't one.
func straight(a, b figure.Point) curve { return curve{a, a.Towards(b, 0.5), b} }

// bow returns a curve whose middle is off the straight line, by a part of its
// length.
func bow(a, b figure.Point, by float64) curve {
	c := straight(a, b)
	c.control = c.control.Plus(b.Minus(a).Left().Times(2 * by))
	return c
}

func (c curve) at(t float64) figure.Point {
	return c.start.Towards(c.control, t).Towards(c.control.Towards(c.end, t), t)
}

// heading returns the direction of the curve at t.
func (c curve) heading(t float64) figure.Point {
	d := c.control.Minus(c.start).Times(1 - t).Plus(c.end.Minus(c.control).Times(t))
	if d.Length() == 0 {
		d = c.end.Minus(c.start)
	}
	return d.Unit()
}

// part returns the stretch of the curve between two of its points.
func (c curve) part(from, to float64) curve {
	start, end := c.at(from), c.at(to)
	control := c.start.Towards(c.control, from).Towards(c.control.Towards(c.end, from), to)
	return curve{start, control, end}
}

// shift moves the curve sideways.
func (c curve) shift(by float64) curve {
	d := c.end.Minus(c.start).Unit().Left().Times(by)
	return curve{c.start.Plus(d), c.control.Plus(d), c.end.Plus(d)}
}

// isStraight reports whether the curve looks straight.
func (c curve) isStraight() bool {
	return c.control.Minus(c.start.Towards(c.end, 0.5)).Length() < 0.5
}

// points returns points along the curve, at most so far apart.
func (c curve) points(step float64) []figure.Point {
	n := max(1, int(math.Ceil(c.long()/step)))
	all := make([]figure.Point, n+1)
	for i := range all {
		all[i] = c.at(float64(i) / float64(n))
	}
	return all
}

// long returns about how long the curve is.
func (c curve) long() float64 {
	chord := c.end.Minus(c.start).Length()
	around := c.control.Minus(c.start).Length() + c.end.Minus(c.control).Length()
	return (2*chord + around) / 3
}

// outside returns the stretch of the curve between two boxes, one around its
// start and one around its end. It reports false if nothing is left.
func (c curve) outside(a, b figure.Box) (curve, bool) {
	const steps = 400
	from, to := 0, steps
	for from < steps && a.Holds(c.at(float64(from)/steps)) {
		from++
	}
	for to > from && b.Holds(c.at(float64(to)/steps)) {
		to--
	}
	return c.part(float64(from)/steps, float64(to)/steps), from < to
}

// cross reports whether two straight lines cross between their ends.
func cross(a, b, c, d figure.Point) bool {
	side := func(p, q, r figure.Point) float64 { return (q.X-p.X)*(r.Y-p.Y) - (q.Y-p.Y)*(r.X-p.X) }
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// through reports whether a straight line passes through the box.
func through(b figure.Box, p, q figure.Point) bool {
	if b.Holds(p) || b.Holds(q) {
		return true
	}
	nw, ne := figure.At(b.X, b.Y), figure.At(b.X+b.W, b.Y)
	sw, se := figure.At(b.X, b.Y+b.H), figure.At(b.X+b.W, b.Y+b.H)
	return cross(p, q, nw, se) || cross(p, q, ne, sw)
}
