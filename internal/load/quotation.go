package load

import (
	"fmt"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/lexis"
	"explainer/internal/model"
	"explainer/internal/prose"
	"explainer/internal/quote"
)

// leastQuoted is how many words a quotation within a text has at least, to be
// compared: a shorter one may be no more than a term.
const leastQuoted = 6

// quotations compares the longer quotations within texts to the saved passages
// of the sources that the texts cite for them.
func (l *loader) quotations() {
	titles := l.titles()
	for _, p := range l.pages {
		for i := range p.Fields {
			l.quoted(p, &p.Fields[i], titles)
		}
		for i := range p.Body.Prose {
			text := &p.Body.Prose[i]
			if text.Kind != model.ProseQuote {
				l.quoted(p, text, titles)
			} else if i == 0 || p.Body.Prose[i-1].Kind != model.ProseQuote {
				l.unattributed(text)
			}
		}
	}
}

// titles returns the titles and other names of all pages, folded: in quotation
// marks they are no quotations.
func (l *loader) titles() map[string]bool {
	titles := map[string]bool{}
	for _, p := range l.pages {
		for _, title := range append([]string{p.Title}, p.Aliases...) {
			titles[prose.Key(title)] = true
		}
	}
	return titles
}

// quoted compares the quotations of one text.
func (l *loader) quoted(p *page, text *model.Prose, titles map[string]bool) {
	if text.Voice == model.VoiceWords {
		return
	}
	for _, r := range text.Quoted {
		r = quote.Inside(text.Words, r)
		words := strings.TrimRight(text.Words[r.Start:r.Stop], ",.") // which may be the sentence's own
		r.Stop = r.Start + len(words)
		if prose.Count(words) < leastQuoted || titles[prose.Key(words)] {
			continue
		}
		nearest, others, ok := sourcesOf(p, text, r.Stop)
		if !ok {
			continue // one of them couldn't be read, which was reported
		}
		pos := text.Pos(r.Start, r.Stop)
		if len(nearest) == 0 {
			unbound(&l.diags, pos, text)
			continue
		}
		m := l.compare(model.Quoted{Page: p.Page}, words, append(slices.Clone(nearest), others...))
		if !m.Match.Found() {
			m = l.compare(model.Quoted{Page: p.Page}, words, nearest)
		}
		if m.Risk == quote.BeforeQuotation {
			m.Risk = quote.NoRisk // the negation may stand before the marks here too
		}
		if !p.Draft || l.options.Drafts == IncludeDrafts {
			l.site.Quotations = append(l.site.Quotations, &model.Quotation{Pos: pos, Words: words, Page: p.Page, Sources: nearest, Match: m.Match})
		}
		if !m.Match.Found() || m.Risk != quote.NoRisk {
			l.report(m, words, pos, nearest[0].ID, func(at model.Range) diag.Pos { return text.Pos(r.Start+at.Start, r.Start+at.Stop) })
		}
	}
}

// sourcesOf returns the sources that a text cites for a quotation that ends at
// an offset: those of the nearest citation behind it, or else before it, or of
// the field's record; and the other ones of the text, which may be meant too. It
// reports false if one couldn't be read.
func sourcesOf(p *page, text *model.Prose, stop int) (nearest, others []*model.Source, ok bool) {
	if text.Kind == model.ProseField {
		refs := p.Sources
		if text.Record != nil && len(text.Record.Sources) > 0 {
			refs = text.Record.Sources
		}
		for _, ref := range refs {
			if ref.To == nil {
				return nil, nil, false
			}
			nearest = append(nearest, ref.To)
		}
		return nearest, nil, true
	}
	first := slices.IndexFunc(text.Cites, func(c model.Cite) bool { return c.At >= stop })
	if first < 0 {
		first = len(text.Cites) - 1
	}
	for _, c := range text.Cites {
		switch {
		case c.Citation.Source == nil:
			return nil, nil, false
		case c.At == text.Cites[first].At:
			nearest = append(nearest, c.Citation.Source)
		default:
			others = append(others, c.Citation.Source)
		}
	}
	return nearest, others, true
}

// unbound reports a quotation that no source is cited for.
func unbound(diags *diag.List, pos diag.Pos, text *model.Prose) {
	d := diags.Add(diag.QuoteUnbound, pos, "no source is cited for this quotation")
	d.Hint = "write [@KEY] behind it, in the same paragraph"
	if text.Kind == model.ProseField {
		d.Hint = "write sources: [KEY] beside " + text.Field + ", or in the front matter of the page"
	}
}

// unattributed reports a blockquote that is no statement.
func (l *loader) unattributed(text *model.Prose) {
	if prose.Count(text.Words) >= leastQuoted {
		l.diags.Add(diag.QuoteUnbound, text.Pos(0, len(text.Words)), "this quotation says neither who said it nor when, and isn't compared to a source").
			Hint = "end it with a line > — SPEAKER, DATE [@KEY]"
	}
}

// comparison is a quotation beside the passages of its sources.
type comparison struct {
	quote.Result
	searched []*model.Source // those that have passages
}

// compare finds a quotation, which stands at a place, in the passages of any of
// the sources.
func (l *loader) compare(place model.Quoted, words string, sources []*model.Source) comparison {
	var best comparison
	best.Match, best.Passage = model.MatchNone, -1
	for _, source := range sources {
		r := quote.Match(words, source.Body.Passages)
		if r.Match != model.MatchNone {
			best.searched = append(best.searched, source)
		}
		if r.Match.Found() {
			best.Result = r
			if !place.Page.Draft || l.options.Drafts == IncludeDrafts {
				place.Match = r.Match
				passage := &source.Body.Passages[r.Passage]
				passage.Quoted = append(passage.Quoted, place)
			}
			return best
		}
		if r.Match == model.MatchMissing && (best.Match == model.MatchNone || nearer(r, best.Result)) {
			best.Result = r
		}
	}
	return best
}

// nearer reports whether a passage that doesn't have a quotation is more like it
// than another.
func nearer(a, b quote.Result) bool {
	if (a.Slip != quote.NoSlip) != (b.Slip != quote.NoSlip) {
		return a.Slip != quote.NoSlip
	}
	return a.From.Start > b.From.Start
}

// report says what is wrong with a quotation of the words. At gives the place of
// some of their bytes, pos that of the whole, or of its first line.
func (l *loader) report(m comparison, words string, pos diag.Pos, key string, at func(model.Range) diag.Pos) {
	var files []string
	for _, s := range m.searched {
		files = append(files, s.File())
	}
	passages := strings.Join(files, ", ")
	where := pos
	if m.From.Start > 0 || m.Slip != quote.NoSlip {
		where = at(m.From)
	}
	switch {
	case m.Match == model.MatchNone:
		l.diags.Add(diag.QuoteNoCopy, pos, "the quotation can't be checked: no passage of %s is saved", key).
			Hint = fmt.Sprintf("save the sentence it comes from as a blockquote in content/sources/%s.md", key)
	case m.Risk == quote.OtherOrder:
		l.diags.Add(diag.ElisionRisk, pos, "the parts of this quotation stand in another order in the saved passage").
			Hint = "compare it to " + passages + ", and quote the parts in their order there, or as two quotations"
	case m.Risk == quote.LostNegation:
		l.diags.Add(diag.ElisionRisk, where, "what is left out here has %q in it, without which the quotation may say the opposite", m.Negation).
			Hint = "compare it to " + passages + ", and quote that word too"
	case m.Risk == quote.AddedNegation:
		l.diags.Add(diag.ElisionRisk, where, "%q isn't the speaker's: in brackets it may make the quotation say the opposite", m.Negation).
			Hint = "compare it to " + passages + ", and say in the text what the speaker meant"
	case m.Risk == quote.BeforeQuotation:
		l.diags.Add(diag.ElisionRisk, where, "the saved passage has %q right before these words, without which they may say the opposite", m.Negation).
			Hint = "compare it to " + passages + ", and quote that word too"
	case m.Slip != quote.NoSlip:
		l.slip(m, where, passages, words[m.From.Start:m.From.Stop])
	case m.Instead != "":
		l.diags.Add(diag.QuoteNotFound, where, "here the quotation departs from the saved passage, which goes on %q", m.Instead).
			Hint = fmt.Sprintf("compare it to %s letter by letter; mark what you left out with … and what you put in with [brackets]", passages)
	default:
		l.diags.Add(diag.QuoteNotFound, where, "these words aren't in the passages saved from the source").
			Hint = fmt.Sprintf("save the passage that they are from in %s, or compare them letter by letter to what is saved there", passages)
	}
}

// slip says what a quotation has that the saved passage hasn't, or the other way
// round, and what to type: the passage's words, or the mark that shows readers
// what was left out. Only a letter or a word that is the author's own is offered
// brackets, never one in place of another.
func (l *loader) slip(m comparison, pos diag.Pos, passages, typed string) {
	has := m.Instead
	switch word, mark := parted(typed); {
	case mark != "" && strings.HasSuffix(has, mark):
		typed, has = word, strings.TrimSuffix(has, mark)
	case mark == "" && strings.TrimRight(has, sentenceMarks) != typed:
		has = strings.TrimRight(has, sentenceMarks)
	}
	bare := strings.Trim(typed, "()\"“”„«»'‘’.,;:!?")
	d := l.diags.Add(diag.QuoteNotFound, pos, "the saved passage has %q here, not %q", has, typed)
	switch {
	case m.Slip == quote.PastEnd:
		d.Message = "the saved passage ends before these words"
		d.Hint = "save more of the source in " + passages + ", or end the quotation before them"
	case m.Slip == quote.OtherCase:
		first := string([]rune(bare)[:1])
		d.Hint = fmt.Sprintf("write %s, or %s to show that the letter is yours", has, strings.Replace(typed, first, "["+first+"]", 1))
	case m.Slip == quote.AddedWord:
		d.Message = fmt.Sprintf("the saved passage doesn't have %q here", typed)
		d.Hint = "take it out"
		if !negates(typed) {
			d.Hint += fmt.Sprintf(", or write [%s] to show that it is yours", bare)
		}
	case m.Slip == quote.LeftOut && strings.Count(has, " ") < 4:
		d.Message = fmt.Sprintf("the saved passage has %q here, which is left out", has)
		d.Hint = fmt.Sprintf("write %s %s", has, bare)
		if !negates(has) {
			d.Hint += fmt.Sprintf(", or … %s to show that something is left out", bare)
		}
	case m.Slip == quote.LeftOut:
		d.Message = fmt.Sprintf("the saved passage goes on %q here, which is left out", strings.Join(strings.Fields(has)[:3], " ")+" …")
		d.Hint = fmt.Sprintf("write … %s to show that something is left out", bare)
		if negates(has) {
			d.Hint = "compare it to " + passages + ", and quote the words that turn the sentence around too"
		}
	case endsEarly(typed, has):
		d.Hint = fmt.Sprintf("write %s, or %[1]s … to show that the sentence goes on", strings.TrimRight(has, ","))
	default: // brackets would pass, and make the speaker say something else
		d.Hint = "write " + has
	}
}

const sentenceMarks = ".,;:!?"

// parted parts a word from the marks at its end.
func parted(word string) (bare, marks string) {
	bare = strings.TrimRight(word, sentenceMarks)
	return bare, word[len(bare):]
}

// endsEarly reports whether a quotation ends its sentence behind a word with
// which the passage's doesn't end.
func endsEarly(typed, has string) bool {
	word := strings.TrimRight(typed, ".!?")
	return word != typed && word == strings.TrimRight(has, ",;:")
}

// negates reports whether one of the words turns what is said around.
func negates(words string) bool { return slices.ContainsFunc(strings.Fields(words), lexis.Negates) }
