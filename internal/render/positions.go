package render

import (
	"explainer/internal/model"
	"slices"
)

// PositionsView is the table of actors' positions on issues.
type PositionsView struct {
	Base
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
	v := PositionsView{}
	var actors []*model.Actor
	for _, a := range r.site.Actors {
		if slices.ContainsFunc(a.Stances, func(st *model.Stance) bool { return len(st.Positions) > 0 }) {
			actors = append(actors, a)
			v.Actors = append(v.Actors, b.link(&a.Page))
		}
	}
	for _, issue := range r.site.Issues {
		if len(issue.Positions) == 0 && len(issue.NoPosition) == 0 {
			continue
		}
		row := PositionRow{Issue: b.link(&issue.Page), Question: issue.Question}
		for _, a := range actors {
			cell := PositionCell{Actor: a.Title}
			for i := range issue.Stances {
				if st := &issue.Stances[i]; st.Actor == a {
					b.fill(&cell, st)
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		v.Rows = append(v.Rows, row)
	}
	v.Base = b.base()
	return v
}

// fill puts an actor's latest position that holds into a cell. Interests,
// needs and fears are somebody's inference and stay on the issue's page.
func (b *builder) fill(cell *PositionCell, st *model.Stance) {
	for _, p := range st.Positions {
		switch {
		case p.Level != "position":
		case p.Current() && cell.Position == nil:
			view := b.position(p)
			cell.Position = &view
		default:
			cell.Earlier++
		}
	}
	if st.None != nil {
		cell.Searched = words(st.None.Searched)
	}
}
