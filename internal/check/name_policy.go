package check

import (
	"explainer/internal/diag"
	"explainer/internal/model"
)

// namePolicy finds names that a page uses otherwise than their use says: one
// that is attributed as if it were the site's own word, and one of a pair for the
// first mention alone there.
func namePolicy(r *reading, list *diag.List) {
	introduced := map[*thing]bool{}
	for i := range r.mentions {
		m := &r.mentions[i]
		switch {
		case m.name == nil || r.isOwn(m.name.thing):
		case m.name.attributed():
			unattributed(r, m, list)
		case introduced[m.name.thing] || !m.name.isOfPair():
		case r.isBesideAnother(i):
			introduced[m.name.thing] = true
		case m.isRead() && !m.borrowed() && !r.isPartOfName(m):
			introduced[m.name.thing] = true
			alone(m, list)
		}
	}
}

// unattributed reports an attributed name that isn't somebody's where it stands.
func unattributed(r *reading, m *mention, list *diag.List) {
	if m.borrowed() || m.leadsToTerm() || r.isUsers(m) || r.isReported(m) || r.isPartOfName(m) {
		return
	}
	d := list.Add(diag.NamePolicy, m.pos(), "%q stands here as the site's own word, but its use is attributed", m.Words())
	d.Hint = "say in the same sentence who calls it so, or put it in quotation marks"
	if ours := m.name.thing.ours(); ours != "" {
		d.Hint += ", or write " + ours
	}
	d.Related = []diag.Related{{Pos: m.name.name.At("use"), Message: "the use of the name"}}
}

// alone reports a name without the other one of its pair.
func alone(m *mention, list *diag.List) {
	n := m.name
	other := n.other()
	d := list.Add(diag.NamePolicy, m.pos(), "%s stands alone where this page first has it", m.Words())
	d.Hint = "write both names there, as in " + m.Words() + "/" + other + " or " + m.Words() + " (" + other + ")"
	d.Related = []diag.Related{{Pos: n.thing.firstMention().At("use"), Message: "the use of the name"}}
}

// isOfPair reports whether the name is to stand beside another at the first
// mention: it is given for that, or is the site's own and another is.
func (n *named) isOfPair() bool {
	return (n.name == nil || n.name.Use != "") && n.other() != ""
}

// other returns the name of the thing that is given for the first mention, unless
// this is a form of it.
func (n *named) other() string {
	for _, o := range n.thing.forms {
		if o.firstMention() && !n.isLike(o) {
			return o.form
		}
	}
	if n.firstMention() {
		for _, o := range n.thing.forms {
			if (o.name == nil || o.name.Use == "ours") && !n.isLike(o) {
				return o.form
			}
		}
	}
	return ""
}

// firstMention returns the name that is given for the first mention, or nil.
func (t *thing) firstMention() *model.Name {
	for i := range t.names {
		if t.names[i].Use == "first-mention" {
			return &t.names[i]
		}
	}
	return nil
}

// manyMentions is how many mentions on either side of one are looked at.
const manyMentions = 50

// isBesideAnother reports whether another name of the same thing that others
// don't use alone stands in the sentence of the i-th mention.
func (r *reading) isBesideAnother(i int) bool {
	m := &r.mentions[i]
	for j := max(i-manyMentions, 0); j < min(i+manyMentions, len(r.mentions)); j++ {
		o := &r.mentions[j]
		if o.prose == m.prose && o.name != nil && o.name.thing == m.name.thing && !o.name.attributed() && !o.name.isLike(m.name) &&
			m.Sentence.Start <= o.Start && o.Stop <= m.Sentence.Stop {
			return true
		}
	}
	return false
}

// isRead reports whether the mention stands in the text that is read from the
// beginning: the summary or the body without its headings.
func (m *mention) isRead() bool {
	return m.index >= 0 && m.prose.Kind != model.ProseHeading || m.prose.Field == "summary"
}

// ours returns the name that the site itself uses, or the title.
func (t *thing) ours() string {
	for i := range t.names {
		if t.names[i].Use == "ours" {
			return t.names[i].Text
		}
	}
	if t.isTerm() {
		return ""
	}
	return t.page.Title
}
