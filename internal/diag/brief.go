package diag

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// The most that Brief prints. A report has some five lines for each diagnostic,
// and nobody mends more than a few screens of them before looking again. Ten of
// a rule show what its slip is; ten of a file leave room for the other files.
const (
	mostShown   = 50
	mostOfARule = 10
	mostOfAFile = 10
)

// Brief prints the list as Text does if it is short, and of a longer one as
// much as people read: errors before what weighs less, and some of every rule
// and file, so that one systematic slip or one broken file doesn't crowd out the
// others. The order stays. What wasn't printed is counted at the end, by rule;
// all says how to see it:
//
//	not shown: 1993 more
//	  unknown-field: 1990 in 1990 files
//	  broken-link: 3 in 1 file
//	to see them too: explainer check --all
func (l List) Brief(w io.Writer, fsys fs.FS, all string) error {
	shown, rest := l.shorten()
	if err := shown.Text(w, fsys); err != nil || len(rest) == 0 {
		return err
	}
	_, err := fmt.Fprintf(w, "not shown: %d more\n%sto see them too: %s\n\n", len(rest), rest.byRule(), all)
	return err
}

// shorten parts the list into what Brief prints and the rest, both in order.
func (l List) shorten() (shown, rest List) {
	if len(l) <= mostShown {
		return l, nil
	}
	c := choice{shown: make([]bool, len(l)), ofRule: map[Rule]int{}, ofFile: map[string]int{}}
	for _, severity := range []Severity{Error, Warning, Note} {
		// Room that no other file needs is left to the files with the most.
		for _, most := range []int{mostOfAFile, mostShown} {
			for turn := range mostOfARule { // one of each rule, then a second
				c.take(l, severity, turn, most)
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
	shown  []bool // by index
	n      int    // how many
	ofRule map[Rule]int
	ofFile map[string]int
}

// take adds those of a severity whose rule has been shown at most so many times,
// and their file fewer than the most.
func (c *choice) take(l List, severity Severity, times, most int) {
	for i, d := range l {
		if d.Severity == severity && !c.shown[i] && c.n < mostShown && c.ofRule[d.Rule] <= times && c.ofFile[d.File] < most {
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
