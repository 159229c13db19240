package render

import (
	"cmp"

	"explainer/internal/model"
)

// EventView is an event's page.
type EventView struct {
	Base
	Type       string
	Date       Date
	Planned    bool
	Low        bool
	Disputed   bool
	Actors     []Entry
	Places     []Link
	Locator    *Locator // a small map of them; nil if there would be nothing to see
	Issues     []Link
	Agreements []Link
	Accounts   []Account
	Figures    []Figure
	Previous   *EventItem
	Next       *EventItem
}

// Account is one actor's telling of the event.
type Account struct {
	By    Link
	Text  string
	Note  string
	Cites []Cite
}

func (r *renderer) event(e *model.Event) EventView {
	b := r.begin(&e.Page)
	b.subject = eventData(e)
	v := EventView{
		Type:     plain(string(e.Type)),
		Date:     words(e.Date),
		Planned:  e.Planned,
		Low:      e.Confidence == "low",
		Disputed: e.Disputed,
	}
	for i := range e.Actors {
		p := &e.Actors[i]
		entry := b.entry("", &p.Record)
		entry.Link = b.link(&p.Actor.To.Page)
		if p.As != "participant" {
			entry.After = plain(string(p.As))
		}
		v.Actors = append(v.Actors, entry)
	}
	var places []*model.Place
	for _, ref := range e.Places {
		v.Places = append(v.Places, b.link(&ref.To.Page))
		places = append(places, ref.To)
	}
	v.Locator = b.locator(places)
	for _, ref := range e.Issues {
		v.Issues = append(v.Issues, b.link(&ref.To.Page))
	}
	for _, ref := range e.Agreements {
		v.Agreements = append(v.Agreements, b.link(&ref.To.Page))
	}
	for i := range e.Accounts {
		a := &e.Accounts[i]
		v.Accounts = append(v.Accounts, Account{b.link(&a.By.To.Page), a.Text, a.Note, b.cites.cite(a.Sources)})
	}
	v.Figures = b.figures(e.Figures)
	if e.Previous != nil {
		item := b.eventItem(e.Previous)
		v.Previous = &item
	}
	if e.Next != nil {
		item := b.eventItem(e.Next)
		v.Next = &item
	}
	v.Base = b.base()
	v.Label = cmp.Or(sentence(v.Type), "Event")
	return v
}
