package placemap

import (
	"math"

	"explainer/internal/model"
)

// earth is the radius of a sphere as large as the earth, in kilometres.
const earth = 6371.0

// projection turns the earth into a plane whose units are kilometres, with its
// centre at 0, 0 and y growing southwards. Formulas are of the sphere, from John
// P. Snyder, Map Projections: A Working Manual (U.S. Geological Survey
// Professional Paper 1395, 1987).
//
// Lambert's azimuthal equal-area projection (Snyder's equations 22-4, 22-5 and
// 24-2, and for the inverse 20-14, 20-15, 20-18 and 24-16) serves for maps of all
// extents up to a hemisphere, at the poles and at the antimeridian as anywhere
// else: its scale is true at the centre, and still within 1 % of that 1,800 km
// away. North is up in the middle. For the whole world stands the equidistant
// cylindrical projection (12-1 and 12-2), whose scale is true along the standard
// parallels.
type projection struct {
	centre model.Coordinates // of the world only the longitude, and the latitude 0
	world  bool
}

// standardParallel is where the map of the world is true to scale, in degrees
// north and south.
const standardParallel = 36

// radians are degrees in the unit of package math.
func radians(degrees float64) float64 { return degrees * math.Pi / 180 }

// forward projects coordinates. Those beyond the horizon, an angle in radians
// around the centre, are drawn to it, so that what is far out of the picture
// stays out of it; the opposite of the centre is drawn to the right.
func (p projection) forward(at model.Coordinates, horizon float64) (x, y float64) {
	if p.world {
		return earth * radians(at.Lon-p.centre.Lon) * math.Cos(radians(standardParallel)), earth * -radians(at.Lat)
	}
	sin1, cos1 := math.Sincos(radians(p.centre.Lat))
	sin, cos := math.Sincos(radians(at.Lat))
	sinLon, cosLon := math.Sincos(radians(at.Lon - p.centre.Lon))
	x, y = cos*sinLon, cos1*sin-sin1*cos*cosLon
	cosC := sin1*sin + cos1*cos*cosLon
	if cosC >= math.Cos(horizon) {
		k := math.Sqrt(2 / (1 + cosC))
		return earth * k * x, -earth * k * y
	}
	out := 2 * earth * math.Sin(horizon/2)
	if length := math.Hypot(x, y); length > 1e-9 {
		return out * x / length, -out * y / length
	}
	return out, 0
}

// inverse returns the coordinates of a point of the plane.
func (p projection) inverse(x, y float64) model.Coordinates {
	x, y = x/earth, -y/earth
	if p.world {
		return model.Coordinates{Lon: p.centre.Lon + x/math.Cos(radians(standardParallel))*180/math.Pi, Lat: y * 180 / math.Pi}
	}
	rho := math.Hypot(x, y)
	if rho < 1e-12 {
		return p.centre
	}
	sin1, cos1 := math.Sincos(radians(p.centre.Lat))
	sin, cos := math.Sincos(2 * math.Asin(min(rho/2, 1)))
	lat := math.Asin(cos*sin1 + y*sin*cos1/rho)
	lon := math.Atan2(x*sin, rho*cos1*cos-y*sin1*sin)
	return model.Coordinates{Lon: p.centre.Lon + lon*180/math.Pi, Lat: lat * 180 / math.Pi}
}

// distance returns the angle between two coordinates, in radians (Snyder's
// equation 5-3a, which is exact for small angles too).
func distance(a, b model.Coordinates) float64 {
	lat := math.Sin(radians(b.Lat-a.Lat) / 2)
	lon := math.Sin(radians(b.Lon-a.Lon) / 2)
	return 2 * math.Asin(math.Sqrt(min(1, lat*lat+math.Cos(radians(a.Lat))*math.Cos(radians(b.Lat))*lon*lon)))
}
