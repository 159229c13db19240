package prose

import (
	"testing"
	"unicode/utf8"
)

// FuzzText takes a text apart. Its words must be the same from its end, and
// sentences follow one another and be cut between characters.
func FuzzText(f *testing.F) {
	for _, text := range []string{"Armenia's “9+3” talks. They (Mr. A.) ended!", "Մեկ։ Երկու", "他说。她", "0000000!   \xe2\x80!       0", "e\u0301\xff. A"} {
		f.Add(text, 3, 5)
	}
	f.Fuzz(func(t *testing.T, text string, start, stop int) {
		at := 0
		for w := range Words(text) {
			if w.Start < at || w.Stop <= w.Start || w.Stop > len(text) {
				t.Fatalf("the word %v stands behind %d in a text of %d bytes", w, at, len(text))
			}
			if back := WordBefore(text, w.Stop); utf8.ValidString(text) && back != w {
				t.Fatalf("before %d stands %q from one side and %q from the other", w.Stop, w.Of(text), back.Of(text))
			}
			at = w.Stop
		}
		all, at := Sentences{Text: text}, 0
		for at < len(text) {
			s := all.At(at)
			if s.Stop <= at || s.Stop > len(text) || s.Start < 0 || s.Start > s.Stop {
				t.Fatalf("the sentence of %d is %v in a text of %d bytes", at, s, len(text))
			}
			at = s.Stop
		}
		if 0 <= start && start <= stop && stop <= len(text) {
			all := Sentences{Text: text}
			r := all.Around(Range{start, stop})
			if r.Start > start || r.Stop < stop || r.Stop > len(text) {
				t.Fatalf("the sentence around [%d, %d) is %v", start, stop, r)
			}
			p := Phrase{Range{start, stop}, text, r}
			p.Preceding(2)
			p.Following()
			p.Before()
			p.Behind()
		}
	})
}
