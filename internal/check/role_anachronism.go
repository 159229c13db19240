package check

import (
	"strings"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/lexis"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// roleAnachronism finds a person named with an office that they certainly didn't
// hold: in the text of an event, beside a link to the person, at the date of the
// event; and in a statement's last line, at the date of the statement. Words such
// as former and later say that another time is meant, and so does another year in
// the sentence, or before it in the paragraph.
//
// That an actor takes part in an event before it existed is an impossible date.
func roleAnachronism(site *model.Site, list *diag.List) {
	known := lexis.Of(site.Settings.Language)
	if known.OtherTime == nil {
		return // which no-word-list says
	}
	holders := map[*model.Page]*holder{}
	for _, a := range site.Actors {
		if len(a.Offices) > 0 {
			holders[&a.Page] = newHolder(a, known)
		}
	}
	for _, e := range site.Events {
		for i := range e.Body.Prose {
			p := &e.Body.Prose[i]
			sentences := prose.Sentences{Text: p.Words}
			for _, l := range p.Links {
				h := holders[l.Link.To]
				if h == nil || p.IsQuoted(l.Start) {
					continue
				}
				sentence := sentences.Around(l.Range)
				if ofOtherYear(p.Words, sentence, e.Date) {
					continue
				}
				if office, title := h.misnamed(p.Words, sentence, l.Range, e.Date); office != nil {
					anachronism(office, e.Date, "this event", p.Pos(title.Start, title.Stop), list)
				}
			}
		}
	}
	for _, page := range site.Pages() {
		for _, s := range page.Body.Statements {
			if s.Speaker == nil || holders[s.Speaker.To] == nil {
				continue
			}
			h, label := holders[s.Speaker.To], s.SpeakerName()
			office, _ := h.misnamed(label, prose.Range{Stop: len(label)}, prose.Range{Stop: len(label)}, s.Date)
			if office == nil {
				office = h.misnamedAs(s.Occasion, s.Date)
			}
			if office != nil {
				anachronism(office, s.Date, "this statement", s.NamePos, list)
			}
		}
	}
}

// anachronism reports an office that was held at another time than a date.
func anachronism(o *model.Office, date edtf.Date, what string, pos diag.Pos, list *diag.List) {
	side, hint := "from", "later"
	if edtf.Before(o.To.Date, date) {
		side, hint = "to", "former"
	}
	d := list.Add(diag.RoleAnachronism, pos, "%s wasn't %s at the date of %s, %s", o.Holder.ID, o.Title, what, date.Words())
	d.Hint = "name the office of that time, or say " + hint + ", or correct a date"
	d.Related = []diag.Related{{Pos: o.At(side), Message: side}}
}

// holder is a person who held offices.
type holder struct {
	*model.Actor
	titles prose.Lexicon[heldTitle]
	words  *lexis.Language
}

// heldTitle is the title of an office, in full or short.
type heldTitle struct {
	*model.Office
	short bool
}

func newHolder(a *model.Actor, words *lexis.Language) *holder {
	h := &holder{Actor: a, words: words}
	for i := range a.Offices {
		o := &a.Offices[i]
		h.titles.Add(o.Title, heldTitle{o, false})
		if short := h.shortTitle(o.Title); short != "" {
			h.titles.Add(short, heldTitle{o, true})
		}
	}
	return h
}

// misnamed returns the office whose title stands in a sentence beside a link to
// the person, or in its words, and where; or nil if there is none, or the person
// may have held one of that title at the date.
func (h *holder) misnamed(text string, sentence, link prose.Range, date edtf.Date) (*model.Office, prose.Range) {
	for w, t := range h.titles.Find(sentence.Of(text)) {
		title := &prose.Phrase{Range: prose.Range{Start: sentence.Start + w.Start, Stop: sentence.Start + w.Stop}, Text: text}
		if isBeside(title, link) && !h.isOther(title, t.short) && !h.mayHold(t, date) {
			return t.Office, title.Range
		}
	}
	return nil, prose.Range{}
}

// misnamedAs returns the office as whose holder the person spoke by the occasion
// of a statement, "speech as Prime Minister", if they can't have held it then.
func (h *holder) misnamedAs(occasion string, date edtf.Date) *model.Office {
	for w, t := range h.titles.Find(occasion) {
		title := &prose.Phrase{Range: w, Text: occasion}
		if title.Preceding(1) == "as" && !h.isOther(title, t.short) && !h.mayHold(t, date) {
			return t.Office
		}
	}
	return nil
}

// isBeside reports whether a title stands in the words of a link, right before
// it, or between commas behind it.
func isBeside(title *prose.Phrase, link prose.Range) bool {
	switch {
	case link.Start <= title.Start && title.Stop <= link.Stop:
		return true
	case title.Stop <= link.Start:
		return strings.Trim(title.Text[title.Stop:link.Start], " ,") == ""
	case link.Stop <= title.Start:
		between := strings.TrimSpace(title.Text[link.Stop:title.Start])
		return (between == "," || between == ", the") && title.Following() == ""
	}
	return false
}

// isOther reports whether the words around a title make another of it, or say
// that another time is meant: Vice President, former president, President of
// another body.
func (h *holder) isOther(title *prose.Phrase, short bool) bool {
	for n := range 4 {
		if h.words.OtherTime[title.Preceding(n+1)] {
			return true
		}
	}
	next := title.Following()
	return h.words.OtherTime[next] || short && (next == "of" || h.words.Bodies[title.Preceding(1)])
}

// mayHold reports whether the person may have held an office of that title at
// the date.
func (h *holder) mayHold(t heldTitle, date edtf.Date) bool {
	for i := range h.Offices {
		o := &h.Offices[i]
		same := o.Title == t.Title || t.short && strings.EqualFold(h.shortTitle(o.Title), h.shortTitle(t.Title))
		if same && !isOutside(o, date) {
			return true
		}
	}
	return false
}

// isOutside reports whether the date is certainly before or after the office.
func isOutside(o *model.Office, date edtf.Date) bool {
	vague := func(d edtf.Date) bool { return d.Approximate() || d.Uncertain() }
	from, to := o.From, o.To.Date
	return !vague(date) && (edtf.Before(date, from) && !vague(from) || edtf.Before(to, date) && !vague(to))
}

// shortTitle returns an English title without what it is of, "Prime Minister" of
// "Prime Minister of Armenia", or "" if that alone might be another office: a
// minister may be of many things.
func (h *holder) shortTitle(title string) string {
	i := strings.LastIndex(title, " of ")
	if i < 0 {
		return ""
	}
	short := title[:i]
	if strings.Contains(short, " ") || h.words.Heads.Has(short) {
		return short
	}
	return ""
}

// ofOtherYear reports whether a sentence is told of another year than the
// date's: one that it names, or if it names none, one in what stands before it in
// its paragraph.
func ofOtherYear(text string, sentence prose.Range, date edtf.Date) bool {
	first, last := date.Bounds()
	otherIn := func(text string) bool {
		for w := range prose.Words(text) {
			if year := prose.Year(w.Of(text)); year != 0 && (!first.IsInfinite() && year < first.Year() || !last.IsInfinite() && year > last.Year()) {
				return true
			}
		}
		return false
	}
	if prose.NamesYear(sentence.Of(text)) {
		return otherIn(sentence.Of(text))
	}
	const farthest = 1000
	return otherIn(text[max(sentence.Start-farthest, 0):sentence.Start])
}
