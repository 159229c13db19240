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
	points                   []model.Coordinates
	west, south, east, north float64
}

// readLand decodes a file of land.
func readLand(detail string) land {
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
	all := make(land, next())
	for i := range all {
		r := ring{points: make([]model.Coordinates, next()), west: math.Inf(1), south: math.Inf(1), east: math.Inf(-1), north: math.Inf(-1)}
		lon, lat := int64(0), int64(0)
		for j := range r.points {
			lon += next()
			lat += next()
			p := model.Coordinates{Lon: float64(lon) / perDegree, Lat: float64(lat) / perDegree}
			r.points[j] = p
			r.west, r.east = min(r.west, p.Lon), max(r.east, p.Lon)
			r.south, r.north = min(r.south, p.Lat), max(r.north, p.Lat)
		}
		all[i] = r
	}
	return all
}

// contains reports whether there is land at a position.
func (l land) contains(p model.Coordinates) bool {
	inside := false
	for _, r := range l {
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
func (r ring) surrounds(lon, lat float64) bool {
	inside := false
	before := r.points[len(r.points)-1]
	for _, p := range r.points {
		if crosses(lon, lat, before.Lon, before.Lat, p.Lon, p.Lat) {
			inside = !inside
		}
		before = p
	}
	return inside
}

// from returns the ring around the South Pole with its way over the pole along
// another meridian.
func (r *ring) from(lon float64) *ring {
	var coast []model.Coordinates
	for _, p := range r.points {
		if p.Lat > -90 {
			coast = append(coast, p)
		}
	}
	turns := 360 * math.Floor((lon-coast[0].Lon)/360)
	start := slices.IndexFunc(coast, func(p model.Coordinates) bool { return p.Lon+turns >= lon })
	turned := &ring{south: r.south, north: r.north, west: lon, east: lon + 360}
	add := func(lon, lat float64) { turned.points = append(turned.points, model.Coordinates{Lon: lon, Lat: lat}) }
	add(lon, -90)
	add(lon, coast[start].Lat)
	for _, p := range coast[start:] {
		add(p.Lon+turns, p.Lat)
	}
	for _, p := range coast[:start] {
		add(p.Lon+turns+360, p.Lat)
	}
	add(lon+360, coast[start].Lat)
	add(lon+360, -90)
	return turned
}

// crosses reports whether a line from x, y to ever larger x crosses that from a to
// b.
func crosses(x, y, ax, ay, bx, by float64) bool {
	return (ay > y) != (by > y) && x < bx+(ax-bx)*(y-by)/(ay-by)
}
