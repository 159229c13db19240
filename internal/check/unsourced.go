package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// unsourced finds facts that rest on no source: pages of which readers are to
// believe every line and that cite nothing, and entries without sources on a
// page that names none for all of them. Entries that must have sources lack a
// field, which package load reports; coordinates need none, and what a term
// means is the author's to say.
func unsourced(site *model.Site, list *diag.List) {
	unsourcedPages(site, newEvidence(site), list)
	unsourcedTexts(site, list)
}

func unsourcedPages(site *model.Site, cited evidence, list *diag.List) {
	for _, a := range site.Actors {
		var entries []entry
		for i := range a.Roles {
			entries = append(entries, entry{&a.Roles[i].Record, "role"})
		}
		for i := range a.Offices {
			entries = append(entries, entry{&a.Offices[i].Record, "office"})
		}
		for i := range a.MemberOf {
			entries = append(entries, entry{&a.MemberOf[i].Record, "membership"})
		}
		unsourcedPage(site, &a.Page, cited, says(&a.Page), entries, list)
	}
	for _, issue := range site.Issues {
		unsourcedPage(site, &issue.Page, cited, says(&issue.Page) || issue.StateNote != "", nil, list)
	}
	for _, e := range site.Events {
		unsourcedPage(site, &e.Page, cited, true, nil, list)
	}
	for _, a := range site.Agreements {
		var entries []entry
		for i := range a.History {
			entries = append(entries, entry{&a.History[i].Record, "step"})
		}
		for i := range a.Signatories {
			entries = append(entries, entry{&a.Signatories[i].Record, "signatory"})
		}
		for i := range a.Provisions {
			entries = append(entries, entry{&a.Provisions[i].Record, "provision"})
		}
		unsourcedPage(site, &a.Page, cited, true, entries, list)
	}
}

// says reports whether a page has words of its own besides its fields.
func says(p *model.Page) bool { return p.Summary != "" || p.Body.Lead != "" }

// unsourcedPage reports a page that cites nothing, if it states anything, or
// else how many of its entries rest on nothing.
func unsourcedPage(site *model.Site, p *model.Page, cited evidence, states bool, entries []entry, list *diag.List) {
	if len(p.Sources) > 0 || unread(site, p) {
		return
	}
	if len(cited[p]) == 0 {
		if states || len(entries) > 0 {
			list.Add(diag.Unsourced, diag.Pos{File: p.File()}, "%s cites no source", p.ID).
				Hint = "cite one as [@key] in the text, or write sources: [key]"
		}
		return
	}
	var bare []entry
	for _, e := range entries {
		if len(e.Sources) == 0 {
			bare = append(bare, e)
		}
	}
	if len(bare) == 0 {
		return
	}
	first := slices.MinFunc(bare, func(a, b entry) int { return a.Pos.Compare(b.Pos) })
	others := ""
	switch n := len(bare) - 1; {
	case n == 1:
		others = ", nor does another entry of this page"
	case n > 1:
		others = fmt.Sprintf(", nor do %d other entries of this page", n)
	}
	list.Add(diag.Unsourced, first.Pos, "this %s rests on no source%s", first.name, others).
		Hint = "write sources: [key] in it, or on a line of its own for the whole page"
}

// unsourcedTexts finds paragraphs and items that give a number or a date and cite
// nothing. What is linked has a page of its own that does; what a colon ends
// goes on in what follows, and an item may rest on what introduces its list. Of
// a table one cell is enough. An @ is a citation that couldn't be read, which was
// reported. Loose pages and introductions tell of the site itself.
func unsourcedTexts(site *model.Site, list *diag.List) {
	for _, p := range site.Pages() {
		short := len(p.Body.Citations) == 0 && (len(p.Sources) > 0 || unread(site, p)) // all of it rests on these
		if (p.Kind == model.KindHome || p.Kind.Folder() != "") && p.Kind != model.KindSource && !short {
			unsourcedBody(p.Body.Prose, list)
		}
	}
}

func unsourcedBody(texts []model.Prose, list *diag.List) {
	for i := range texts {
		p := &texts[i]
		if p.Voice != model.VoiceSite || len(p.Cites) > 0 || strings.Contains(p.Words, "@") || covered(texts, i) {
			continue
		}
		if start, stop, ok := firstNumber(p); ok {
			list.Add(diag.Unsourced, p.Pos(start, stop), "no source is cited for the %s that gives %s", kindWords(p.Kind), p.Words[start:stop]).
				Hint = "write [@KEY] behind what it rests on"
		}
	}
}

func kindWords(kind model.ProseKind) string {
	switch kind {
	case model.ProseItem:
		return "item"
	case model.ProseCell:
		return "table"
	}
	return "paragraph"
}

// covered reports whether a text may rest on what another one cites.
func covered(texts []model.Prose, i int) bool {
	p := &texts[i]
	switch p.Kind {
	case model.ProseParagraph:
		return strings.HasSuffix(p.Words, ":")
	case model.ProseItem:
		first := i
		for first > 0 && texts[first].Kind == model.ProseItem {
			first--
		}
		return introduces(&texts[first])
	case model.ProseCell:
		first, last := i, i
		for first > 0 && texts[first].Kind == model.ProseCell {
			first--
		}
		for last < len(texts)-1 && texts[last].Kind == model.ProseCell {
			last++
		}
		for _, t := range texts[first : last+1] {
			if len(t.Cites) > 0 {
				return true
			}
		}
		for _, t := range texts[first:i] { // which is reported once
			if _, _, number := firstNumber(&t); number && t.Kind == model.ProseCell {
				return true
			}
		}
		return false
	}
	return true // headings say what stands below
}

// introduces reports whether a text cites what the list below it rests on.
func introduces(p *model.Prose) bool {
	return strings.HasSuffix(p.Words, ":") && len(p.Cites) > 0
}

// firstNumber finds the first number of a text, with its per cent sign, that is
// neither linked nor quoted, nor part of a name such as COVID-19 or 3+3.
func firstNumber(p *model.Prose) (start, stop int, ok bool) {
	for at := 0; at < len(p.Words); {
		i := strings.IndexFunc(p.Words[at:], unicode.IsDigit)
		if i < 0 {
			return 0, 0, false
		}
		start = at + i
		stop = start + len(p.Words[start:]) - len(strings.TrimLeft(p.Words[start:], "0123456789.,:–-%"))
		stop = start + len(strings.TrimRight(p.Words[start:stop], ".,:–-"))
		if stop == start { // digits of other scripts
			_, size := utf8.DecodeRuneInString(p.Words[start:])
			stop = start + size
		}
		before, _ := utf8.DecodeLastRuneInString(p.Words[:start])
		after, _ := utf8.DecodeRuneInString(p.Words[stop:])
		name := unicode.IsLetter(before) || before == '-' || before == '+' || unicode.IsLetter(after) || after == '+'
		if !name && !linked(p, start) && !p.IsQuoted(start) {
			return start, stop, true
		}
		at = stop
	}
	return 0, 0, false
}

// linked reports whether the byte at offset i of the words belongs to a link.
func linked(p *model.Prose, i int) bool {
	for _, l := range p.Links {
		if l.Holds(i) {
			return true
		}
	}
	return false
}
