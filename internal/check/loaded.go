package check

import (
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/lexis"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// loaded is a word that takes a side, as a site watches it.
type loaded struct {
	lexis.Loaded
	pos  diag.Pos      // where the site lists it; zero: it is built in
	term *model.Term   // whose instead_of lists it
	on   []*model.Page // the pages of terms that are about it
}

// loadedWords returns the words that a site watches: those that its terms are
// written instead of, and its own list or else that of its language.
func loadedWords(site *model.Site) []*loaded {
	builtIn := lexis.Of(site.Settings.Language).Loaded
	var all []*loaded
	for _, t := range site.Terms {
		for i := range t.InsteadOf {
			l := listed(&t.InsteadOf[i], builtIn)
			l.term = t
			all = append(all, l)
		}
	}
	if site.Settings.Has("loaded_terms") {
		for i := range site.Settings.LoadedTerms {
			all = append(all, listed(&site.Settings.LoadedTerms[i], builtIn))
		}
	} else {
		for i := range builtIn {
			all = append(all, &loaded{Loaded: builtIn[i]})
		}
	}
	var words prose.Lexicon[*loaded]
	for _, l := range all {
		for _, text := range l.Forms {
			words.Add(text, l)
		}
	}
	for _, t := range site.Terms {
		for _, text := range wordsAbout(t) {
			for _, l := range words.Find(text) {
				l.on = append(l.on, &t.Page)
			}
		}
	}
	return all
}

// listed returns a word as a site lists it: in the forms and the sense that the
// built-in list has of it, or else with the endings of an English plural.
func listed(l *model.Loaded, builtIn []lexis.Loaded) *loaded {
	word := loaded{Loaded: lexis.Loaded{Forms: []string{l.Text, l.Text + "s", l.Text + "es"}}}
	for i := range builtIn {
		if slices.ContainsFunc(builtIn[i].Forms, func(text string) bool { return strings.EqualFold(text, l.Text) }) {
			word.Loaded = builtIn[i]
		}
	}
	word.Why, word.pos = l.Why, l.At("text")
	return &word
}

// wordsAbout returns the words that a term is about.
func wordsAbout(t *model.Term) []string {
	all := append([]string{t.Title}, t.Aliases...)
	for i := range t.Names {
		all = append(all, t.Names[i].Text)
	}
	for i := range t.InsteadOf {
		all = append(all, t.InsteadOf[i].Text)
	}
	return all
}

// counts reports whether the mention has the sense in which the word is loaded,
// by the words beside it.
func (l *loaded) counts(m *mention) bool {
	before := m.Preceding(1)
	w := prose.JoinedBefore(m.Text, m.Start)
	name := prose.IsCapital(w.Of(m.Text)) && w.Start > m.Sentence.Start
	if before == "s" { // of a possessive
		name = prose.IsCapital(prose.WordBefore(m.Text, w.Start).Of(m.Text))
	}
	return (l.After == nil || name || slices.Contains(l.After, before)) && !slices.Contains(l.NotAfter, before) && l.countsBefore(m)
}

// countsBefore reports whether the word has its loaded sense before the words
// behind the mention.
func (l *loaded) countsBefore(m *mention) bool {
	next := prose.JoinedAfter(m.Text, m.Stop)
	if next.IsZero() {
		return l.Before == nil
	}
	one, two, name := m.Following(), "", prose.IsCapital(next.Of(m.Text))
	if second := prose.JoinedAfter(m.Text, next.Stop); !second.IsZero() {
		both := prose.Phrase{Text: m.Text, Range: next}
		two = one + " " + both.Following()
		name = name || (one == "the" || one == "by") && prose.IsCapital(second.Of(m.Text))
	}
	return (l.Before == nil || name || slices.Contains(l.Before, one) || slices.Contains(l.Before, two)) &&
		!slices.Contains(l.NotBefore, one) && !slices.Contains(l.NotBefore, two)
}
