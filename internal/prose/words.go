package prose

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words returns the words of a text, in order. In Armenia's there are two,
// Armenia and s.
func Words(text string) iter.Seq[Range] {
	return func(yield func(Range) bool) {
		for w := WordAfter(text, 0); w.Stop > 0 && yield(w); w = WordAfter(text, w.Stop) {
		}
	}
}

// WordAfter returns the first word that begins at an offset or behind it.
func WordAfter(text string, at int) Range {
	for at < len(text) {
		size, ok := wordRune(text[at:])
		if !ok {
			at += size
			continue
		}
		w := Range{at, at + size}
		for w.Stop < len(text) {
			size, ok := wordRune(text[w.Stop:])
			if !ok {
				break
			}
			w.Stop += size
		}
		return w
	}
	return Range{}
}

// WordBefore returns the last word that ends at an offset or before it.
func WordBefore(text string, at int) Range {
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if !IsWord(r) {
			at -= size
			continue
		}
		w := Range{at - size, at}
		for w.Start > 0 {
			r, size := utf8.DecodeLastRuneInString(text[:w.Start])
			if !IsWord(r) {
				break
			}
			w.Start -= size
		}
		return w
	}
	return Range{}
}

// JoinedAfter returns the first word behind an offset if it may be of the same
// phrase as the word that ends there.
func JoinedAfter(text string, at int) Range {
	w := WordAfter(text, at)
	if w.Stop == 0 || !joins(text[at:w.Start]) {
		return Range{}
	}
	return w
}

// JoinedBefore returns the last word before an offset if it may be of the same
// phrase as the word that begins there.
func JoinedBefore(text string, at int) Range {
	w := WordBefore(text, at)
	if w.Stop == 0 || !joins(text[w.Stop:at]) {
		return Range{}
	}
	return w
}

// joins reports whether words with this between them may be one phrase.
func joins(between string) bool {
	for _, r := range between {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r) && r != '—', r == '\'', r == '’':
		default:
			return false
		}
	}
	return true
}

// wordRune returns the length of the first character of a text, and whether it
// is part of a word.
func wordRune(text string) (size int, ok bool) {
	if c := text[0]; c < utf8.RuneSelf {
		return 1, 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
	}
	r, size := utf8.DecodeRuneInString(text)
	return size, IsWord(r)
}

// IsWord reports whether a character is part of a word.
func IsWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }

// IsCapital reports whether a text begins with a capital letter.
func IsCapital(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first)
}

// Count counts the words of a text as people do: what joins letters inside a
// word, as in don't and 1,500, doesn't part it. Scripts that put no spaces between
// words are counted by their letters.
func Count(text string) int {
	words, unspaced := 0, 0
	inside := false
	for _, r := range text {
		switch {
		case unicode.IsMark(r): // which belongs to the letter before
		case r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			words++ // as word processors do
			inside = false
		case r > unicode.MaxLatin1 && unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			unspaced++
			inside = false
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if !inside {
				words++
			}
			inside = true
		case !joinsLetters(r):
			inside = false
		}
	}
	const lettersOfAWord = 4 // about, in the scripts of South-East Asia
	return words + (unspaced+lettersOfAWord-1)/lettersOfAWord
}

// joinsLetters reports whether a mark between two letters leaves them one word.
func joinsLetters(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '-', '‐', '‑', '.', ',', '·', '\u00ad', '\u200c', '\u200d':
		return true
	}
	return false
}

// Set is a set of words, folded.
type Set map[string]bool

// SetOf returns the words of a list with spaces between.
func SetOf(list string) Set {
	words := Set{}
	for w := range strings.FieldsSeq(list) {
		words[string(appendFolded(nil, w))] = true
	}
	return words
}

// Has reports whether a word is in the set, in whatever case.
func (s Set) Has(word string) bool {
	var buffer [64]byte
	return s[string(appendFolded(buffer[:0], word))]
}

// IsIn reports whether one of the words is in a text, in whatever case.
func (s Set) IsIn(text string) bool {
	if len(s) > 0 {
		for w := range Words(text) {
			if s.Has(w.Of(text)) {
				return true
			}
		}
	}
	return false
}
