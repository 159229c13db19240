package render

import (
	"html/template"
	"strings"

	"explainer/internal/edtf"
	"explainer/internal/figure/ranges"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// Entry is a line of a list: words around a link, how long it was so, what it
// rests on. A role, an office, a membership and a name are entries.
type Entry struct {
	Before string
	Link   Link // may be empty
	After  string
	Lang   string // of Before, if it isn't the site's
	When   string
	Note   string
	Cites  []Cite
}

// Figure is a number with everybody's count of it.
type Figure struct {
	What   string
	Unit   string
	Note   string
	Cites  []Cite
	Scale  string // of the bars of the counts; empty if there are none
	Counts []Count
}

// Count is one value of a figure.
type Count struct {
	Value string
	By    string
	AsOf  Date
	Note  string
	Cites []Cite
	Bar   template.HTML // the numbers on the figure's scale; empty without numbers
}

// Quotation is a statement in a list.
type Quotation struct {
	Quote      string
	Speaker    Link // without URL if the speaker has no page, and empty if the page is the speaker's
	Date       Date
	Occasion   string
	Translated bool
	Match      string // what was found in the saved passages, in words
	Where      []Link // the places where it stands
	Cites      []Cite
}

// EventItem is an event in a list.
type EventItem struct {
	Link
	Date    Date
	Type    string
	Summary string
	As      string // how the page's actor took part; empty for a participant
	Key     bool
	Planned bool
	Low     bool // of low confidence
}

// entry begins a line from a record.
func (b *builder) entry(before string, r *model.Record) Entry {
	return Entry{Before: before, Note: r.Note, Cites: b.cites.cite(r.Sources)}
}

func (b *builder) roles(roles []model.Role) []Entry {
	entries := make([]Entry, len(roles))
	for i := range roles {
		entries[i] = b.entry(plain(string(roles[i].As)), &roles[i].Record)
		entries[i].When = roles[i].Words()
	}
	return entries
}

// names lists other names, with who uses them.
func (b *builder) names(names []model.Name) []Entry {
	entries := make([]Entry, len(names))
	for i := range names {
		n := &names[i]
		e := b.entry(n.Text, &n.Record)
		e.Lang, e.When = n.Lang, n.Words()
		users := n.UsedBy
		if users == "" {
			var titles []string
			for _, a := range n.Actors {
				titles = append(titles, a.To.Title)
			}
			users = prose.List(titles)
		}
		switch {
		case n.Use == "ours":
			e.After = "our usage"
		case n.Use == "first-mention":
			e.After = "given on first mention"
		}
		if users != "" {
			e.After = strings.TrimPrefix(e.After+", used by "+users, ", ")
		}
		entries[i] = e
	}
	return entries
}

func (b *builder) figures(figures []model.Figure) []Figure {
	views := make([]Figure, len(figures))
	for i := range figures {
		f := &figures[i]
		bars, scale := ranges.Draw(f)
		view := Figure{What: f.What, Unit: f.Unit, Note: f.Note, Cites: b.cites.cite(f.Sources), Scale: scale}
		for j := range f.Counts {
			c := &f.Counts[j]
			count := Count{Value: c.Value, By: c.By, AsOf: words(c.AsOf), Note: c.Note, Cites: b.cites.cite(c.Sources)}
			if bars != nil {
				count.Bar = bars[j]
			}
			view.Counts = append(view.Counts, count)
		}
		views[i] = view
	}
	return views
}

// quotations lists statements, each with every place where it stands.
func (b *builder) quotations(all []*model.Statement) []Quotation {
	views := make([]Quotation, len(all))
	for i, s := range all {
		q := Quotation{
			Quote:      s.Quote.Words,
			Speaker:    Link{Title: s.SpeakerName()},
			Date:       words(s.Date),
			Occasion:   s.Occasion,
			Translated: s.Translated,
			Match:      s.MatchWords(),
		}
		if s.Speaker != nil && s.Speaker.To == b.page {
			q.Speaker = Link{}
		} else if s.Speaker != nil && s.Speaker.To != nil {
			q.Speaker.URL = b.url(s.Speaker.To.Path)
		}
		for _, place := range append([]*model.Statement{s}, s.Same...) {
			q.Where = append(q.Where, Link{place.Page.Title, b.url(place.Page.Path) + "#" + place.Anchor})
		}
		var refs []model.Ref[model.Source]
		for _, c := range s.Citations {
			refs = append(refs, model.Ref[model.Source]{ID: c.Key, To: c.Source})
		}
		q.Cites = b.cites.cite(refs)
		views[i] = q
	}
	return views
}

func (b *builder) events(events []*model.Event) []EventItem {
	items := make([]EventItem, len(events))
	for i, e := range events {
		items[i] = b.eventItem(e)
	}
	return inShort(items)
}

const (
	longList = 12 // events; a list that isn't longer tells what each was
	mostKeys = 10 // key events of which a long list tells it
)

// inShort leaves summaries out of a long list, all but those of key events or,
// if these are many too, all: the events' pages are a click away, and the
// timeline tells all.
func inShort(items []EventItem) []EventItem {
	if len(items) <= longList {
		return items
	}
	keys := 0
	for i := range items {
		if items[i].Key {
			keys++
		}
	}
	for i := range items {
		if !items[i].Key || keys > mostKeys {
			items[i].Summary = ""
		}
	}
	return items
}

func (b *builder) eventItem(e *model.Event) EventItem {
	return EventItem{
		Link:    b.link(&e.Page),
		Date:    words(e.Date),
		Type:    plain(string(e.Type)),
		Summary: e.Summary,
		Key:     e.Key,
		Planned: e.Planned,
		Low:     e.Confidence == "low",
	}
}

// plain words a value of an enumeration: "state-organ" is a "state organ", and
// "other" says nothing. Some words keep their hyphen.
func plain(value string) string {
	switch value {
	case "other":
		return ""
	case "de-escalating", "non-recognition", "pre-negotiation":
		return value
	}
	return strings.ReplaceAll(value, "-", " ")
}

// until words the end of a position: "until 8 August 2025".
func until(d edtf.Date) string {
	if d.IsZero() {
		return ""
	}
	return edtf.Between(edtf.Date{}, d, true)
}

// otherNames joins the names that differ from the title.
func otherNames(names []model.Name, title string) string {
	var others []string
	for _, n := range names {
		if n.Text != title {
			others = append(others, n.Text)
		}
	}
	return strings.Join(others, ", ")
}
