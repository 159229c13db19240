package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestSentence is how much of a sentence is looked at before and behind a
// word, in bytes.
const longestSentence = 1000

// sentences gives the sentences of a text, from its beginning to its end. Where
// it isn't sure that one ends it goes on, so that what a rule looks for nearby is
// found.
type sentences struct {
	text string
	last word
}

// at returns the sentence that holds a word, which doesn't stand before the one
// of the last call.
func (s *sentences) at(w word) word {
	for s.last.stop <= w.start && s.last.stop < len(s.text) {
		s.last = word{wordAfter(s.text, s.last.stop).start, sentenceEnd(s.text, s.last.stop)}
	}
	return s.last.around(s.text, w)
}

// around cuts a long sentence to what stands around a word.
func (s word) around(text string, w word) word {
	s.start = min(max(s.start, w.start-longestSentence), w.start)
	s.stop = max(w.stop, min(s.stop, w.stop+longestSentence))
	for s.start < w.start && !utf8.RuneStart(text[s.start]) {
		s.start++
	}
	for s.stop < len(text) && !utf8.RuneStart(text[s.stop]) {
		s.stop++
	}
	return s
}

// sentenceEnd returns where the sentence ends that begins at an offset.
func sentenceEnd(text string, start int) int {
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		stop := i + size
		if strings.ContainsRune(".!?…։؟。", r) {
			stop += len(text[stop:]) - len(strings.TrimLeft(text[stop:], ".!?…)]”’\"»"))
			if r != '.' && r != '…' || endsSentence(text, i, stop) {
				return stop
			}
		}
		i = stop
	}
	return len(text)
}

// endsSentence reports whether a full stop ends a sentence, rather than an
// abbreviation or an initial. Stop is where the next one would begin.
func endsSentence(text string, dot, stop int) bool {
	rest := strings.TrimLeft(text[stop:], " \n\u00a0")
	if rest == "" {
		return true
	}
	next, _ := utf8.DecodeRuneInString(rest)
	if len(rest) == len(text[stop:]) || unicode.IsLower(next) {
		return false
	}
	last := wordBefore(text, dot)
	if last.stop != dot {
		return true
	}
	before := last.in(text)
	if before == "No" || before == "Art" {
		return !unicode.IsDigit(next)
	}
	return utf8.RuneCountInString(before) > 1 && !strings.Contains(" Mr Mrs Ms Dr St Gen Col Lt Sgt Prof Rev Sen Rep Gov Jr vs ca approx ", " "+before+" ")
}
