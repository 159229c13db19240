package render

import (
	"slices"

	"explainer/internal/model"
)

// PositionsView is the table of actors' positions on issues.
type PositionsView struct {
	Base
	Table PositionTable
}

// PositionTable is issues by actors.
type PositionTable struct {
	Actors []PositionActor
	Rows   []PositionRow
}

// PositionActor is a column.
type PositionActor struct {
	Link
	Party bool // to the conflict, as of the site's date
}

// PositionRow is an issue with one cell an actor.
type PositionRow struct {
	Issue Link
	Cells []PositionCell
}

// PositionCell is what an actor says on an issue.
type PositionCell struct {
	Actor    PositionActor
	Position *Position  // that holds now; nil: none is recorded
	Earlier  []Position // latest first
	Searched Date       // when somebody looked for a position and found none
}

func (r *renderer) positions() PositionsView {
	b := r.beginGenerated("positions.html")
	b.needs("positions.css", "positions.js")
	v := PositionsView{Table: b.positionTable(func(*model.Actor) bool { return true })}
	for i := range v.Table.Rows {
		for j := range v.Table.Rows[i].Cells {
			cell := &v.Table.Rows[i].Cells[j]
			if cell.Position != nil {
				b.source(cell.Position)
			}
			for k := range cell.Earlier {
				b.source(&cell.Earlier[k])
			}
		}
	}
	v.Base = b.base()
	return v
}

// positionTable returns what actors say on the issues: those actors that are
// wanted and have said anything, and the issues on which one of them has, or on
// which somebody looked and found nothing. Its positions are without sources.
func (b *builder) positionTable(wanted func(*model.Actor) bool) PositionTable {
	var table PositionTable
	column := map[*model.Actor]int{}
	for _, a := range b.site.Actors {
		if wanted(a) && slices.ContainsFunc(a.Stances, func(st *model.Stance) bool { return len(st.Positions) > 0 }) {
			column[a] = len(table.Actors)
			table.Actors = append(table.Actors, PositionActor{b.link(&a.Page), a.IsParty(b.site.Settings.AsOf)})
		}
	}
	for _, issue := range b.site.Issues {
		row := PositionRow{Issue: b.link(&issue.Page)}
		for _, a := range table.Actors {
			row.Cells = append(row.Cells, PositionCell{Actor: a})
		}
		said := false
		for i := range issue.Stances {
			st := &issue.Stances[i]
			if j, ok := column[st.Actor]; ok {
				b.fill(&row.Cells[j], st)
				said = true
			}
		}
		if said {
			table.Rows = append(table.Rows, row)
		}
	}
	return table
}

// fill puts an actor's positions into a cell. Interests, needs and fears are
// somebody's inference and stay on the issue's page.
func (b *builder) fill(cell *PositionCell, st *model.Stance) {
	for _, p := range st.Positions {
		switch view := b.unsourced(p); {
		case p.Level != "position":
		case p.Current():
			cell.Position = &view
		default:
			cell.Earlier = append(cell.Earlier, view)
		}
	}
	if st.None != nil {
		cell.Searched = words(st.None.Searched)
	}
}
