package placemap

import (
	"math"
	"slices"
	"strconv"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// coast returns the land in the frame as the data of a path that is filled by the
// even-odd rule. Its edge may run along the frame's, where the border of the map
// covers it. Bends smaller than detail, in units, and islands not larger than
// four times that are left out; where there is more than the bytes allow, so are
// larger ones.
func (f frame) coast(l land, detail float64, bytes int) string {
	shores := f.shores(l)
	for ; ; detail *= 1.25 {
		var d pathData
		for _, s := range shores {
			d.ring(s, detail)
		}
		if len(d) <= bytes || detail > 4 {
			return string(d)
		}
	}
}

// shores returns the land in the frame, in units, as closed lines that are filled
// by the even-odd rule.
func (f frame) shores(l land) [][]figure.Point {
	var all [][]figure.Point
	var line, spare []figure.Point // of one ring after the other
	add := func(r *ring, shift float64) {
		var cut []figure.Point
		line = f.project(line[:0], r, shift)
		cut, line, spare = f.clip(line, spare)
		all = append(all, slices.Clone(cut))
	}
	if f.world {
		for i := range l {
			r := &l[i]
			if r.south == -90 {
				r = r.from(f.centre.Lon - 180)
			}
			for turn := -2.0; turn <= 2; turn++ {
				if f.meetsWorld(r, turn*360) {
					add(r, turn*360)
				}
			}
		}
		return all
	}
	for i := range l {
		if r := &l[i]; f.meets(r) {
			add(r, 0)
		}
	}
	if f.insideOut(all, l) {
		all = append(all, []figure.Point{figure.At(0, 0), figure.At(f.w, 0), figure.At(f.w, f.h), figure.At(0, f.h)})
	}
	return all
}

// insideOut reports whether sea is drawn as land and land as sea, which is so
// when there is land on the opposite side of the earth: its shore then runs
// around the picture from outside. Most of five points tell, as one of them may
// lie on a coast.
func (f frame) insideOut(shores [][]figure.Point, l land) bool {
	wrong := 0
	for _, part := range [][2]float64{{0.5, 0.5}, {0.25, 0.25}, {0.75, 0.25}, {0.25, 0.75}, {0.75, 0.75}} {
		if p := figure.At(part[0]*f.w, part[1]*f.h); surrounded(shores, p) != l.contains(f.inside(p)) {
			wrong++
		}
	}
	return wrong > 2
}

// surrounded reports whether an odd number of closed lines surround a point.
func surrounded(lines [][]figure.Point, p figure.Point) bool {
	inside := false
	for _, line := range lines {
		for i, b := range line {
			a := line[(i+len(line)-1)%len(line)]
			if crosses(p.X, p.Y, a.X, a.Y, b.X, b.Y) {
				inside = !inside
			}
		}
	}
	return inside
}

// meets reports whether a ring may reach into the frame.
func (f frame) meets(r *ring) bool {
	if f.world || r.east-r.west > 60 {
		return true
	}
	middle := model.Coordinates{Lon: (r.west + r.east) / 2, Lat: (r.south + r.north) / 2}
	reach := max(
		distance(middle, model.Coordinates{Lon: r.west, Lat: r.south}),
		distance(middle, model.Coordinates{Lon: r.west, Lat: r.north}),
		distance(middle, model.Coordinates{Lon: r.west, Lat: middle.Lat}),
	)
	return distance(f.centre, middle)-reach < f.horizon()
}

// meetsWorld is meets for a map of the world, on which the ring is shifted to
// the east by a number of degrees.
func (f frame) meetsWorld(r *ring, shift float64) bool {
	return r.west+shift < f.centre.Lon+180 && r.east+shift > f.centre.Lon-180
}

// project appends a ring in units to an empty line. Where it lies beyond the
// horizon it follows that.
func (f frame) project(out []figure.Point, r *ring, shift float64) []figure.Point {
	out = slices.Grow(out, len(r.points))
	horizon := f.horizon()
	beyond := 2 * earth * math.Sin(horizon/2) * (1 - 1e-9)
	for _, p := range r.points {
		at := r.at(p)
		if at.Lat == -90 && !f.world {
			continue // here the ring of Antarctica needs no way over the pole
		}
		x, y := f.forward(model.Coordinates{Lon: at.Lon + shift, Lat: at.Lat}, horizon)
		if n := len(out); n > 0 && !f.world && math.Hypot(x, y) >= beyond && math.Hypot(out[n-1].X, out[n-1].Y) >= beyond {
			out = follow(out, x, y)
		}
		out = append(out, figure.At(x, y))
	}
	for i, p := range out {
		out[i] = figure.At(f.left+p.X/f.km, f.top+p.Y/f.km)
	}
	return out
}

// follow takes a line that has come to the horizon along it to another point
// there. If that is more than a quarter of the circle away a straight line would
// cross the picture.
func follow(line []figure.Point, x, y float64) []figure.Point {
	last := line[len(line)-1]
	turn := math.Atan2(last.X*y-last.Y*x, last.X*x+last.Y*y)
	parts := math.Ceil(math.Abs(turn) / (math.Pi / 2))
	for i := 1.0; i < parts; i++ {
		sin, cos := math.Sincos(turn * i / parts)
		line = append(line, figure.At(last.X*cos-last.Y*sin, last.X*sin+last.Y*cos))
	}
	return line
}

// clip cuts a closed line to the frame, one edge after the other (Sutherland and
// Hodgman, Reentrant polygon clipping, 1974). It needs a spare line to write to,
// and returns both lines to be used again: what is cut lies in one of them.
func (f frame) clip(line, spare []figure.Point) (cut, first, second []figure.Point) {
	edges := []func(figure.Point) float64{ // how far within
		func(p figure.Point) float64 { return p.X },
		func(p figure.Point) float64 { return f.w - p.X },
		func(p figure.Point) float64 { return p.Y },
		func(p figure.Point) float64 { return f.h - p.Y },
	}
	for _, within := range edges {
		if len(line) == 0 {
			break
		}
		cut := spare[:0]
		before := line[len(line)-1]
		for _, p := range line {
			a, b := within(before), within(p)
			if a >= 0 != (b >= 0) {
				t := a / (a - b)
				cut = append(cut, before.Towards(p, t))
			}
			if b >= 0 {
				cut = append(cut, p)
			}
			before = p
		}
		line, spare = cut, line
	}
	return line, line, spare
}

// longest is how long a straight line in degrees may be before it has to bend
// with the projection.
const longest = 2.0

// lines cuts an open line to the frame, in units.
func (f frame) lines(all []model.Coordinates) [][]figure.Point {
	var out [][]figure.Point
	var line []figure.Point
	for i := 1; i < len(all); i++ {
		from, to := all[i-1], all[i]
		to.Lon -= 360 * math.Round((to.Lon-from.Lon)/360)
		steps := math.Ceil(max(math.Abs(to.Lon-from.Lon), math.Abs(to.Lat-from.Lat), 1e-9) / longest)
		at := func(i float64) (figure.Point, bool) {
			c := model.Coordinates{Lon: from.Lon + (to.Lon-from.Lon)*i/steps, Lat: from.Lat + (to.Lat-from.Lat)*i/steps}
			return f.place(c), f.world || distance(f.centre, c) < f.horizon()
		}
		for i := 1.0; i <= steps; i++ {
			a, near := at(i - 1)
			b, alsoNear := at(i)
			start, end, ok := f.segment(a, b)
			if !ok || !near || !alsoNear || math.Abs(a.X-b.X) > f.w/2 {
				continue
			}
			if n := len(line); n == 0 || line[n-1] != start {
				out = appendLine(out, line)
				line = []figure.Point{start}
			}
			line = append(line, end)
		}
	}
	return appendLine(out, line)
}

func appendLine(all [][]figure.Point, line []figure.Point) [][]figure.Point {
	if len(line) > 1 {
		return append(all, line)
	}
	return all
}

// segment cuts a straight line to the frame (Liang and Barsky, A new concept and
// method for line clipping, 1984); it reports false if nothing of it is inside.
func (f frame) segment(a, b figure.Point) (start, end figure.Point, ok bool) {
	from, to := 0.0, 1.0
	for _, edge := range [][2]float64{{a.X - b.X, a.X}, {b.X - a.X, f.w - a.X}, {a.Y - b.Y, a.Y}, {b.Y - a.Y, f.h - a.Y}} {
		out, room := edge[0], edge[1] // the way outwards, and how far the edge is
		switch {
		case out == 0 && room < 0:
			return a, b, false
		case out > 0:
			to = min(to, room/out)
		case out < 0:
			from = max(from, room/out)
		}
	}
	if from > to {
		return a, b, false
	}
	on := func(t float64) figure.Point { return a.Towards(b, t) }
	start, end = a, b
	if from > 0 {
		start = on(from)
	}
	if to < 1 {
		end = on(to)
	}
	return start, end, true
}

// simplify leaves out the points of a line that are nearer than detail to the
// line without them (Douglas and Peucker, Algorithms for the reduction of the
// number of points, 1973).
func simplify(line []figure.Point, detail float64) []figure.Point {
	if len(line) < 3 {
		return line
	}
	first, last := line[0], line[len(line)-1]
	most, at := 0.0, 0
	for i, p := range line[1 : len(line)-1] {
		if away := toSegment(p, first, last); away > most {
			most, at = away, i+1
		}
	}
	if most < detail {
		return []figure.Point{first, last}
	}
	before := simplify(line[:at+1], detail)
	return append(before[:len(before):len(before)], simplify(line[at:], detail)[1:]...)
}

// toSegment returns how far a point is from the straight line between two.
func toSegment(p, a, b figure.Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		t = min(1, max(0, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/length))
	}
	return math.Hypot(p.X-a.X-t*dx, p.Y-a.Y-t*dy)
}

// pathData is the data of a path, in tenths of a unit and mostly relative, which
// is short.
type pathData []byte

// ring appends a closed line, unless it is too small to see.
func (d *pathData) ring(line []figure.Point, detail float64) {
	if len(line) < 3 {
		return
	}
	far := 0
	for i, p := range line {
		if p.Minus(line[0]).Length() > line[far].Minus(line[0]).Length() {
			far = i
		}
	}
	if b := figure.Bounds(line); max(b.W, b.H) < 4*detail || min(b.W, b.H) < detail {
		return
	}
	there := simplify(line[:far+1], detail)
	back := simplify(append(line[far:len(line):len(line)], line[0]), detail)
	simple := append(there[:len(there):len(there)], back[1:len(back)-1]...)
	if len(simple) > 2 {
		d.line(simple)
		*d = append(*d, 'z')
	}
}

// line appends an open line.
func (d *pathData) line(line []figure.Point) {
	x, y := tenths(line[0].X), tenths(line[0].Y)
	*d = append(*d, 'M')
	d.number(x, false)
	d.number(y, true)
	begun := false
	for _, p := range line[1:] {
		nextX, nextY := tenths(p.X), tenths(p.Y)
		if nextX == x && nextY == y {
			continue
		}
		if !begun {
			*d = append(*d, 'l')
		}
		d.number(nextX-x, begun)
		d.number(nextY-y, true)
		x, y, begun = nextX, nextY, true
	}
}

func tenths(f float64) int { return int(math.Round(f * 10)) }

// number appends a number of tenths, with a space before it where it would else
// belong to the last one.
func (d *pathData) number(n int, apart bool) {
	switch {
	case n < 0:
		*d = append(*d, '-')
		n = -n
	case apart:
		*d = append(*d, ' ')
	}
	if n >= 10 || n == 0 {
		*d = strconv.AppendInt(*d, int64(n/10), 10)
	}
	if n%10 != 0 {
		*d = append(*d, '.', byte('0'+n%10))
	}
}
