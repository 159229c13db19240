package placemap

import (
	"bufio"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"math"
	"slices"

	"explainer/internal/model"
)

// landFiles is the land of the earth in two degrees of detail; land/README.md
// tells where it comes from and how it is written.
//
//go:embed land/*.gz
var landFiles embed.FS

// The degrees of detail of land, as in the names of the files.
const (
	fineLand   = "10m" // for maps of a region
	coarseLand = "50m" // for maps of a continent, and small ones
)

// land is the land of the earth as closed lines: coasts, and the shores of the
// Caspian Sea. What lies within an odd number of them is land.
type land []ring

// ring is a closed line. Its longitudes go on beyond 180 degrees rather than
// jump.
type ring struct {
	points                   []point
	perDegree                float64
	west, south, east, north float64
}

// point is a corner of a ring as the file has it, in parts of a degree: half as
// large as coordinates, which counts with a few hundred thousand of them.
type point struct{ lon, lat int32 }

// at returns the coordinates of a corner.
func (r *ring) at(p point) model.Coordinates {
	return model.Coordinates{Lon: float64(p.lon) / r.perDegree, Lat: float64(p.lat) / r.perDegree}
}

// readLand decodes a file of land. It keeps the rings that are wanted, which are
// told by their bounds.
func readLand(detail string, wanted func(*ring) bool) land {
	file, err := landFiles.Open("land/" + detail + ".gz")
	if err != nil {
		panic("explainer: " + err.Error())
	}
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		panic("explainer: land/" + detail + ".gz: " + err.Error())
	}
	in := bufio.NewReader(unzipped)
	next := func() int64 {
		n, err := binary.ReadVarint(in)
		if err != nil {
			panic("explainer: land/" + detail + ".gz: " + err.Error())
		}
		return n
	}
	perDegree := float64(next())
	var all land
	var points []point // of one ring after the other
	for range next() {
		r := ring{perDegree: perDegree, west: math.Inf(1), south: math.Inf(1), east: math.Inf(-1), north: math.Inf(-1)}
		length := next()
		points = slices.Grow(points[:0], int(length))
		var p point
		for range length {
			p.lon += int32(next())
			p.lat += int32(next())
			points = append(points, p)
			c := r.at(p)
			r.west, r.east = min(r.west, c.Lon), max(r.east, c.Lon)
			r.south, r.north = min(r.south, c.Lat), max(r.north, c.Lat)
		}
		if wanted(&r) {
			r.points = slices.Clone(points)
			all = append(all, r)
		}
	}
	return all
}

// wholeEarth wants all rings.
func wholeEarth(*ring) bool { return true }

// contains reports whether there is land at a position.
func (l land) contains(p model.Coordinates) bool {
	inside := false
	for i := range l {
		r := &l[i]
		if p.Lat < r.south || p.Lat > r.north {
			continue
		}
		for lon := p.Lon + 360*math.Ceil((r.west-p.Lon)/360); lon <= r.east; lon += 360 {
			if r.surrounds(lon, p.Lat) {
				inside = !inside
			}
		}
	}
	return inside
}

// surrounds reports whether a line to the east crosses the ring an odd number of
// times.
func (r *ring) surrounds(lon, lat float64) bool {
	inside := false
	before := r.at(r.points[len(r.points)-1])
	for _, corner := range r.points {
		p := r.at(corner)
		if crosses(lon, lat, before.Lon, before.Lat, p.Lon, p.Lat) {
			inside = !inside
		}
		before = p
	}
	return inside
}

// from returns the ring around the South Pole with its way over the pole along
// another meridian, of whole degrees.
func (r *ring) from(meridian float64) *ring {
	lon, turn, pole := int32(meridian*r.perDegree), int32(360*r.perDegree), int32(-90*r.perDegree)
	coast := slices.DeleteFunc(slices.Clone(r.points), func(p point) bool { return p.lat <= pole })
	turns := turn * int32(math.Floor((meridian-r.at(coast[0]).Lon)/360))
	start := slices.IndexFunc(coast, func(p point) bool { return p.lon+turns >= lon })
	turned := &ring{perDegree: r.perDegree, south: r.south, north: r.north, west: meridian, east: meridian + 360}
	add := func(lon, lat int32) { turned.points = append(turned.points, point{lon, lat}) }
	add(lon, pole)
	add(lon, coast[start].lat)
	for _, p := range coast[start:] {
		add(p.lon+turns, p.lat)
	}
	for _, p := range coast[:start] {
		add(p.lon+turns+turn, p.lat)
	}
	add(lon+turn, coast[start].lat)
	add(lon+turn, pole)
	return turned
}

// crosses reports whether a line from x, y to ever larger x crosses that from a to
// b.
func crosses(x, y, ax, ay, bx, by float64) bool {
	return (ay > y) != (by > y) && x < bx+(ax-bx)*(y-by)/(ay-by)
}
