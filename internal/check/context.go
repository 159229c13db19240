package check

import (
	"slices"
	"strings"

	"explainer/internal/model"
	"explainer/internal/prose"
)

// manyCells is how many cells of a table are looked at before and behind one.
const manyCells = 100

// otherCells returns the other cells of the table in which the i-th text of the
// body stands.
func (r *reading) otherCells(i int) []model.Prose {
	start, stop := i, i+1
	for start > max(i-manyCells, 0) && r.prose[start-1].Kind == model.ProseCell {
		start--
	}
	for stop < min(i+manyCells, len(r.prose)) && r.prose[stop].Kind == model.ProseCell {
		stop++
	}
	return slices.Concat(r.prose[start:i], r.prose[i+1:stop])
}

// lead returns the text before the list in which the i-th text stands, if it
// leads to the list with a colon.
func (r *reading) lead(i int) string {
	for i > 0 && r.prose[i].Kind == model.ProseItem {
		i--
	}
	if text := r.prose[i].Words; strings.HasSuffix(text, ":") {
		return text
	}
	return ""
}

// heading returns the heading above the i-th text, if it is as short as one that
// says whose view follows.
func (r *reading) heading(i int) string {
	for ; i >= 0; i-- {
		if r.prose[i].Kind == model.ProseHeading {
			if text := r.prose[i].Words; strings.Count(text, " ") < 4 {
				return text
			}
			break
		}
	}
	return ""
}

// isPartOfName reports whether the mention is part of a longer proper name:
// between capitals, as Artsakh is in Artsakh State University. Before the name of
// a people it isn't.
func (r *reading) isPartOfName(m *mention) bool {
	if !prose.IsCapital(m.Words()) {
		return false
	}
	if next := prose.JoinedAfter(m.Text, m.Stop).Of(m.Text); prose.IsCapital(next) {
		return !r.isOfPeople(next)
	}
	w := prose.JoinedBefore(m.Text, m.Start)
	return w.Start > m.Sentence.Start && prose.IsCapital(w.Of(m.Text)) && !r.isOfPeople(w.Of(m.Text))
}

// isOfPeople reports whether a word is an actor's name or made from it.
func (r *reading) isOfPeople(word string) bool {
	return slices.ContainsFunc(r.peoples, func(name string) bool { return akin(name, word) })
}

// isCapital reports whether a word has a capital though it doesn't begin its
// sentence.
func (m *mention) isCapital() bool {
	first := prose.WordAfter(m.Text, m.Sentence.Start)
	return first.Start < m.Start && prose.IsCapital(m.Words())
}
