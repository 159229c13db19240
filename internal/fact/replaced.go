package fact

import (
	"cmp"
	"slices"
	"strings"

	"explainer/internal/model"
)

// comparison is a page that is compared with an earlier version of it.
type comparison struct {
	names         *Names
	before, after map[string]int // what its changed sentences state
	found         []Change
}

// hunk is tokens of a sentence that stand in place of others.
type hunk struct{ was, is model.Range } // by index

// pair compares two versions of a sentence.
func (c *comparison) pair(was, is *sentence) {
	matches := common(was.tokens, is.tokens)
	for _, m := range matches {
		c.links(was, is, m)
	}
	for _, h := range hunks(matches, len(was.tokens), len(is.tokens)) {
		c.hunk(was, is, h)
	}
}

// hunks returns what stands between the matches.
func hunks(matches []match, was, is int) []hunk {
	var all []hunk
	last := match{-1, -1}
	for _, m := range append(slices.Clone(matches), match{was, is}) {
		h := hunk{model.Range{Start: last.was + 1, Stop: m.was}, model.Range{Start: last.is + 1, Stop: m.is}}
		if h.was.Start < h.was.Stop || h.is.Start < h.is.Stop {
			all = append(all, h)
		}
		last = m
	}
	return all
}

// widened takes in the words around if one side is empty.
func (h hunk) widened(was, is *sentence) hunk {
	if h.was.Start < h.was.Stop && h.is.Start < h.is.Stop {
		return h
	}
	if h.was.Start > 0 && h.is.Start > 0 {
		h.was.Start--
		h.is.Start--
	}
	if h.was.Stop < len(was.tokens) && h.is.Stop < len(is.tokens) {
		h.was.Stop++
		h.is.Stop++
	}
	return h
}

func (c *comparison) add(s *sentence, was, is string, start, stop int) {
	c.found = append(c.found, Change{s.pos(start, stop), was, is})
}

// links finds words that link to another page of the same kind than before.
func (c *comparison) links(was, is *sentence, m match) {
	a, b := &was.tokens[m.was], &is.tokens[m.is]
	switch {
	case a.link == "" || a.link == b.link || a.page == nil || b.page == nil || a.page.Kind != b.page.Kind:
	case m.is > 0 && is.tokens[m.is-1].link == b.link: // which was reported
	case c.after[linkKey(a)] >= c.before[linkKey(a)] || c.before[linkKey(b)] >= c.after[linkKey(b)]: // it moved
	default:
		c.add(is, "[["+a.link+"]]", "[["+b.link+"]]", m.is, m.is+1)
	}
}

// linkKey is what a link is in a bag.
func linkKey(t *token) string { return "[[" + t.link }

// hunk finds facts that stand in place of others.
func (c *comparison) hunk(was, is *sentence, h hunk) {
	c.negations(was, is, h)
	const around = 4 // other words: where more was reworded a thing is often told from another side
	lost, gained := others(was, h.was), others(is, h.is)
	pure := slices.EqualFunc(lost, gained, akin) // but for facts, as of "one boat" and "two boats"
	for _, k := range []kind{number, moment, name} {
		gone, come := without(was, runs(was, h.was, k), is, runs(is, h.is, k))
		for i := range min(len(gone), len(come)) {
			a, b := gone[i], come[i]
			switch {
			case c.isSame(was, a, is, b), was.isAsOf(a) && is.isAsOf(b):
			case !pure && (was.isOne(a) || is.isOne(b)), !pure && k == name && len(lost)+len(gained) > around:
			case pure && (swapped(was, a, is, b) || c.isOneMoved(was, a, is, b)), !pure && c.isAnyMoved(was, a, is, b):
			default:
				c.add(is, was.words(a.Start, a.Stop), is.words(b.Start, b.Stop), b.Start, b.Stop)
			}
		}
	}
}

// longest is how many words of a name stand on either side of the one that
// changed.
const longest = 6

// runs returns the facts of a hunk: each number and date, and names of several
// words, with those of their words that stand outside the hunk.
func runs(s *sentence, in model.Range, k kind) []model.Range {
	var all []model.Range
	for i := in.Start; i < in.Stop; i++ {
		if s.tokens[i].kind != k {
			continue
		}
		r := model.Range{Start: i, Stop: i + 1}
		if s.tokens[i].kind == name {
			for r.Start > 0 && i-r.Start < longest && s.adjoin(r.Start-1) {
				r.Start--
			}
			for r.Stop < len(s.tokens) && r.Stop-i < longest && s.adjoin(r.Stop-1) {
				r.Stop++
			}
			i = r.Stop - 1
		}
		all = append(all, r)
	}
	return all
}

// adjoin reports whether a token and the next are one name.
func (s *sentence) adjoin(i int) bool {
	a, b := s.tokens[i], s.tokens[i+1]
	return a.kind == name && b.kind == name && s.text.Words[a.Stop:b.Start] == " " && a.link == b.link
}

// without takes out what stands on both sides.
func without(was *sentence, lost []model.Range, is *sentence, gained []model.Range) (_, _ []model.Range) {
	for i := 0; i < len(lost); i++ {
		k := slices.IndexFunc(gained, func(r model.Range) bool {
			return slices.EqualFunc(is.tokens[r.Start:r.Stop], was.tokens[lost[i].Start:lost[i].Stop], sameKey)
		})
		if k >= 0 {
			lost, gained = slices.Delete(lost, i, i+1), slices.Delete(gained, k, k+1)
			i--
		}
	}
	return lost, gained
}

// others returns the words of a range that aren't facts.
func others(s *sentence, r model.Range) []string {
	var all []string
	for _, t := range s.tokens[r.Start:r.Stop] {
		if t.kind == word {
			all = append(all, t.key)
		}
	}
	return all
}

// isSame reports whether two facts don't contradict each other.
func (c *comparison) isSame(was *sentence, a model.Range, is *sentence, b model.Range) bool {
	x, y := &was.tokens[a.Start], &is.tokens[b.Start]
	switch {
	case x.kind == moment && y.kind == moment:
		return agree(x.date, y.date)
	case x.kind == name && y.kind == name:
		m, n := was.words(a.Start, a.Stop), is.words(b.Start, b.Stop)
		return c.names.Same(m, n) || c.names.areOne(cmp.Or(c.names.pages[foldedName(m)], x.link), cmp.Or(c.names.pages[foldedName(n)], y.link))
	}
	return x.key == y.key
}

// isOne reports whether a number is typed as "one", which often counts nothing.
func (s *sentence) isOne(r model.Range) bool {
	return r.Stop == r.Start+1 && strings.EqualFold(s.words(r.Start, r.Stop), "one")
}

// isAsOf reports whether a date only says when the text was right: as of 3 May.
func (s *sentence) isAsOf(r model.Range) bool {
	return r.Start > 1 && s.tokens[r.Start-2].key == "as" && s.tokens[r.Start-1].key == "of"
}

// agree reports whether two dates may be the same, as far as they go.
func agree(a, b date) bool {
	if a.decade > 0 || b.decade > 0 {
		return max(a.decade, a.year/10) == max(b.decade, b.year/10)
	}
	return (a.year == 0 || b.year == 0 || a.year == b.year) &&
		(a.month == "" || b.month == "" || a.month == b.month) &&
		(a.day == 0 || b.day == 0 || a.day == b.day)
}

// isAnyMoved reports whether one of two facts stands in what was changed as often
// as before: then the sentences were put together anew.
func (c *comparison) isAnyMoved(was *sentence, a model.Range, is *sentence, b model.Range) bool {
	return asOften(was, a, c.before, c.after) || asOften(is, b, c.after, c.before)
}

// isOneMoved reports whether only one of two facts stands in the sentence as
// often as before: then it was put in another place of it. If both do they were
// exchanged.
func (c *comparison) isOneMoved(was *sentence, a model.Range, is *sentence, b model.Range) bool {
	before, after := bag([]sentence{*was}), bag([]sentence{*is})
	kept, known := asOften(was, a, before, after), asOften(is, b, after, before)
	return kept != known || !kept && asOften(was, a, c.before, c.after) && asOften(is, b, c.after, c.before)
}

// asOften reports whether another bag has all tokens of a range at least as often
// as their own.
func asOften(s *sentence, r model.Range, own, other map[string]int) bool {
	return !slices.ContainsFunc(s.tokens[r.Start:r.Stop], func(t token) bool { return other[t.key] < own[t.key] })
}

// swapped reports whether two facts were put in another order, with no more than
// "and in the" between them.
func swapped(was *sentence, a model.Range, is *sentence, b model.Range) bool {
	return beside(was, a, is.tokens[b.Start:b.Stop]) && beside(is, b, was.tokens[a.Start:a.Stop])
}

// beside reports whether a fact stands next to a range.
func beside(s *sentence, r model.Range, fact []token) bool {
	joins := func(i int) bool {
		return 0 <= i && i < len(s.tokens) && slices.Contains([]string{"and", "or", "in", "at", "the"}, s.tokens[i].key)
	}
	at := func(i int) bool {
		return 0 <= i && i+len(fact) <= len(s.tokens) && slices.EqualFunc(s.tokens[i:i+len(fact)], fact, sameKey)
	}
	before, after := r.Start, r.Stop
	for joins(before - 1) {
		before--
	}
	for joins(after) {
		after++
	}
	return at(before-len(fact)) || at(after)
}

func sameKey(a, b token) bool { return a.key == b.key }
