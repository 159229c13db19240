package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// TimelineView lists the events by year.
type TimelineView struct {
	Base
	Band    *Band
	Phases  []PhaseItem
	Filters []Filter
	Short   bool // some events are key and some aren't
	Years   []Year
	Scope   string // why the timeline begins where it does
	Total   int
}

// PhaseItem is a phase of the conflict.
type PhaseItem struct {
	Title   string
	When    string
	Summary string
	Note    string
	Cites   []Cite
}

// Filter is one way to choose events.
type Filter struct {
	Name    string // in the page's URL, and of the events' data attribute
	Title   string
	All     string // the choice of no choice
	Options []Option
}

// Option is a choice of a filter.
type Option struct{ Value, Title string }

// Year is the events that begin in a year.
type Year struct {
	Title  string
	Anchor string
	Events []TimelineItem
}

// TimelineItem is an event with the values by which it can be chosen.
type TimelineItem struct {
	EventItem
	Actors string // ids, separated by spaces
	Issues string
	Type   string
	Phase  string // its number, from 1; empty outside all phases
}

func (r *renderer) timeline() TimelineView {
	b := r.beginGenerated("timeline/index.html")
	s := &r.site.Settings
	v := TimelineView{Scope: s.ScopeNote, Total: len(r.site.Events), Band: b.band(), Filters: r.filters()}
	b.needs("timeline.js")
	for i := range s.Phases {
		p := &s.Phases[i]
		v.Phases = append(v.Phases, PhaseItem{p.Title, p.Span().Words(), p.Summary, p.Note, b.cites.cite(p.Sources)})
	}
	for _, e := range r.site.Events {
		title, anchor := yearOf(e.Date)
		if n := len(v.Years); n == 0 || v.Years[n-1].Title != title {
			v.Years = append(v.Years, Year{Title: title, Anchor: "section." + anchor})
		}
		last := &v.Years[len(v.Years)-1]
		last.Events = append(last.Events, b.timelineItem(e))
		v.Short = v.Short || e.Key != r.site.Events[0].Key
	}
	v.Base = b.base()
	return v
}

func (b *builder) timelineItem(e *model.Event) TimelineItem {
	item := TimelineItem{EventItem: b.eventItem(e), Type: string(e.Type)}
	var actors, issues []string
	for i := range e.Actors {
		actors = append(actors, e.Actors[i].Actor.To.ID)
	}
	for _, ref := range e.Issues {
		issues = append(issues, ref.To.ID)
	}
	item.Actors, item.Issues = strings.Join(actors, " "), strings.Join(issues, " ")
	if phase := b.site.Settings.PhaseOf(e); phase >= 0 {
		item.Phase = strconv.Itoa(phase + 1)
	}
	return item
}

// filters offers every actor, issue, type and phase that an event has.
func (r *renderer) filters() []Filter {
	has := map[string]bool{}
	var types []Option
	for _, e := range r.site.Events {
		if value := string(e.Type); !has["type "+value] {
			types = append(types, Option{value, cmp.Or(sentence(plain(value)), "Other")})
		}
		has["type "+string(e.Type)] = true
		has["phase "+strconv.Itoa(r.site.Settings.PhaseOf(e))] = true
	}
	slices.SortFunc(types, func(a, b Option) int { return cmp.Compare(a.Title, b.Title) })
	var actors, issues, phases []Option
	for _, a := range r.site.Actors {
		if len(a.Events) > 0 {
			actors = append(actors, Option{a.ID, a.Title})
		}
	}
	for _, issue := range r.site.Issues {
		if len(issue.Events) > 0 {
			issues = append(issues, Option{issue.ID, issue.Title})
		}
	}
	for i := range r.site.Settings.Phases {
		if has["phase "+strconv.Itoa(i)] {
			phases = append(phases, Option{strconv.Itoa(i + 1), r.site.Settings.Phases[i].Title})
		}
	}
	all := []Filter{
		{"actor", "Actor", "Every actor", actors},
		{"issue", "Issue", "Every issue", issues},
		{"type", "Type", "Every type", types},
		{"phase", "Phase", "Every phase", phases},
	}
	return slices.DeleteFunc(all, func(f Filter) bool { return len(f.Options) < 2 })
}

// yearOf returns the year in which a date begins, as a heading and as part of
// an anchor. A date of unknown beginning keeps its own words.
func yearOf(d edtf.Date) (title, anchor string) {
	start, end := d.Bounds()
	if start.IsInfinite() {
		return d.Words(), "until-" + strconv.Itoa(end.Year())
	}
	year := strconv.Itoa(start.Year())
	if start.Year() < 1 {
		return strconv.Itoa(1-start.Year()) + " BC", "bc-" + strconv.Itoa(1-start.Year())
	}
	return year, year
}
