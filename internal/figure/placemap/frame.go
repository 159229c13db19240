package placemap

import (
	"math"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// frame is the part of the earth that a map shows, and how large.
type frame struct {
	projection
	km        float64 // in a unit
	w, h      float64 // units
	left, top float64 // units from the edges to the projection's centre
}

// shape is what a frame may look like.
type shape struct {
	width           float64
	lowest, highest float64 // heights
	margin          float64 // between what must be seen and the edge
	narrowest       float64 // kilometres from the left edge to the right
}

// worldwide is how far from its centre, in radians, an azimuthal map may reach.
const worldwide = 75 * math.Pi / 180

// fit returns the smallest frame that shows all the coordinates.
func fit(all []model.Coordinates, s shape) frame {
	f := frame{projection: projection{centre: rounded(middle(all))}, w: s.width}
	var left, right, top, bottom float64
	for range 4 { // the middle of the picture moves with the projection
		left, right, top, bottom = f.extent(all)
		f.centre = rounded(f.inverse((left+right)/2, (top+bottom)/2))
	}
	for _, at := range all {
		if distance(f.centre, at) > worldwide {
			return fitWorld(all, s)
		}
	}
	left, right, top, bottom = f.extent(all)
	// Rounding keeps the last bits of a calculation, which machines may differ in,
	// out of the picture.
	f.km = max((right-left)/(s.width-2*s.margin), (bottom-top)/(s.highest-2*s.margin), s.narrowest/s.width)
	step := math.Pow(10, math.Floor(math.Log10(f.km))-2)
	f.km = math.Ceil(f.km/step-1e-9) * step
	f.h = math.Round(min(max((bottom-top)/f.km+2*s.margin, s.lowest), s.highest))
	f.left = math.Round(f.w/2 - (left+right)/2/f.km)
	f.top = math.Round(f.h/2 - (top+bottom)/2/f.km)
	return f
}

// extent returns how far coordinates reach in the plane.
func (p projection) extent(all []model.Coordinates) (left, right, top, bottom float64) {
	left, right, top, bottom = math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, at := range all {
		x, y := p.forward(at, math.Pi)
		left, right = min(left, x), max(right, x)
		top, bottom = min(top, y), max(bottom, y)
	}
	return left, right, top, bottom
}

// fitWorld returns a frame of the whole earth, but for the poles where nobody is.
func fitWorld(all []model.Coordinates, s shape) frame {
	f := frame{projection: projection{world: true, centre: model.Coordinates{Lon: math.Round(middle(all).Lon)}}, w: s.width, left: s.width / 2}
	north, south := 80.0, -57.0
	for _, at := range all {
		north, south = min(90, max(north, at.Lat+12)), max(-90, min(south, at.Lat-12))
	}
	right, top := f.forward(model.Coordinates{Lon: f.centre.Lon + 180, Lat: north}, 0)
	_, bottom := f.forward(model.Coordinates{Lon: f.centre.Lon, Lat: south}, 0)
	f.km = 2 * right / s.width
	f.h = math.Round((bottom - top) / f.km)
	f.top = math.Round(-top / f.km)
	return f
}

// middle returns the point of the sphere below the mean of the coordinates in
// space, or 0, 0 if they cancel out.
func middle(all []model.Coordinates) model.Coordinates {
	var x, y, z float64
	for _, at := range all {
		sin, cos := math.Sincos(radians(at.Lat))
		sinLon, cosLon := math.Sincos(radians(at.Lon))
		x, y, z = x+cos*cosLon, y+cos*sinLon, z+sin
	}
	if math.Hypot(math.Hypot(x, y), z) < 1e-6 {
		return model.Coordinates{}
	}
	return model.Coordinates{Lon: math.Atan2(y, x) * 180 / math.Pi, Lat: math.Atan2(z, math.Hypot(x, y)) * 180 / math.Pi}
}

func rounded(at model.Coordinates) model.Coordinates {
	return model.Coordinates{Lon: math.Round(at.Lon*100) / 100, Lat: math.Round(at.Lat*100) / 100}
}

// place returns where coordinates lie in the picture, in units. On a map of the
// world that is the copy of them that is in it.
func (f frame) place(at model.Coordinates) figure.Point {
	if f.world {
		at.Lon -= 360 * math.Round((at.Lon-f.centre.Lon)/360)
	}
	x, y := f.forward(at, f.horizon())
	return figure.At(f.left+x/f.km, f.top+y/f.km)
}

// inside returns the coordinates of a point of the picture.
func (f frame) inside(p figure.Point) model.Coordinates {
	return f.inverse((p.X-f.left)*f.km, (p.Y-f.top)*f.km)
}

// horizon is an angle around the centre beyond which nothing is in the picture:
// half as far again as the corner that is furthest.
func (f frame) horizon() float64 {
	corner := math.Hypot(max(f.left, f.w-f.left), max(f.top, f.h-f.top)) * f.km * 1.5
	return 2 * math.Asin(min(corner/(2*earth), 0.999))
}

// area returns the frame as a box.
func (f frame) area() figure.Box { return figure.Rect(0, 0, f.w, f.h) }

// corners returns points along the frame's edge.
func (f frame) corners() []model.Coordinates {
	var all []model.Coordinates
	for _, c := range [][2]float64{{0, 0}, {0.5, 0}, {1, 0}, {1, 0.5}, {1, 1}, {0.5, 1}, {0, 1}, {0, 0.5}} {
		all = append(all, f.inside(figure.At(c[0]*f.w, c[1]*f.h)))
	}
	return all
}
