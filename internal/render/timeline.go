package render

import (
	"strconv"

	"explainer/internal/model"
)

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
		v.Phases = append(v.Phases, PhaseItem{p.Title, p.Span().Words(), p.Summary, p.Note, b.cites.cite(p.Sources)})
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
