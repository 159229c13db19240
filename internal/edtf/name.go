package edtf

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// The words that come with a date that is marked, longest first.
var (
	approximateWords = []string{"approximately", "approx.", "approx", "roughly", "around", "circa", "about", "ca.", "ca", "c.", "c"}
	uncertainWords   = []string{"possibly", "probably", "perhaps", "maybe"}
	uncertainNotes   = []string{"(uncertain)", "(?)", "?"}
	approximateNotes = []string{"(approximate)", "(approx.)", "(circa)", "~"}
)

// marked reads "about 1988", "c. 1988", "possibly 1988" and "1988 (uncertain)".
func marked(text string) (respelling, bool) {
	for _, word := range approximateWords {
		if rest, ok := strings.CutPrefix(text, word); ok && rest != "" && !unicode.IsLetter(rune(rest[0])) {
			return withMark(rest, '~')
		}
	}
	for _, word := range uncertainWords {
		if rest, ok := strings.CutPrefix(text, word+" "); ok {
			return withMark(rest, '?')
		}
	}
	for _, note := range uncertainNotes {
		if rest, ok := strings.CutSuffix(text, note); ok {
			return withMark(rest, '?')
		}
	}
	for _, note := range approximateNotes {
		if rest, ok := strings.CutSuffix(text, note); ok {
			return withMark(rest, '~')
		}
	}
	return respelling{}, false
}

var meaning = map[byte]string{
	'~': "~ after a date means about",
	'?': "? after a date means uncertain",
	'%': "% after a date means about and uncertain",
}

func withMark(text string, mark byte) (respelling, bool) {
	r, ok := one(strings.TrimSpace(text))
	if !ok || r.edtf == "" {
		return r, ok
	}
	bare := strings.TrimRight(r.edtf, "~?%")
	if bare != r.edtf && r.edtf[len(bare)] != mark {
		mark = '%'
	}
	return respelling{bare + string(mark), meaning[mark]}, true
}

const inDigits = "dates are in digits, year first"

// named reads dates with the name of a month or a season, in any order:
// "5 November 2024", "Tuesday, Nov. 5th, 2024", "autumn 2024".
func named(text string) (respelling, bool) {
	text, vague := withoutVague(text)
	var month time.Month
	var small, large []int // numbers of one or two digits, and of four
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,.-/", r) }) {
		bare := withoutOrdinal(word)
		if n, ok := digits(bare); ok {
			switch {
			case len(bare) <= 2:
				small = append(small, n)
			case len(bare) == 4 && bare == word:
				large = append(large, n)
			default:
				return respelling{}, false
			}
			continue
		}
		named := monthOrSeason(word)
		switch {
		case named != 0 && month == 0:
			month = named
		case !isFiller(word):
			return respelling{}, false
		}
	}
	return compose(month, small, large, vague)
}

// compose makes a date of the parts that named found.
func compose(month time.Month, small, large []int, vague bool) (respelling, bool) {
	why := inDigits
	if vague {
		why = noVague
	}
	if month == winter && len(large) > 0 {
		year := large[0]
		large = append([]int{year}, withoutNext(year, large[1:])...)
		small = withoutNext(year, small)
		why = "the winter that begins in December 2024 is 2024-24"
	}
	switch {
	case len(large) > 1 || len(small) > 1 && len(large) > 0 || month == 0 && !vague:
		return respelling{}, false
	case len(large) == 0 && month != 0 && len(small) <= 2:
		return respelling{why: "it needs a year of four digits"}, true
	case len(large) == 0 || month >= spring && len(small) > 0:
		return respelling{}, false
	case month == 0 && len(small) == 0:
		return respelling{fmt.Sprintf("%04d", large[0]), why}, true
	case month == 0:
		return respelling{}, false
	case len(small) == 0:
		return respelling{ym(large[0], int(month)).edtf, why}, true
	}
	return respelling{ymd(large[0], int(month), small[0]).edtf, why}, true
}

// withoutNext drops the second year of a winter: 2024/25, 2024–2025.
func withoutNext(year int, numbers []int) []int {
	return slices.DeleteFunc(numbers, func(n int) bool { return n == year+1 || n == (year+1)%100 })
}

// monthOrSeason returns the month of its English name, which may be cut to
// three letters or more, or the season; otherwise 0.
func monthOrSeason(word string) time.Month {
	if word == "fall" {
		word = "autumn"
	}
	if i := slices.Index(seasons, word); i >= 0 {
		return spring + time.Month(i)
	}
	for m := time.January; m <= time.December; m++ {
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), word) {
			return m
		}
	}
	return 0
}

// isFiller reports whether a word adds nothing to a date.
func isFiller(word string) bool {
	if slices.Contains([]string{"the", "of", "in", "on"}, word) {
		return true
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(d.String()), word) {
			return true
		}
	}
	return false
}
