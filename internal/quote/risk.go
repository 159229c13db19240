package quote

import (
	"strings"
	"unicode/utf8"

	"explainer/internal/lexis"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// cutShort notes a negation that stands right before the quotation in its
// sentence. Whoever quotes within a sentence of their own may have put it there.
// At is where the quotation begins in the passage.
func cutShort(r Result, quotation, passage string, at int) Result {
	sentences := prose.Sentences{Text: passage}
	before := strings.Fields(passage[min(sentences.At(at).Start, at):at])
	if len(before) == 0 {
		return r
	}
	if word := before[len(before)-1]; lexis.Negates(word) && isWord(last(word)) {
		r.Risk, r.Negation, r.From = BeforeQuotation, word, wholeOf(quotation)
	}
	return r
}

func last(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// elided finds what a quotation with gaps may have turned around. At are the
// places of its fragments in the passage.
func (r *Result) elided(quotation, folded, passage string, at []model.Range) {
	sentences := prose.Sentences{Text: passage}
	for i := range len(at) - 1 {
		// What is missing of the sentences that the fragments are cut from.
		from, to := at[i].Stop, at[i+1].Start
		end := min(max(sentences.At(from-1).Stop, from), to)
		begin := max(min(sentences.At(to).Start, to), from)
		if word := negationIn(passage[from:end] + " " + passage[begin:to]); word != "" {
			r.Risk, r.Negation, r.From = LostNegation, word, wholeOf(quotation)
			if ellipsis := nthEllipsis(quotation, i); ellipsis.Stop > 0 {
				r.From = ellipsis
			}
			return
		}
	}
	for rest := folded; ; {
		_, after, ok := strings.Cut(rest, "[")
		inside, after, closed := strings.Cut(after, "]")
		if !ok || !closed {
			return
		}
		if word := negationIn(inside); word != "" {
			r.Risk, r.Negation, r.From = AddedNegation, word, wholeOf(quotation)
			if start := strings.Index(quotation, "["+inside+"]"); start >= 0 {
				r.From = model.Range{Start: start, Stop: start + len(inside) + 2}
			}
			return
		}
		rest = after
	}
}

// negationIn returns the first word of a text that turns its sentence around, or "".
func negationIn(text string) string {
	for word := range strings.FieldsSeq(text) {
		if lexis.Negates(word) {
			return strings.TrimFunc(word, func(r rune) bool { return !isWord(r) })
		}
	}
	return ""
}

// nthEllipsis returns the place of the n-th ellipsis, from 0, that stands
// between two fragments; no place if the text begins with one, where it is hard
// to tell.
func nthEllipsis(text string, n int) model.Range {
	at := 0
	for i := 0; ; i++ {
		start, size := -1, 0
		for _, mark := range []string{"[…]", "[...]", "…", "..."} {
			if k := strings.Index(text[at:], mark); k >= 0 && (start < 0 || at+k < start) {
				start, size = at+k, len(mark)
			}
		}
		switch {
		case start < 0 || start == 0:
			return model.Range{}
		case i == n:
			return model.Range{Start: start, Stop: start + size}
		}
		at = start + size
	}
}
