package actormap

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"explainer/internal/edtf"
	"explainer/internal/figure"
	"explainer/internal/golden"
	"explainer/internal/load"
	"explainer/internal/model"
)

// TestActorMap draws the sites in testdata. An archive holds the files
// of a site, and what comes of it:
//
//	map          who is drawn and who isn't, and the legend
//	wide.svg     the drawings
//	narrow.svg
func TestActorMap(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, _ string, archive *txtar.Archive) []txtar.File {
		files, folder := golden.Site(archive)
		site, list, err := load.Site(folder, load.Options{})
		if err != nil || list.HasErrors() {
			t.Fatalf("load: error %v, diagnostics %v", err, list)
		}
		m := New(site, site.Settings.AsOf)
		link := func(to *model.Page) string { return to.Path }
		for _, c := range []*composition{m.layout(), m.ladder()} {
			for _, problem := range problems(m, c) {
				t.Errorf("%s: %s", c.size, problem)
			}
		}
		return append(files,
			golden.Result("map", inWords(m)),
			golden.Result("wide.svg", string(m.Draw(figure.Wide, link))+"\n"),
			golden.Result("narrow.svg", string(m.Draw(figure.Narrow, link))+"\n"))
	})
}

// inWords lists what a map shows.
func inWords(m *Map) string {
	var out strings.Builder
	names := func(what string, actors []*model.Actor) {
		for _, a := range actors {
			fmt.Fprintf(&out, "%s: %s", what, a.ID)
			for _, p := range m.people[a] {
				fmt.Fprintf(&out, "; %s, %s", p.name, p.office)
			}
			out.WriteString("\n")
		}
	}
	names("party", m.Drawn[:m.parties])
	names("other", m.Drawn[m.parties:])
	names("apart", m.Apart)
	names("beyond", m.Beyond)
	for _, r := range m.Relations {
		fmt.Fprintf(&out, "relation: %s %s %s\n", r.From.ID, r.Type, r.With.ID)
	}
	for _, s := range m.Legend() {
		fmt.Fprintf(&out, "legend: %s\n", s.Words)
	}
	return out.String()
}

// TestActorMapOfFlagship lays the repository's own explainer out.
func TestActorMapOfFlagship(t *testing.T) {
	site, list, err := load.Site(os.DirFS("../../.."), load.Options{})
	if err != nil || list.HasErrors() {
		t.Fatalf("load: error %v, diagnostics %v", err, list)
	}
	m := New(site, site.Settings.AsOf)
	for _, c := range []*composition{m.layout(), m.ladder()} {
		for _, problem := range problems(m, c) {
			t.Errorf("%s: %s", c.size, problem)
		}
		if len(c.key) > 0 {
			t.Errorf("%s: %d lines have a number; all had room for their words", c.size, len(c.key))
		}
	}
}

// TestActorMapOfAnySize lays generated sites out, from sparse to dense ones,
// with every number of parties and long names in several scripts.
func TestActorMapOfAnySize(t *testing.T) {
	for _, actors := range []int{2, 5, 10, 20, 30, 40, 60} {
		for _, parties := range []int{0, 1, 2, 3, 8} {
			if parties > actors || actors > 20 && parties < 2 {
				continue
			}
			for _, degree := range []int{1, 4} {
				name := fmt.Sprintf("actors=%d,parties=%d,degree=%d", actors, parties, degree)
				t.Run(name, func(t *testing.T) {
					m := New(generated(actors, parties, degree), date(t, "2026"))
					if got := len(m.Drawn) + len(m.Apart) + len(m.Beyond); len(m.Relations) > 0 && got != actors {
						t.Errorf("%d actors are drawn, %d stand apart, %d are beyond; there are %d", len(m.Drawn), len(m.Apart), len(m.Beyond), actors)
					}
					wide := m.layout()
					for _, c := range []*composition{wide, m.ladder()} {
						for _, problem := range problems(m, c) {
							t.Errorf("%s: %s", c.size, problem)
						}
					}
					if actors > 20 {
						return
					}
					if again := m.layout(); again.draw(m, noLink) != wide.draw(m, noLink) {
						t.Error("the same map was laid out in two ways")
					}
				})
			}
		}
	}
}

func noLink(*model.Page) string { return "x" }

func date(t *testing.T, text string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// generated makes a site up. Its actors have so many relations each, mostly
// with parties.
func generated(actors, parties, degree int) *model.Site {
	random := rand.New(rand.NewPCG(uint64(actors), uint64(100*parties+degree)))
	titles := []string{
		"Norland", "Assembly for Security and Co-operation around the Northern Lake", "Հայաստանի Հանրապետություն",
		"საქართველო", "上海合作组织成员国元首理事会会议", "Министерство иностранных дел", "منظمة التعاون الإسلامي",
		"Donaudampfschifffahrtsgesellschaftskapitän", "UN",
	}
	labels := []string{"", "", "closer ties", "objects to the sale of weapons to neighbours", "運輸協定", "Shusha"}
	types := model.RelationType("").Values()
	kinds := model.ActorKind("").Values()
	site := &model.Site{}
	for i := range actors {
		a := &model.Actor{ActorKind: model.ActorKind(kinds[i%len(kinds)])}
		a.Title = fmt.Sprintf("%s %d", titles[i%len(titles)], i)
		a.ID = fmt.Sprintf("actor-%d", i)
		if i < parties {
			a.Roles = []model.Role{{As: "party"}}
		}
		site.Actors = append(site.Actors, a)
	}
	for i, a := range site.Actors {
		for range degree {
			with := random.IntN(actors)
			if parties > 0 && random.IntN(4) > 0 {
				with = random.IntN(parties)
			}
			if with == i {
				continue
			}
			r := model.Relation{
				Type:  model.RelationType(types[random.IntN(len(types))]),
				Label: labels[random.IntN(len(labels))],
				From:  a,
			}
			r.With.To = site.Actors[with]
			a.Relations = append(a.Relations, r)
		}
	}
	person := &model.Actor{ActorKind: "person"}
	person.Title = "Somebody with a Rather Long Name"
	person.Offices = []model.Office{{Title: "Speaker", Holder: person}}
	person.Offices[0].Of.To = site.Actors[0]
	site.Actors = append(site.Actors, person)
	return site
}

// problems returns what is wrong with a composition: things that share a place
// or stand outside, relations without a line or without words.
func problems(m *Map, c *composition) []string {
	var found []string
	type thing struct {
		what string
		figure.Box
	}
	var things []thing
	for _, n := range c.nodes {
		things = append(things, thing{"the frame of " + n.actor.Title, n.Box})
	}
	lines := map[*model.Relation]int{}
	inKey := map[*strand]bool{}
	for _, e := range c.key {
		inKey[e.strand] = true
		things = append(things, thing{"the key " + strings.Join(e.lines, " "), e.Box},
			thing{"a number in the key", figure.Rect(e.mark.X-numberRadius, e.mark.Y-numberRadius, 2*numberRadius, 2*numberRadius)})
	}
	for _, way := range c.corridors {
		for _, s := range way.strands {
			what := "the label of “" + s.keyWords() + "”"
			things = append(things, thing{what, s.label.Box})
			path, leader := newPolyline(s.path), newPolyline(s.leader)
			led := leader.meets(s.label.Box) && path.meets(figure.Around(s.leader.end, 1))
			if !path.meets(s.label.Grow(10)) && !led {
				found = append(found, fmt.Sprintf("%s is far from its line: %.1f, %.1f", what, s.label.Box, s.path))
			}
			switch {
			case s.path.long() < 12:
				found = append(found, fmt.Sprintf("%s is at a line of length %.1f", what, s.path.long()))
			case len(s.label.lines) == 0, s.number > 0 && !inKey[s]:
				found = append(found, what+" is empty")
			}
			for _, r := range s.relations {
				lines[r]++
			}
		}
	}
	for _, r := range m.Relations {
		if lines[r] != 1 {
			found = append(found, fmt.Sprintf("%s %s %s has %d lines", r.From.Title, r.Type, r.With.To.Title, lines[r]))
		}
	}
	canvas := figure.Rect(0, 0, c.size.Width(), c.height)
	for _, rail := range c.rails {
		if !canvas.Holds(rail.start) || !canvas.Holds(rail.end) {
			found = append(found, fmt.Sprintf("a rail leaves the figure: %v of %v", rail, canvas))
		}
	}
	for i, a := range things {
		if !a.Within(canvas) {
			found = append(found, fmt.Sprintf("%s is outside, at %v of %v", a.what, a.Box, canvas))
		}
		for _, b := range things[:i] {
			if a.Overlaps(b.Box) {
				found = append(found, fmt.Sprintf("%s and %s share a place: %.1f, %.1f", a.what, b.what, a.Box, b.Box))
			}
		}
	}
	return found
}
