package edtf

import (
	"math"
	"time"
)

// Day is a day of the proleptic Gregorian calendar: the days since 1 January
// 1970, negative before it. Days compare and subtract as numbers.
type Day int64

// The bounds of what is open. A day more or less leaves them infinite.
const (
	InfinitePast   Day = -1 << 40
	InfiniteFuture Day = 1 << 40
)

const aeon = 1 << 39 // days beyond which everything is infinite

// NewDay returns the day of a date. Months and days outside their usual ranges
// carry over, as in [time.Date].
func NewDay(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

const secondsPerDay = 24 * 60 * 60

// Time returns the start of the day in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// IsInfinite reports whether d is no day but the bound of something open.
// The accessors mean nothing then.
func (d Day) IsInfinite() bool { return d < -aeon || aeon < d }

// Year returns the year of the day; 0 is 1 BC.
func (d Day) Year() int { return d.Time().Year() }

// Month returns the month of the day.
func (d Day) Month() time.Month { return d.Time().Month() }

// Day returns the day of the month.
func (d Day) Day() int { return d.Time().Day() }

// Years returns where the day begins on an axis of years: 2024 for 1 January
// 2024, about 2024.5 for 2 July, and infinity for what is infinite. Where a day
// ends is where the next begins: (d + 1).Years().
func (d Day) Years() float64 {
	if d.IsInfinite() {
		return math.Inf(int(d / aeon))
	}
	year := d.Year()
	first, next := NewDay(year, time.January, 1), NewDay(year+1, time.January, 1)
	return float64(year) + float64(d-first)/float64(next-first)
}

// Date returns the day as a Date, or the zero Date if it is infinite or its
// year has more than four digits.
func (d Day) Date() Date {
	p := d.point()
	if p.year < -9999 || p.year > 9999 {
		return Date{}
	}
	return Date{start: p}
}

func (d Day) point() point {
	year, month, day := d.Time().Date()
	return point{precision: PrecisionDay, year: year, month: month, day: day}
}

// String returns the day as YYYY-MM-DD, or ".." if it is infinite.
func (d Day) String() string {
	if d.IsInfinite() {
		return ".."
	}
	return d.point().String()
}
