package render

import (
	"slices"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// HomeView is the home page.
type HomeView struct {
	Base
	Status   *Status
	Parties  []Card // actors that are or were a party
	Others   []Link // third parties that aren't people
	Issues   []Card
	Events   []EventItem // the key ones, or all if none is
	More     int         // events beyond those
	Timeline Link
	Latest   []Change // updates, latest first
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

// latestChanges is how many updates the home page shows.
const latestChanges = 5

func (r *renderer) home() HomeView {
	b := r.begin(r.site.Home)
	s := &r.site.Settings
	v := HomeView{}
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
		switch {
		case a.HasRole("party"):
			v.Parties = append(v.Parties, Card{b.link(&a.Page), plain(string(a.ActorKind)), a.Summary})
		case a.ActorKind != "person":
			v.Others = append(v.Others, b.link(&a.Page))
		}
	}
	for _, issue := range r.site.Issues {
		v.Issues = append(v.Issues, Card{b.link(&issue.Page), plain(string(issue.State)), issue.Question})
	}
	key := slices.DeleteFunc(slices.Clone(r.site.Events), func(e *model.Event) bool { return !e.Key })
	if len(key) == 0 {
		key = r.site.Events
	}
	v.Events, v.More = b.events(key), len(r.site.Events)-len(key)
	v.Timeline = Link{"Timeline", b.url("timeline/index.html")}
	v.Latest = b.changeList()
	if len(v.Latest) > latestChanges {
		v.Latest = v.Latest[:latestChanges]
	}
	v.Base = b.base()
	if b.page.Title == "" {
		v.Title = s.Title
	}
	return v
}

// Change is an update to a page.
type Change struct {
	Page Link
	Update
}

// changeList returns the updates of all pages, latest first.
func (b *builder) changeList() []Change {
	type dated struct {
		page   *model.Page
		update *model.Update
	}
	var all []dated
	for _, p := range b.site.Pages() {
		for i := range p.Updates {
			all = append(all, dated{p, &p.Updates[i]})
		}
	}
	slices.SortStableFunc(all, func(x, y dated) int { return edtf.Compare(y.update.Date, x.update.Date) })
	changes := make([]Change, len(all))
	for i, d := range all {
		changes[i] = Change{b.link(d.page), b.update(d.update)}
	}
	return changes
}
