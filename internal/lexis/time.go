package lexis

import (
	"strings"

	"explainer/internal/prose"
)

// TimeWord is phrases that say when by the day on which they are read, unless
// the words around them say something else. None of those is looked for across a
// comma or a full stop.
//
// Phrases with a capital letter within a sentence, as in the name Russia Today,
// never count, nor does one behind a comma or a bracket and before a name, as in
// "the CSCE (today the OSCE)".
type TimeWord struct {
	Phrases   string    // parted by |
	After     prose.Set // only with one of these among the two words before; nil: with any
	NotAfter  prose.Set // not with one of these there
	NotBefore prose.Set // not right before one of these
	NotBehind prose.Set // not with one of these anywhere before it in the sentence
	// Loose words may be meant from another day: not in a sentence that names a
	// year, nor in a text that tells of a day of its own.
	Loose bool
	When  func(*prose.Phrase) bool // may make the phrase longer; nil: always
}

// TimePhrase is one phrase of a time word.
type TimePhrase struct {
	phrase string
	*TimeWord
}

// TimePhrases returns the phrases that say when, or nil if nobody has listed them.
func (l *Language) TimePhrases() *prose.Lexicon[TimePhrase] {
	if l.Time == nil {
		return nil
	}
	phrases := &prose.Lexicon[TimePhrase]{}
	for i := range l.Time {
		for phrase := range strings.SplitSeq(l.Time[i].Phrases, "|") {
			phrases.Add(phrase, TimePhrase{phrase, &l.Time[i]})
		}
	}
	return phrases
}

// IsOfToday reports whether the phrase, where it stands in a text, is meant from
// the day on which it is read. It may make it longer.
func (t TimePhrase) IsOfToday(p *prose.Phrase) bool {
	switch {
	case p.IsName(), isApposition(p), !sameCapital(t.phrase, p.Words()),
		t.After != nil && !p.IsAfter(t.After), p.IsAfter(t.NotAfter), t.NotBefore[p.Following()],
		t.When != nil && !t.When(p), t.NotBehind.IsIn(p.Before()):
		return false
	}
	return !t.Loose || !prose.NamesYear(p.Before()) && !prose.NamesYear(p.Behind())
}

// sameCapital reports whether the last word of a phrase begins with a capital
// letter in a text too, if it does in the list: last May isn't "last may".
func sameCapital(phrase, text string) bool {
	last := func(s string) string { return prose.WordBefore(s, len(s)).Of(s) }
	return !prose.IsCapital(last(phrase)) || prose.IsCapital(last(text))
}

// isApposition reports whether the phrase parts a former name and the present
// one. Armenian puts a mark of its own behind the phrase.
func isApposition(p *prose.Phrase) bool {
	before := strings.TrimRight(p.Text[:p.Start], " ")
	if !strings.HasSuffix(before, ",") && !strings.HasSuffix(before, "(") {
		return false
	}
	next := prose.WordAfter(p.Text, p.Stop)
	if next.IsZero() || strings.Trim(p.Text[p.Stop:next.Start], " ՝") != "" {
		return false
	}
	if strings.EqualFold(next.Of(p.Text), "the") {
		next = prose.WordAfter(p.Text, next.Stop)
	}
	return prose.IsCapital(next.Of(p.Text))
}
