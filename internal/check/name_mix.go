package check

import (
	"unicode/utf8"

	"explainer/internal/diag"
	"explainer/internal/prose"
)

// nameMix finds pages that call one thing by two names and nowhere say so. A
// short form of a name and an acronym are no other name, nor is one that was given
// up. Of terms only proper names are looked at: most are common nouns, of which
// a site may use several. Names for the first mention are watched by namePolicy.
func nameMix(r *reading, list *diag.List) {
	firsts := map[*thing]int{} // the first mention of each thing, by number
	said := map[*thing]bool{}  // a sentence has both names, or the page was reported
	for i := range r.mentions {
		if m := &r.mentions[i]; m.isOurs(r) && r.isBesideAnother(i) {
			said[m.name.thing] = true
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if !m.isOurs(r) || m.borrowed() || said[m.name.thing] {
			continue
		}
		t := m.name.thing
		first, ok := firsts[t]
		if !ok {
			firsts[t] = i
			continue
		}
		one := &r.mentions[first]
		if one.name.shares(m.name) || one.name.isPast() || m.name.isPast() || r.isPartOfName(m) || r.isTheirs(m) {
			continue
		}
		said[t] = true
		d := list.Add(diag.NameMix, m.pos(), "this page calls one thing both %s and %s, and nowhere says so", one.Words(), m.Words())
		d.Hint = "keep to one of the names, or say once that both are the same, as in " + one.Words() + " (" + m.Words() + ")"
		d.Related = []diag.Related{{Pos: one.pos(), Message: one.Words()}}
	}
}

// isOurs reports whether the mention is of a name that the site may use for a
// thing of another page.
func (m *mention) isOurs(r *reading) bool {
	return m.name != nil && !m.name.attributed() && !r.isOwn(m.name.thing) && !(m.name.thing.isTerm() && m.name.isCommon()) &&
		m.name.thing.firstMention() == nil
}

// isTheirs reports whether a name is somebody else's where it stands.
func (r *reading) isTheirs(m *mention) bool {
	return m.name.name != nil && r.isReported(m) && r.isOfUser(m, usersOf(m.name.name))
}

// isLike reports whether one of two names is part of the other, or an acronym.
func (n *named) isLike(o *named) bool {
	return n == o || isAcronym(n.form) || isAcronym(o.form) || holds(n.form, o.form) || holds(o.form, n.form)
}

// shares reports whether two names are forms of one: they have a longer word in
// common, or one is an acronym.
func (n *named) shares(o *named) bool {
	if n.isLike(o) {
		return true
	}
	for w := range prose.Words(n.form) {
		if utf8.RuneCountInString(w.Of(n.form)) > 3 && holds(o.form, w.Of(n.form)) {
			return true
		}
	}
	return false
}

// isPast reports whether a name was given up, so that it is right where the text
// speaks of that time.
func (n *named) isPast() bool { return n.name != nil && n.name.Ended() }
