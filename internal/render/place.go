package render

import (
	"math"
	"strconv"
	"strings"

	"explainer/internal/model"
)

// PlaceView is a place's page.
type PlaceView struct {
	Base
	Kind        string
	Coordinates string // in words
	Precision   string // empty if it wasn't said
	Names       []Entry
	Events      []EventItem
}

func (r *renderer) place(p *model.Place) PlaceView {
	b := r.begin(&p.Page)
	b.subject = placeData(p)
	v := PlaceView{
		Kind:        p.PlaceKind,
		Coordinates: degrees(p.Lat, "N", "S") + ", " + degrees(p.Lon, "E", "W"),
		Names:       b.names(p.Names),
		Events:      b.events(p.Events),
	}
	if p.Has("precision") {
		v.Precision = string(p.Precision)
	}
	v.Base = b.base()
	v.Label = strings.TrimSuffix("Place: "+p.PlaceKind, ": ")
	return v
}

// degrees words a coordinate with as many decimals as were typed.
func degrees(value float64, positive, negative string) string {
	hemisphere := positive
	if value < 0 {
		hemisphere = negative
	}
	return strconv.FormatFloat(math.Abs(value), 'f', -1, 64) + "° " + hemisphere
}

// PlacesView lists the places.
type PlacesView struct {
	Base
	Items []PlaceItem
}

// PlaceItem is a place in a list.
type PlaceItem struct {
	Link
	Kind        string
	Names       string
	Coordinates string
	Precision   string
	Events      int
}

func (r *renderer) places() PlacesView {
	b := r.beginGenerated("places/index.html")
	v := PlacesView{}
	for _, p := range r.site.Places {
		v.Items = append(v.Items, PlaceItem{
			Link:        b.link(&p.Page),
			Kind:        p.PlaceKind,
			Names:       otherNames(p.Names, p.Title),
			Coordinates: degrees(p.Lat, "N", "S") + ", " + degrees(p.Lon, "E", "W"),
			Precision:   string(p.Precision),
			Events:      len(p.Events),
		})
	}
	v.Base = b.base()
	return v
}
