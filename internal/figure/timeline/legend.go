package timeline

import (
	"html/template"
	"slices"
	"strconv"

	"explainer/internal/edtf"
	"explainer/internal/figure"
	"explainer/internal/model"
)

// Legend returns the sorts of mark that the timeline of a site has.
func Legend(site *model.Site) []figure.Sample {
	day := edtf.NewDay(2000, 1, 1).Date()
	parse := func(text string) edtf.Date {
		d, err := edtf.Parse(text)
		if err != nil {
			panic("explainer: " + err.Error())
		}
		return d
	}
	all := []struct {
		example model.Event
		key     bool
		words   string
		has     func(*model.Event) bool
	}{
		{model.Event{Date: day}, true, "a key event", func(e *model.Event) bool { return e.Key }},
		{model.Event{Date: day}, false, "an event of one day", func(e *model.Event) bool { return !e.Key && e.Date.Precision() == edtf.PrecisionDay }},
		{model.Event{Date: parse("2000-01")}, false, "some time within a month, a year or longer", func(e *model.Event) bool { return !e.Date.IsInterval() && e.Date.Precision() != edtf.PrecisionDay }},
		{model.Event{Date: parse("2000-01-01/2000-02-01")}, false, "from one day to another", func(e *model.Event) bool { return e.Date.IsInterval() && !e.Date.IsOpen() }},
		{model.Event{Date: parse("2000-01-01/..")}, false, "an open end", func(e *model.Event) bool { return e.Date.IsOpen() }},
		{model.Event{Date: parse("2000-01~")}, false, "about that time", func(e *model.Event) bool { return e.Date.Approximate() }},
		{model.Event{Date: parse("2000-01-01?")}, false, "date uncertain", func(e *model.Event) bool { return e.Date.Uncertain() }},
		{model.Event{Date: day, Planned: true}, false, "planned", func(e *model.Event) bool { return e.Planned }},
		{model.Event{Date: day, Disputed: true}, false, "disputed", func(e *model.Event) bool { return e.Disputed }},
		{model.Event{Date: day, Confidence: "low"}, false, "low confidence", func(e *model.Event) bool { return e.Confidence == "low" }},
	}
	var legend []figure.Sample
	for i := range all {
		s := &all[i]
		if slices.ContainsFunc(site.Events, s.has) {
			legend = append(legend, figure.Sample{Drawing: sign(&s.example, s.key, "sign-"+strconv.Itoa(i)), Words: s.words})
		}
	}
	if crowds(site) {
		legend = append(legend, figure.Sample{Words: "pale ticks are the other events"})
	}
	return legend
}

func sign(e *model.Event, key bool, ids string) template.HTML {
	class := "timeline sign"
	if key {
		class += " key"
	}
	d := figure.NewSample(class, 30, 14)
	p := &pen{Drawing: d, ids: ids, axis: 14}
	m := mark{event: e, key: key, from: 15, to: 15}
	if m.isBar() {
		m.from, m.to = 4, 26
		m.in, m.out = 4, 26
	}
	if start, _ := m.fades(); start {
		m.from, m.to = 10, 20
	}
	p.fades([]mark{m})
	p.mark(&m)
	return d.HTML()
}
