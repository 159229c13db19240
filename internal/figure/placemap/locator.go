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

// ground is a frame with what is drawn under the places.
type ground struct {
	frame frame
	land  template.HTML
	shore bool           // a coast is drawn
	lines bool           // something of the author's is drawn
	known []*model.Place // in the frame, by how much happened there, which tell readers where they are
}

// mostKnown is how many known places a locator shows, and triedKnown for how many
// of them it looks for room.
const (
	mostKnown  = 3
	triedKnown = 9
)

// The size of a locator in units, which the column beside the text has room for.
const (
	locatorWidth  = 272
	locatorHeight = 176
)

// The bytes of a ground: for its coast, and for the author's layers.
const (
	coastBytes = 1200
	layerBytes = 1000
)

// newLocators draws the land of the frames, and the layers. Where the program
// knows no coast in the region, the frame comes as near as the author's lines do.
func newLocators(near, far []*model.Place, layers []model.Layer) locators {
	if len(near) == 0 {
		return locators{}
	}
	coarse := readLand(coarseLand, wholeEarth)
	byEvents := slices.Concat(near, far)
	slices.SortStableFunc(byEvents, func(a, b *model.Place) int { return len(b.Events) - len(a.Events) })
	draw := func(shown []model.Coordinates, margin, narrowest float64) *ground {
		f := fit(shown, shape{width: locatorWidth, lowest: locatorHeight, highest: locatorHeight, margin: margin, narrowest: narrowest})
		if f.world {
			f.top += math.Round((locatorHeight - f.h) / 2)
			f.h = locatorHeight
		}
		return newGround(f, coarse, layers, byEvents)
	}
	l := locators{region: draw(reach(near), 24, 600)}
	if !l.region.shore && l.region.lines {
		l.region = draw(append(reach(near), l.region.frame.holds(layers)...), 16, 40)
	}
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

func newGround(f frame, l land, layers []model.Layer, byEvents []*model.Place) *ground {
	g := &ground{frame: f, shore: f.hasShore(l), known: known(f, byEvents)}
	d := drawing{&figure.Drawing{}}
	d.ground(f, l, 0.6, coastBytes)
	g.lines = d.layers(f, layers, 0.6, layerBytes)
	d.edge(f)
	g.land = d.HTML()
	return g
}

// hasShore reports whether a coast runs through the frame, on one side of which
// there is land to be seen.
func (f frame) hasShore(l land) bool {
	inner := f.area().Grow(-4)
	return slices.ContainsFunc(f.shores(l), func(shore []figure.Point) bool { return slices.ContainsFunc(shore, inner.Holds) })
}

// holds returns the points of the layers that are in the frame.
func (f frame) holds(layers []model.Layer) []model.Coordinates {
	var all []model.Coordinates
	for _, layer := range layers {
		for _, line := range slices.Concat(layer.Lines, [][]model.Coordinates{layer.Points}) {
			for _, c := range line {
				if distance(f.centre, c) < f.horizon() && f.area().Holds(f.place(c)) {
					all = append(all, c)
				}
			}
		}
	}
	return all
}

// known returns the first places in a frame that are no larger than a town.
func known(f frame, byEvents []*model.Place) []*model.Place {
	var all []*model.Place
	for _, p := range byEvents {
		if len(all) == triedKnown {
			break
		}
		if m := newMark(f, p); !m.open && m.box().Within(f.area().Grow(-5)) {
			all = append(all, p)
		}
	}
	return all
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
// text, and reports whether something of the author's layers is on it. It is empty
// if there are no places, or nothing by which readers could tell where one is.
func (m *Map) Locator(places []*model.Place) (drawn template.HTML, layers bool) {
	if len(places) == 0 {
		return "", false
	}
	g := m.locators.choose(places)
	marks, around := g.locate(places)
	if !g.shore && !g.lines && len(marks)+len(around) == 1 {
		return "", false
	}
	label := "Small map of where this is: " + titles(marks)
	if len(around) > 0 {
		label += "; for orientation: " + titles(around)
	}
	d := drawing{figure.NewSmall("place-map locator", locatorWidth, locatorHeight, "role", "img", "aria-label", label)}
	d.Add(g.land)
	for _, m := range around {
		d.Empty("circle", "class", "known", "cx", m.at.X, "cy", m.at.Y, "r", m.radius())
		d.label(m.label, "quiet")
	}
	for _, m := range marks {
		d.circle(m)
		d.dot(m)
		if m.label != nil {
			d.label(m.label, "name")
		}
	}
	return d.HTML(), g.lines
}

func titles(marks []*mark) string {
	words := make([]string, len(marks))
	for i, m := range marks {
		words[i] = m.place.Title
	}
	return strings.Join(words, ", ")
}

// locate lays a locator out: names stand where there is room for them. Around the
// places stand some of those that are known, if there is room for their names too.
func (g *ground) locate(places []*model.Place) (marks, around []*mark) {
	b := &board{area: g.frame.area().Grow(-3)}
	for _, p := range places {
		m := newMark(g.frame, p)
		marks = append(marks, m)
		b.dots = append(b.dots, m.box())
	}
	for i, m := range marks {
		if lines, whole := nameLines(m.place.Title, figure.Narrow); whole && i < mostLabels {
			_ = b.beside(m, lines) || b.near(m, lines)
		}
	}
	for _, m := range marks {
		b.taken = append(b.taken, figure.Around(m.at, m.circle))
	}
	for _, p := range g.known {
		m := newMark(g.frame, p)
		m.w, m.h = 3, 3 // a smaller dot
		if lines, whole := nameLines(p.Title, figure.Narrow); whole && !slices.Contains(places, p) && b.free(m.box()) && b.beside(m, lines) {
			around = append(around, m)
			b.dots = append(b.dots, m.box())
		}
		if len(around) == mostKnown {
			break
		}
	}
	return marks, around
}
