// Package fact finds what two versions of a text state differently: numbers,
// dates, names and negations. How a thing is worded isn't looked at.
//
//   - Sentences, which semicolons end too, are left alone if they stand in both
//     versions, wherever. Of the others those are compared that share most of
//     their words (pair.go).
//   - In a pair, what was put in place of something else is looked at, word by
//     word. What was only added is more to know, and no correction; what was only
//     left out may be anything.
//   - A number, date or name that moved within the page isn't a change, nor is one
//     that is written otherwise: "two" and 2, 1,000 and 1 000, "Armenia's" and
//     "Armenian", a full name and its last word (token.go, replaced.go).
//
// Numbers in digits and the negations of package lexis are known in several
// languages, names in those that write nothing else with a capital, and numbers
// and months in words only in English. It never knows what a sentence means: what
// it finds is for people to judge.
package fact

import (
	"cmp"
	"slices"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// Text is a text of a page.
type Text struct {
	*model.Prose
	Place string // texts are compared with those of the same place, such as a field
}

// Change is a fact that two versions of a page state differently.
type Change struct {
	Pos     diag.Pos // in the later one
	Was, Is string   // as typed
}

// Changes compares the texts of two versions of a page.
func Changes(was, is []Text, names *Names) []Change {
	before, after := names.sentences(was), names.sentences(is)
	before, after = changed(before, after)
	c := comparison{names: names, before: bag(before), after: bag(after)}
	for _, p := range pairs(before, after) {
		c.pair(p.was, p.is)
	}
	slices.SortStableFunc(c.found, func(a, b Change) int { return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Is, b.Is)) })
	return slices.Compact(c.found)
}

// sentence is one of a text.
type sentence struct {
	text   *model.Prose
	place  string
	tokens []token
}

// words returns the words of a range of its tokens, as typed.
func (s *sentence) words(start, stop int) string {
	if start >= stop {
		return ""
	}
	return s.text.Words[s.tokens[start].Start:s.tokens[stop-1].Stop]
}

func (s *sentence) pos(start, stop int) diag.Pos {
	return s.text.Pos(s.tokens[start].Start, s.tokens[stop-1].Stop)
}

// sentences parts texts into their sentences.
func (n *Names) sentences(texts []Text) []sentence {
	var all []sentence
	for _, t := range texts {
		for _, tokens := range n.read(t.Prose) {
			all = append(all, sentence{t.Prose, t.Place, tokens})
		}
	}
	return all
}

// bag counts what sentences state, and the words that link to each page.
func bag(sentences []sentence) map[string]int {
	stated := map[string]int{}
	for i := range sentences {
		for _, t := range sentences[i].tokens {
			if t.kind != word {
				stated[t.key]++
			}
			if t.link != "" {
				stated[linkKey(&t)]++
			}
		}
	}
	return stated
}
