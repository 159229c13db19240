package render

import (
	"html/template"
	"math"
	"strconv"
	"strings"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// PlaceView is a place's page.
type PlaceView struct {
	Base
	Kind        string
	Coordinates string // in words
	Precision   string // in words; empty if it wasn't said
	Names       []Entry
	Events      []EventItem
	Locator     *Locator // a small map; nil if there would be nothing to see
}

func (r *renderer) place(p *model.Place) PlaceView {
	b := r.begin(&p.Page)
	b.subject = placeData(p)
	v := PlaceView{
		Kind:        p.PlaceKind,
		Coordinates: degrees(p.Lat, "N", "S") + ", " + degrees(p.Lon, "E", "W"),
		Names:       b.names(p.Names),
		Events:      b.events(p.Events),
		Locator:     b.locator([]*model.Place{p}),
	}
	switch {
	case p.Precision == "exact":
		v.Precision = "exact"
	case p.Has("precision"):
		v.Precision = "to the nearest " + string(p.Precision)
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

// Locator is a small map of some places.
type Locator struct {
	Drawing template.HTML
	Layers  string // URL of the large map, whose note explains the author's lines; empty if none are drawn
}

// locator draws where the places are, with the style sheet that it needs.
func (b *builder) locator(places []*model.Place) *Locator {
	drawing, layers := b.maps().Locator(places)
	if drawing == "" {
		return nil
	}
	b.needs("placemap.css")
	l := &Locator{Drawing: drawing}
	if layers {
		l.Layers = b.url("places/index.html")
	}
	return l
}

// PlacesView lists the places.
type PlacesView struct {
	Base
	Map   *PlaceMap // nil without places
	Items []PlaceItem
}

// PlaceMap is the map of the places, in the sizes of package figure.
type PlaceMap struct {
	Region    []template.HTML
	Beyond    []template.HTML // places far from the region; empty if there are none
	Legend    []string        // sentences
	Layers    bool            // the author adds lines
	Note      string          // the author's
	Viewpoint string
	AsOf      Date
	Cites     []Cite
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
	v := PlacesView{Map: b.placeMap()}
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

// placeMap draws the map.
func (b *builder) placeMap() *PlaceMap {
	if len(b.site.Places) == 0 {
		return nil
	}
	b.needs("placemap.css")
	link := func(to *model.Page) string { return b.url(to.Path) }
	v := &PlaceMap{Legend: b.maps().Legend()}
	for _, size := range []figure.Size{figure.Wide, figure.Narrow} {
		v.Region = append(v.Region, b.maps().Region(size, link))
		if beyond := b.maps().Beyond(size, link); beyond != "" {
			v.Beyond = append(v.Beyond, beyond)
		}
	}
	if m := b.site.Settings.Map; m != nil {
		v.Layers = len(m.Drawn) > 0
		v.Note, v.Viewpoint, v.AsOf, v.Cites = m.Note, m.Viewpoint, words(m.AsOf), b.cites.cite(m.Sources)
	}
	return v
}
