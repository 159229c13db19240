package render

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// sentence begins a word of the program's own with a capital letter.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// languageName names a language in English, or returns the tag if it has no
// name.
func languageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := display.English.Tags().Name(t); name != "" {
		return name
	}
	return tag
}

// sameLanguage reports whether two tags name one language, or the first names
// none: "en-US" is English too.
func sameLanguage(a, b string) bool {
	x, err := language.Parse(a)
	y, _ := language.Parse(b)
	xBase, _ := x.Base()
	yBase, _ := y.Base()
	return err != nil || xBase == yBase
}
