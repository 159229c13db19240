package render

import (
	"html/template"

	"explainer/internal/figure"
	"explainer/internal/figure/actormap"
	"explainer/internal/model"
)

// ActorMap is how the actors stand to each other: drawn, and as a table.
type ActorMap struct {
	Wide   template.HTML
	Narrow template.HTML
	AsOf   Date
	Legend []figure.Sample
	People bool          // some stand in the frames of bodies
	Apart  []Link        // actors without a relation that holds
	Beyond []Link        // actors whose relations are in the table only
	Full   Link          // the page with the tables; empty on that page
	Now    []RelationRow // that hold; empty but on that page
	Over   []RelationRow
}

// RelationRow is a relation in the table under the map.
type RelationRow struct {
	Ends string // ids of both actors, for the script that brings out relations
	From Link
	Relation
}

// actorMap draws the map for a page, or returns nil if no relation holds.
func (b *builder) actorMap() *ActorMap {
	asOf := b.site.Settings.AsOf
	m := actormap.New(b.site, asOf)
	if len(m.Relations) == 0 {
		return nil
	}
	b.needs("actormap.css", "actormap.js")
	link := func(to *model.Page) string { return b.url(to.Path) }
	return &ActorMap{
		Wide:   m.Draw(figure.Wide, link),
		Narrow: m.Draw(figure.Narrow, link),
		AsOf:   words(asOf),
		Legend: m.Legend(),
		People: m.HasPeople(),
		Apart:  b.actorLinks(m.Apart),
		Beyond: b.actorLinks(m.Beyond),
	}
}

func (b *builder) actorLinks(actors []*model.Actor) []Link {
	var links []Link
	for _, a := range actors {
		links = append(links, b.link(&a.Page))
	}
	return links
}

// relationRows lists the relations that hold, or those that don't.
func (b *builder) relationRows(hold bool) []RelationRow {
	var rows []RelationRow
	for _, a := range b.site.Actors {
		for i := range a.Relations {
			if r := &a.Relations[i]; actormap.Holds(r, b.site.Settings.AsOf) == hold {
				rows = append(rows, b.relationRow(r))
			}
		}
	}
	return rows
}

// relationRow is a row of the table. A relation without an end held when the
// page on which it is typed was last checked, which the row says if that was
// earlier than the map's date.
func (b *builder) relationRow(r *model.Relation) RelationRow {
	from, to := &r.From.Page, &r.With.To.Page
	row := RelationRow{Ends: from.ID + " " + to.ID, From: b.link(from), Relation: b.relation(r, false)}
	if checked := from.AsOf; !r.Ended() && !checked.IsZero() && checked != b.site.Settings.AsOf {
		if row.When != "" {
			row.When += "; "
		}
		row.When += "checked up to " + checked.Words()
	}
	if row.When == "" {
		row.When = "dates not given"
	}
	return row
}
