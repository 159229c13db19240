package quote

import (
	"strings"

	"explainer/internal/model"
)

// Slip is what is wrong with a quotation where it departs from a passage, if it
// goes on as the passage does.
type Slip int

// The slips.
const (
	NoSlip    Slip = iota
	OtherWord      // the passage has one word, or a few, in place of others
	OtherCase      // the first word begins with a capital, or a small letter, of its own
	AddedWord      // the passage doesn't have the word
	LeftOut        // the passage has more there
	PastEnd        // the passage ends there
)

const (
	mostWords = 200 // of a quotation in which slips are looked for
	mostAmiss = 3   // words of it, and of the passage, that one slip has
	resumed   = 3   // words that must follow as they do in the passage, unless the quotation ends
)

// slip finds what is wrong at the n-th word of the quotation, the words before
// which end at stop in the passage. Words are parted by white space.
func (r *Result) slip(quotation string, n, stop int, passage string) {
	typed, words := fields(quotation), strings.Fields(fold(quotation))
	if len(typed) != len(words) || len(words) > mostWords {
		return // a lone soft hyphen, or a book
	}
	words[0] = strings.TrimLeft(words[0], "\"'")
	words[len(words)-1] = strings.TrimRight(words[len(words)-1], "\"'")
	if n > 0 && stop < len(passage) && passage[stop] != ' ' { // within a word, or before its mark
		n, stop = n-1, strings.LastIndexByte(passage[:stop], ' ')+1
	}
	if n > 0 && strings.HasSuffix(words[n-1], "...") {
		return // anything may follow
	}
	rest := strings.Fields(passage[stop:])
	if len(rest) == 0 && n >= resumed {
		r.Slip = PastEnd
		return
	}
	amiss, missing, ok := resume(words[n:], rest)
	if ok && n+amiss == len(words) && n < 2*amiss {
		ok = false // too few words are left that are right
	}
	if n < resumed { // the beginning may be that of something else
		if other := r.begin(typed, words, n, strings.Fields(passage)); other.Slip != NoSlip && (n == 0 || !ok || missing > mostAmiss) {
			*r = other
			return
		}
	}
	if !ok || n == 0 {
		return
	}
	r.Instead = strings.Join(rest[:missing], " ")
	switch {
	case amiss == 0:
		r.Slip, r.From = LeftOut, typed[n]
	case missing == 0:
		r.Slip, r.From = AddedWord, model.Range{Start: typed[n].Start, Stop: typed[n+amiss-1].Stop}
	default:
		r.Slip, r.From = OtherWord, model.Range{Start: typed[n].Start, Stop: typed[n+amiss-1].Stop}
	}
}

// resume finds the fewest words at the beginning of a text without which it goes
// on as the passage does behind the fewest words there.
func resume(words, passage []string) (amiss, missing int, ok bool) {
	for amiss = range min(len(words), mostAmiss+1) {
		next := words[amiss:min(amiss+resumed, len(words))]
		most := len(passage) - len(next)
		if amiss > 0 {
			most = min(most, mostAmiss)
		}
		for missing = 0; missing <= most; missing++ {
			whole := len(next) == resumed || len(next) > 1 || missing <= amiss
			if whole && goesOn(next, passage[missing:], amiss+len(next) == len(words)) {
				return amiss, missing, true
			}
		}
	}
	if len(words) <= min(2, len(passage)) { // the last ones
		return len(words), len(words), true
	}
	return 0, 0, false
}

// goesOn reports whether the passage begins with the words, the last of which may
// have a mark behind it there.
func goesOn(words, passage []string, last bool) bool {
	if len(passage) < len(words) {
		return false
	}
	for i, word := range words {
		has := passage[i]
		if last && i == len(words)-1 && word != has {
			has = strings.TrimRight(has, marks)
		}
		if word != has {
			return false
		}
	}
	return true
}

// marks are those that a sentence has at the end of its words.
const marks = ".,;:!?)\"'"

// begin finds the passage's words in place of the first one or two, if it has
// more of those that follow than the n that were found from the first on.
func (r Result) begin(typed []model.Range, words []string, n int, passage []string) Result {
	for amiss := 1; amiss <= min(2, len(words)-resumed); amiss++ {
		for at := range passage {
			same := 0
			for amiss+same < len(words) && goesOn(words[amiss+same:amiss+same+1], passage[min(at+same, len(passage)):], amiss+same == len(words)-1) {
				same++
			}
			if same < resumed*amiss || amiss+same <= n {
				continue
			}
			before := passage[max(at-amiss, 0):at]
			r.Instead, r.From = strings.Join(before, " "), model.Range{Stop: typed[amiss-1].Stop}
			switch {
			case len(before) == 0:
				r.Slip = AddedWord
			case amiss == 1 && strings.EqualFold(before[0], words[0]):
				r.Slip = OtherCase
			default:
				r.Slip = OtherWord
			}
			return r
		}
	}
	return r
}
