package actormap

import (
	"strconv"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// node is an actor on the map: a frame with the actor's name and people in it.
type node struct {
	actor  *model.Actor
	party  bool
	frame  frame
	name   []string // lines
	people []portrait
	figure.Box
}

// bolder is how much wider bold letters are.
const bolder = 1.08

// portrait is a person in a frame, in lines.
type portrait struct{ name, office []string }

// Margins inside a frame, and the heights of a line in it.
const (
	padding   = 9.0
	nameLead  = figure.LabelSize * figure.Leading
	smallLead = figure.SmallSize * figure.Leading
	nameGap   = 5.0 // above each of the people under a name
)

// newNode makes a node whose text is at most so wide.
func (m *Map) newNode(a *model.Actor, i int, width float64) *node {
	n := &node{actor: a, party: i < m.parties, frame: frameOf(a.ActorKind)}
	inside, size := width-2*padding, figure.LabelSize
	if n.party {
		size *= bolder
	}
	n.name = figure.Break(a.Title, size, inside, 8)
	n.W = figure.Widest(n.name, size)
	people := m.people[a]
	const most = 5
	for i, p := range people {
		face := portrait{
			name:   figure.Break(p.name, figure.SmallSize, inside, 3),
			office: figure.Break(p.office, figure.SmallSize, inside, 4),
		}
		if i == most-1 && len(people) > most {
			face = portrait{office: []string{"and " + strconv.Itoa(len(people)-i) + " more"}}
		}
		n.people = append(n.people, face)
		n.W = max(n.W, figure.Widest(face.name, figure.SmallSize), figure.Widest(face.office, figure.SmallSize))
		if i == most-1 {
			break
		}
	}
	n.W = max(n.W, 48) + 2*padding
	n.H = n.textHeight() + 2*padding
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

// moveTo puts the middle of the node somewhere.
func (n *node) moveTo(x, y float64) { n.X, n.Y = x-n.W/2, y-n.H/2 }
