// Package quote turns a quotation and the saved passages of its source into a
// [model.Match]. Its rules are a published contract: what a reader is told about
// a quotation rests on them, so they fold little and never guess.
//
//	passage        He fears “a hasty peace”, he said, and isn't alone in that.
//	exact          a hasty peace
//	folded         fears "a hasty peace", he said
//	elided         He fears … he said
//	not found      a hasty treaty
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

// Result is what comparing a quotation to passages showed.
type Result struct {
	Match   model.Match
	Passage int // the index of the passage that it speaks of; -1: none

	Risk     Risk   // why a quotation whose words are in the passage may say something else
	Negation string // the word that was lost or put in

	// Of a quotation that isn't found or is at risk: the words of it from which on
	// that is so, and what the passage has there, if the words before are in it or
	// those behind.
	From    model.Range
	Instead string
	Slip    Slip
}

// Risk is why a quotation may mislead though its words are in the passage.
type Risk int

// The risks.
const (
	NoRisk          Risk = iota
	OtherOrder           // the fragments stand in the passage in another order
	LostNegation         // an ellipsis hides a negation in the sentence that it is cut from
	AddedNegation        // a negation stands in brackets
	BeforeQuotation      // the word before it, in its sentence, is a negation
)

// Match compares a quotation to passages. It returns the best result; of several
// passages the first that gives it.
func Match(quotation string, passages []model.Passage) Result {
	if len(passages) == 0 {
		return Result{Match: model.MatchNone, Passage: -1}
	}
	typed := strings.TrimSpace(quotation)
	if bare, ok := unquoted(typed); ok {
		typed = bare
	}
	for i, p := range passages {
		if stop, ok := find(p.Text, typed, 0); ok {
			return cutShort(Result{Match: model.MatchExact, Passage: i}, quotation, p.Text, stop-len(typed))
		}
	}
	folded := fold(typed)
	if bare, ok := unquoted(folded); ok {
		folded = bare
	}
	fragments := split(folded)
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = fold(p.Text)
		at, ok := inOrder(texts[i], fragments)
		if !ok {
			continue
		}
		if len(fragments) == 1 && fragments[0] == folded {
			return cutShort(Result{Match: model.MatchFolded, Passage: i}, quotation, texts[i], at[0].Start)
		}
		r := Result{Match: model.MatchElided, Passage: i}
		if r.elided(quotation, folded, texts[i], at); r.Risk != NoRisk {
			return r
		}
		return cutShort(r, quotation, texts[i], at[0].Start)
	}
	for i, text := range texts {
		if len(fragments) > 1 && inAnyOrder(text, fragments) {
			return Result{Match: model.MatchMissing, Passage: i, Risk: OtherOrder, From: wholeOf(quotation)}
		}
	}
	r := Result{Match: model.MatchMissing, Passage: -1, From: wholeOf(quotation)}
	r.depart(quotation, texts)
	return r
}

// depart finds the word of the quotation from which on no passage has it: behind
// its longest beginning that one has.
func (r *Result) depart(quotation string, texts []string) {
	words := fields(quotation)
	for n := len(words) - 1; n > 0; n-- {
		fragments := split(strings.TrimLeft(fold(quotation[:words[n-1].Stop]), "\"'"))
		for i, text := range texts {
			at, ok := inOrder(text, fragments)
			if !ok {
				continue
			}
			r.Passage, r.From = i, words[n]
			rest := strings.Fields(text[at[len(at)-1].Stop:])
			r.Instead = strings.Join(rest[:min(len(rest), 3)], " ")
			r.slip(quotation, n, at[len(at)-1].Stop, text)
			return
		}
	}
	if len(words) == 0 {
		return
	}
	r.From = words[0]
	for i, text := range texts {
		if r.slip(quotation, 0, 0, text); r.Slip != NoSlip {
			r.Passage = i
			return
		}
	}
}

// fields returns the places of the words of a text, parted by white space.
func fields(text string) []model.Range {
	var all []model.Range
	at := 0
	for word := range strings.FieldsSeq(text) {
		start := at + strings.Index(text[at:], word)
		at = start + len(word)
		all = append(all, model.Range{Start: start, Stop: at})
	}
	return all
}

func wholeOf(text string) model.Range { return model.Range{Stop: len(text)} }

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

// inOrder finds the fragments in the passage, one after the other.
func inOrder(passage string, fragments []string) (at []model.Range, ok bool) {
	from := 0
	for _, f := range fragments {
		stop, ok := find(passage, f, from)
		if !ok {
			return nil, false
		}
		at = append(at, model.Range{Start: stop - len(f), Stop: stop})
		from = stop
	}
	return at, len(fragments) > 0
}

// inAnyOrder reports whether the passage holds all fragments.
func inAnyOrder(passage string, fragments []string) bool {
	for _, f := range fragments {
		if _, ok := find(passage, f, 0); !ok {
			return false
		}
	}
	return true
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

// isWord reports whether a character is part of a word. Unlike for package prose
// a raised number isn't, which may be that of a note behind the word.
func isWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}
