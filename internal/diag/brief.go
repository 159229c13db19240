package diag

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// The most that Brief prints. A report has some five lines for each diagnostic,
// and nobody mends more than a few screens of them before looking again. Ten of
// a rule show what its slip is; ten of a file leave room for the other files.
// Notes, which nobody has to mend, are many on a large site and all much alike.
const (
	mostShown   = 50
	mostNotes   = 10 // of them
	mostOfARule = 10
	mostOfAFile = 10
)

// Brief prints the list as Text does, but ordered by severity and, of a long
// list, as much as people read: errors before what weighs less, and some of every
// rule and file, so that one systematic slip or one broken file doesn't crowd out
// the others. The notes that stand last have fewer still. What wasn't printed is
// counted at the end, by rule; all says how to see it:
//
//	not shown: 1993 more
//	  unknown-field: 1990 in 1990 files
//	  broken-link: 3 in 1 file
//	to see them too: explainer check --all
func (l List) Brief(w io.Writer, fsys fs.FS, all string) error {
	first := l.BySeverity()
	last := slices.IndexFunc(first, func(d Diagnostic) bool { return d.Severity == Note && d.Rule != SilentChange })
	var notes List
	if last >= 0 {
		first, notes = first[:last], first[last:]
	}
	shown, rest := first.shorten(mostShown)
	someNotes, otherNotes := notes.shorten(min(mostNotes, mostShown-len(shown)))
	shown, rest = slices.Concat(shown, someNotes), slices.Concat(rest, otherNotes)
	if err := shown.Text(w, fsys); err != nil || len(rest) == 0 {
		return err
	}
	_, err := fmt.Fprintf(w, "not shown: %d more\n%sto see them too: %s\n\n", len(rest), rest.byRule(), all)
	return err
}

// shorten parts the list into the most that Brief prints and the rest, both in
// order.
func (l List) shorten(most int) (shown, rest List) {
	if len(l) <= most {
		return l, nil
	}
	c := choice{most: most, shown: make([]bool, len(l)), ofRule: map[Rule]int{}, ofFile: map[string]int{}}
	for _, severity := range []Severity{Error, Warning, Note} {
		// Room that no other file needs is left to the files with the most.
		for _, mostOfFile := range []int{mostOfAFile, most} {
			for turn := range mostOfARule { // one of each rule, then a second
				c.take(l, severity, turn, mostOfFile)
			}
		}
	}
	for i, d := range l {
		if c.shown[i] {
			shown = append(shown, d)
		} else {
			rest = append(rest, d)
		}
	}
	return shown, rest
}

// choice is which diagnostics of a list are shown.
type choice struct {
	most   int
	shown  []bool // by index
	n      int    // how many
	ofRule map[Rule]int
	ofFile map[string]int
}

// take adds those of a severity whose rule has been shown at most so many times,
// and their file fewer than the most.
func (c *choice) take(l List, severity Severity, times, mostOfFile int) {
	for i, d := range l {
		if d.Severity == severity && !c.shown[i] && c.n < c.most && c.ofRule[d.Rule] <= times && c.ofFile[d.File] < mostOfFile {
			c.shown[i] = true
			c.n++
			c.ofRule[d.Rule]++
			c.ofFile[d.File]++
		}
	}
}

// byRule counts the list, a line for each rule: the heaviest rules first.
func (l List) byRule() string {
	var b strings.Builder
	for _, severity := range []Severity{Error, Warning, Note} {
		for _, info := range Rules {
			n := 0
			files := map[string]bool{}
			for _, d := range l {
				if d.Severity == severity && d.Rule == info.Rule {
					n++
					files[d.File] = true
				}
			}
			if n > 0 {
				fmt.Fprintf(&b, "  %s: %d in %s\n", info.Rule, n, plural(len(files), "file"))
			}
		}
	}
	return b.String()
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
