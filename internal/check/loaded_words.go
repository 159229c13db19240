package check

import (
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// loaded is a word that takes a side.
type loaded struct {
	texts     []string // the word in all its forms
	why       string
	after     []string // it counts only behind one of these words, or a proper name; nil: behind any
	notAfter  []string // it doesn't count behind one of these
	before    []string // it counts only before one of these words, or a proper name, with "the" or "by" or not; nil: before any
	notBefore []string // nor before one of these

	pos  diag.Pos      // where the site lists it; zero: it is built in
	term *model.Term   // whose instead_of lists it
	on   []*model.Page // the pages of terms that are about it
}

// loadedWords returns the words that a site watches: those that its terms are
// written instead of, and its own list or else that of its language.
func loadedWords(site *model.Site) []*loaded {
	var builtIn []loaded
	if list := loadedLists[baseLanguage(site.Settings.Language)]; list != nil {
		builtIn = list()
	}
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
			all = append(all, &builtIn[i])
		}
	}
	var words lexicon[*loaded]
	for _, l := range all {
		for _, text := range l.texts {
			words.add(text, l)
		}
	}
	for _, t := range site.Terms {
		for _, text := range wordsAbout(t) {
			for _, l := range words.find(text) {
				l.on = append(l.on, &t.Page)
			}
		}
	}
	return all
}

// listed returns a word as a site lists it: in the forms and the sense that the
// built-in list has of it, or else with the endings of an English plural.
func listed(l *model.Loaded, builtIn []loaded) *loaded {
	word := loaded{texts: []string{l.Text, l.Text + "s", l.Text + "es"}}
	for i := range builtIn {
		if slices.ContainsFunc(builtIn[i].texts, func(text string) bool { return strings.EqualFold(text, l.Text) }) {
			word = builtIn[i]
		}
	}
	word.why, word.pos = l.Why, l.At("text")
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
	text := m.text.Words
	before, name := "", false
	if w := wordBefore(text, m.start); w.stop > 0 && w.start >= m.sentence.start && joins(text[w.stop:m.start]) {
		before = string(appendFolded(nil, w.in(text)))
		if before == "s" { // of a possessive
			w = wordBefore(text, w.start)
		}
		name = isCapital(w.in(text)) && (before == "s" || wordBefore(text, w.start).stop > m.sentence.start)
	}
	return (l.after == nil || name || slices.Contains(l.after, before)) && !slices.Contains(l.notAfter, before) && l.countsBefore(text[m.stop:])
}

// countsBefore reports whether the word has its loaded sense before a text.
func (l *loaded) countsBefore(text string) bool {
	next := wordAfter(text, 0)
	if next.stop == 0 || !joins(text[:next.start]) {
		return l.before == nil
	}
	one, two, name := string(appendFolded(nil, next.in(text))), "", isCapital(next.in(text))
	if second := wordAfter(text, next.stop); second.stop > 0 && joins(text[next.stop:second.start]) {
		two = one + " " + string(appendFolded(nil, second.in(text)))
		name = name || (one == "the" || one == "by") && isCapital(second.in(text))
	}
	return (l.before == nil || name || slices.Contains(l.before, one) || slices.Contains(l.before, two)) &&
		!slices.Contains(l.notBefore, one) && !slices.Contains(l.notBefore, two)
}

// loadedLists has the built-in lists by language. They have words with which a
// text takes a side by itself, whatever it goes on to say. Words of which courts
// and scholars make sober use, such as genocide, and plain ones of news agencies,
// such as militant, rebel and junta, aren't in them.
var loadedLists = map[string]func() []loaded{"en": englishLoadedWords, "ru": russianLoadedWords}

// Why words of more than one language are loaded.
const (
	whyRegime     = "it calls a government illegitimate without saying who thinks so"
	whyTerrorist  = "it condemns, and each side says it of the other"
	whySeparatist = "it decides to which state a place belongs, and those it is said of call themselves otherwise"
	whyDoubt      = "it doubts what something is without saying who does"
	whyLiberated  = "it says to whom a place belongs and that its people wanted it"
	whyOccupied   = "it says that forces have no right to be there, and not who found that"
	whyCleansing  = "it charges somebody with a crime, and not by whose word"
	whyBlame      = "it says who is to blame for the fighting, without saying who thinks so"
	whyAbuse      = "it abuses instead of telling what happened"
	whyLand       = "it grants somebody's claim to a land"
)
