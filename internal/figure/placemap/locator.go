package placemap

import (
	"html/template"
	"math"
	"slices"
	"strings"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// locators are the small maps beside the text. The same few frames serve all
// pages, with land that is drawn once.
type locators struct {
	region *ground                  // the region that most of the site is about
	whole  *ground                  // every place of the site; nil if none lies outside the region
	around map[*model.Place]*ground // each place outside; neighbours share one
}

// ground is a frame with its land drawn.
type ground struct {
	frame frame
	land  template.HTML
}

// The size of a locator in units, which the column beside the text has room for.
const (
	locatorWidth  = 272
	locatorHeight = 176
)

// newLocators draws the land of the frames.
func newLocators(near, far []*model.Place) locators {
	if len(near) == 0 {
		return locators{}
	}
	coarse := readLand(coarseLand)
	draw := func(shown []model.Coordinates, margin, narrowest float64) *ground {
		f := fit(shown, shape{width: locatorWidth, lowest: locatorHeight, highest: locatorHeight, margin: margin, narrowest: narrowest})
		if f.world {
			f.top += math.Round((locatorHeight - f.h) / 2)
			f.h = locatorHeight
		}
		return &ground{f, groundHTML(f, coarse)}
	}
	l := locators{region: draw(reach(near), 50, 1500)}
	if len(far) == 0 {
		return l
	}
	l.whole = draw(reach(slices.Concat(near, far)), 20, 1500)
	l.around = map[*model.Place]*ground{}
	drawn := map[model.Coordinates]*ground{}
	for _, p := range far {
		const grid = 10 // degrees; places in a field of it share a frame
		field := model.Coordinates{Lon: grid * math.Round(p.Lon/grid), Lat: grid * math.Round(p.Lat/grid)}
		if drawn[field] == nil {
			drawn[field] = draw([]model.Coordinates{field}, 20, 3600)
		}
		l.around[p] = drawn[field]
	}
	return l
}

func groundHTML(f frame, l land) template.HTML {
	d := drawing{&figure.Drawing{}}
	d.ground(f, l, 0.6, 2000)
	d.edge(f)
	return d.HTML()
}

// choose returns the frame that shows the places.
func (l *locators) choose(places []*model.Place) *ground {
	outside := l.around[places[0]]
	for _, p := range places {
		if l.around[p] != outside {
			return l.whole
		}
	}
	if outside != nil {
		return outside
	}
	return l.region
}

// Locator draws where in the world some places are, for the column beside the
// text. It is empty if there are none.
func (m *Map) Locator(places []*model.Place) template.HTML {
	if len(places) == 0 {
		return ""
	}
	g := m.locators.choose(places)
	marks := locate(g.frame, places)
	titles := make([]string, len(places))
	for i, p := range places {
		titles[i] = p.Title
	}
	label := "Small map of where this is: " + strings.Join(titles, ", ")
	d := drawing{figure.NewSmall("place-map locator", locatorWidth, locatorHeight, "role", "img", "aria-label", label)}
	d.Add(g.land)
	for _, m := range marks {
		d.circle(m)
		d.dot(m)
		if m.label != nil {
			d.label(m.label, "name")
		}
	}
	return d.HTML()
}

// locate lays a locator out: names stand where there is room for them.
func locate(f frame, places []*model.Place) []*mark {
	b := &board{area: f.area().Grow(-3)}
	marks := make([]*mark, len(places))
	for i, p := range places {
		marks[i] = newMark(f, p)
		b.dots = append(b.dots, marks[i].box())
	}
	for i, m := range marks {
		if lines, whole := nameLines(m.place.Title, figure.Narrow); whole && i < mostLabels {
			_ = b.beside(m, lines) || b.near(m, lines)
		}
	}
	return marks
}
