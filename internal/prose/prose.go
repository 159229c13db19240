// Package prose reads texts as people wrote them, in any language: it finds their
// words, phrases and sentences, and says which spellings are the same. What words
// mean is known to package lexis.
//
//   - A word is a run of letters, digits and combining marks (words.go). Hyphens
//     and apostrophes part words.
//   - A phrase is words that only spaces, hyphens or apostrophes part. A [Lexicon]
//     finds many phrases in one pass, and a [Phrase] looks around where it was
//     found.
//   - A sentence goes on where it isn't sure that it ends (sentence.go).
//   - Words are compared folded, and names by their key (fold.go). Titles are put
//     in order as in a dictionary (order.go), and can be written in Latin letters
//     (latin.go).
//
// Offsets are in bytes. A text needn't be composed (NFC), nor even valid UTF-8.
package prose

// Range is the bytes [Start, Stop) of a text. The zero range is none.
type Range struct{ Start, Stop int }

// Of returns the bytes of a text that are in the range.
func (r Range) Of(text string) string { return text[r.Start:r.Stop] }

// Holds reports whether the byte at offset i lies in the range.
func (r Range) Holds(i int) bool { return r.Start <= i && i < r.Stop }

// IsZero reports whether the range is none.
func (r Range) IsZero() bool { return r == Range{} }
