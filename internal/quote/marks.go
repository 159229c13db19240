package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"explainer/internal/model"
)

// closing are the marks that close what an opening one begins, in the habits of
// the languages that use it: “English”, „German“, „Polish”, «French», »Danish«,
// ”Swedish”, "typewriter", ‘British’, ‚German‘.
var closing = map[rune]string{
	'“': "”", '„': "“”", '«': "»", '»': "«»", '”': "”", '"': "\"",
	'‘': "’", '‚': "‘’", '‹': "›",
}

// Ranges returns what stands in quotation marks in a text, marks included, in
// order. What stands in marks within marks is part of the outer quotation, and a
// mark that nothing closes begins none. An apostrophe isn't a mark.
func Ranges(text string) []model.Range {
	if !strings.ContainsAny(text, "“„«»”\"‘‚‹") {
		return nil
	}
	var all []model.Range
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if stop := closed(text, at, r, size); stop > 0 {
			all = append(all, model.Range{Start: at, Stop: stop})
			at = stop
			continue
		}
		at += size
	}
	return all
}

// closed returns where the quotation ends that the mark at text[at] begins, or 0
// if it begins none.
func closed(text string, at int, mark rune, size int) int {
	marks, ok := closing[mark]
	if !ok || !opens(text, at, size) {
		return 0
	}
	for i := at + size; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if strings.ContainsRune(marks, r) && (marks != "\"" || closes(text, i)) && !isApostrophe(text, i, size) {
			if strings.TrimSpace(text[at+len(string(mark)):i]) == "" {
				return 0
			}
			return i + size
		}
		i += size
	}
	return 0
}

// opens reports whether a mark stands where a quotation may begin: not behind a
// word, and not before a space unless it is « as the French set it.
func opens(text string, at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	return !isWord(before) && (!unicode.IsSpace(after) || strings.HasPrefix(text[at:], "«")) && after != utf8.RuneError
}

// closes reports whether a mark that is the same on both sides stands where a
// quotation may end: not behind a space.
func closes(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return !unicode.IsSpace(before)
}

// isApostrophe reports whether the mark at text[at] stands within a word.
func isApostrophe(text string, at, size int) bool {
	if r, _ := utf8.DecodeRuneInString(text[at:]); r != '’' && r != '‘' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	return isWord(before) && isWord(after)
}

// Inside returns a range without its marks and the white space within them.
func Inside(text string, r model.Range) model.Range {
	_, open := utf8.DecodeRuneInString(text[r.Start:])
	_, end := utf8.DecodeLastRuneInString(text[:r.Stop])
	r.Start, r.Stop = r.Start+open, r.Stop-end
	trimmed := strings.TrimLeftFunc(text[r.Start:r.Stop], unicode.IsSpace)
	r.Start = r.Stop - len(trimmed)
	r.Stop = r.Start + len(strings.TrimRightFunc(trimmed, unicode.IsSpace))
	return r
}
