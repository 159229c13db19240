package lexis

import (
	"strings"

	"explainer/internal/prose"
)

// negations are the words that turn a sentence around, in the languages of the
// region and of most of its sources. Those that put it into the verb, as Armenian
// and Azerbaijani do, have more than are listed here.
var negations = prose.SetOf("not no never nor neither none nobody nothing " +
	"cannot without unless hardly nowhere refuse refuses refused " +
	"deny denies denied fail fails failed " +
	"не нет ни никогда никто ничего без нельзя " +
	"ոչ չէ չեմ չես չենք չեք չեն երբեք առանց " +
	"deyil yox heç yoxdur değil yok hiç asla " +
	"არ არა ვერ არასოდეს " +
	"ne pas jamais aucun aucune sans rien " +
	"nicht kein keine keinen nie niemals ohne")

// Negates reports whether a word, with the marks beside it or without, turns its
// sentence around.
func Negates(word string) bool {
	word = prose.Fold(strings.Trim(word, "\"'.,;:!?()[]-՝՞՛։"))
	return negations[word] || strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t")
}
