package render

import (
	"strings"

	"explainer/internal/model"
	"explainer/internal/prose"
)

// IssueView is an issue's page.
type IssueView struct {
	Base
	Kind       string
	Question   string
	State      string
	StateNote  string
	Stances    []Stance // actors alphabetically
	Figures    []Figure
	Provisions []Provision
	Strip      *Strip // its events, if they aren't few
	Events     []EventItem
	Agreements []Link
}

// Stance is what one actor has said on one issue.
type Stance struct {
	About    Link       // on an issue's page the actor, on an actor's page the issue
	Current  []Position // one a level
	Earlier  []Position // latest first
	Searched Date       // when somebody looked for a position and found none
	Note     string
	Cites    []Cite
}

// Position is what an actor said it wants.
type Position struct {
	Anchor  string // on its issue's page; empty elsewhere
	URL     string // of that place; empty there
	Says    string
	Short   string
	Level   string // empty for a position proper
	Date    Date
	Since   string // the first day on which it may have been said, as YYYY-MM-DD
	Before  string // the first day on which it may have ended; empty: it holds
	Until   string // the same in words
	Basis   string // empty for an earlier one on its actor's page that was reported
	Ground  string // the basis, unless it is the ordinary one: reported
	Note    string
	Cites   []Cite
	Current bool

	record *model.Record
}

// Provision is a point of an agreement.
type Provision struct {
	About  Link // on an issue's page the agreement, on an agreement's page the issue, if any
	Text   string
	Status string
	AsOf   Date
	Note   string
	Cites  []Cite
}

func (r *renderer) issue(issue *model.Issue) IssueView {
	b := r.begin(&issue.Page)
	v := IssueView{
		Kind:      plain(string(issue.IssueKind)),
		Question:  issue.Question,
		State:     plain(string(issue.State)),
		StateNote: issue.StateNote,
	}
	for i := range issue.Stances {
		st := &issue.Stances[i]
		v.Stances = append(v.Stances, b.stance(st, &st.Actor.Page))
	}
	v.Figures = b.figures(issue.Figures)
	for _, p := range issue.Provisions {
		v.Provisions = append(v.Provisions, b.provision(p))
	}
	v.Events = b.events(issue.Events)
	v.Strip = b.strip(issue.Events, "issue="+issue.ID)
	seen := map[*model.Agreement]bool{}
	for _, e := range issue.Events {
		for _, ref := range e.Agreements {
			if !seen[ref.To] {
				seen[ref.To] = true
				v.Agreements = append(v.Agreements, b.link(&ref.To.Page))
			}
		}
	}
	v.Base = b.base()
	v.Label = strings.TrimSuffix("Issue: "+v.Kind, ": ")
	return v
}

func (b *builder) stance(st *model.Stance, about *model.Page) Stance {
	v := Stance{About: b.link(about)}
	for _, p := range st.Positions {
		if p.Current() {
			v.Current = append(v.Current, b.position(p))
		}
	}
	for _, p := range st.Positions {
		if !p.Current() {
			v.Earlier = append(v.Earlier, b.earlierPosition(p))
		}
	}
	if none := st.None; none != nil {
		v.Searched, v.Note, v.Cites = words(none.Searched), none.Note, b.cites.cite(none.Sources)
	}
	return v
}

func (b *builder) position(p *model.Position) Position {
	v := b.unsourced(p)
	b.source(&v)
	return v
}

// earlierPosition is a position that doesn't hold any more. An actor's page has
// many: it says what each was and when, and leads to the issue for the rest.
func (b *builder) earlierPosition(p *model.Position) Position {
	if b.page == &p.Issue.Page {
		return b.position(p)
	}
	v := b.unsourced(p)
	v.Basis, v.Note = v.Ground, ""
	if p.To.IsZero() {
		v.Until = "" // the next one's date
	}
	return v
}

// unsourced is a position without its citations, for a list that leads to the
// place where they stand.
func (b *builder) unsourced(p *model.Position) Position {
	lower, _ := p.Date.Bounds()
	v := Position{
		Says:    p.Says,
		Short:   p.Short,
		Date:    words(p.Date),
		Since:   lower.String(),
		Until:   until(p.Until),
		Basis:   basis(p),
		Note:    p.Note,
		Current: p.Current(),
		record:  &p.Record,
	}
	if !p.Until.IsZero() {
		lower, _ := p.Until.Bounds()
		v.Before = lower.String()
	}
	if v.Basis != basisWords["reported"] {
		v.Ground = v.Basis
	}
	if p.Level != "position" {
		v.Level = string(p.Level)
	}
	if b.page == &p.Issue.Page {
		v.Anchor = p.Anchor
	} else {
		v.URL = b.url(p.Issue.Path) + "#" + p.Anchor
	}
	return v
}

// source numbers a position's sources on the page.
func (b *builder) source(p *Position) { p.Cites = b.cites.cite(p.record.Sources) }

// basis says what a position rests on. What only the outlets of another party
// report is named as theirs.
func basis(p *model.Position) string {
	words := basisWords[p.Basis]
	outlets := p.ReportedBy()
	if len(outlets) == 0 {
		return words
	}
	if p.Basis == "reported" {
		words = ""
	}
	return strings.TrimPrefix(words+", as reported by "+prose.List(outlets), ", ")
}

// basisWords says what a position rests on.
var basisWords = map[model.PositionBasis]string{
	"reported": "reported",
	"quote":    "in its own words",
	"document": "from a document",
	"analyst":  "an analyst’s reading",
	"inferred": "inferred",
}

func (b *builder) provision(p *model.Provision) Provision {
	v := Provision{
		Text:   p.Text,
		Status: plain(string(p.Status)),
		AsOf:   words(p.AsOf),
		Note:   p.Note,
		Cites:  b.cites.cite(p.Sources),
	}
	switch {
	case b.page != &p.Agreement.Page:
		v.About = b.link(&p.Agreement.Page)
	case p.Issue.To != nil:
		v.About = b.link(&p.Issue.To.Page)
	}
	return v
}

// IssuesView lists the issues.
type IssuesView struct {
	Base
	Cards []Card
	Notes []string // what is said of each issue's state, card by card
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
