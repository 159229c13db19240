package markdown

import (
	"strconv"
	"strings"
	"unicode"
)

// slug makes a heading's id from its words, by the rule that GitHub applies (see
// github.com/Flet/github-slugger): lower case; only letters, combining marks,
// decimal digits and connectors of every script, and the hyphen, are kept; a
// space becomes a hyphen.
//
// Lower case is Unicode's simple mapping of each letter but for İ, which becomes
// an i with a dot above (U+0069 U+0307) as it does on GitHub. A final Σ becomes
// σ, where JavaScript has ς.
func slug(words string) string {
	var b strings.Builder
	for _, r := range words {
		switch {
		case r == 'İ':
			b.WriteString("i\u0307")
		case r == ' ' || r == '-':
			b.WriteByte('-')
		case unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.Pc, unicode.Other_Alphabetic):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// slugs gives each heading of a page an id of its own.
type slugs map[string]int // an id, and how many headings have asked for it so far

// unique returns base, or base-1, base-2 … if it is taken.
func (s slugs) unique(base string) string {
	if base == "" {
		base = "section"
	}
	id := base
	for {
		if _, taken := s[id]; !taken {
			s[id] = 0
			return id
		}
		s[base]++
		id = base + "-" + strconv.Itoa(s[base])
	}
}
