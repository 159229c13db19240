package render

import (
	"strconv"

	"explainer/internal/model"
)

// ActorsView lists the actors.
type ActorsView struct {
	Base
	Groups []CardGroup
}

// CardGroup is cards under a heading.
type CardGroup struct {
	Title  string
	Anchor string
	Cards  []Card
}

// IssuesView lists the issues.
type IssuesView struct {
	Base
	Cards []Card
	Notes []string // what is said of each issue's state, card by card
}

// AgreementsView lists the agreements.
type AgreementsView struct {
	Base
	Items []AgreementItem
}

// AgreementItem is an agreement in a list.
type AgreementItem struct {
	Link
	Date    Date
	Stage   string
	Status  string
	Summary string
}

// PlacesView lists the places.
type PlacesView struct {
	Base
	Items []PlaceItem
}

// PlaceItem is a place in a list.
type PlaceItem struct {
	Link
	Kind        string
	Names       string
	Coordinates string
	Precision   string
	Events      int
}

// TermsView lists the terms.
type TermsView struct {
	Base
	Items []TermItem
}

// TermItem is a term in a list.
type TermItem struct {
	Link
	Use     string
	Names   string
	Summary string
}

// SourcesView lists the sources.
type SourcesView struct {
	Base
	Items []SourceItem
}

// SourceItem is a source in a list.
type SourceItem struct {
	Reference
	Uses int // places that cite it
}

// actorGroups gathers the kinds of actor under the headings of the list.
var actorGroups = []struct {
	title, anchor string
	kinds         []model.ActorKind
}{
	{"States and authorities", "section.states", []model.ActorKind{"state", "state-organ", "de-facto-authority"}},
	{"Organisations and missions", "section.organisations", []model.ActorKind{"intergovernmental-organization", "mission", "joint-body", "court", "ngo", "media", "company", "religious-body"}},
	{"Movements and communities", "section.communities", []model.ActorKind{"armed-group", "political-movement", "community", "diaspora", "other"}},
	{"People", "section.people", []model.ActorKind{"person"}},
}

func (r *renderer) actors() ActorsView {
	b := r.beginGenerated("actors/index.html")
	v := ActorsView{}
	for _, g := range actorGroups {
		group := CardGroup{Title: g.title, Anchor: g.anchor}
		for _, kind := range g.kinds {
			for _, a := range r.site.Actors {
				if a.ActorKind == kind {
					group.Cards = append(group.Cards, Card{b.link(&a.Page), actorLabel(a), a.Summary})
				}
			}
		}
		if len(group.Cards) > 0 {
			v.Groups = append(v.Groups, group)
		}
	}
	v.Base = b.base()
	return v
}

// actorLabel says in a word or two who an actor is: a person's latest office,
// anybody else's kind.
func actorLabel(a *model.Actor) string {
	if n := len(a.Offices); n > 0 && a.ActorKind == "person" {
		return a.Offices[n-1].Title
	}
	return plain(string(a.ActorKind))
}

func (r *renderer) issues() IssuesView {
	b := r.beginGenerated("issues/index.html")
	v := IssuesView{}
	for _, issue := range r.site.Issues {
		v.Cards = append(v.Cards, Card{b.link(&issue.Page), plain(string(issue.State)), issue.Question})
		v.Notes = append(v.Notes, issue.StateNote)
	}
	v.Base = b.base()
	return v
}

func (r *renderer) agreements() AgreementsView {
	b := r.beginGenerated("agreements/index.html")
	v := AgreementsView{}
	for _, a := range r.site.Agreements {
		item := AgreementItem{Link: b.link(&a.Page), Date: words(a.Date), Stage: plain(string(a.Stage)), Summary: a.Summary}
		if step := a.Status(); step != nil {
			item.Status = plain(string(step.Status))
		}
		v.Items = append(v.Items, item)
	}
	v.Base = b.base()
	return v
}

func (r *renderer) places() PlacesView {
	b := r.beginGenerated("places/index.html")
	v := PlacesView{}
	for _, p := range r.site.Places {
		v.Items = append(v.Items, PlaceItem{
			Link:        b.link(&p.Page),
			Kind:        p.PlaceKind,
			Names:       otherNames(p.Names, p.Title),
			Coordinates: degrees(p.Lat, "N", "S") + ", " + degrees(p.Lon, "E", "W"),
			Precision:   string(p.Precision),
			Events:      len(p.Events),
		})
	}
	v.Base = b.base()
	return v
}

func (r *renderer) terms() TermsView {
	b := r.beginGenerated("terms/index.html")
	v := TermsView{}
	for _, t := range r.site.Terms {
		v.Items = append(v.Items, TermItem{b.link(&t.Page), t.Use, otherNames(t.Names, t.Use), t.Summary})
	}
	v.Base = b.base()
	return v
}

func (r *renderer) sources() SourcesView {
	b := r.beginGenerated("sources/index.html")
	v := SourcesView{}
	for _, s := range r.site.Sources {
		v.Items = append(v.Items, SourceItem{b.reference(s), len(s.Uses)})
	}
	v.Base = b.base()
	return v
}

// otherNames joins the names that differ from the title.
func otherNames(names []model.Name, title string) string {
	text := ""
	for _, n := range names {
		if n.Text == title {
			continue
		}
		if text != "" {
			text += ", "
		}
		text += n.Text
	}
	return text
}

// TimelineView lists the events by year.
type TimelineView struct {
	Base
	Phases []PhaseItem
	Years  []Year
	Scope  string // why the timeline begins where it does
	Total  int
}

// PhaseItem is a phase of the conflict.
type PhaseItem struct {
	Title   string
	When    string
	Summary string
	Note    string
	Cites   []Cite
}

// Year is the events that begin in a year.
type Year struct {
	Title  string
	Anchor string
	Events []EventItem
}

func (r *renderer) timeline() TimelineView {
	b := r.beginGenerated("timeline/index.html")
	s := &r.site.Settings
	v := TimelineView{Scope: s.ScopeNote, Total: len(r.site.Events)}
	for i := range s.Phases {
		p := &s.Phases[i]
		v.Phases = append(v.Phases, PhaseItem{p.Title, when(p.Span()), p.Summary, p.Note, b.cites.cite(p.Sources)})
	}
	for _, e := range r.site.Events {
		title, anchor := yearOf(e)
		if n := len(v.Years); n == 0 || v.Years[n-1].Title != title {
			v.Years = append(v.Years, Year{Title: title, Anchor: "section." + anchor})
		}
		last := &v.Years[len(v.Years)-1]
		last.Events = append(last.Events, b.eventItem(e))
	}
	v.Base = b.base()
	return v
}

// yearOf returns the year in which an event begins, as a heading and as part
// of an anchor. An event of a decade or of an unknown beginning keeps its own
// words.
func yearOf(e *model.Event) (title, anchor string) {
	start, end := e.Date.Bounds()
	if start.IsInfinite() {
		return e.Date.Words(), "until-" + strconv.Itoa(end.Year())
	}
	year := strconv.Itoa(start.Year())
	if start.Year() < 1 {
		return strconv.Itoa(1-start.Year()) + " BC", "bc-" + strconv.Itoa(1-start.Year())
	}
	return year, year
}
