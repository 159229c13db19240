package prose

import (
	"cmp"
	"iter"
	"slices"
	"unicode/utf8"
)

// Lexicon is phrases of one or more words, and what is known of each. Case
// doesn't count, nor whether the words of a phrase are parted by spaces,
// hyphens or apostrophes.
type Lexicon[T any] struct {
	byFirst map[string][]entry[T] // by the first word, folded; the longest phrase first

	// lengths has, for the last byte of each folded character, a bit for each
	// number of characters (at most 63) of the first words that begin with it. It
	// spares most words a look into the map.
	lengths [256]uint64
}

type entry[T any] struct {
	rest  []string // its other words, folded
	means T
}

// Add enters a phrase. Of two that are the same the first counts.
func (l *Lexicon[T]) Add(text string, means T) {
	all := foldedWords(text)
	if len(all) == 0 {
		return
	}
	if l.byFirst == nil {
		l.byFirst = map[string][]entry[T]{}
	}
	entries := append(l.byFirst[all[0]], entry[T]{all[1:], means})
	slices.SortStableFunc(entries, func(a, b entry[T]) int { return cmp.Compare(len(b.rest), len(a.rest)) })
	l.byFirst[all[0]] = entries
	l.lengths[firstByte(all[0])] |= lengthBit(all[0])
}

// Get returns what is known of a phrase.
func (l *Lexicon[T]) Get(text string) (means T, known bool) {
	if all := foldedWords(text); len(all) > 0 {
		for _, e := range l.byFirst[all[0]] {
			if slices.Equal(e.rest, all[1:]) {
				return e.means, true
			}
		}
	}
	return means, false
}

func foldedWords(text string) []string {
	var all []string
	for w := range Words(text) {
		all = append(all, string(appendFolded(nil, w.Of(text))))
	}
	return all
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

// Find returns the phrases in a text, in order, each from its first to its last
// word. Of those that begin with the same word it is the longest, and none
// begins within another.
func (l *Lexicon[T]) Find(text string) iter.Seq2[Range, T] {
	return func(yield func(Range, T) bool) {
		var buffer [64]byte
		for w := WordAfter(text, 0); w.Stop > 0; w = WordAfter(text, w.Stop) {
			first := w.Of(text)
			if lengths := l.lengths[firstByte(first)]; lengths == 0 || lengths&lengthBit(first) == 0 {
				continue
			}
			for _, e := range l.byFirst[string(appendFolded(buffer[:0], first))] {
				if stop := e.ends(text, w.Stop); stop > 0 {
					w.Stop = stop
					if !yield(w, e.means) {
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
func (e *entry[T]) ends(text string, at int) int {
	var buffer [64]byte
	for _, want := range e.rest {
		w := JoinedAfter(text, at)
		if w.Stop == 0 || string(appendFolded(buffer[:0], w.Of(text))) != want {
			return 0
		}
		at = w.Stop
	}
	return at
}

// IsEmpty reports whether nothing was entered.
func (l *Lexicon[T]) IsEmpty() bool { return len(l.byFirst) == 0 }
