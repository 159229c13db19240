// Package quote turns a quotation and the saved passages of its source into a
// [model.Match]. Its rules are a published contract: what a reader is told about
// a quotation rests on them, so they fold little and never guess.
//
// # Rules
//
//   - Folded: Unicode composition (NFC), white space, the glyphs of quotation
//     marks, dashes and ellipses, soft hyphens. Nothing else: letter case,
//     digits, negation and word order count.
//   - One pair of quotation marks around the whole quotation doesn't count.
//   - An ellipsis (… or ..., also in brackets) joins fragments that follow one
//     another in that order within one passage.
//   - Text in [square brackets] is the quoting author's insertion and is left
//     out; a word that touches a bracket goes with it, as in "[T]he".
//   - A fragment begins and ends at word boundaries of the passage.
//
// A match proves that the words are in our copy, not that the source is right.
package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"explainer/internal/model"
)

// Match compares a quotation to passages and returns the best result with the
// index of the passage that gave it, or -1.
func Match(quotation string, passages []model.Passage) (model.Match, int) {
	if len(passages) == 0 {
		return model.MatchNone, -1
	}
	typed := strings.TrimSpace(quotation)
	if bare, ok := unquoted(typed); ok {
		typed = bare
	}
	for i, p := range passages {
		if _, ok := find(p.Text, typed, 0); ok {
			return model.MatchExact, i
		}
	}
	folded := fold(typed)
	if bare, ok := unquoted(folded); ok {
		folded = bare
	}
	fragments := split(folded)
	for i, p := range passages {
		if inOrder(fold(p.Text), fragments) {
			if len(fragments) == 1 && fragments[0] == folded {
				return model.MatchFolded, i
			}
			return model.MatchElided, i
		}
	}
	return model.MatchMissing, -1
}

// fold reduces a text to what counts.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFC.String(s) {
		switch {
		case r == '\u00ad': // soft hyphen
			continue
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		switch {
		case strings.ContainsRune("\"“”„‟«»″", r):
			b.WriteByte('"')
		case strings.ContainsRune("'‘’‚‛‹›′", r):
			b.WriteByte('\'')
		case strings.ContainsRune("-‐‑‒–—―−", r):
			b.WriteByte('-')
		case r == '…':
			b.WriteString("...")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unquoted takes one pair of quotation marks off a text that is quoted whole.
func unquoted(s string) (string, bool) {
	for _, pair := range []string{"\"\"", "“”", "„“", "„”", "«»", "‘’", "''"} {
		open, size := utf8.DecodeRuneInString(pair)
		inner, ok := strings.CutPrefix(s, string(open))
		if !ok {
			continue
		}
		inner, ok = strings.CutSuffix(inner, pair[size:])
		if ok && inner != "" && !strings.ContainsAny(inner, pair) {
			return inner, true
		}
	}
	return s, false
}

// split cuts a folded quotation at ellipses and takes insertions out.
func split(folded string) []string {
	var fragments []string
	for part := range strings.SplitSeq(strings.ReplaceAll(folded, "[...]", "..."), "...") {
		if part = strings.TrimSpace(withoutInsertions(part)); part != "" {
			fragments = append(fragments, part)
		}
	}
	return fragments
}

// withoutInsertions drops bracketed text, with the letters that touch it.
func withoutInsertions(s string) string {
	for {
		open := strings.IndexByte(s, '[')
		if open < 0 {
			return s
		}
		length := strings.IndexByte(s[open:], ']')
		if length < 0 {
			return s
		}
		before := strings.TrimRightFunc(s[:open], isWord)
		after := strings.TrimLeftFunc(s[open+length+1:], isWord)
		s = strings.TrimSuffix(before, " ") + after
	}
}

// inOrder reports whether the passage holds the fragments one after the other.
func inOrder(passage string, fragments []string) bool {
	at := 0
	for _, f := range fragments {
		end, ok := find(passage, f, at)
		if !ok {
			return false
		}
		at = end
	}
	return len(fragments) > 0
}

// find looks for a fragment between word boundaries, from byte offset at on,
// and returns where it ends.
func find(passage, fragment string, at int) (end int, ok bool) {
	for fragment != "" {
		i := strings.Index(passage[at:], fragment)
		if i < 0 {
			break
		}
		start := at + i
		end = start + len(fragment)
		if boundary(passage, start) && boundary(passage, end) {
			return end, true
		}
		_, size := utf8.DecodeRuneInString(passage[start:])
		at = start + size
	}
	return 0, false
}

// boundary reports whether no word goes on across the byte offset.
func boundary(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return !isWord(before) || !isWord(after)
}

func isWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}
