package figure

import "math"

// point is a place, in units.
type point struct{ x, y float64 }

func (p point) plus(q point) point               { return point{p.x + q.x, p.y + q.y} }
func (p point) minus(q point) point              { return point{p.x - q.x, p.y - q.y} }
func (p point) times(f float64) point            { return point{p.x * f, p.y * f} }
func (p point) towards(q point, t float64) point { return p.plus(q.minus(p).times(t)) }
func (p point) length() float64                  { return math.Hypot(p.x, p.y) }

// unit returns the point at distance 1 in the same direction.
func (p point) unit() point {
	if l := p.length(); l > 0 {
		return p.times(1 / l)
	}
	return point{1, 0}
}

// left returns the point turned by a quarter.
func (p point) left() point { return point{p.y, -p.x} }

// curve is a quadratic Bézier curve; it is straight if its control point is on
// the line between its ends.
type curve struct{ start, control, end point }

// straight returns the curve that isn't one.
func straight(a, b point) curve { return curve{a, a.towards(b, 0.5), b} }

// bow returns a curve whose middle is off the straight line, by a part of its
// length.
func bow(a, b point, by float64) curve {
	c := straight(a, b)
	c.control = c.control.plus(b.minus(a).left().times(2 * by))
	return c
}

func (c curve) at(t float64) point {
	return c.start.towards(c.control, t).towards(c.control.towards(c.end, t), t)
}

// heading returns the direction of the curve at t.
func (c curve) heading(t float64) point {
	d := c.control.minus(c.start).times(1 - t).plus(c.end.minus(c.control).times(t))
	if d.length() == 0 {
		d = c.end.minus(c.start)
	}
	return d.unit()
}

// part returns the stretch of the curve between two of its points.
func (c curve) part(from, to float64) curve {
	start, end := c.at(from), c.at(to)
	control := c.start.towards(c.control, from).towards(c.control.towards(c.end, from), to)
	return curve{start, control, end}
}

// shift moves the curve sideways.
func (c curve) shift(by float64) curve {
	d := c.end.minus(c.start).unit().left().times(by)
	return curve{c.start.plus(d), c.control.plus(d), c.end.plus(d)}
}

// isStraight reports whether the curve looks straight.
func (c curve) isStraight() bool {
	return c.control.minus(c.start.towards(c.end, 0.5)).length() < 0.5
}

// points returns points along the curve, at most so far apart.
func (c curve) points(step float64) []point {
	n := max(1, int(math.Ceil(c.long()/step)))
	all := make([]point, n+1)
	for i := range all {
		all[i] = c.at(float64(i) / float64(n))
	}
	return all
}

// long returns about how long the curve is.
func (c curve) long() float64 {
	chord := c.end.minus(c.start).length()
	around := c.control.minus(c.start).length() + c.end.minus(c.control).length()
	return (2*chord + around) / 3
}

// outside returns the stretch of the curve between two boxes, one around its
// start and one around its end. It reports false if nothing is left.
func (c curve) outside(a, b box) (curve, bool) {
	const steps = 400
	from, to := 0, steps
	for from < steps && a.holds(c.at(float64(from)/steps)) {
		from++
	}
	for to > from && b.holds(c.at(float64(to)/steps)) {
		to--
	}
	return c.part(float64(from)/steps, float64(to)/steps), from < to
}

// holds reports whether the point lies in the box.
func (b box) holds(p point) bool {
	return b.x <= p.x && p.x <= b.x+b.w && b.y <= p.y && p.y <= b.y+b.h
}

// cross reports whether two straight lines cross between their ends.
func cross(a, b, c, d point) bool {
	side := func(p, q, r point) float64 { return (q.x-p.x)*(r.y-p.y) - (q.y-p.y)*(r.x-p.x) }
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// through reports whether a straight line passes through the box.
func (b box) through(p, q point) bool {
	if b.holds(p) || b.holds(q) {
		return true
	}
	nw, ne := point{b.x, b.y}, point{b.x + b.w, b.y}
	sw, se := point{b.x, b.y + b.h}, point{b.x + b.w, b.y + b.h}
	return cross(p, q, nw, se) || cross(p, q, ne, sw)
}
