package model

// Layer is what an author adds to the place map: the geometry of a GeoJSON file.
type Layer struct {
	File   string          // relative to the site folder
	Lines  [][]Coordinates // open lines, and the closed ones that bound areas
	Points []Coordinates
}

// Coordinates are a point of the earth, in degrees of WGS 84.
type Coordinates struct{ Lon, Lat float64 }
