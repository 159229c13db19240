// Package lexis knows the words of single languages: those that say when, that
// take a side, that make something somebody's word, that turn a sentence around.
// What is wrong with a text is for the rules of package check to say.
//
// A language is a file, with a [Language] that is entered in [languages]. It has
// only words that mean nothing else in practice: a false alarm costs more than a
// miss. What was left out for that is said beside a list. Of a list that nobody has
// made package check tells authors.
//
// Negations are in one table for all languages, since sources are quoted in any.
package lexis

import (
	"golang.org/x/text/language"

	"explainer/internal/prose"
)

// Language is what is known of one. A list that nobody has made is nil.
type Language struct {
	Time   []TimeWord
	Loaded []Loaded
	Speech Speech

	// Of titles of offices.
	OtherTime prose.Set // words before or behind one that make another of it, or say that another time is meant
	Heads     prose.Set // titles of which a body has one
	Bodies    prose.Set // words before such a title that make it another body's
}

var languages = map[string]*Language{
	"az": &azerbaijani,
	"en": &english,
	"hy": &armenian,
	"ru": &russian,
}

// Of returns what is known of the language of a BCP 47 tag, in whatever script and
// region. Nothing is known of most.
func Of(tag string) *Language {
	if l := languages[Base(tag)]; l != nil {
		return l
	}
	return &Language{}
}

// Base returns the language of a BCP 47 tag without its script and region, en for
// en-GB, or "" if it is none.
func Base(tag string) string {
	t, err := language.Parse(tag)
	if err != nil || t == language.Und {
		return ""
	}
	base, _ := t.Base()
	return base.String()
}
