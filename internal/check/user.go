package check

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"explainer/internal/lexis"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// user is words by which somebody who uses a name may be named; all must be
// there.
type user []string

// usersOf returns how the users of a name may be named: by the titles and other
// names of its actors and of those who hold their offices, and by any longer word
// of used_by.
func usersOf(n *model.Name) []user {
	var all []user
	for i := range n.Actors {
		if a := n.Actors[i].To; a != nil {
			all = append(all, usersOfActor(a)...)
			for _, o := range a.Holders {
				all = append(all, usersOfActor(o.Holder)...)
			}
		}
	}
	for part := range strings.FieldsFuncSeq(n.UsedBy, func(r rune) bool { return r == ',' || r == ';' }) {
		for _, u := range usersInWords(part) {
			if !slices.ContainsFunc(all, func(known user) bool { return akin(known[len(known)-1], u[0]) }) {
				all = append(all, u)
			}
		}
	}
	return all
}

// usersInWords returns what names the users in one part of used_by: each proper
// name in it, or else all its longer words.
func usersInWords(part string) []user {
	var names []user
	var others user
	for w := range prose.Words(part) {
		switch word := w.Of(part); {
		case prose.IsCapital(word) && (w.Start > 0 || !isGeneral(word)):
			names = append(names, user{word})
		case utf8.RuneCountInString(word) > 3:
			others = append(others, word)
		}
	}
	if len(names) == 0 && len(others) > 0 {
		return []user{others}
	}
	return names
}

// isGeneral reports whether a word that may begin a field is no name.
func isGeneral(word string) bool {
	return strings.Contains(" Both Early Foreign International Local Many Most Official Older Other Some Western ", " "+word+" ")
}

// usersOfActor returns how an actor may be named: by all longer words of one of
// its names, a person by the last word alone.
func usersOfActor(a *model.Actor) []user {
	names := append(forms(a.Title), a.Aliases...)
	for i := range a.Names {
		if a.Names[i].Use != "attributed" {
			names = append(names, forms(a.Names[i].Text)...)
		}
	}
	var all []user
	if a.ActorKind == "person" {
		all = append(all, user{a.Title[strings.LastIndexByte(a.Title, ' ')+1:]})
	}
	for _, name := range names {
		var u user
		for w := range prose.Words(name) {
			if word := w.Of(name); utf8.RuneCountInString(word) > 3 || isAcronym(word) {
				u = append(u, word)
			}
		}
		if len(u) > 0 {
			all = append(all, u)
		}
	}
	return all
}

// namesUser reports whether any of the users is named in a text.
func namesUser(users []user, text string) bool {
	return slices.ContainsFunc(users, func(u user) bool {
		for range u.in(text, prose.Range{}) {
			return true
		}
		return false
	})
}

// in returns where a text names the user, outside a mention: each place of the
// last word, if the others stand somewhere.
func (u user) in(text string, mention prose.Range) iter.Seq[prose.Range] {
	return func(yield func(prose.Range) bool) {
		for i := range u {
			part := u[len(u)-1-i]
			found := false
			for w := range prose.Words(text) {
				if (w.Start >= mention.Stop || w.Stop <= mention.Start) && akin(part, w.Of(text)) {
					found = true
					if i == len(u)-1 && !yield(w) {
						return
					}
				}
			}
			if !found {
				return
			}
		}
	}
}

// akin reports whether a word of a text is a name or made from it, as Armenians
// and Armenian are from Armenia: three fifths of the name, and four letters at
// least, are the same.
func akin(name, word string) bool {
	letters := utf8.RuneCountInString(name)
	if letters < 4 || isAcronym(name) {
		return name == word
	}
	return prose.Shared(name, word) >= max(4, (letters*3+4)/5)
}

// isUsers reports whether the sentence of a mention names a user of the name, or
// what it stands under does: its table, the text before its list, a short
// heading, the actor whose position or account the field belongs to.
func (r *reading) isUsers(m *mention) bool {
	users := m.name.users
	if r.isOfUser(m, users) {
		return true
	}
	if a := r.users[m.prose.Record]; a != nil && namesUser(users, a.Title) {
		return true
	}
	if m.index < 0 {
		return false
	}
	switch m.prose.Kind {
	case model.ProseCell:
		for _, cell := range r.otherCells(m.index) {
			if namesUser(users, cell.Words) {
				return true
			}
		}
	case model.ProseItem:
		if namesUser(users, r.lead(m.index)) {
			return true
		}
	}
	return namesUser(users, r.heading(m.index))
}

// isOfUser reports whether the sentence of a mention names one of the users as
// such: not only as a place, as in "the road from Armenia", or by an adjective, as
// in "Armenian forces", unless somebody speaks.
func (r *reading) isOfUser(m *mention, users []user) bool {
	text := m.Sentence.Of(m.Text)
	here := prose.Range{Start: m.Start - m.Sentence.Start, Stop: m.Stop - m.Sentence.Start}
	speaks := r.speech.Before == "" // or it isn't known
	for _, cue := range r.cues.Find(text) {
		speaks = speaks || cue != lexis.CueNone
	}
	for _, u := range users {
		for w := range u.in(text, here) {
			if speaks || isUser(r.speech, text, here, w, w.Of(text) == u[0]) {
				return true
			}
		}
	}
	return false
}

// isUser reports whether a word of a text names the user of a name in it. Exact
// says that it isn't one made from the user's own name.
func isUser(s *lexis.Speech, text string, name, user prose.Range, exact bool) bool {
	before, after := prose.WordBefore(text, user.Start), prose.WordAfter(text, user.Stop)
	if strings.EqualFold(before.Of(text), "the") {
		before = prose.WordBefore(text, before.Start)
	}
	if s.Speakers.Has(after.Of(text)) || after.Stop > 0 && after.Start == name.Start {
		return true
	}
	if user.Start > name.Stop {
		return s.Among.Has(before.Of(text)) && before.Start >= name.Stop && strings.Count(text[name.Stop:before.Start], " ") < 3
	}
	return (exact || strings.HasSuffix(user.Of(text), "s")) && (!s.NoUsers.Has(before.Of(text)) || before.Start == 0)
}
