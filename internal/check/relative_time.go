package check

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
	"explainer/internal/parallel"
)

// relativeTime finds words in the authors' voice that say when by the day on
// which they are read: currently, last year. Each language has a list of its
// own; see [timeWord] for what silences a word.
func relativeTime(site *model.Site, list *diag.List) {
	phrases := timeLexicon(baseLanguage(site.Settings.Language))
	if phrases == nil {
		return // which no-word-list says
	}
	pages := site.Pages()
	found := make([]diag.List, len(pages)+1)
	parallel.Each(len(found), func(i int) {
		if i == len(pages) {
			relativeTimeIn(site.Settings.Fields, nil, site.Settings.AsOf, phrases, &found[i])
			return
		}
		asOf, _ := asOfPage(site, pages[i])
		relativeTimeIn(pages[i].Fields, pages[i], asOf, phrases, &found[i])
		relativeTimeIn(pages[i].Body.Prose, pages[i], asOf, phrases, &found[i])
	})
	*list = append(*list, slices.Concat(found...)...)
}

// timeLexicon returns the phrases of a language, or nil if it has no list.
func timeLexicon(language string) *lexicon[timePhrase] {
	table, ok := timeWords[language]
	if !ok {
		return nil
	}
	phrases := &lexicon[timePhrase]{}
	for i := range table {
		for phrase := range strings.SplitSeq(table[i].phrases, "|") {
			phrases.add(phrase, timePhrase{phrase, &table[i]})
		}
	}
	return phrases
}

// relativeTimeIn looks through the texts of a page, or of the settings.
func relativeTimeIn(texts []model.Prose, page *model.Page, asOf edtf.Date, phrases *lexicon[timePhrase], list *diag.List) {
	for i := range texts {
		p := &texts[i]
		if p.Voice != model.VoiceSite || page != nil && page.Kind == model.KindSource && p.Field == "title" {
			continue
		}
		var last diag.Pos
		within := sentences{text: p.Words}
		for w, t := range phrases.find(p.Words) {
			s := &saying{p.Words, w, within.at(w), page}
			if p.IsQuoted(w.start) || isTitle(p, w.start) || !t.says(s) {
				continue
			}
			pos := p.Pos(s.start, s.stop)
			if pos == last {
				continue // a text over several lines, of which only the first is known
			}
			last = pos
			d := list.Add(diag.RelativeTime, pos, "what %q means depends on the day on which it is read", s.in(p.Words))
			d.Hint = "write the date"
			if !asOf.IsZero() {
				d.Hint += "; this text is as of " + asOf.Words()
			}
		}
	}
}

// isTitle reports whether the words at an offset are the title of another page,
// which a link without words of its own brings in.
func isTitle(p *model.Prose, at int) bool {
	i := sort.Search(len(p.Links), func(i int) bool { return p.Links[i].Stop > at })
	return i < len(p.Links) && p.Links[i].Holds(at) && p.Links[i].Link.Label == ""
}

// timeWord is phrases that say when by the day on which they are read, unless
// the words around them say something else. None of those is looked for across a
// comma or a full stop.
//
// Phrases in quotation marks and with a capital letter within a sentence, as in
// the name Russia Today, never count, nor does one behind a comma or a bracket
// and before a name, as in "the CSCE (today the OSCE)".
type timeWord struct {
	phrases   string  // parted by |
	after     wordSet // only with one of these among the two words before; nil: with any
	notAfter  wordSet // not with one of these there
	notBefore wordSet // not right before one of these
	notBehind wordSet // not with one of these anywhere before it in the sentence
	// loose words may be meant from another day: not in a sentence that names a
	// year, and not on the page of an event, which tells of its day.
	loose bool
	when  func(*saying) bool // may make the phrase longer; nil: always
}

type timePhrase struct {
	phrase string
	*timeWord
}

// saying is a phrase in a text.
type saying struct {
	text string
	word
	within word        // its sentence
	page   *model.Page // nil in the settings
}

// says reports whether the phrase is meant from the day on which it is read.
func (t timePhrase) says(s *saying) bool {
	switch {
	case s.isName(), s.isApposition(), !sameCapital(t.phrase, s.in(s.text)),
		t.after != nil && !s.isAfter(t.after), s.isAfter(t.notAfter), t.notBefore[s.following()],
		t.when != nil && !t.when(s):
		return false
	}
	before, after := s.sentence()
	if t.notBehind.isIn(before) {
		return false
	}
	return !t.loose || (s.page == nil || s.page.Kind != model.KindEvent) && !namesYear(before) && !namesYear(after)
}

// sameCapital reports whether the last word of a phrase begins with a capital
// letter in a text too, if it does in the list: last May isn't "last may".
func sameCapital(phrase, text string) bool {
	last := func(s string) string { return wordBefore(s, len(s)).in(s) }
	return !beginsWithCapital(last(phrase)) || beginsWithCapital(last(text))
}

// isName reports whether the phrase has a capital letter within a sentence.
func (s *saying) isName() bool {
	return beginsWithCapital(s.text[s.start:]) && s.preceding(1) != ""
}

// isApposition reports whether the phrase parts a former name and the present
// one. Armenian puts a mark of its own behind the phrase.
func (s *saying) isApposition() bool {
	before := strings.TrimRight(s.text[:s.start], " ")
	if !strings.HasSuffix(before, ",") && !strings.HasSuffix(before, "(") {
		return false
	}
	next := wordAfter(s.text, s.stop)
	if next.stop == 0 || strings.Trim(s.text[s.stop:next.start], " ՝") != "" {
		return false
	}
	if strings.EqualFold(next.in(s.text), "the") {
		next = wordAfter(s.text, next.stop)
	}
	return beginsWithCapital(next.in(s.text))
}

// preceding returns the n-th word before the phrase, folded, or "" if a
// punctuation mark stands between.
func (s *saying) preceding(n int) string {
	at, w := s.start, word{}
	for range n {
		w = wordBefore(s.text, at)
		if w.stop == 0 || !joins(s.text[w.stop:at]) {
			return ""
		}
		at = w.start
	}
	return string(appendFolded(nil, w.in(s.text)))
}

// following returns the word behind the phrase, as preceding does.
func (s *saying) following() string {
	w := joinedAfter(s.text, s.stop)
	return string(appendFolded(nil, w.in(s.text)))
}

// sentence returns what stands before and behind the phrase in its sentence.
func (s *saying) sentence() (before, after string) {
	return s.text[s.within.start:s.start], s.text[s.stop:max(s.stop, s.within.stop)]
}

// isAfter reports whether one of the two words before the phrase is in a set.
func (s *saying) isAfter(words wordSet) bool {
	return len(words) > 0 && (words[s.preceding(1)] || words[s.preceding(2)])
}

// namesYear reports whether a year stands in a text.
func namesYear(text string) bool {
	for w := range words(text) {
		if yearIn(w.in(text)) != 0 {
			return true
		}
	}
	return false
}

// yearIn returns the year that a word is, or 0 if it is none.
func yearIn(word string) int {
	if year, err := strconv.Atoi(word); err == nil && 1000 <= year && year < 2200 {
		return year
	}
	return 0
}

func beginsWithCapital(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}
