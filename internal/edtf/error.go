package edtf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Error says why a text is no date and what to write instead:
//
//	2024-02-30 is no date: February 2024 has 29 days; write 2024-02
//	5 November 2024 can't be read as a date: dates are in digits, year first; write 2024-11-05
//	05/11/2024 can't be read as a date: it is ambiguous; write 2024-11-05 for 5 November or 2024-05-11 for 11 May
type Error struct {
	Text    string // what was to be read
	Offset  int    // where in Text it goes wrong, in bytes; len(Text) if something is missing there
	Message string // names Text; lower case, no full stop, as package diag asks
	Hint    string // a date as [Parse] reads it that may have been meant, or ""
}

func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + "; write " + e.Hint
}

// explain makes the error of a fault. A text that has the form of EDTF is wrong
// by its fault; any other may be a date in another way of writing.
func (f *fault) explain(text string) *Error {
	why, hint := f.why, f.hint
	verdict := "can't be read as a date"
	switch {
	case text == "":
		return &Error{Message: "the date is empty"}
	case f.impossible:
		verdict = "is no date"
	default:
		if r, ok := respell(text); ok {
			why, hint = r.why, r.edtf
		}
		// What was respelt has the form of EDTF, and may be impossible in turn.
		if _, next := parse(hint); next != nil && next.impossible {
			why, hint = next.why, next.hint
		}
	}
	if _, next := parse(hint); next != nil {
		hint = ""
	}
	return &Error{
		Text:    text,
		Offset:  f.at,
		Message: fmt.Sprintf("%s %s: %s", shown(text), verdict, why),
		Hint:    hint,
	}
}

// shown returns text fit for a line of a message: short, and quoted if it would
// read badly without.
func shown(text string) string {
	const limit = 40
	if r := []rune(text); len(r) > limit {
		text = string(r[:limit]) + "…"
	}
	printable := !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar })
	if printable && text == strings.TrimSpace(text) {
		return text
	}
	return strconv.Quote(text)
}

// Respell reads a date in another way of writing, such as 5 November 2024 or
// c. 1990, if it can mean only one date and that is a possible one.
func Respell(s string) (Date, bool) {
	if d, err := Parse(s); err == nil {
		return d, true
	}
	if _, f := parse(s); f == nil || f.impossible {
		return Date{}, false
	}
	r, ok := respell(s)
	if !ok || r.edtf == "" {
		return Date{}, false
	}
	d, err := Parse(r.edtf)
	return d, err == nil
}
