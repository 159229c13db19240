package edtf

import (
	"strconv"
	"strings"
)

// Words returns d in English, in the order of British newspapers, claiming no
// more than d does. No date is "".
//
//	5 November 2024     about August 1988     1988 (uncertain)     500 BC
//	autumn 2024         the 1990s             winter 2024–2025
//	2020–2023           27–28 February 1988   27 September – 10 November 2020
//	since 2023          until 2024            about 1988 – 12 May 1994
//
// 19XX is "some time between 1900 and 1999": it isn't quite the 20th century,
// and "the 1900s" might be ten years. Unspecified months and days leave the
// year and month alone.
func (d Date) Words() string {
	switch {
	case !d.interval:
		return d.start.words()
	case d.start == point{}:
		return "until " + d.end.words()
	case d.end == point{}:
		return "since " + d.start.words()
	}
	return rangeOf(d.start, d.end).dashed()
}

// Between returns words for when something began and ended, of which either may
// be no date; ended says that it is over even if to is no date. With nothing
// to say the words are "".
//
//	since 8 May 2018          2018 – 14 July 2021      until 1 January 2024
//	from 19 August 2021, end unknown                   dates unknown
//
// An interval here is when the beginning or the end itself may have been:
// "since some time between September and October 2023". A side of it that is
// open in the direction of the words is already said by them: from 2023/.. is
// "since 2023".
func Between(from, to Date, ended bool) string {
	if from.end == (point{}) {
		from.interval = false
	}
	if to.interval && to.start == (point{}) {
		to = to.End()
	}
	switch {
	case from.IsZero() && to.IsZero() && ended:
		return "dates unknown"
	case from.IsZero() && to.IsZero():
		return ""
	case from.IsZero():
		return "until " + to.moment()
	case to.IsZero() && ended:
		return "from " + from.moment() + ", end unknown"
	case to.IsZero():
		return "since " + from.moment()
	case !from.interval && !to.interval:
		return rangeOf(from.start, to.start).dashed()
	}
	return span{from.moment(), to.moment(), false}.dashed()
}

// moment words d as one moment that nobody can place more closely.
func (d Date) moment() string {
	switch {
	case !d.interval:
		return d.start.words()
	case d.start == point{}:
		return d.end.words() + " or earlier"
	case d.end == point{}:
		return d.start.words() + " or later"
	}
	start, end := d.start, d.end
	if start.isStretch() {
		start = point{precision: PrecisionYear, year: start.year}
	}
	if end.isStretch() {
		end = point{precision: PrecisionYear, year: end.lastYear()}
	}
	s := rangeOf(start, end)
	if s.right == "" {
		return s.left
	}
	return sometime + s.left + " and " + s.right
}

const sometime = "some time between "

// isStretch reports whether p is worded with both its first and its last year,
// because its digits alone could be misread: "the 1900s" are ten years or a
// hundred.
func (p point) isStretch() bool {
	switch p.precision {
	case PrecisionDecade:
		return p.year%100 == 0 || p.year < 100
	case PrecisionCentury:
		return true
	}
	return false
}

func (p point) words() string {
	words := p.unmarked()
	if p.approximate() {
		words = "about " + words
	}
	if p.uncertain() {
		words += " (uncertain)"
	}
	return words
}

func (p point) unmarked() string {
	switch {
	case p == point{}:
		return ""
	case p.isStretch():
		return sometime + yearWords(p.year) + " and " + yearWords(p.lastYear())
	case p.precision == PrecisionDecade:
		return "the " + strconv.Itoa(p.year) + "s"
	case p.isWinter():
		return "winter " + rangeOfYears(p.year, p.year+1).dashed()
	}
	return strings.TrimSpace(p.inYear() + " " + yearWords(p.year))
}

// inYear words a day, month or season without its year; a year is "".
func (p point) inYear() string {
	switch p.precision {
	case PrecisionDay:
		return strconv.Itoa(p.day) + " " + p.month.String()
	case PrecisionMonth:
		return p.month.String()
	case PrecisionSeason:
		return seasons[p.month-spring]
	}
	return ""
}

// yearWords words a year of which 0 is 1 BC.
func yearWords(year int) string {
	switch {
	case year <= 0:
		return strconv.Itoa(1-year) + " BC"
	case year < 100:
		return "AD " + strconv.Itoa(year)
	}
	return strconv.Itoa(year)
}
