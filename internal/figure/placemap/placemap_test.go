package placemap

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"explainer/internal/figure"
	"explainer/internal/golden"
	"explainer/internal/model"
)

// TestPlaceMap lays out the maps in testdata. An archive holds a file
// "places", with a line for each of latitude, longitude, precision, number of
// events and title, perhaps one "layer", with a line for each of its own, of
// longitudes and latitudes, and the layouts: numbers, in units, and the locators of
// the first places, and of all together. No two labels may share a place, nor a
// label and a dot.
func TestPlaceMap(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, _ string, archive *txtar.Archive) []txtar.File {
		places := readPlaces(t, archive.Files[0].Data)
		site, given := &model.Site{Places: places}, 1
		if archive.Files[1].Name == "layer" {
			site.Settings.Map, given = &model.Map{Drawn: []model.Layer{readLayer(t, archive.Files[1].Data)}}, 2
		}
		m := New(site)
		files := archive.Files[:given:given]
		for _, size := range []figure.Size{figure.Wide, figure.Narrow} {
			var text strings.Builder
			for i, l := range []*layout{m.region[size], m.beyond[size]} {
				if l == nil {
					continue
				}
				fmt.Fprintf(&text, "%s: %s", []string{"region", "beyond"}[i], describe(l))
				for _, problem := range collisions(l) {
					t.Errorf("%s: %s", size, problem)
				}
			}
			files = append(files, golden.Result(size.String(), text.String()))
		}
		var text strings.Builder
		for i := range min(len(places), 5) {
			text.WriteString(describeLocator(t, m, places[i:i+1]))
		}
		text.WriteString(describeLocator(t, m, places))
		return append(files, golden.Result("locators", text.String()))
	})
}

func readPlaces(t *testing.T, data []byte) []*model.Place {
	t.Helper()
	var places []*model.Place
	for line := range strings.Lines(string(data)) {
		p := &model.Place{}
		var events int
		fields := strings.SplitN(strings.TrimSpace(line), " ", 5)
		if len(fields) < 5 {
			t.Fatalf("%q is no place", line)
		}
		if _, err := fmt.Sscan(strings.Join(fields[:4], " "), &p.Lat, &p.Lon, &p.Precision, &events); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		p.Title, p.Events = fields[4], make([]*model.Event, events)
		places = append(places, p)
	}
	return places
}

func readLayer(t *testing.T, data []byte) model.Layer {
	t.Helper()
	var layer model.Layer
	for text := range strings.Lines(string(data)) {
		var line []model.Coordinates
		for field := range strings.FieldsSeq(text) {
			var c model.Coordinates
			if _, err := fmt.Sscanf(field, "%g,%g", &c.Lon, &c.Lat); err != nil {
				t.Fatalf("%q: %v", field, err)
			}
			line = append(line, c)
		}
		layer.Lines = append(layer.Lines, line)
	}
	return layer
}

// describe writes a layout down.
func describe(l *layout) string {
	var out strings.Builder
	f := l.frame
	fmt.Fprintf(&out, "centre %.2f %.2f, %v km in a unit, %v × %v", f.centre.Lat, f.centre.Lon, math.Round(f.km*1e4)/1e4, f.w, f.h)
	if l.km > 0 {
		fmt.Fprintf(&out, ", scale %v km at %.0f %.0f", l.km, l.scale.X, l.scale.Y)
	}
	out.WriteByte('\n')
	for _, m := range l.marks {
		fmt.Fprintf(&out, "  %.0f %.0f %s", m.at.X, m.at.Y, m.place.Title)
		if m.circle > 0 {
			fmt.Fprintf(&out, ", within %.0f", m.circle)
		}
		switch {
		case m.inset:
			out.WriteString(", in the inset")
		case m.label == nil:
			out.WriteString(", no label")
		case m.number > 0:
			out.WriteString(", number " + strconv.Itoa(m.number) + describeLabel(m.label))
		default:
			out.WriteString(describeLabel(m.label))
		}
		out.WriteByte('\n')
	}
	if l.name != nil {
		fmt.Fprintf(&out, "  the first map%s\n", describeLabel(l.name))
	}
	if l.inset != nil {
		b := l.box
		fmt.Fprintf(&out, "inset of %.0f %.0f, %.0f × %.0f: %s", b.X, b.Y, b.W, b.H, describe(l.inset))
	}
	return out.String()
}

func describeLabel(l *label) string {
	text := fmt.Sprintf(", %s %.0f %.0f", l.anchor, l.at.X, l.at.Y)
	if len(l.lines) > 1 {
		text += ", as " + strings.Join(l.lines, " / ")
	}
	if l.leader[0] != l.leader[1] {
		text += " with a line"
	}
	return text
}

// describeLocator writes the locator of places down. One of a single place must
// be small, as thousands of pages have one.
func describeLocator(t *testing.T, m *Map, places []*model.Place) string {
	t.Helper()
	g := m.locators.choose(places)
	marks, around := g.locate(places)
	l := &layout{frame: g.frame, marks: append(marks, around...)}
	for _, problem := range collisions(l) {
		t.Errorf("locator of %s: %s", titles(marks), problem)
	}
	drawn, layers := m.Locator(places)
	if len(places) == 1 && len(drawn) > 2500 {
		t.Errorf("the locator of %s has %d bytes; the most is 2500", titles(marks), len(drawn))
	}
	if drawn == "" {
		return fmt.Sprintf("none of %d\n", len(marks))
	}
	with := ""
	if layers {
		with = ", with lines of the author's"
	}
	return fmt.Sprintf("of %d with %d others%s: %s", len(marks), len(around), with, describe(l))
}

// collisions returns what stands where it must not.
func collisions(l *layout) []string {
	var problems []string
	texts := map[string]figure.Box{}
	var order []string
	add := func(name string, b figure.Box) {
		texts[name] = b
		order = append(order, name)
	}
	if l.km > 0 { // a locator has no scale
		add("the scale", l.scale)
	}
	if l.name != nil {
		add("the name of the other map", l.name.box())
	}
	if l.inset != nil {
		add("the box", l.box)
		problems = collisions(l.inset)
	}
	for i, m := range l.marks {
		if !m.box().Within(l.frame.area()) {
			problems = append(problems, m.place.Title+" is outside the map")
		}
		if m.label != nil {
			add(fmt.Sprintf("the label of mark %d, %s", i, m.place.Title), m.label.box())
		}
	}
	for i, a := range order {
		if !texts[a].Within(l.frame.area()) {
			problems = append(problems, a+" is outside the map")
		}
		for _, b := range order[i+1:] {
			if texts[a].Overlaps(texts[b]) {
				problems = append(problems, a+" overlaps "+b)
			}
		}
		for _, m := range l.marks {
			if texts[a].Overlaps(m.box()) && a != "the scale" && a != "the box" {
				problems = append(problems, a+" overlaps the dot of "+m.place.Title)
			}
		}
	}
	for _, m := range l.key {
		if figure.TextWidth(keyWords(m), figure.LabelSize) > l.frame.w/float64(l.columns) && l.columns > 1 {
			problems = append(problems, keyWords(m)+" is wider than its column of the key")
		}
	}
	return problems
}

// TestCoast looks at pictures of the earth point by point: what is filled must be
// land.
func TestCoast(t *testing.T) {
	tests := []struct {
		name     string
		lat, lon float64
		km       float64 // across
	}{
		{"South Caucasus", 40, 46, 1200},
		{"Fiji, on the antimeridian", -17, 180, 1500},
		{"New Zealand, whose antipode is in Spain", -40, 175, 6000},
		{"the antipode of Spain", -40, 176.4, 2000},
		{"the antipode of a figure.Point on Norway's coast", -65.59, 8.91, 2000},
		{"North Pole", 90, 0, 6000},
		{"South Pole", -90, 0, 8000},
		{"Chukotka", 67, 180, 3000},
		{"Sahara, whose antipode is in the Pacific", 23, 5, 12000},
		{"half the earth", 10, 20, 17000},
		{"the world", 0, 150, 0},
		{"the world, with islands off Sumatra at the edge", 0, -80, 0},
	}
	for _, test := range tests {
		f := frame{projection: projection{centre: model.Coordinates{Lon: test.lon, Lat: test.lat}}, km: test.km / 200, w: 200, h: 140, left: 90, top: 80}
		if test.km == 0 {
			f = fitWorld([]model.Coordinates{{Lon: test.lon}}, shape{width: 200})
		}
		all := readLand(coarseLand, wholeEarth)
		coast := f.coast(all, 0.05, 1<<20)
		if f.coast(readLand(coarseLand, f.meets), 0.05, 1<<20) != coast {
			t.Errorf("%s: what meets the frame isn't all that is drawn", test.name)
		}
		picture := readPath(t, coast)
		if test.lat == -90 {
			for _, line := range picture {
				for _, p := range line {
					if math.Hypot(p.X-f.left, p.Y-f.top) < 10 {
						t.Errorf("%s: a shore comes as near to the pole as %v", test.name, p)
					}
				}
			}
		}
		wrong, total, filled := 0, 0, 0
		for x := 3.3; x < f.w; x += 7 {
			for y := 2.7; y < f.h; y += 7 {
				where := f.inside(figure.At(x, y))
				if !f.world && math.Hypot(x-f.left, y-f.top)*f.km > 1.99*earth || math.Abs(where.Lat) > 90 {
					continue // beyond the earth
				}
				total++
				land := surrounded(picture, figure.At(x, y))
				if land {
					filled++
				}
				if land != all.contains(where) {
					wrong++
				}
			}
		}
		if wrong*50 > total { // a coast may run through the point
			t.Errorf("%s: %d of %d points are land on one of picture and earth alone", test.name, wrong, total)
		}
		if filled == 0 || filled == total {
			t.Errorf("%s: %d of %d points are land: the picture tests nothing", test.name, filled, total)
		}
	}
}

// TestLines cuts the lines of layers to frames.
func TestLines(t *testing.T) {
	frames := map[string]frame{
		"Fiji":    {projection: projection{centre: model.Coordinates{Lon: 179, Lat: -17}}, km: 10, w: 100, h: 100, left: 50, top: 50},
		"Oslo":    {projection: projection{centre: model.Coordinates{Lon: 10, Lat: 60}}, km: 50, w: 100, h: 100, left: 50, top: 50},
		"Pacific": {projection: projection{centre: model.Coordinates{Lon: 180}, world: true}, km: 400, w: 81, h: 50, left: 40.5, top: 25},
	}
	tests := []struct {
		what, frame string
		line        [][2]float64 // longitudes and latitudes
		want        string
	}{
		{"a short line", "Fiji", [][2]float64{{179, -17}, {179, -16}}, "M50 50l0-11.1"},
		{"over the antimeridian", "Fiji", [][2]float64{{179.5, -17}, {-179.5, -17}}, "M55.3 50l10.6 .1"},
		{"in from the left, out at the bottom", "Fiji", [][2]float64{{170, -17}, {179, -17}, {179, -30}}, "M0 50.6l11.7-.2 19.2-.3 19.1-.1 0 20.6 0 20.7 0 8.7"},
		{"a parallel bends", "Oslo", [][2]float64{{4, 60}, {16, 60}}, "M43.3 49.7l2.3 .2 2.2 .1 2.2 0 2.2 0 2.2-.1 2.3-.2"},
		{"far away", "Oslo", [][2]float64{{-170, -60}, {-160, -60}}, ""},
		{"over the antimeridian of the world", "Pacific", [][2]float64{{170, 0}, {-170, 0}}, "M38.3 25l.4 0 .5 0 .4 0 .5 0 .4 0 .4 0 .5 0 .4 0 .5 0 .4 0"},
		{"around the edge of the world", "Pacific", [][2]float64{{-10, 0}, {10, 0}}, "M78.7 25l.5 0 .4 0 .5 0 .4 0 .5 0M.5 25l.4 0 .5 0 .4 0 .5 0"},
	}
	for _, test := range tests {
		var line []model.Coordinates
		for _, at := range test.line {
			line = append(line, model.Coordinates{Lon: at[0], Lat: at[1]})
		}
		if got := lineData(frames[test.frame].lines(line)); got != test.want {
			t.Errorf("%s: %q; want %q", test.what, got, test.want)
		}
	}
}

// readPath reads back the closed lines of a path that pathData wrote.
func readPath(t *testing.T, data string) [][]figure.Point {
	t.Helper()
	var lines [][]figure.Point
	for part := range strings.SplitSeq(strings.TrimSuffix(data, "z"), "z") {
		part = strings.NewReplacer("M", "", "l", " ", "-", " -").Replace(part)
		var line []figure.Point
		var last figure.Point
		for i, field := range strings.Fields(part) {
			n, err := strconv.ParseFloat(field, 64)
			if err != nil {
				t.Fatalf("%q in a path: %v", field, err)
			}
			if i%2 == 0 {
				last.X += n
				continue
			}
			last.Y += n
			line = append(line, last)
		}
		lines = append(lines, line)
	}
	return lines
}
