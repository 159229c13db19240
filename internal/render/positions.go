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
	Actors []Link
	Rows   []PositionRow
}

// PositionRow is an issue with one cell an actor.
type PositionRow struct {
	Issue    Link
	Question string
	Cells    []PositionCell
}

// PositionCell is what an actor says on an issue now.
type PositionCell struct {
	Actor    string
	Position *Position // nil: none is recorded
	Earlier  int       // positions before it
	Searched Date
}

func (r *renderer) positions() PositionsView {
	b := r.beginGenerated("positions.html")
	b.needs("positions.css")
	v := PositionsView{Table: b.positionTable(func(*model.Actor) bool { return true }, b.position)}
	v.Base = b.base()
	return v
}

// positionTable returns what actors say on the issues: those actors that are
// wanted and have said anything, and the issues on which one of them has, or on
// which somebody looked and found nothing. View makes what a cell shows of a
// position.
func (b *builder) positionTable(wanted func(*model.Actor) bool, view func(*model.Position) Position) PositionTable {
	var table PositionTable
	var actors []*model.Actor
	for _, a := range b.site.Actors {
		if wanted(a) && slices.ContainsFunc(a.Stances, func(st *model.Stance) bool { return len(st.Positions) > 0 }) {
			actors = append(actors, a)
			table.Actors = append(table.Actors, b.link(&a.Page))
		}
	}
	for _, issue := range b.site.Issues {
		row := PositionRow{Issue: b.link(&issue.Page), Question: issue.Question}
		said := false
		for _, a := range actors {
			cell := PositionCell{Actor: a.Title}
			for i := range issue.Stances {
				if st := &issue.Stances[i]; st.Actor == a {
					b.fill(&cell, st, view)
					said = true
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		if said {
			table.Rows = append(table.Rows, row)
		}
	}
	return table
}

// fill puts an actor's latest position that holds into a cell. Interests,
// needs and fears are somebody's inference and stay on the issue's page.
func (b *builder) fill(cell *PositionCell, st *model.Stance, view func(*model.Position) Position) {
	for _, p := range st.Positions {
		switch {
		case p.Level != "position":
		case p.Current() && cell.Position == nil:
			latest := view(p)
			cell.Position = &latest
		default:
			cell.Earlier++
		}
	}
	if st.None != nil {
		cell.Searched = words(st.None.Searched)
	}
}
