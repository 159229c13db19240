package edtf

import (
	"cmp"
	"time"
)

// Bounds returns the earliest and the latest day that d can mean: the first day
// of its start and the last day of its end. An open side is [InfinitePast] or
// [InfiniteFuture]; so are both bounds of no date. A mark (~ ? %) doesn't widen
// the bounds.
func (d Date) Bounds() (lower, upper Day) {
	lower, upper = d.start.bounds()
	if d.interval {
		_, upper = d.end.bounds()
	}
	return lower, upper
}

func (p point) bounds() (lower, upper Day) {
	switch p.precision {
	case PrecisionDay:
		day := NewDay(p.year, p.month, p.day)
		return day, day
	case PrecisionMonth:
		return NewDay(p.year, p.month, 1), NewDay(p.year, p.month+1, 0)
	case PrecisionSeason:
		first := time.March + 3*(p.month-spring)
		return NewDay(p.year, first, 1), NewDay(p.year, first+3, 0)
	case PrecisionNone:
		return InfinitePast, InfiniteFuture
	}
	return NewDay(p.year, time.January, 1), NewDay(p.lastYear(), time.December, 31)
}

// lastYear returns the last year that a year, decade or century can mean.
func (p point) lastYear() int {
	switch p.precision {
	case PrecisionDecade:
		return p.year + 9
	case PrecisionCentury:
		return p.year + 99
	}
	return p.year
}

// Compare orders dates by their lower bound, then by their upper bound. An
// interval with an open start sorts by the lower bound of its end; no date
// comes last. Dates that differ may compare equal, as 2024 and 2024~ do.
func Compare(a, b Date) int {
	aLower, aUpper := a.place()
	bLower, bUpper := b.place()
	return cmp.Or(cmp.Compare(aLower, bLower), cmp.Compare(aUpper, bUpper))
}

// place returns the bounds by which d sorts.
func (d Date) place() (lower, upper Day) {
	switch {
	case d.IsZero():
		return InfiniteFuture, InfiniteFuture
	case d.start == point{}:
		return d.end.bounds()
	}
	return d.Bounds()
}

// Before reports whether a is certainly over before b begins, as far as bounds
// tell: it is false if they share a day, and if either is no date.
func Before(a, b Date) bool {
	_, upper := a.Bounds()
	lower, _ := b.Bounds()
	return upper < lower
}
