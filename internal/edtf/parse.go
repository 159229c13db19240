package edtf

import (
	"fmt"
	"strings"
	"time"
)

// Parse reads a date exactly as the package comment lists them. An error is an
// *[Error].
func Parse(s string) (Date, error) {
	d, f := parse(s)
	if f != nil {
		return Date{}, f.explain(s)
	}
	return d, nil
}

// fault is why a text is no date.
type fault struct {
	at         int    // byte offset in the text
	why        string // goes on from "2024-02-30 is no date: "
	hint       string // what may have been meant; it may be no date either
	impossible bool   // the form is that of EDTF, but there is no such date
}

func parse(text string) (Date, *fault) {
	left, right, interval := strings.Cut(text, "/")
	if !interval {
		p, f := parsePoint(text, 0)
		return Date{start: p}, f
	}
	if left == ".." && right == ".." {
		return Date{}, &fault{why: "one side of an interval must be a date", impossible: true}
	}
	d := Date{interval: true}
	var f *fault
	if left != ".." {
		if d.start, f = parsePoint(left, 0); f != nil {
			f.hint += "/" + right
			return Date{}, f
		}
	}
	if right != ".." {
		if d.end, f = parsePoint(text, len(left)+1); f != nil {
			f.hint = left + "/" + f.hint
			return Date{}, f
		}
	}
	if lower, upper := d.Bounds(); upper < lower {
		return Date{}, &fault{
			at:         len(left) + 1,
			why:        "its end lies before its start",
			hint:       right + "/" + left,
			impossible: true,
		}
	}
	return d, nil
}

// number is a group of digits as typed, as 19XX or 05.
type number struct {
	text    string
	at      int // byte offset of text
	value   int // with 0 for each X
	unknown int // how many of the digits are X
}

// groups are the parts of a date in the order they are written.
var groups = []struct {
	digits int
	why    string
}{
	{4, "a date begins with a year of four digits, as in 2024-11-05"},
	{2, "a month has two digits, as in 2024-11-05"},
	{2, "a day has two digits, as in 2024-11-05"},
}

// parsePoint reads text from byte offset at to its end.
func parsePoint(text string, at int) (point, *fault) {
	s := scanner{text, at}
	var date shape
	date.sign = s.accept("-")
	for i, group := range groups {
		if i > 0 && s.accept("-") == "" {
			break
		}
		n, ok := s.number(group.digits)
		if !ok {
			return point{}, &fault{at: s.at, why: group.why}
		}
		date.parts = append(date.parts, n)
	}
	date.mark = s.accept("~?%")
	if s.at < len(text) {
		return point{}, &fault{at: s.at, why: fmt.Sprintf("it should end before %s", shown(text[s.at:]))}
	}
	return date.point()
}

type scanner struct {
	text string
	at   int // byte offset of what is not yet read
}

// accept reads one of the bytes in set, or returns "".
func (s *scanner) accept(set string) string {
	if s.at == len(s.text) || strings.IndexByte(set, s.text[s.at]) < 0 {
		return ""
	}
	s.at++
	return s.text[s.at-1 : s.at]
}

// number reads so many digits, the last of which may be X.
func (s *scanner) number(digits int) (number, bool) {
	n := number{at: s.at}
	for range digits {
		set := "0123456789X"
		if n.unknown > 0 {
			set = "X"
		}
		switch c := s.accept(set); c {
		case "":
			return n, false
		case "X":
			n.unknown++
			n.value *= 10
		default:
			n.value = 10*n.value + int(c[0]-'0')
		}
	}
	n.text = s.text[n.at:s.at]
	return n, true
}

// shape is a text that has the form of a date.
type shape struct {
	sign  string   // "-" or ""
	parts []number // year, month, day, as far as written
	mark  string   // "~", "?", "%" or ""
}

func impossible(n number, why, hint string) (point, *fault) {
	return point{}, &fault{at: n.at, why: why, hint: hint, impossible: true}
}

// point returns the date of that shape, if there is one.
func (s shape) point() (point, *fault) {
	year := s.parts[0]
	p := point{precision: PrecisionYear, year: year.value}
	if s.sign != "" {
		p.year = -p.year
	}
	if s.mark != "" {
		p.mark = s.mark[0]
	}
	switch {
	case year.unknown > 0:
		return s.decade(p)
	case s.sign != "" && year.value == 0:
		return impossible(year, "1 BC is 0000, with no minus", "0000"+s.mark)
	case len(s.parts) == 1:
		return p, nil
	}
	return s.month(p)
}

// decade completes a date whose year has an X.
func (s shape) decade(p point) (point, *fault) {
	year := s.parts[0]
	switch {
	case year.unknown > 2:
		return impossible(year, "at least the century must be known", "")
	case s.sign != "":
		last := strings.ReplaceAll(year.text, "X", "9")
		return impossible(year, "X is for years after 0 only", fmt.Sprintf("-%s/-%04d", last, year.value))
	case len(s.parts) > 1:
		return impossible(s.parts[1], "a month needs the whole year", year.text)
	case s.mark == "~":
		return impossible(year, "a decade or century takes no ~, it is vague already", year.text)
	case s.mark != "":
		return impossible(year, "a decade or century takes no "+s.mark, "")
	}
	p.precision = PrecisionCentury
	if year.unknown == 1 {
		p.precision = PrecisionDecade
	}
	return p, nil
}

// month completes a date that has a month or a season after its year.
func (s shape) month(p point) (point, *fault) {
	month, year := s.parts[1], s.sign+s.parts[0].text
	final := len(s.parts) == 2
	value := time.Month(month.value)
	season := final && spring <= value && value <= winter
	switch {
	case month.unknown == 1:
		return impossible(month, "of a month both digits are known or neither", year+"-XX")
	case month.unknown > 0 && !final:
		return impossible(s.parts[2], "a day needs its month", year+"-XX")
	case month.unknown > 0 && s.mark != "":
		return impossible(month, "a date with XX takes no "+s.mark, year+s.mark)
	case month.unknown > 0:
		p.unspecified = true
		return p, nil
	case season && s.mark != "":
		return impossible(month, "a season takes no "+s.mark, year+s.mark)
	case !season && (value < time.January || value > time.December):
		return impossible(month, "there are twelve months", s.insteadOfMonth()+s.mark)
	}
	p.month = value
	switch {
	case season:
		p.precision = PrecisionSeason
		return p, nil
	case final:
		p.precision = PrecisionMonth
		return p, nil
	}
	return s.day(p)
}

// insteadOfMonth guesses what was meant by a month that there is not: the day
// before the month, the last of a range of years (2024-27), or only a year.
func (s shape) insteadOfMonth() string {
	year, month := s.parts[0], s.parts[1]
	switch {
	case len(s.parts) == 3 && s.parts[2].unknown == 0 && 0 < month.value && month.value <= 31:
		return s.sign + year.text + "-" + s.parts[2].text + "-" + month.text
	case len(s.parts) == 2 && s.sign == "" && month.value > year.value%100:
		return year.text + "/" + year.text[:2] + month.text
	}
	return s.sign + year.text
}

// day completes a date that has a day after its month.
func (s shape) day(p point) (point, *fault) {
	day, month := s.parts[2], s.sign+s.parts[0].text+"-"+s.parts[1].text
	last := NewDay(p.year, p.month+1, 0).Day()
	switch {
	case day.unknown == 1:
		return impossible(day, "of a day both digits are known or neither", month+"-XX")
	case day.unknown > 0 && s.mark != "":
		return impossible(day, "a date with XX takes no "+s.mark, month+s.mark)
	case day.unknown > 0:
		p.precision, p.unspecified = PrecisionMonth, true
		return p, nil
	case day.value < 1:
		return impossible(day, "the days of a month begin with 01", month+s.mark)
	case day.value > last:
		return impossible(day, fmt.Sprintf("%s %s has %d days", p.month, yearWords(p.year), last), month+s.mark)
	}
	p.precision, p.day = PrecisionDay, day.value
	return p, nil
}
