package check

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is the bytes [start, stop) of a text: a run of letters, digits and
// combining marks. Hyphens and apostrophes part words, so that in Armenia's
// there are two, Armenia and s. The zero word is none.
type word struct{ start, stop int }

func (w word) in(text string) string { return text[w.start:w.stop] }

// words returns the words of a text, in order.
func words(text string) iter.Seq[word] {
	return func(yield func(word) bool) {
		for w := wordAfter(text, 0); w.stop > 0 && yield(w); w = wordAfter(text, w.stop) {
		}
	}
}

// wordAfter returns the first word that begins at an offset or behind it.
func wordAfter(text string, at int) word {
	for at < len(text) {
		size, ok := wordRune(text[at:])
		if !ok {
			at += size
			continue
		}
		w := word{at, at + size}
		for w.stop < len(text) {
			size, ok := wordRune(text[w.stop:])
			if !ok {
				break
			}
			w.stop += size
		}
		return w
	}
	return word{}
}

// joinedAfter returns the first word behind an offset if it may be of the same
// phrase as the word that ends there.
func joinedAfter(text string, at int) word {
	w := wordAfter(text, at)
	if w.stop == 0 || !joins(text[at:w.start]) {
		return word{}
	}
	return w
}

// wordBefore returns the last word that ends at an offset or before it.
func wordBefore(text string, at int) word {
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if !isWordRune(r) {
			at -= size
			continue
		}
		w := word{at - size, at}
		for w.start > 0 {
			r, size := utf8.DecodeLastRuneInString(text[:w.start])
			if !isWordRune(r) {
				break
			}
			w.start -= size
		}
		return w
	}
	return word{}
}

// wordRune returns the length of the first character of a text, and whether it
// is part of a word.
func wordRune(text string) (size int, ok bool) {
	if c := text[0]; c < utf8.RuneSelf {
		return 1, 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
	}
	r, size := utf8.DecodeRuneInString(text)
	return size, isWordRune(r)
}

func isWordRune(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }

// wordSet is a set of words.
type wordSet map[string]bool

// set returns the words of a list with spaces between.
func set(list string) wordSet {
	words := wordSet{}
	for w := range strings.FieldsSeq(list) {
		words[w] = true
	}
	return words
}

// isIn reports whether one of the words is in a text, in whatever case.
func (s wordSet) isIn(text string) bool {
	var buffer [64]byte
	if len(s) > 0 {
		for w := range words(text) {
			if s[string(appendFolded(buffer[:0], w.in(text)))] {
				return true
			}
		}
	}
	return false
}

// lexicon is phrases of one or more words, and what is known of each. Case
// doesn't count, nor whether the words of a phrase are parted by spaces,
// hyphens or apostrophes.
type lexicon[T any] struct {
	byFirst map[string][]phrase[T] // by the first word, folded; the longest phrase first

	// lengths has, for the last byte of each folded character, a bit for each
	// number of characters (at most 63) of the first words that begin with it. It
	// spares most words a look into the map.
	lengths [256]uint64
}

type phrase[T any] struct {
	rest  []string // its other words, folded
	means T
}

// add enters a phrase. Of two that are the same the first counts.
func (l *lexicon[T]) add(text string, means T) {
	var all []string
	for w := range words(text) {
		all = append(all, string(appendFolded(nil, w.in(text))))
	}
	if len(all) == 0 {
		return
	}
	if l.byFirst == nil {
		l.byFirst = map[string][]phrase[T]{}
	}
	phrases := append(l.byFirst[all[0]], phrase[T]{all[1:], means})
	slices.SortStableFunc(phrases, func(a, b phrase[T]) int { return cmp.Compare(len(b.rest), len(a.rest)) })
	l.byFirst[all[0]] = phrases
	l.lengths[firstByte(all[0])] |= lengthBit(all[0])
}

// firstByte returns the last byte of the first character of a word, folded.
func firstByte(word string) byte {
	if c := word[0]; c < utf8.RuneSelf {
		return c | 0x20
	}
	r, _ := utf8.DecodeRuneInString(word)
	return byte(foldedRune(r)) | 0x20
}

func lengthBit(word string) uint64 { return 1 << min(utf8.RuneCountInString(word), 63) }

// find returns the phrases in a text, in order, each from its first to its last
// word. Of those that begin with the same word it is the longest, and none
// begins within another.
func (l *lexicon[T]) find(text string) iter.Seq2[word, T] {
	return func(yield func(word, T) bool) {
		var buffer [64]byte
		for w := wordAfter(text, 0); w.stop > 0; w = wordAfter(text, w.stop) {
			first := w.in(text)
			if lengths := l.lengths[firstByte(first)]; lengths == 0 || lengths&lengthBit(first) == 0 {
				continue
			}
			for _, p := range l.byFirst[string(appendFolded(buffer[:0], first))] {
				if stop := p.ends(text, w.stop); stop > 0 {
					w.stop = stop
					if !yield(w, p.means) {
						return
					}
					break
				}
			}
		}
	}
}

// ends returns where the phrase ends whose first word ends at an offset, or 0 if
// other words follow there.
func (p *phrase[T]) ends(text string, at int) int {
	var buffer [64]byte
	for _, want := range p.rest {
		w := joinedAfter(text, at)
		if w.stop == 0 || string(appendFolded(buffer[:0], w.in(text))) != want {
			return 0
		}
		at = w.stop
	}
	return at
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

// appendFolded appends a word as it is compared: in small letters, and without
// the difference between the dotted and the dotless i of Turkic languages. No
// reader gets to see it.
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
