package actormap

import (
	"cmp"
	"slices"
	"strings"

	"explainer/internal/figure"
	"explainer/internal/model"
)

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
	label  label
	leader curve // from a number that doesn't stand on the line
}

// label is words at a line, or a number that stands for them.
type label struct {
	lines []string
	figure.Box
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
