// Package placemap turns the places of a site into a map, and a few of them into
// a small one, a locator, beside the text.
//
// The map shows the region that most of the site is about; what lies far from it
// stands on a second one, of everything beyond. Both show land and sea, the
// author's layers and no borders. A dot is a spot or a town. An open dot is the
// middle of something larger, and the circle around it says that the place lies
// somewhere within; it is as large as the precision of the coordinates, never the
// outline of a territory. A place whose name finds no room gets a number, and a
// line of the key below the map. Where places crowd on a phone's map, an inset
// shows that part larger.
//
// A [projection] turns the earth into a plane; a frame is the part of that which
// a map shows; land, from Natural Earth, is embedded (land/README.md).
package placemap

import (
	"html/template"
	"slices"
	"strings"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// Map is the maps of a site.
type Map struct {
	near, far      []*model.Place
	layers         []model.Layer
	region, beyond [2]*layout // by size; nil if there are no places there
	locators       locators
}

// New lays out the maps of a site.
func New(site *model.Site) *Map {
	m := &Map{}
	if site.Settings.Map != nil {
		m.layers = site.Settings.Map.Drawn
	}
	m.near, m.far = bulk(site.Places)
	for _, size := range []figure.Size{figure.Wide, figure.Narrow} {
		if len(m.near) > 0 {
			m.region[size] = layRegion(m.near, size)
		}
		if len(m.far) > 0 {
			m.beyond[size] = layBeyond(m.far, m.region[size].frame, size)
		}
	}
	m.locators = newLocators(m.near, m.far, m.layers)
	return m
}

// Region draws the places of the region that most of the site is about. It is
// empty if the site has no places.
func (m *Map) Region(size figure.Size, link figure.Link) template.HTML {
	if m.region[size] == nil {
		return ""
	}
	return m.region[size].draw("region", size, "Map of the places", m.layers, link)
}

// Beyond draws the places outside the region, with the outline of that. It is
// empty if there are none.
func (m *Map) Beyond(size figure.Size, link figure.Link) template.HTML {
	if m.beyond[size] == nil {
		return ""
	}
	return m.beyond[size].draw("beyond", size, "Map of the places further away", m.layers, link)
}

// Legend says what is drawn on the maps, in sentences.
func (m *Map) Legend() []string {
	words := []string{"A dot marks a town or an exact spot."}
	var all []*layout
	for _, l := range slices.Concat(m.region[:], m.beyond[:]) {
		if l != nil {
			all = append(all, l)
		}
		if l != nil && l.inset != nil {
			all = append(all, l.inset)
		}
	}
	if circles := circleWords(all); circles != "" {
		words = append(words, "A dotted circle means: somewhere within ("+circles+").",
			"It shows how closely the coordinates are meant, not how far the place reaches.",
			"An open dot is the middle of a district, a region or a country.")
	}
	if slices.ContainsFunc(all, func(l *layout) bool { return len(l.key) > 0 }) {
		words = append(words, "A number stands where a name finds no room; the name is below the map.")
	}
	if slices.ContainsFunc(all, func(l *layout) bool { return l.unnamed }) {
		words = append(words, "Dots without a name or number are in the list below.")
	}
	north := "North is up."
	if slices.ContainsFunc(all, func(l *layout) bool { return l.frame.km*l.frame.w > 1500 && !l.frame.world }) {
		north = "North is up in the middle of a map."
	}
	return append(words, north, "Land and sea are simplified, from Natural Earth, in the public domain; lakes and rivers aren’t drawn.")
}

// circleWords says how large the circles are, if any are drawn.
func circleWords(all []*layout) string {
	drawn := map[model.Precision]bool{}
	for _, l := range all {
		for _, m := range l.marks {
			drawn[m.place.Precision] = drawn[m.place.Precision] || m.circle > 0
		}
	}
	var words []string
	for _, p := range []model.Precision{"settlement", "district", "region", "country"} {
		if drawn[p] {
			words = append(words, thousands(int(within(p)))+" km for a "+string(p))
		}
	}
	return strings.Join(words, ", ")
}
