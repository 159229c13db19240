package prose

import (
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Order returns how titles and names are put into order in a language, by its BCP
// 47 tag: as in a dictionary, whatever marks they begin with.
func Order(tag string) func(a, b string) int {
	t, err := language.Parse(tag)
	if err != nil {
		t = language.Und
	}
	order := collate.New(t, collate.IgnoreCase)
	return func(a, b string) int { return order.CompareString(Headword(a), Headword(b)) }
}

// Headword returns a title or name without the marks that it begins with, by
// which nobody looks it up; all of it if it has nothing else.
func Headword(name string) string {
	if trimmed := strings.TrimLeft(name, "[(“\"«„‘' …"); trimmed != "" {
		return trimmed
	}
	return name
}

// List joins words as a sentence does: "A, B and C".
func List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
