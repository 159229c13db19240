// Package actormap turns the actors of a site into a map of how they stand to
// each other at a date, in the notation of conflict mapping (Fisher et al.,
// Working with Conflict).
//
// [New] chooses who is on it. In the wide form the parties stand in the middle
// and third parties in seats around them, so that lines are short and few of
// them cross; each line finds its way around the frames of others, and a place
// for its words. What finds none gets a number, and its words in a key below.
// The narrow form is a ladder: lines are rungs under each other, with room for
// their words.
//
// Nobody is favoured: parties are alike in size, and stand in the order of the
// alphabet.
package actormap

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"explainer/internal/edtf"
	"explainer/internal/figure"
	"explainer/internal/model"
)

// mostActors is how many actors a map draws. With more of them nobody could
// follow a line.
const mostActors = 40

// Map is how the actors stand to each other at a date. People stand in the frame
// of the body they serve.
type Map struct {
	At        edtf.Date
	Drawn     []*model.Actor    // the parties, then the others, each alphabetically
	Relations []*model.Relation // drawn, in the order of Drawn
	Apart     []*model.Actor    // not drawn: none of their relations holds, and no body has them as its people
	Beyond    []*model.Actor    // not drawn because [mostActors] others have more relations

	parties int // how many of Drawn
	people  map[*model.Actor][]person
}

// person is somebody who stands in the frame of a body.
type person struct{ name, office string }

// New gathers what the map of a site's actors shows at a date.
func New(site *model.Site, at edtf.Date) *Map {
	m := &Map{At: at, people: map[*model.Actor][]person{}}
	var holding []*model.Relation
	degree := map[*model.Actor]int{}
	for _, a := range site.Actors {
		for i := range a.Relations {
			if r := &a.Relations[i]; Holds(r, at) {
				holding = append(holding, r)
				degree[a]++
				degree[r.With.To]++
			}
		}
	}
	if len(holding) == 0 {
		return m
	}
	served := map[*model.Actor]bool{}
	for _, a := range site.Actors {
		for i := range a.Offices {
			if o := &a.Offices[i]; degree[a] == 0 && holdsAt(o.Span, at) && o.Of.To != nil {
				served[a] = true
				m.people[o.Of.To] = append(m.people[o.Of.To], person{a.Title, officeWords(o)})
			}
		}
	}
	for _, a := range site.Actors {
		switch {
		case degree[a] > 0 || a.IsParty(at) && !a.Existence.EndedBefore(at):
			m.Drawn = append(m.Drawn, a)
		case !served[a] && !a.Existence.EndedBefore(at):
			m.Apart = append(m.Apart, a)
		}
	}
	m.limit(at, degree)
	for _, r := range holding {
		if slices.Contains(m.Drawn, r.From) && slices.Contains(m.Drawn, r.With.To) {
			m.Relations = append(m.Relations, r)
		}
	}
	return m
}

// limit keeps the most connected actors and puts the parties first.
func (m *Map) limit(at edtf.Date, degree map[*model.Actor]int) {
	rank := func(a *model.Actor) int {
		if a.IsParty(at) {
			return 0
		}
		return 1
	}
	if len(m.Drawn) > mostActors {
		kept := slices.Clone(m.Drawn)
		slices.SortStableFunc(kept, func(a, b *model.Actor) int {
			return cmp.Or(rank(a)-rank(b), degree[b]-degree[a])
		})
		kept = kept[:mostActors]
		for _, a := range m.Drawn {
			if !slices.Contains(kept, a) {
				m.Beyond = append(m.Beyond, a)
			}
		}
		m.Drawn = slices.DeleteFunc(m.Drawn, func(a *model.Actor) bool { return !slices.Contains(kept, a) })
	}
	slices.SortStableFunc(m.Drawn, func(a, b *model.Actor) int { return rank(a) - rank(b) })
	for _, a := range m.Drawn {
		m.parties += 1 - rank(a)
	}
}

// Holds reports whether a relation holds at a date, as far as is known: it has
// begun, it isn't over, and both actors still exist. One that ended nobody
// knows when is over.
func Holds(r *model.Relation, at edtf.Date) bool {
	to := r.With.To
	return to != nil && to != r.From && holdsAt(r.Span, at) &&
		!r.From.Existence.EndedBefore(at) && !to.Existence.EndedBefore(at)
}

func holdsAt(s model.Span, at edtf.Date) bool {
	return !s.EndedBefore(at) && !edtf.Before(at, s.From)
}

// officeWords names an office without the body in whose frame it stands.
func officeWords(o *model.Office) string {
	words := o.Title
	for _, of := range []string{" of the ", " of "} {
		words = strings.TrimSuffix(words, of+o.Of.To.Title)
	}
	return words
}

// HasPeople reports whether somebody stands in the frame of a body.
func (m *Map) HasPeople() bool {
	return slices.ContainsFunc(m.Drawn, func(a *model.Actor) bool { return len(m.people[a]) > 0 })
}

// Draw draws the map. It is "" if no relation holds.
func (m *Map) Draw(size figure.Size, link figure.Link) template.HTML {
	if len(m.Relations) == 0 {
		return ""
	}
	if size == figure.Narrow {
		return m.ladder().draw(m, link)
	}
	return m.layout().draw(m, link)
}
