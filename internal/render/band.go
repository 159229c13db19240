package render

import (
	"html/template"
	"slices"

	"explainer/internal/figure"
	"explainer/internal/figure/timeline"
	"explainer/internal/model"
)

// Band is the drawn timeline.
type Band struct {
	Wide    template.HTML
	Narrow  template.HTML
	Earlier []EventItem // before the first phase, not drawn
	Signs   []figure.Sample
	Phases  bool // the site has phases, each drawn in a scale of its own
	Breaks  bool // the scale changes somewhere
	AsOf    Date
}

// band draws the timeline of all events. It is nil if there are none.
func (b *builder) band() *Band {
	s := b.site
	if len(s.Events) == 0 {
		return nil
	}
	b.needs("timeline.css")
	return &Band{
		Wide:    timeline.Draw(s, figure.Wide, b.pageURL),
		Narrow:  timeline.Draw(s, figure.Narrow, b.pageURL),
		Earlier: b.events(b.earlier()),
		Signs:   timeline.Legend(s),
		Phases:  len(s.Settings.Phases) > 0,
		Breaks:  timeline.Scales(s) > 1,
		AsOf:    words(first(b.page.AsOf, s.Settings.AsOf)),
	}
}

// pageURL is the link of a figure.
func (b *builder) pageURL(to *model.Page) string { return b.url(to.Path) }

// Strip is the events of an actor or an issue within the timeline of all.
type Strip struct {
	Wide   template.HTML
	Narrow template.HTML
	Shown  int
	Total  int
	Before int    // events before the first phase, which aren't drawn
	Phases bool   // the site has phases, each drawn in a scale of its own
	All    string // URL of the timeline with these events chosen
}

// leastStrip is from how many events on a strip tells more than the list.
const leastStrip = 3

// strip draws some of the events. It is nil if they are few. The query chooses
// them in the timeline.
func (b *builder) strip(events []*model.Event, query string) *Strip {
	before := 0
	for _, e := range events {
		if slices.Contains(b.earlier(), e) {
			before++
		}
	}
	if len(events)-before < leastStrip {
		return nil
	}
	b.needs("timeline.css")
	return &Strip{
		Wide:   b.strips().Draw(events, figure.Wide),
		Narrow: b.strips().Draw(events, figure.Narrow),
		Shown:  len(events),
		Total:  len(b.site.Events),
		Before: before,
		Phases: len(b.site.Settings.Phases) > 0,
		All:    b.url("timeline/index.html") + "?" + query,
	}
}
