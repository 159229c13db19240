package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold returns a text as it is compared: composed (NFC), in one letter case, and
// without the difference between the dotted and the dotless i of Turkic
// languages. No reader gets to see it.
func Fold(text string) string {
	text = cases.Fold().String(norm.NFC.String(text))
	return strings.ReplaceAll(strings.ReplaceAll(text, "i\u0307", "i"), "ı", "i")
}

// Key returns what the spellings of a name or title have in common: its words,
// folded, with a space between; of a name without words all of it.
func Key(name string) string {
	folded := Fold(name)
	if words := strings.FieldsFunc(folded, func(r rune) bool { return !IsWord(r) }); len(words) > 0 {
		return strings.Join(words, " ")
	}
	return strings.TrimSpace(folded)
}

// appendFolded appends a word, folded letter by letter: a quick [Fold] that leaves
// apart what its languages don't need, such as ß and ss.
func appendFolded(b []byte, word string) []byte {
	for i, r := range word {
		if r < utf8.RuneSelf {
			c := word[i]
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			b = append(b, c)
			continue
		}
		b = utf8.AppendRune(b, foldedRune(r))
	}
	return b
}

func foldedRune(r rune) rune {
	if r = unicode.ToLower(r); r == 'ı' {
		return 'i'
	}
	return r
}

// Shared returns how many letters two words have in common from the beginning,
// in whatever case.
func Shared(one, other string) int {
	n := 0
	for one != "" && other != "" {
		a, size := utf8.DecodeRuneInString(one)
		b, more := utf8.DecodeRuneInString(other)
		if a != b && foldedRune(a) != foldedRune(b) {
			break
		}
		one, other = one[size:], other[more:]
		n++
	}
	return n
}
