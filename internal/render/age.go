package render

import (
	"html/template"
	"slices"

	"explainer/internal/edtf"
	"explainer/internal/figure/ranges"
	"explainer/internal/model"
)

// AgeTable says when each party last said what it wants on each issue that isn't
// closed.
type AgeTable struct {
	AsOf    Date // from which ages are counted back
	Parties []Link
	Rows    []AgeRow
	Scale   string // of the bars, in months: "0 to 62"; empty if there are none
}

// AgeRow is an issue, with a cell for each party.
type AgeRow struct {
	Issue Link
	Place Place // of the issue's page; on the desk only
	Cells []AgeCell
}

// AgeCell is a party's latest position on an issue.
type AgeCell struct {
	Party    string
	Said     Date   // zero if no position is recorded
	URL      string // of the position
	Age      string // in words
	Until    string // if it was withdrawn: "until 8 August 2025"
	Bar      template.HTML
	Searched Date // when somebody looked for a position and found none
	Unread   bool // in a site with errors: a position that couldn't be read may be theirs

	months int // of the age, at most
}

// Missing reports whether no position is recorded, and nobody says that one was
// looked for.
func (c AgeCell) Missing() bool { return c.Said.Words == "" && c.Searched.Words == "" && !c.Unread }

// ages counts back from a day.
func (b *builder) ages(asOf edtf.Date) AgeTable {
	t := AgeTable{AsOf: words(asOf)}
	var parties []*model.Actor
	for _, a := range b.site.Actors {
		if a.IsParty(asOf) {
			parties = append(parties, a)
			t.Parties = append(t.Parties, b.link(&a.Page))
		}
	}
	if len(parties) == 0 {
		return t
	}
	var ages model.Figure // a count for each cell, row by row
	for _, issue := range b.site.Issues {
		if issue.State == "closed" {
			continue
		}
		row := AgeRow{Issue: b.link(&issue.Page)}
		for _, a := range parties {
			cell, age := b.age(issue, a, asOf)
			row.Cells = append(row.Cells, cell)
			ages.Counts = append(ages.Counts, age)
		}
		t.Rows = append(t.Rows, row)
	}
	bars, scale := ranges.Draw(&ages)
	for i, bar := range bars {
		t.Rows[i/len(parties)].Cells[i%len(parties)].Bar = bar
	}
	t.Scale = scale
	return t
}

// age returns how long before a day an actor last said what it wants on an issue:
// in words, and in months as a count.
func (b *builder) age(issue *model.Issue, a *model.Actor, asOf edtf.Date) (AgeCell, model.Count) {
	cell := AgeCell{Party: a.Title}
	i := slices.IndexFunc(issue.Stances, func(st model.Stance) bool { return st.Actor == a })
	if i < 0 {
		cell.Unread = b.site.Hidden.MayLeadTo(a.ID) || hasUnreadActor(issue)
		return cell, model.Count{}
	}
	st := &issue.Stances[i]
	if st.None != nil {
		cell.Searched = words(st.None.Searched)
	}
	i = slices.IndexFunc(st.Positions, func(p *model.Position) bool { return p.Level == "position" })
	if i < 0 {
		return cell, model.Count{}
	}
	p := st.Positions[i]
	if p.Date.IsZero() {
		cell.Unread = true
		return cell, model.Count{}
	}
	cell.Said, cell.URL, cell.Until = words(p.Date), b.url(issue.Path)+"#"+p.Anchor, until(p.To)
	least, most, ok := months(p.Date, asOf)
	if !ok {
		return cell, model.Count{}
	}
	cell.Age, cell.months = ageWords(least, most), most
	low, high := float64(least), float64(most)
	return cell, model.Count{Low: &low, High: &high}
}

// hasUnreadActor reports whether a position is of an actor that nobody knows, as
// in a site with errors.
func hasUnreadActor(issue *model.Issue) bool {
	return slices.ContainsFunc(issue.Positions, func(p model.Position) bool { return p.Actor.To == nil }) ||
		slices.ContainsFunc(issue.NoPosition, func(p model.NoPosition) bool { return p.Actor.To == nil })
}

// months returns how many whole months lie between two dates, at least and at
// most, and false if nobody can say.
func months(from, to edtf.Date) (least, most int, ok bool) {
	first, last := from.Bounds()
	begin, end := to.Bounds()
	if first.IsInfinite() || last.IsInfinite() || begin.IsInfinite() || end.IsInfinite() {
		return 0, 0, false
	}
	return between(last, begin), between(first, end), true
}

// between returns the whole months between two days, 0 if the second is earlier.
func between(from, to edtf.Day) int {
	n := 12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month())
	if to.Day() < from.Day() {
		n--
	}
	return max(n, 0)
}

// ageWords words an age in months, and one of two years and more in years.
func ageWords(least, most int) string {
	unit := "month"
	if least >= 24 {
		unit, least, most = "year", least/12, most/12
	}
	switch {
	case most == 0:
		return "less than a month"
	case least == most:
		return counted(most, unit)
	}
	return number(least) + " to " + counted(most, unit)
}
