package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences gives the sentences of a text, from its beginning to its end. Where
// it isn't sure that one ends it goes on, so that what is looked for in a sentence
// is found.
type Sentences struct {
	Text string
	last Range
}

// At returns the sentence that holds the byte at an offset, from its first word
// to its end, with the marks behind it. The offset isn't before that of the last
// call.
func (s *Sentences) At(at int) Range {
	for s.last.Stop <= at && s.last.Stop < len(s.Text) {
		stop := sentenceEnd(s.Text, s.last.Stop)
		first := WordAfter(s.Text[:stop], s.last.Stop)
		if first.IsZero() {
			first.Start = s.last.Stop
		}
		s.last = Range{first.Start, stop}
	}
	return s.last
}

// longest is how much of a sentence [Sentences.Around] gives before and behind a
// phrase, in bytes.
const longest = 1000

// Around returns the sentence that holds a phrase, of a long one what stands
// around it.
func (s *Sentences) Around(phrase Range) Range {
	r := s.At(phrase.Start)
	r.Start = min(max(r.Start, phrase.Start-longest), phrase.Start)
	r.Stop = max(phrase.Stop, min(r.Stop, phrase.Stop+longest))
	for r.Start < phrase.Start && !utf8.RuneStart(s.Text[r.Start]) {
		r.Start++
	}
	for r.Stop < len(s.Text) && !utf8.RuneStart(s.Text[r.Stop]) {
		r.Stop++
	}
	return r
}

// sentenceEnd returns where the sentence ends that begins at an offset.
func sentenceEnd(text string, start int) int {
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		stop := i + size
		if strings.ContainsRune(".!?…։؟。", r) {
			stop += len(text[stop:]) - len(strings.TrimLeft(text[stop:], ".!?…)]”“’‘\"'»"))
			if r == '。' || endsSentence(text, i, stop) {
				return stop
			}
		}
		i = stop
	}
	return len(text)
}

// endsSentence reports whether a mark ends a sentence: a space and no small letter
// follow, and a full stop stands behind no abbreviation or initial. Stop is where
// the next sentence would begin.
func endsSentence(text string, mark, stop int) bool {
	rest := strings.TrimLeftFunc(text[stop:], unicode.IsSpace)
	if rest == "" {
		return true
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "([“„«‘‚\"'"))
	if len(rest) == len(text[stop:]) || unicode.IsLower(next) {
		return false
	}
	last := WordBefore(text, mark)
	if text[mark] != '.' || last.Stop != mark {
		return true
	}
	switch before := last.Of(text); before {
	case "No", "Art":
		return !unicode.IsDigit(next)
	case "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Col", "Lt", "Sgt", "Prof", "Rev", "Sen", "Rep", "Gov", "Jr", "vs", "ca", "approx":
		return false
	default:
		initial, size := utf8.DecodeRuneInString(before)
		return size < len(before) || !unicode.IsLetter(initial)
	}
}
