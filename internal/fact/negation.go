package fact

import (
	"slices"
	"strings"

	"explainer/internal/model"
)

// negations finds a sentence that was turned around: a negation came or went,
// with no other words than those that it brings along.
func (c *comparison) negations(was, is *sentence, h hunk) {
	if negates(was.tokens[h.was.Start:h.was.Stop]) == negates(is.tokens[h.is.Start:h.is.Stop]) || negations(was) == negations(is) {
		return
	}
	lost, gained := weighty(was, h.was), weighty(is, h.is)
	if !slices.EqualFunc(lost, gained, akin) && !isOneVerb(lost, gained) {
		return
	}
	h = h.widened(was, is)
	c.add(is, "“"+was.words(h.was.Start, h.was.Stop)+"”", "“"+is.words(h.is.Start, h.is.Stop)+"”", h.is.Start, h.is.Stop)
}

// isOneVerb reports whether there is one word on each side, which may be forms of
// one verb, as "kept" and "keep".
func isOneVerb(lost, gained []string) bool {
	return len(lost) == 1 && len(gained) == 1 && lost[0][0] == gained[0][0]
}

func negates(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool { return t.kind == negation })
}

// negations counts those of a sentence.
func negations(s *sentence) int {
	n := 0
	for _, t := range s.tokens {
		if t.kind == negation {
			n++
		}
	}
	return n
}

// light are the words that come and go with a negation.
var light = strings.Fields("a an the any some all every each with to do does did is are was were be been has have had will would can could " +
	"shall should may might must of it both either still yet longer ever anybody everybody anything something everything always")

// weighty returns the words of a range that aren't light.
func weighty(s *sentence, r model.Range) []string {
	var all []string
	for _, t := range s.tokens[r.Start:r.Stop] {
		if t.kind != negation && !slices.Contains(light, t.key) {
			all = append(all, t.key)
		}
	}
	return all
}
