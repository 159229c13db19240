package prose

import "strconv"

// Year returns the year that a word is, or 0 if it is none.
func Year(word string) int {
	if year, err := strconv.Atoi(word); err == nil && 1000 <= year && year < 2200 {
		return year
	}
	return 0
}

// NamesYear reports whether a year stands in a text.
func NamesYear(text string) bool {
	for w := range Words(text) {
		if Year(w.Of(text)) != 0 {
			return true
		}
	}
	return false
}
