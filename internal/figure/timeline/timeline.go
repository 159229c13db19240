// Package timeline turns the events of a site into a band along which time runs,
// and some of the events into a strip: where they stand within the whole.
//
// Time is parted into stretches, one for each phase, and a stretch takes the room
// that its events need, so that a year of war isn't a dot beside decades of
// silence. Where the scale changes, or time in which nothing happened is left
// out, the axis is broken, for all to see; so it is before what is planned for a
// time far off. Each event has a mark as long and as uncertain as its date, in the
// lane next to the axis in which it meets no other. The wide form lays the phases
// out as columns, with the key events in words below; in the narrow one time runs
// down.
package timeline

import (
	"html/template"
	"slices"

	"explainer/internal/figure"
	"explainer/internal/model"
)

// Draw draws the events of a site along an axis on which each phase has a
// scale of its own: it takes the room that its events need. Key events are
// labelled as far as there is room, the first and the last of a phase before
// the others. What [Earlier] returns isn't drawn. A site without events has no
// timeline.
func Draw(site *model.Site, size figure.Size, link figure.Link) template.HTML {
	a, _ := newAxis(site)
	if len(a) == 0 {
		return ""
	}
	const title = "Timeline of the key events by phase"
	if size == figure.Narrow {
		return layNarrow(site, a).draw("timeline", title, link)
	}
	return layWide(site, a).draw("timeline", title, link)
}

// Earlier returns the events before the first phase if they are too few to
// have a place on the axis, so that the page tells them in words.
func Earlier(site *model.Site) []*model.Event {
	_, earlier := newAxis(site)
	return earlier
}

// Scales returns how many scales the timeline of a site has.
func Scales(site *model.Site) int {
	a, _ := newAxis(site)
	return len(slices.DeleteFunc(a, (*stretch).bare))
}

// keyEvents returns which events are to be labelled: the key ones, or all if
// the site names none. Of a great many it takes some, evenly.
func keyEvents(site *model.Site) func(*model.Event) bool {
	if slices.ContainsFunc(site.Events, func(e *model.Event) bool { return e.Key }) {
		return func(e *model.Event) bool { return e.Key }
	}
	if !crowds(site) {
		return func(*model.Event) bool { return true }
	}
	some := map[*model.Event]bool{}
	for _, i := range evenly(len(site.Events), mostMarks/4) {
		some[site.Events[i]] = true
	}
	return func(e *model.Event) bool { return some[e] }
}

// mostMarks is how many events may have a mark each. If there are more, those
// that aren't key are ticks.
const mostMarks = 400

func crowds(site *model.Site) bool { return len(site.Events) > mostMarks }
