package edtf

import (
	"strconv"
	"strings"
)

// span is the words for two dates, the first without what both share.
type span struct {
	left, right string // right is "" if both are the same
	tight       bool   // single words or numbers of one kind
}

// dashed words what goes from left to right.
func (s span) dashed() string {
	switch {
	case s.right == "":
		return s.left
	case s.tight:
		return s.left + "–" + s.right
	case strings.HasPrefix(s.left, sometime), strings.HasPrefix(s.right, sometime):
		return "from " + s.left + " to " + s.right
	}
	return s.left + " – " + s.right
}

// rangeOf returns the words for two dates. Marked dates stand in full, so that
// nobody takes the mark of one for the mark of both.
func rangeOf(a, b point) span {
	full := span{a.words(), b.words(), false}
	switch {
	case full.left == full.right:
		return span{left: full.left}
	case a.mark != 0, b.mark != 0, a.isStretch(), b.isStretch(), a.isWinter(), b.isWinter():
		return full
	case a.precision == PrecisionYear && b.precision == PrecisionYear:
		return rangeOfYears(a.year, b.year)
	case a.precision == PrecisionDecade && b.precision == PrecisionDecade:
		return span{full.left, strings.TrimPrefix(full.right, "the "), true}
	case a.year != b.year, a.inYear() == "", b.inYear() == "":
		return full
	case a.day != 0 && b.day != 0 && a.month == b.month:
		return span{strconv.Itoa(a.day), full.right, true}
	}
	return span{a.inYear(), full.right, a.precision == b.precision && a.day == 0}
}

func rangeOfYears(a, b int) span {
	s := span{yearWords(a), yearWords(b), false}
	switch {
	case b <= 0:
		s.left, s.tight = strings.TrimSuffix(s.left, " BC"), true
	case 0 < a && b < 100:
		s.right, s.tight = strings.TrimPrefix(s.right, "AD "), true
	case 100 <= a:
		s.tight = true
	}
	return s
}
