package render

import (
	"html/template"
	"slices"

	"explainer/internal/figure/ranges"
	"explainer/internal/model"
)

// InterestRow is an actor with the sources that it has an interest in.
type InterestRow struct {
	Actor Link
	Count int
	Bar   template.HTML
	Ways  []Way
}

// Way is how an actor has an interest in sources.
type Way struct {
	How   string
	Count int    // of the sources
	Some  []Link // all of them, or the first ones
	More  Link   // where the others are listed; empty if there are none
}

// fewSources is how many sources with one interest are named. Of more it is the
// first.
const fewSources = 2

// interests lists the actors that own, fund or speak through a source, and how.
func (b *builder) interests() []InterestRow {
	var rows []InterestRow
	greatest := 0
	for _, a := range b.site.Actors {
		if len(a.Interests) == 0 {
			continue
		}
		row := InterestRow{Actor: b.link(&a.Page)}
		sources := map[*model.Source]bool{}
		for _, in := range a.Interests {
			sources[in.Source] = true
			i := slices.IndexFunc(row.Ways, func(w Way) bool { return w.How == in.How })
			if i < 0 {
				i = len(row.Ways)
				row.Ways = append(row.Ways, Way{How: in.How})
			}
			way := &row.Ways[i]
			way.Count++
			if way.Count <= fewSources {
				way.Some = append(way.Some, b.link(&in.Source.Page))
			}
		}
		for i := range row.Ways {
			if way := &row.Ways[i]; way.Count > fewSources {
				way.Some = way.Some[:1]
				way.More = Link{number(way.Count-1) + " more", row.Actor.URL + "#section.interests"}
			}
		}
		row.Count = len(sources)
		greatest = max(greatest, row.Count)
		rows = append(rows, row)
	}
	for i := range rows {
		rows[i].Bar = ranges.Bar(rows[i].Count, greatest)
	}
	return rows
}
