package importer

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"explainer/internal/edtf"
)

// numerals is a day in digits with the year last, of which the first two may be
// day and month or month and day.
var numerals = regexp.MustCompile(`^\s*(\d{1,2})([./-])(\d{1,2})[./-](\d{4})\s*$`)

// order is the order of day and month in a column.
type order int

const (
	undecided order = iota
	dayFirst
	monthFirst
	mixed // some cells have one, some the other
)

// orderOf finds the order that the cells of a column show: those with a number
// above twelve.
func orderOf(cells []string) order {
	found := undecided
	for _, cell := range cells {
		m := numerals.FindStringSubmatch(cell)
		if m == nil {
			continue
		}
		first, _ := strconv.Atoi(m[1])
		second, _ := strconv.Atoi(m[3])
		shows := undecided
		switch {
		case first > 12 && second <= 12:
			shows = dayFirst
		case second > 12 && first <= 12:
			shows = monthFirst
		}
		switch {
		case shows == undecided:
		case found == undecided:
			found = shows
		case found != shows:
			found = mixed
		}
	}
	return found
}

// date reads a cell of a column with an order.
func (o order) date(cell string) (edtf.Date, error) {
	if m := numerals.FindStringSubmatch(cell); m != nil {
		first, _ := strconv.Atoi(m[1])
		second, _ := strconv.Atoi(m[3])
		switch {
		case o == monthFirst:
			first, second = second, first
		case o != dayFirst && first <= 12 && second <= 12 && first != second:
			return edtf.Date{}, fmt.Errorf("%s is ambiguous: write %[2]s-%02[3]d-%02[4]d or %[2]s-%02[4]d-%02[3]d", words(cell), m[4], second, first)
		case o != dayFirst && second > 12:
			first, second = second, first
		}
		return edtf.Parse(fmt.Sprintf("%s-%02d-%02d", m[4], second, first))
	}
	if d, ok := edtf.Respell(cell); ok {
		return d, nil
	}
	_, err := edtf.Parse(cell)
	return edtf.Date{}, err
}

// span returns the interval of two dates; the second may be zero.
func span(from, to edtf.Date) (edtf.Date, error) {
	switch {
	case to.IsZero() || from == to:
		return from, nil
	case from.IsInterval() || to.IsInterval():
		return edtf.Date{}, errors.New("one of its two dates is an interval already")
	}
	return edtf.Parse(from.String() + "/" + to.String())
}
