package check

import (
	"math"
	"strconv"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// warranted is how many decimals of a degree a precision warrants: an exact spot
// is told to the metre, a settlement to the kilometre, and what is larger to the
// ten kilometres, so that the point of a small country still lies in it.
var warranted = map[model.Precision]int{
	"exact": 5, "settlement": 2, "district": 1, "region": 1, "country": 1,
}

// widths are how far apart two points are, at most, that differ by one in the
// last of so many decimals.
var widths = []string{"100 km", "10 km", "1 km", "100 metres", "10 metres", "1 metre", "10 cm", "1 cm"}

// overPreciseCoordinates finds places whose coordinates have more decimals than
// their precision warrants. Zeros at the end count for nothing.
func overPreciseCoordinates(site *model.Site, list *diag.List) {
	for _, p := range site.Places {
		most, known := warranted[p.Precision]
		if !known {
			continue // which was reported
		}
		field, value := "lat", p.Lat
		if decimals(p.Lon) > decimals(p.Lat) {
			field, value = "lon", p.Lon
		}
		n := decimals(value)
		if n <= most {
			continue
		}
		said := "its precision is " + string(p.Precision)
		if !p.Has("precision") {
			said += ", as that of every place that gives none"
		}
		width := "less than 1 cm"
		if n < len(widths) {
			width = "about " + widths[n]
		}
		d := list.Add(diag.OverPreciseCoordinates, p.At(field), "%s %s tells the place to %s, but %s", field, number(value), width, said)
		d.Hint = "write lat: " + rounded(p.Lat, most) + " and lon: " + rounded(p.Lon, most)
		if p.Precision != "exact" {
			d.Hint += ", or precision: exact if that very spot is meant and may be known"
		}
	}
}

// decimals returns how many decimals a number was typed with, but for zeros at
// the end.
func decimals(f float64) int {
	_, after, _ := strings.Cut(number(f), ".")
	return len(after)
}

// rounded writes a number with at most so many decimals.
func rounded(f float64, decimals int) string {
	unit := math.Pow10(decimals)
	return strconv.FormatFloat(math.Round(f*unit)/unit+0, 'f', -1, 64)
}
