package figure

import (
	"math"
	"strings"
	"unicode"
)

// The sizes of letters, in units.
const (
	LabelSize = 13.0 // names and dates
	SmallSize = 11.5 // scales and words on lines
	Leading   = 1.25 // from line to line, in sizes
)

// TextWidth returns how wide a text may become in the sans-serif faces of the
// style sheet, in units. It takes the widest of them, so that the text is
// seldom wider and mostly a little narrower.
func TextWidth(text string, size float64) float64 {
	ems := 0.0
	for _, r := range text {
		ems += letterWidth(r)
	}
	return ems * size
}

// letterWidth returns the width of a letter in ems.
func letterWidth(r rune) float64 {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case strings.ContainsRune("iIjl.,:;'’‘|!·", r):
		return 0.32
	case strings.ContainsRune(" ftr()[]-/“”\"", r):
		return 0.43
	case strings.ContainsRune("mwMW—…%@", r):
		return 0.98
	case unicode.Is(unicode.Armenian, r), unicode.Is(unicode.Georgian, r):
		return 0.7
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return 1
	case unicode.IsUpper(r), unicode.Is(unicode.Cyrillic, r):
		return 0.72
	}
	return 0.6
}

// Wrap breaks a text into lines of at most the given width, as equal as may be.
// A word that is wider stands on a line of its own. If there would be more than
// most lines the last one ends in an ellipsis.
func Wrap(text string, size, width float64, most int) []string {
	words := strings.Fields(text)
	lines := fill(words, size, width)
	if len(lines) > most {
		lines = lines[:most]
		last := []rune(lines[most-1])
		for len(last) > 0 && TextWidth(string(last)+"…", size) > width {
			last = last[:len(last)-1]
		}
		lines[most-1] = strings.TrimRight(string(last), " ,.;:–—") + "…"
		return lines
	}
	// The narrowest width with as few lines.
	for narrower := width - size; narrower > 0; narrower -= size {
		even := fill(words, size, narrower)
		if len(even) > len(lines) || Widest(even, size) > width {
			break
		}
		lines = even
	}
	return lines
}

// Break breaks a text as [Wrap] does, but parts words that are wider than a line,
// as those of a script without spaces are, into pieces as equal as may be.
func Break(text string, size, width float64, most int) []string {
	words := strings.Fields(text)
	for i, word := range words {
		whole := TextWidth(word, size)
		equal := whole / math.Ceil(whole/width)
		var pieces strings.Builder
		wide := 0.0
		for _, r := range word {
			w := letterWidth(r) * size
			if w > 0 && (wide+w > width || wide >= equal) {
				pieces.WriteByte(' ')
				wide = 0
			}
			pieces.WriteRune(r)
			wide += w
		}
		words[i] = pieces.String()
	}
	return Wrap(strings.Join(words, " "), size, width, most)
}

// fill puts as many words on each line as fit.
func fill(words []string, size, width float64) []string {
	var lines []string
	for _, word := range words {
		last := len(lines) - 1
		if last >= 0 && TextWidth(lines[last]+" "+word, size) <= width {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

// Widest returns the width of the Widest line.
func Widest(lines []string, size float64) float64 {
	most := 0.0
	for _, line := range lines {
		most = max(most, TextWidth(line, size))
	}
	return most
}
