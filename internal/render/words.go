package render

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
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

// number writes a number for readers: 1,234.
func number(n int) string { return message.NewPrinter(language.English).Sprint(n) }

// counted writes how many there are of something: "1 page", "7 pages".
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return number(n) + " " + noun
}
