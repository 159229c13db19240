package render

import (
	"html/template"
	"slices"

	"explainer/internal/figure/ranges"
)

// Tally is a table of how many there are of each sort of something. Its bars are
// all on one scale.
type Tally struct {
	Head    string // over the rows' titles
	Columns []string
	Rows    []TallyRow
}

// TallyRow is a row of a tally, with a cell for each column.
type TallyRow struct {
	Title Link   // without URL if it has no page
	Note  string // what the title means
	Place Place  // of the title's page; on the desk only
	Cells []TallyCell
}

// TallyCell is a number.
type TallyCell struct {
	Column string
	Count  int
	Bar    template.HTML // empty for 0
	Parts  string        // what the number is made of, in words; may be empty
}

// add adds a row with a number for each column.
func (t *Tally) add(title Link, note string, counts ...int) *TallyRow {
	row := TallyRow{Title: title, Note: note}
	for i, n := range counts {
		row.Cells = append(row.Cells, TallyCell{Column: t.Columns[i], Count: n})
	}
	t.Rows = append(t.Rows, row)
	return &t.Rows[len(t.Rows)-1]
}

// dropIfZero takes out a column that has nothing but zeros.
func (t *Tally) dropIfZero(column int) {
	if slices.ContainsFunc(t.Rows, func(row TallyRow) bool { return row.Cells[column].Count > 0 }) {
		return
	}
	t.Columns = slices.Delete(t.Columns, column, column+1)
	for i := range t.Rows {
		t.Rows[i].Cells = slices.Delete(t.Rows[i].Cells, column, column+1)
	}
}

// drawn returns the tally with its bars.
func (t Tally) drawn() Tally {
	greatest := 0
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			greatest = max(greatest, cell.Count)
		}
	}
	for _, row := range t.Rows {
		for i := range row.Cells {
			row.Cells[i].Bar = ranges.Bar(row.Cells[i].Count, greatest)
		}
	}
	return t
}
