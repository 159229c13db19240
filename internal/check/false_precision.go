package check

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// falsePrecision finds sites in which far more days than chance gives are the
// first of a month, or of a year: as a rule because somebody, or a spreadsheet,
// made a day of a month. It looks at the dates of events, positions and
// statements that are known to the day, and counts a day once however many of
// them are of it.
//
// Far more is at least twice what chance gives, and so many that chance gives as
// many less than once in a thousand sites, by the exact binomial test. Below 20
// days it says nothing.
func falsePrecision(site *model.Site, list *diag.List) {
	days := daysOf(site)
	if len(days) < fewestDays {
		return
	}
	var years, months []dayAt
	for _, d := range days {
		switch {
		case d.day.Day() != 1:
		case d.day.Month() == time.January:
			years = append(years, d)
		default:
			months = append(months, d)
		}
	}
	var far []string
	var shown []dayAt
	suspect := func(these []dayAt, all int, chance float64, what string) {
		if expected := chance * float64(all); float64(len(these)) >= 2*expected && atLeast(len(these), all, chance) < surprise {
			far = append(far, fmt.Sprintf("%d are %s, where chance gives %.1f", len(these), what, expected))
			shown = append(shown, these...)
		}
	}
	suspect(years, len(days), 1/daysInYear, "1 January")
	suspect(months, len(days)-len(years), 11/(daysInYear-1), "the first of another month")
	if len(far) == 0 {
		return
	}
	d := list.Add(diag.FalsePrecision, diag.Pos{File: site.Settings.Pos.File},
		"of the %d days in the dates of events, positions and statements %s", len(days), strings.Join(far, ", and "))
	d.Hint = "look these up, and where no source gives the day write the month or the year alone, as in 2024-05"
	for _, day := range shown[:min(len(shown), shownInNote)] {
		d.Related = append(d.Related, diag.Related{Pos: day.pos, Message: day.day.Date().Words()})
	}
}

const (
	fewestDays  = 20
	daysInYear  = 365.2425
	surprise    = 0.001
	shownInNote = 5
)

// dayAt is a day and where it was typed.
type dayAt struct {
	day edtf.Day
	pos diag.Pos
}

// daysOf returns the days of a site, each once, in order, where the first in
// reading order was typed.
func daysOf(site *model.Site) []dayAt {
	var all []dayAt
	add := func(d edtf.Date, pos diag.Pos) {
		if d.Precision() == edtf.PrecisionDay && !d.Approximate() && !d.Uncertain() {
			day, _ := d.Bounds()
			all = append(all, dayAt{day, pos})
		}
	}
	for _, e := range site.Events {
		add(e.Date, e.At("date"))
	}
	for _, issue := range site.Issues {
		for i := range issue.Positions {
			add(issue.Positions[i].Date, issue.Positions[i].At("date"))
		}
	}
	for _, s := range site.Statements {
		add(s.Date, s.DatePos)
	}
	slices.SortStableFunc(all, func(a, b dayAt) int { return int(a.day - b.day) })
	return slices.CompactFunc(all, func(a, b dayAt) bool { return a.day == b.day })
}

// atLeast returns how probable it is that k or more of n things are so if each
// is with the probability p: the upper tail of the binomial distribution.
func atLeast(k, n int, p float64) float64 {
	log := func(x int) float64 { // of x!
		y, _ := math.Lgamma(float64(x) + 1)
		return y
	}
	var sum float64
	for i := k; i <= n; i++ {
		sum += math.Exp(log(n) - log(i) - log(n-i) + float64(i)*math.Log(p) + float64(n-i)*math.Log1p(-p))
	}
	return sum
}
