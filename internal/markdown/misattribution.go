package markdown

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"explainer/internal/diag"
	"explainer/internal/edtf"
)

// This file reports what nearly is an attribution, with the line to write.

// otherDashes are typed for an em dash by those who don't have it on their keys;
// longer ones first.
var otherDashes = []string{"---", "--", "-", "–", "―", "&mdash;", "&ndash;"}

// misattribution looks for an attribution in a line that ends a blockquote, holds
// a citation and doesn't begin with an em dash.
func (f *findings) misattribution(a *attribution) {
	typed := string(f.source[a.start:a.stop])
	for _, dash := range otherDashes {
		if rest, ok := strings.CutPrefix(typed, dash); ok {
			f.malformedStatement(a, "an attribution begins with an em dash, %s, not with %s", emDash, dash).Hint = correction(rest)
			return
		}
	}
	if !f.lostDash(a) {
		f.wrappedAttribution(a)
	}
}

// lostDash reports an attribution without its dash: a page link or a name, a
// comma and a date, which for a name must have a month.
func (f *findings) lostDash(a *attribution) bool {
	if a.paragraph.Lines().Len() == 1 && a.paragraph.PreviousSibling() == nil || !isCitation(a.inlines[len(a.inlines)-1]) {
		return false
	}
	typed := string(f.source[a.start:a.stop])
	rest, named := typed, ""
	if k := a.inlines[0].Kind(); (k == kindPageLink || k == kindFileLink) && len(a.inlines) > 1 {
		rest = string(f.source[a.inlines[1].Pos():a.stop])
	} else if named, rest, _ = strings.Cut(typed, ","); a.inlines[0].Kind() == ast.KindText {
		rest = "," + rest
	}
	rest, dated := strings.CutPrefix(rest, ",")
	rest = strings.TrimSpace(rest[:max(strings.IndexAny(rest, ",["), 0)])
	date, err := edtf.Parse(rest)
	if !dated || err != nil || named != "" && (!isName(named) || date.Precision() == edtf.PrecisionYear) {
		return false
	}
	f.malformedStatement(a, "an attribution begins with an em dash, %s", emDash).Hint = correction(typed)
	return true
}

// isName reports whether a text may be somebody's name: a few words, each with a
// capital where the script has any.
func isName(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && len(words) <= 5 && !slices.ContainsFunc(words, func(word string) bool {
		r, _ := utf8.DecodeRuneInString(word)
		return !unicode.IsLetter(r) || unicode.IsLower(r)
	})
}

func (f *findings) malformedStatement(a *attribution, format string, args ...any) *diag.Diagnostic {
	return f.add(diag.MalformedStatement, a.start, a.stop, format, args...)
}

// correction is the hint that gives a whole line.
func correction(rest string) string {
	return "write > " + emDash + " " + strings.TrimLeft(squeeze(rest), "-–—― ")
}

// attributionInList reports "> - X, 2024 [@a]", which Markdown takes for a list.
func (f *findings) attributionInList(list ast.Node) {
	if list.ChildCount() != 1 {
		return
	}
	block := list.FirstChild().FirstChild()
	if block == nil || block.Lines().Len() == 0 || !hasChild(block, isCitation) {
		return
	}
	first := block.Lines().At(0)
	d := f.add(diag.MalformedStatement, max(list.Pos(), 0), first.Stop, "a line that begins with %c is a list in Markdown; an attribution begins with an em dash, %s", list.(*ast.List).Marker, emDash)
	d.Hint = correction(string(block.Lines().Value(f.source)))
}

func hasChild(n ast.Node, is func(ast.Node) bool) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if is(c) {
			return true
		}
	}
	return false
}

// maxWrapped is how many lines an attribution may have that is wrapped by an editor.
const maxWrapped = 5

// wrappedAttribution reports an attribution that goes over several lines. A
// line of a dialogue may begin with an em dash too, so what follows must hold a
// date and a citation.
func (f *findings) wrappedAttribution(a *attribution) {
	lines := a.paragraph.Lines()
	for i := lines.Len() - 2; i >= max(lines.Len()-maxWrapped, 0); i-- {
		line := lines.At(i)
		if !bytes.HasPrefix(bytes.TrimSpace(line.Value(f.source)), []byte(emDash)) {
			continue
		}
		var typed string
		for j := i; j < lines.Len(); j++ {
			line := lines.At(j)
			typed += string(line.Value(f.source)) + " "
		}
		words, _, _ := strings.Cut(typed, "[@")
		for part := range strings.SplitSeq(words, ",") {
			if _, err := edtf.Parse(strings.TrimSpace(part)); err == nil {
				d := f.add(diag.MalformedStatement, line.Start, line.Stop, "an attribution stands on one line, the last of its quotation")
				d.Hint = correction(typed)
				return
			}
		}
		return
	}
}

// undated reports an attribution without a date, and what is wrong with the
// part that was probably meant for one.
func (f *findings) undated(a *attribution, fields []field) {
	for _, p := range fields[1:] { // the first is the speaker
		part := string(f.source[p.start:p.stop])
		var problem *edtf.Error
		if _, err := edtf.Parse(part); strings.ContainsAny(part, "0123456789") && errors.As(err, &problem) {
			d := f.add(diag.MalformedStatement, p.start, p.stop, "this attribution's date can't be used: %s", problem.Message)
			d.Hint = "write year, month, day between commas: > — SPEAKER, 2024-11-05 [@key]"
			if problem.Hint != "" {
				d.Hint = "write " + problem.Hint
			}
			return
		}
	}
	d := f.malformedStatement(a, "this attribution has no date")
	d.Hint = "write > — SPEAKER, 2024-11-05 [@key]; if it isn't an attribution, write &mdash; for the dash"
}

// citationsLast is the line with its citations moved to the end, as a hint.
func (a *attribution) citationsLast(source []byte) string {
	var line, marks string
	at := a.start
	for _, n := range a.inlines {
		if c, ok := n.(*citation); ok {
			line += strings.TrimRight(string(source[at:c.Pos()]), " ")
			marks += " " + string(source[c.Pos():c.stop])
			at = c.stop
		}
	}
	line += string(source[at:a.stop])
	return "write > " + strings.TrimRight(squeeze(line), " .,;") + marks
}
