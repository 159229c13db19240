package fact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"explainer/internal/model"
	"explainer/internal/prose"
)

// Names knows what is a name in the two versions of a site.
type Names struct {
	capital map[string]bool    // words that begin with a capital where no sentence does
	small   map[string]bool    // words that don't
	pages   map[string]string  // the id of the page that alone has a name; empty if several have it
	offices map[[2]string]bool // the ids of people, each with that of a body of which they hold an office
	renamed map[string]string
}

// NewNames knows nothing yet but the ids of pages that have others now; those of
// pages that are gone are empty.
func NewNames(renamed map[string]string) *Names {
	return &Names{map[string]bool{}, map[string]bool{}, map[string]string{}, map[[2]string]bool{}, renamed}
}

// Learn takes in which words of a text are names.
func (n *Names) Learn(p *model.Prose) {
	last := 0
	clauses := clauses{Sentences: prose.Sentences{Text: p.Words}}
	for _, at := range tokenWords.FindAllStringIndex(p.Words, -1) {
		between, text := p.Words[last:at[0]], p.Words[at[0]:at[1]]
		begins := clauses.part(last, at[0]) || strings.ContainsAny(between, ":“„«\"(")
		last = at[1]
		r, _ := utf8.DecodeRuneInString(text)
		switch {
		case unicode.IsLower(r):
			n.small[folded(text)] = true
		case unicode.IsUpper(r) && !begins:
			n.capital[folded(text)] = true
		}
	}
}

// Call notes the name of a page.
func (n *Names) Call(id, title string) {
	id, key := n.now(id), foldedName(title)
	if other, known := n.pages[key]; known && other != id {
		id = ""
	}
	n.pages[key] = id
}

// Seat notes that a person holds an office of a body: one is often named for the
// other.
func (n *Names) Seat(person, body string) { n.offices[[2]string{n.now(person), n.now(body)}] = true }

// now returns the id that a page has now, by that which it had.
func (n *Names) now(id string) string {
	if now, renamed := n.renamed[id]; renamed {
		return now
	}
	return id
}

// isName reports whether a word that begins a sentence is a name all the same.
func (n *Names) isName(key string) bool {
	_, ofPage := n.pages[key]
	return (n.capital[key] || ofPage) && !n.small[key]
}

// folded is a word without letter case and the mark of possession.
func folded(text string) string {
	text = strings.ReplaceAll(text, "’", "'")
	text = strings.TrimSuffix(strings.TrimSuffix(text, "'s"), "'")
	return prose.Fold(text)
}

func foldedName(text string) string {
	text = folded(text)
	return strings.Join(strings.Fields(strings.TrimPrefix(text, "the ")), " ")
}

// Same reports whether two names may be one: they are of one page, or the words
// of one are among those of the other.
func (n *Names) Same(a, b string) bool {
	a, b = foldedName(a), foldedName(b)
	return n.areOne(n.pages[a], n.pages[b]) || among(a, b) || among(b, a)
}

// areOne reports whether two pages are one, or a person and the body that the
// person speaks for.
func (n *Names) areOne(a, b string) bool {
	return a != "" && b != "" && (a == b || n.offices[[2]string{a, b}] || n.offices[[2]string{b, a}])
}

// among reports whether the words of a name are all those of another.
func among(a, b string) bool {
	for _, x := range strings.FieldsFunc(a, parts) {
		found := false
		for _, y := range strings.FieldsFunc(b, parts) {
			found = found || akin(x, y)
		}
		if !found {
			return false
		}
	}
	return true
}

func parts(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '‑' || r == '.' }

// demonyms are adjectives that have another stem than the name of their country.
var demonyms = map[string]string{"american": "us", "british": "uk", "french": "france", "swiss": "switzerland"}

// akin reports whether two words have one stem, as Armenia and Armenian, Turkey
// and Turkish, or are a country and its adjective.
func akin(a, b string) bool {
	const stem, ending = 4, 3
	if demonyms[a] == b || demonyms[b] == a {
		return true
	}
	shared := prose.Shared(a, b)
	restA, restB := utf8.RuneCountInString(a)-shared, utf8.RuneCountInString(b)-shared
	return restA == 0 && restB == 0 || shared >= stem && restA <= ending && restB <= ending
}

// Differ reports whether each of two texts has a name that the other one lacks.
func (n *Names) Differ(a, b string) bool {
	lacks := func(a, b string) bool {
		return slices.ContainsFunc(n.tokens(a), func(t token) bool {
			return t.kind == name && !slices.ContainsFunc(n.tokens(b), func(u token) bool { return akin(t.key, u.key) })
		})
	}
	return lacks(a, b) && lacks(b, a)
}

// Wording is a text that was read.
type Wording []token

// Wording reads a text.
func (n *Names) Wording(text string) Wording { return n.tokens(text) }

// IsLike reports whether two texts share most of their words, as two versions of
// one do.
func (w Wording) IsLike(other Wording) bool {
	return mayBeLike(w, other) && float64(len(common(w, other))) >= likeness*float64(len(w)+len(other))/2
}

func (n *Names) tokens(text string) []token {
	return slices.Concat(n.read(&model.Prose{Text: model.Text{Words: text}})...)
}

// Lost reports whether a number or date of one text isn't in another.
func (n *Names) Lost(was, is string) bool {
	kept := n.tokens(is)
	return slices.ContainsFunc(n.tokens(was), func(t token) bool {
		return (t.kind == number || t.kind == moment) && !slices.ContainsFunc(kept, func(k token) bool { return k.key == t.key })
	})
}
