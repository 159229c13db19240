package figure

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// mostActors is how many actors a map draws. With more of them nobody could
// follow a line.
const mostActors = 40

// ActorMap is how the actors stand to each other at a date, in the notation of
// conflict mapping (Fisher et al., Working with Conflict). Parties stand in the
// middle, third parties around them, people in the frame of the body they
// serve.
type ActorMap struct {
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

// Actors gathers what the map of a site's actors shows at a date.
func Actors(site *model.Site, at edtf.Date) *ActorMap {
	m := &ActorMap{At: at, people: map[*model.Actor][]person{}}
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
				m.people[o.Of.To] = append(m.people[o.Of.To], person{a.Title, officeWords(o, at)})
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
func (m *ActorMap) limit(at edtf.Date, degree map[*model.Actor]int) {
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

// officeWords names an office without the body in whose frame it stands. If the
// holder's page was last checked in an earlier year than the map's, the words
// say so: nobody looked since.
func officeWords(o *model.Office, at edtf.Date) string {
	words := o.Title
	for _, of := range []string{" of the ", " of "} {
		words = strings.TrimSuffix(words, of+o.Of.To.Title)
	}
	_, checked := o.Holder.AsOf.Bounds()
	_, now := at.Bounds()
	if !checked.IsInfinite() && !now.IsInfinite() && checked.Year() < now.Year() {
		words += " (in " + strconv.Itoa(checked.Year()) + ")"
	}
	return words
}

// node is an actor on the map: a frame with the actor's name and people in it.
type node struct {
	actor  *model.Actor
	party  bool
	frame  outline
	name   []string // lines
	people []portrait
	box
}

// bolder is how much wider bold letters are.
const bolder = 1.08

// portrait is a person in a frame, in lines.
type portrait struct{ name, office []string }

// Margins inside a frame, and the heights of a line in it.
const (
	padding   = 9.0
	nameLead  = fontLabel * leading
	smallLead = fontSmall * leading
	nameGap   = 5.0 // above each of the people under a name
)

// newNode makes a node whose text is at most so wide.
func (m *ActorMap) newNode(a *model.Actor, i int, width float64) *node {
	n := &node{actor: a, party: i < m.parties, frame: frameOf(a.ActorKind)}
	inside, size := width-2*padding, fontLabel
	if n.party {
		size *= bolder
	}
	n.name = wrap(breakable(a.Title, size, inside), size, inside, 8)
	n.w = widest(n.name, size)
	people := m.people[a]
	const most = 4
	for i, p := range people {
		face := portrait{
			name:   wrap(breakable(p.name, fontSmall, inside), fontSmall, inside, 3),
			office: wrap(breakable(p.office, fontSmall, inside), fontSmall, inside, 4),
		}
		if i == most-1 && len(people) > most {
			face = portrait{office: []string{"and " + strconv.Itoa(len(people)-i) + " more"}}
		}
		n.people = append(n.people, face)
		n.w = max(n.w, widest(face.name, fontSmall), widest(face.office, fontSmall))
		if i == most-1 {
			break
		}
	}
	n.w = max(n.w, 48) + 2*padding
	n.h = n.textHeight() + 2*padding
	return n
}

// textHeight returns how high the text in the frame is.
func (n *node) textHeight() float64 {
	high := float64(len(n.name)) * nameLead
	for _, p := range n.people {
		high += nameGap + p.height()
	}
	return high
}

func (p portrait) height() float64 { return float64(len(p.name)+len(p.office)) * smallLead }

// breakable breaks words that are wider than a line, as those of a script
// without spaces are, into pieces as equal as may be.
func breakable(text string, size, width float64) string {
	words := strings.Fields(text)
	for i, word := range words {
		whole := textWidth(word, size)
		equal := whole / math.Ceil(whole/width)
		var pieces strings.Builder
		wide := 0.0
		for _, r := range word {
			w := letterWidth(r) * size
			if w > 0 && (wide+w > width || wide >= equal) {
				pieces.WriteByte(' ')
				wide = 0
			}
			pieces.WriteRune(r)
			wide += w
		}
		words[i] = pieces.String()
	}
	return strings.Join(words, " ")
}

// centre returns the middle of the node.
func (n *node) centre() point { return point{n.x + n.w/2, n.y + n.h/2} }

// moveTo puts the middle of the node somewhere.
func (n *node) moveTo(x, y float64) { n.x, n.y = x-n.w/2, y-n.h/2 }

// corridor holds the lines between two actors.
type corridor struct {
	from, to *node // in the order of the map's actors
	strands  []*strand
	crowded  bool // its lines have numbers
}

// strand is a line between two actors. It stands for one relation, or for
// several of one type and direction.
type strand struct {
	from, to  *node
	form      lineForm
	forth     bool // an arrow points to the second actor
	back      bool // an arrow points to the first
	words     string
	relations []*model.Relation

	path   curve
	number int // in the key; 0: its words stand at the line
	label  strandLabel
	leader curve // from a number that doesn't stand on the line
}

// strandLabel is words at a line, or a number that stands for them.
type strandLabel struct {
	lines []string
	box
}

// corridors groups relations by the two actors that they join.
func corridors(nodes []*node, relations []*model.Relation) []*corridor {
	at := map[*model.Actor]int{}
	for i, n := range nodes {
		at[n.actor] = i
	}
	byPair := map[[2]int]*corridor{}
	var all []*corridor
	for _, r := range relations {
		from, to := at[r.From], at[r.With.To]
		pair := [2]int{min(from, to), max(from, to)}
		c := byPair[pair]
		if c == nil {
			c = &corridor{from: nodes[pair[0]], to: nodes[pair[1]]}
			byPair[pair] = c
			all = append(all, c)
		}
		c.add(r, r.From == c.from.actor)
	}
	slices.SortStableFunc(all, func(a, b *corridor) int {
		return cmp.Or(at[a.from.actor]-at[b.from.actor], at[a.to.actor]-at[b.to.actor])
	})
	for _, c := range all {
		slices.SortStableFunc(c.strands, func(a, b *strand) int {
			return slices.Index(lineOrder, a.relations[0].Type) - slices.Index(lineOrder, b.relations[0].Type)
		})
	}
	return all
}

// add puts a relation on a line of the corridor: on one of its type that goes
// the same way, on one of its type and words that goes the other way, or on a
// new one.
func (c *corridor) add(r *model.Relation, forth bool) {
	words := cmp.Or(r.Label, lineForms[r.Type].words)
	for _, s := range c.strands {
		if s.relations[0].Type != r.Type {
			continue
		}
		switch {
		case words == s.words && r.Type.Directed():
			s.forth, s.back = s.forth || forth, s.back || !forth
		case r.Type.Directed() && (s.forth != forth || s.back == forth):
			continue
		case !slices.Contains(strings.Split(s.words, "; "), words):
			s.words += "; " + words
		}
		s.relations = append(s.relations, r)
		return
	}
	directed := r.Type.Directed()
	c.strands = append(c.strands, &strand{
		from: c.from, to: c.to, form: lineForms[r.Type], words: words, relations: []*model.Relation{r},
		forth: directed && forth, back: directed && !forth,
	})
}

// sentence words a strand for those who don't see it: "Norland and Sudland:
// conflict, over the lake".
func (s *strand) sentence() string {
	var parts []string
	for _, r := range s.relations {
		between := " and "
		if r.Type.Directed() {
			between = " to "
		}
		part := r.From.Title + between + r.With.To.Title + ": " + s.form.words
		if r.Label != "" {
			part += ", " + r.Label
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

// Draw draws the map. It is "" if no relation holds.
func (m *ActorMap) Draw(size Size, link Link) template.HTML {
	if len(m.Relations) == 0 {
		return ""
	}
	if size == Narrow {
		return m.ladder().draw(m, link)
	}
	return m.layout().draw(m, link)
}
