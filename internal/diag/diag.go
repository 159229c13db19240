// Package diag is how the program talks about an author's mistakes.
//
// A mistake is a [Diagnostic]: where it is, which [Rule] it breaks, what is
// wrong, and what to type instead. Stages add them to a [List] where they find
// them and go on; nothing stops at the first. The list is sorted and printed
// once, at the end, as text for people, what weighs most first ([List.Brief], or
// [List.Text] of [List.BySeverity] in full), or for programs, as JSON, as annotations for GitHub and in SARIF:
//
//	content/timeline/summit.md:3:7: error: 2025-02-30 is no date: February 2025 has 28 days [bad-date]
//	  date: 2025-02-30
//	        ^~~~~~~~~~
//	hint: write 2025-02-28, or 2025-02 if the day isn't known
//
// # Messages
//
// A message says what the author typed and why it can't be used; it starts in
// lower case and has no full stop. A hint says what to type, in the words of
// the file, and offers the nearest thing that exists when there is one. Both
// are read by people who don't program.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a stretch of a file of the site folder.
type Pos struct {
	File   string // relative to the site folder, slash-separated
	Line   int    // 1-based; 0 if only the file is known
	Column int    // 1-based, in bytes; 0 if only the line is known
	Length int    // in bytes, within the line; 0 for a point
}

// String returns FILE:LINE:COL without the parts that aren't known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Compare orders positions by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(
		strings.Compare(p.File, q.File),
		cmp.Compare(p.Line, q.Line),
		cmp.Compare(p.Column, q.Column),
	)
}

// Severity says how much a diagnostic weighs.
type Severity int

// The severities, from light to heavy.
const (
	Note    Severity = iota // told on the method page and the desk; never fails a build
	Warning                 // fails a build with --strict
	Error                   // always fails a build
)

// String returns the severity as it is printed.
func (s Severity) String() string { return [...]string{"note", "warning", "error"}[s] }

// MarshalText makes a severity a word in JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Diagnostic is one mistake.
type Diagnostic struct {
	Pos
	Severity Severity // the rule's, unless raised by --strict
	Rule     Rule
	Message  string
	Hint     string    // what to type instead; may be empty
	Related  []Related // other places that the message speaks of
}

// Related is a second place that explains a diagnostic, such as the first use
// of an id that is used twice.
type Related struct {
	Pos     Pos
	Message string
}

// List is the diagnostics of a run.
type List []Diagnostic

// Add appends a diagnostic of the rule's severity and returns it, so that the
// caller can give it a hint:
//
//	list.Add(diag.BadID, pos, "%q is no id", id).Hint = "…"
//
// The pointer is valid until the next Add.
func (l *List) Add(rule Rule, pos Pos, format string, args ...any) *Diagnostic {
	*l = append(*l, Diagnostic{
		Pos:      pos,
		Severity: rule.Severity(),
		Rule:     rule,
		Message:  fmt.Sprintf(format, args...),
	})
	return &(*l)[len(*l)-1]
}

// Sort orders the list by position, then rule, then message, and drops exact
// repetitions.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(
			a.Pos.Compare(b.Pos),
			strings.Compare(string(a.Rule), string(b.Rule)),
			strings.Compare(a.Message, b.Message),
		)
	})
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool {
		return a.Pos == b.Pos && a.Rule == b.Rule && a.Message == b.Message
	})
}

// Raise turns warnings into errors, for --strict. Notes stay notes.
func (l List) Raise() {
	for i := range l {
		if l[i].Severity == Warning {
			l[i].Severity = Error
		}
	}
}

// BySeverity returns the list as people go through it: errors before warnings
// before notes, and the order of files within. Changes, which are looked for on
// demand only, come before the other notes, which nobody has to mend.
func (l List) BySeverity() List {
	rank := func(d Diagnostic) int {
		if d.Severity == Note && d.Rule != SilentChange {
			return int(Note) - 1
		}
		return int(d.Severity)
	}
	ordered := slices.Clone(l)
	slices.SortStableFunc(ordered, func(a, b Diagnostic) int { return rank(b) - rank(a) })
	return ordered
}

// AtLeast returns the diagnostics of the severity and those that weigh more.
func (l List) AtLeast(s Severity) List {
	return slices.DeleteFunc(slices.Clone(l), func(d Diagnostic) bool { return d.Severity < s })
}

// Count returns how many diagnostics have the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether a build of this site must not go on.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }
