package edtf

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// digits returns the value of a text that is digits only.
func digits(text string) (int, bool) {
	if text == "" || len(text) > 8 || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}

// numerals reads a day or month in digits, in any order: 5.11.2024, 2024/11/05,
// 11/2024. Points mean that the day comes first; slashes and hyphens don't say.
func numerals(text string) (respelling, bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("./- ,", r) })
	if len(parts) < 2 || len(parts) > 3 || strings.HasPrefix(text, "-") || strings.HasSuffix(text, "-") || strings.HasSuffix(text, "/") {
		return respelling{}, false
	}
	var values []int
	for i, part := range parts {
		n, ok := digits(part)
		if !ok || len(part) > 4 || len(part) == 3 || len(part) == 4 && 0 < i && i < len(parts)-1 {
			return respelling{}, false
		}
		values = append(values, n)
	}
	yearFirst, yearLast := len(parts[0]) == 4, len(parts[len(parts)-1]) == 4
	switch {
	case yearFirst && yearLast:
		return respelling{}, false
	case yearFirst && len(parts) == 3:
		return ymd(values[0], values[1], values[2]), true
	case yearFirst:
		return yearAndMore(values[0], values[1]), true
	case strings.Contains(text, " ") && !strings.Contains(text, "."):
		return respelling{}, false
	case yearLast && len(parts) == 2:
		return ym(values[1], values[0]), true
	case yearLast:
		return dayAndMonth(values[0], values[1], values[2], strings.Contains(text, ".")), true
	case len(parts) == 3:
		return respelling{why: "its year needs four digits"}, true
	}
	return respelling{}, false
}

const yearFirst = "dates are written year-month-day, with two digits for month and day"

func ymd(year, month, day int) respelling {
	return respelling{fmt.Sprintf("%04d-%02d-%02d", year, month, day), yearFirst}
}

func ym(year, month int) respelling {
	return respelling{fmt.Sprintf("%04d-%02d", year, month), yearFirst}
}

// yearAndMore reads 2024/11, a month, and 2020/21, which is two years.
func yearAndMore(year, n int) respelling {
	if n > 12 && n > year%100 {
		return respelling{fmt.Sprintf("%04d/%04d", year, year-year%100+n), "both years of an interval have four digits"}
	}
	return ym(year, n)
}

// dayAndMonth reads a and b as day and month, in this order if dayFirst.
func dayAndMonth(a, b, year int, dayFirst bool) respelling {
	switch {
	case dayFirst, a > 12, a == b, a == 0, b == 0:
		return ymd(year, b, a)
	case b > 12:
		return ymd(year, a, b)
	}
	return respelling{why: fmt.Sprintf("it is ambiguous; write %s for %d %s or %s for %d %s",
		ymd(year, b, a).edtf, a, time.Month(b), ymd(year, a, b).edtf, b, time.Month(a))}
}

// run reads digits without anything between them: 20241105, 202411, 988.
func run(text string) (respelling, bool) {
	sign, bare := "", text
	if strings.HasPrefix(text, "-") {
		sign, bare = "-", text[1:]
	}
	n, ok := digits(bare)
	switch {
	case !ok:
		return respelling{}, false
	case sign == "" && len(bare) == 8:
		return ymd(n/1e4, n/100%100, n%100), true
	case sign == "" && len(bare) == 6:
		return ym(n/100, n%100), true
	case len(bare) == 3, len(bare) < 3 && sign != "":
		return respelling{fmt.Sprintf("%s%04d", sign, n), "a year has four digits"}, true
	}
	return respelling{why: "a year has four digits"}, true
}

// decade reads 1990s and 199?.
func decade(text string) (respelling, bool) {
	if bare := strings.TrimRight(text, "?"); len(text) == 4 && len(bare) >= 2 && len(bare) < 4 {
		_, ok := digits(bare)
		return respelling{(bare + "XX")[:4], "an unknown digit of a year is a capital X"}, ok
	}
	text, vague := withoutVague(strings.TrimPrefix(text, "the "))
	bare := strings.TrimSuffix(strings.TrimSuffix(text, "s"), "'")
	year, ok := digits(bare)
	switch {
	case !ok || bare == text || year%10 != 0:
		return respelling{}, false
	case len(bare) != 4:
		return respelling{why: "its century is missing"}, true
	case year%100 == 0:
		return respelling{why: fmt.Sprintf("write %sX for ten years or %sXX for a hundred", bare[:3], bare[:2])}, true
	case vague:
		return respelling{bare[:3] + "X", noVague}, true
	}
	return respelling{bare[:3] + "X", "the last digit of a decade is X"}, true
}

const noVague = "early, middle and late can't be said in a date"

// withoutVague takes "early" and its like off a text.
func withoutVague(text string) (string, bool) {
	for _, word := range []string{"early", "mid", "middle of", "late"} {
		rest, ok := strings.CutPrefix(text, word)
		if ok && (strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, " ")) {
			return strings.TrimPrefix(rest[1:], "the "), true
		}
	}
	return text, false
}

// century reads 20th century.
func century(text string) (respelling, bool) {
	text, ok := strings.CutSuffix(strings.TrimPrefix(text, "the "), " century")
	n, isNumber := digits(withoutOrdinal(text))
	if !ok || !isNumber || n < 1 || n > 99 {
		return respelling{}, false
	}
	edtf := fmt.Sprintf("%02dXX", n-1)
	return respelling{edtf, fmt.Sprintf("a century is written by its first two digits, %02d00 to %02d99", n-1, n-1)}, true
}

// withoutOrdinal takes the letters off 5th.
func withoutOrdinal(text string) string {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if number, ok := strings.CutSuffix(text, suffix); ok {
			return number
		}
	}
	return text
}

// era reads 500 BC and AD 64.
func era(text string) (respelling, bool) {
	text = strings.ReplaceAll(text, ".", "")
	for _, suffix := range []string{"bce", "bc"} {
		if year, ok := digits(strings.TrimSpace(strings.TrimSuffix(text, suffix))); ok && strings.HasSuffix(text, suffix) && year > 0 {
			p := point{precision: PrecisionYear, year: 1 - year}
			return respelling{p.String(), "years BC are negative, and 1 BC is 0000"}, true
		}
	}
	for _, word := range []string{"ad", "ce"} {
		bare := strings.TrimSuffix(strings.TrimPrefix(text, word), word)
		if year, ok := digits(strings.TrimSpace(bare)); ok && bare != text {
			return respelling{fmt.Sprintf("%04d", year), "a year has four digits and nothing else"}, true
		}
	}
	return respelling{}, false
}
