// Package edtf turns the text of a date into a [Date] that knows how much is
// known: which days it can mean, where it sorts, and how to say it in words.
//
// # What is read
//
// The Extended Date/Time Format of ISO 8601-2:2019, as specified by the Library
// of Congress (https://www.loc.gov/standards/datetime/): level 0 without time
// of day, and the part of level 1 that dates of public events need.
//
//	2024  -0499  0988          a year; 0000 is 1 BC, so -0499 is 500 BC
//	2024-11  2024-11-05        a month, a day that the calendar has
//	1988~  1988-02?  1988%     a year, month or day: about, uncertain, both
//	199X  19XX                 a year of that decade, of those hundred years
//	2024-XX  2024-11-XX        a month of that year, a day of that month
//	2024-21 … 2024-24          spring, summer, autumn, winter
//	A/B  A/..  ../B            from A to B, since A, until B
//
// [Parse] refuses everything else: years beyond four digits, all of level 2, a
// mark (~ ? %) on a season or on unspecified digits, an X in years BC, 2024-XX-XX
// (which is 2024-XX), and the unknown end of level 1 (2023/). It says in an
// [Error] what is wrong and, where it recognises another way of writing dates,
// the spelling to use.
//
// # What is not known
//
// Bounds are the first and last day a text can mean. "About" and "uncertain"
// don't widen them: the standard gives no width, and we invent none. They are
// kept and always worded.
//
// Days are counted in the proleptic Gregorian calendar, also before 1582, as
// the standard asks. Dates in other calendars must be converted by the author.
//
// The standard ties seasons to no months. Here they are those of the northern
// half of the earth in whole months: spring is March to May, and the winter of
// 2024 begins in December 2024. A southern site writes months instead.
package edtf

import (
	"fmt"
	"time"
)

// Date is a date with its precision. Dates are equal (==) if they are written
// the same; 2024 and 2024-XX differ, though they mean the same days. The zero
// value is no date.
type Date struct {
	start    point // the whole date, unless it is an interval; zero: an open start
	end      point // of an interval; zero: an open end
	interval bool
}

// point is a date that is no interval.
type point struct {
	precision   Precision
	year        int        // 0 is 1 BC; of a decade or century its first year
	month       time.Month // spring to winter for a season; 0 if coarser
	day         int        // 0 if coarser
	unspecified bool       // the year or month is followed by XX
	mark        byte       // '~', '?', '%' or 0
}

// The seasons stand where the month stands.
const (
	spring time.Month = 21
	winter time.Month = 24
)

var seasons = []string{"spring", "summer", "autumn", "winter"}

// isWinter reports whether p is the season that ends in the next year.
func (p point) isWinter() bool { return p.precision == PrecisionSeason && p.month == winter }

// Precision is how much of a date is known.
type Precision int

// Unspecified digits don't count as known: the precision of 2024-XX is a year.
const (
	PrecisionNone Precision = iota // no date
	PrecisionDay
	PrecisionMonth
	PrecisionSeason
	PrecisionYear
	PrecisionDecade
	PrecisionCentury // 19XX: 1900 to 1999
	PrecisionInterval
)

func (p Precision) String() string {
	return [...]string{"none", "day", "month", "season", "year", "decade", "century", "interval"}[p]
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// IsInterval reports whether d is written with a slash.
func (d Date) IsInterval() bool { return d.interval }

// IsOpen reports whether d is an interval with one side open.
func (d Date) IsOpen() bool { return d.interval && (d.start == point{} || d.end == point{}) }

// Start returns where an interval starts, or the zero Date if that is open.
// Another date is its own start.
func (d Date) Start() Date { return Date{start: d.start} }

// End returns where an interval ends, or the zero Date if that is open.
// Another date is its own end.
func (d Date) End() Date {
	if d.interval {
		return Date{start: d.end}
	}
	return d
}

// Precision returns how much of d is known. The sides of an interval have
// precisions of their own.
func (d Date) Precision() Precision {
	if d.interval {
		return PrecisionInterval
	}
	return d.start.precision
}

// Approximate reports whether d, or a side of it, is marked ~ or %.
func (d Date) Approximate() bool { return d.start.approximate() || d.end.approximate() }

// Uncertain reports whether d, or a side of it, is marked ? or %.
func (d Date) Uncertain() bool { return d.start.uncertain() || d.end.uncertain() }

func (p point) approximate() bool { return p.mark == '~' || p.mark == '%' }
func (p point) uncertain() bool   { return p.mark == '?' || p.mark == '%' }

// String returns d as EDTF: what [Parse] reads as d. No date is "".
func (d Date) String() string {
	switch {
	case !d.interval:
		return d.start.String()
	case d.start == point{}:
		return "../" + d.end.String()
	case d.end == point{}:
		return d.start.String() + "/.."
	}
	return d.start.String() + "/" + d.end.String()
}

func (p point) String() string {
	s := fmt.Sprintf("%04d", p.year)
	if p.year < 0 {
		s = fmt.Sprintf("-%04d", -p.year)
	}
	switch p.precision {
	case PrecisionNone:
		return ""
	case PrecisionDay:
		s += fmt.Sprintf("-%02d-%02d", p.month, p.day)
	case PrecisionMonth, PrecisionSeason:
		s += fmt.Sprintf("-%02d", p.month)
	case PrecisionDecade:
		s = s[:3] + "X"
	case PrecisionCentury:
		s = s[:2] + "XX"
	}
	if p.unspecified {
		s += "-XX"
	}
	if p.mark != 0 {
		s += string(p.mark)
	}
	return s
}

// HTMLTime returns d for the datetime attribute of HTML's time element: YYYY,
// YYYY-MM or YYYY-MM-DD. It returns "" if the attribute can't say d: intervals,
// seasons, decades, centuries, years before 1, and everything approximate or
// uncertain, which there would read as plain fact.
func (d Date) HTMLTime() string {
	p := d.start
	if d.interval || p.mark != 0 || p.year < 1 {
		return ""
	}
	switch p.precision {
	case PrecisionDay, PrecisionMonth, PrecisionYear:
		p.unspecified = false
		return p.String()
	}
	return ""
}
