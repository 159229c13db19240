package render

import (
	"cmp"
	"slices"

	"explainer/internal/model"
)

// HomeView is the home page.
type HomeView struct {
	Base
	Status    *Status
	Band      *Band
	Who       Door   // who is involved
	What      Door   // what is contested
	When      Door   // what has happened
	Parties   []Card // actors that are or were a party
	Others    []Link // third parties, other than people, with a part in most events
	Issues    []Card
	Events    []EventItem   // the latest key ones, or the latest of all if none is key
	Positions PositionTable // of the parties
	Table     Link          // to the positions of all
	Map       *ActorMap     // nil if no relation holds
	Latest    []Change      // updates, latest first
}

// Door leads from the home page to all pages of a kind.
type Door struct {
	Link
	Count int // of the pages behind it
}

// Status says where the conflict stands.
type Status struct {
	Value     string
	Rationale string
	AsOf      Date
	Note      string
	Cites     []Cite
}

// Card is a page in a list, with what it is about.
type Card struct {
	Link
	Label string // a word or two
	Text  string
}

// How much the home page shows of what there is.
const (
	latestChanges = 5
	latestEvents  = 7
	thirdParties  = 8
)

func (r *renderer) home() HomeView {
	b := r.begin(r.site.Home)
	b.needs("home.css", "positions.css")
	s := &r.site.Settings
	v := HomeView{
		Who:  b.door("actors", len(r.site.Actors)),
		What: b.door("issues", len(r.site.Issues)),
		When: b.door("timeline", len(r.site.Events)),
	}
	if s.Status != nil {
		v.Status = &Status{
			Value:     plain(string(s.Status.Value)),
			Rationale: s.Status.Rationale,
			AsOf:      words(s.Status.AsOf),
			Note:      s.Status.Note,
			Cites:     b.cites.cite(s.Status.Sources),
		}
	}
	for _, a := range r.site.Actors {
		if a.HasRole("party") {
			v.Parties = append(v.Parties, Card{b.link(&a.Page), plain(string(a.ActorKind)), a.Summary})
		}
	}
	for _, a := range foremost(r.site.Actors) {
		v.Others = append(v.Others, b.link(&a.Page))
	}
	if v.Map = b.actorMap(); v.Map != nil {
		v.Map.Apart = nil // the list of actors has them
		v.Map.Full = Link{"All relations, with dates and sources", b.url("actors/index.html") + "#section.relations"}
	}
	for _, issue := range r.site.Issues {
		v.Issues = append(v.Issues, Card{b.link(&issue.Page), plain(string(issue.State)), issue.Question})
	}
	v.Events = b.events(latest(r.site.Events))
	v.Positions = b.positionTable(func(a *model.Actor) bool { return a.IsParty(s.AsOf) })
	v.Table = Link{"Positions", b.url("positions.html")}
	v.Band = b.band()
	changes := r.site.Changes()
	for _, c := range changes[:min(len(changes), latestChanges)] {
		v.Latest = append(v.Latest, b.change(c))
	}
	v.Base = b.base()
	if b.page.Title == "" {
		v.Title = s.Title
	}
	return v
}

func (b *builder) door(id string, count int) Door {
	g, ok := model.GeneratedByID(id)
	if !ok {
		panic("explainer: no generated page " + id)
	}
	return Door{Link{b.generatedTitle(g), b.url(g.Path)}, count}
}

// foremost returns the third parties, other than people, that took part in most
// events, in the order of actors.
func foremost(actors []*model.Actor) []*model.Actor {
	third := slices.DeleteFunc(slices.Clone(actors), func(a *model.Actor) bool {
		return a.HasRole("party") || a.ActorKind == "person"
	})
	byEvents := slices.Clone(third)
	slices.SortStableFunc(byEvents, func(a, b *model.Actor) int { return cmp.Compare(len(b.Events), len(a.Events)) })
	byEvents = byEvents[:min(len(byEvents), thirdParties)]
	return slices.DeleteFunc(third, func(a *model.Actor) bool { return !slices.Contains(byEvents, a) })
}

// latest returns the last key events, or the last of all if none is key, latest
// first.
func latest(events []*model.Event) []*model.Event {
	key := slices.DeleteFunc(slices.Clone(events), func(e *model.Event) bool { return !e.Key })
	if len(key) == 0 {
		key = slices.Clone(events)
	}
	slices.Reverse(key)
	return key[:min(len(key), latestEvents)]
}
