package render

import (
	"cmp"
	"slices"
	"strings"

	"explainer/internal/figure/actormap"
	"explainer/internal/model"
)

// ActorView is an actor's page.
type ActorView struct {
	Base
	Kind       string
	Existence  string
	Names      []Entry
	Roles      []Entry
	Offices    []Entry // held
	MemberOf   []Entry
	Holders    []Entry // of offices of this body
	Members    []Entry
	Relations  []Relation
	Over       []Relation // that don't hold any more
	Stances    []Stance   // issues alphabetically
	Earlier    bool       // some have positions that don't hold any more
	Statements []Quotation
	Accounts   []ActorAccount
	Strip      *Strip // its events, if they aren't few
	Events     []EventItem
	Agreements []Entry
	Interests  []Entry // sources that it owns, funds or speaks through
}

// ActorAccount is an actor's telling of an event.
type ActorAccount struct {
	Event Link
	Date  Date
	Text  string
	Note  string
	Cites []Cite
}

func (r *renderer) actor(a *model.Actor) ActorView {
	b := r.begin(&a.Page)
	b.subject = b.actorData(a)
	v := ActorView{
		Kind:      plain(string(a.ActorKind)),
		Existence: a.Existence.Words(),
		Names:     b.names(a.Names),
		Roles:     b.roles(a.Roles),
	}
	for i := range a.Offices {
		v.Offices = append(v.Offices, b.office(&a.Offices[i], &a.Offices[i].Of.To.Page))
	}
	for i := range a.MemberOf {
		v.MemberOf = append(v.MemberOf, b.membership(&a.MemberOf[i], &a.MemberOf[i].Actor.To.Page))
	}
	for _, o := range a.Holders {
		v.Holders = append(v.Holders, b.office(o, &o.Holder.Page))
	}
	for _, m := range a.Members {
		v.Members = append(v.Members, b.membership(m, &m.Member.Page))
	}
	v.Relations, v.Over = b.relations(a, true), b.relations(a, false)
	for _, st := range a.Stances {
		v.Stances = append(v.Stances, b.stance(st, &st.Issue.Page))
	}
	v.Earlier = slices.ContainsFunc(v.Stances, func(st Stance) bool { return len(st.Earlier) > 0 })
	v.Statements = b.quotations(a.Statements)
	for _, acc := range a.Accounts {
		v.Accounts = append(v.Accounts, ActorAccount{
			b.link(&acc.Event.Page), words(acc.Event.Date), acc.Text, acc.Note, b.cites.cite(acc.Sources)})
	}
	var events []*model.Event
	for _, p := range a.Events {
		events = append(events, p.Event)
		item := b.eventItem(p.Event)
		if p.As != "participant" {
			item.As = plain(string(p.As))
		}
		v.Events = append(v.Events, item)
	}
	v.Events = inShort(v.Events)
	v.Strip = b.strip(events, "actor="+a.ID)
	for _, s := range a.Agreements {
		e := b.entry("", &s.Record)
		e.Link = b.link(&s.Agreement.Page)
		e.When = words(s.Agreement.Date).Words
		e.After = signedAs(s, a)
		v.Agreements = append(v.Agreements, e)
	}
	for _, in := range a.Interests {
		e := b.entry("", &in.Record)
		e.Link, e.After = b.link(&in.Source.Page), in.How
		v.Interests = append(v.Interests, e)
	}
	v.Base = b.base()
	v.Label = cmp.Or(sentence(v.Kind), "Actor")
	return v
}

// office is a line on the page of an office's holder, or of the body it
// belongs to; other is the page at the other end. A title that names the body,
// such as "Prime Minister of Armenia", needn't name it again.
func (b *builder) office(o *model.Office, other *model.Page) Entry {
	e := b.entry(o.Title+":", &o.Record)
	e.Link, e.When = b.link(other), o.Span.Words()
	switch body := &o.Of.To.Page; {
	case other != body:
	case strings.Contains(o.Title, body.Title):
		e.Before, e.Link.Title = "", o.Title
	default:
		e.Before = o.Title + ","
	}
	return e
}

func (b *builder) membership(m *model.Membership, other *model.Page) Entry {
	e := b.entry("", &m.Record)
	e.Link, e.When = b.link(other), m.Span.Words()
	return e
}

// Relation is a relation as one of its ends tells it: the author's words for it,
// if there are any, before those for its type.
type Relation struct {
	Label string
	Entry
}

// relations lists an actor's relations that hold, or those that don't; those
// typed on its own page come first.
func (b *builder) relations(a *model.Actor, hold bool) []Relation {
	var all []Relation
	for i := range a.Relations {
		if r := &a.Relations[i]; actormap.Holds(r, b.site.Settings.AsOf) == hold {
			all = append(all, b.relation(r, false))
		}
	}
	for _, r := range a.Incoming {
		if actormap.Holds(r, b.site.Settings.AsOf) == hold {
			all = append(all, b.relation(r, true))
		}
	}
	return all
}

// relation tells a relation from the end on whose page it is typed, or from the
// other.
func (b *builder) relation(rel *model.Relation, incoming bool) Relation {
	phrase := relationPhrases[rel.Type]
	e := b.entry(phrase.out, &rel.Record)
	e.Link = b.link(&rel.With.To.Page)
	if incoming {
		e.Before, e.Link = phrase.in, b.link(&rel.From.Page)
	}
	e.When = rel.Span.Words()
	return Relation{rel.Label, e}
}

// relationPhrases words each type of relation from both of its ends.
var relationPhrases = map[model.RelationType]struct{ out, in string }{
	"alliance":        {"alliance with", "alliance with"},
	"cooperation":     {"cooperation with", "cooperation with"},
	"support":         {"support for", "support from"},
	"mediation":       {"mediation with", "mediation by"},
	"influence":       {"influence on", "influence from"},
	"negotiation":     {"negotiation with", "negotiation with"},
	"criticism":       {"criticism of", "criticism from"},
	"conflict":        {"conflict with", "conflict with"},
	"broken":          {"broken relations with", "broken relations with"},
	"recognition":     {"recognition of", "recognition by"},
	"non-recognition": {"no recognition of", "no recognition by"},
}

// signedAs words an actor's part in an agreement.
func signedAs(s *model.Signatory, a *model.Actor) string {
	as := string(s.Capacity)
	switch {
	case s.By.To == a && s.Actor.To != a:
		return "for " + s.Actor.To.Title + ", as " + as
	case s.By.To != nil:
		return "as " + as + ", by " + s.By.To.Title
	}
	return "as " + as
}

// ActorsView lists the actors.
type ActorsView struct {
	Base
	Map    *ActorMap // nil if no relation holds
	Groups []CardGroup
}

// CardGroup is cards under a heading.
type CardGroup struct {
	Title  string
	Anchor string
	Cards  []Card
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
	v := ActorsView{Map: b.actorMap()}
	if v.Map != nil {
		v.Map.Now, v.Map.Over = b.relationRows(true), b.relationRows(false)
	}
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
