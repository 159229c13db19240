package render

import "explainer/internal/model"

// TermView is a term's page.
type TermView struct {
	Base
	Use       string
	Names     []Entry
	InsteadOf []Entry
}

func (r *renderer) term(t *model.Term) TermView {
	b := r.begin(&t.Page)
	b.subject = termData(t)
	v := TermView{Use: t.Use, Names: b.names(t.Names)}
	for i := range t.InsteadOf {
		l := &t.InsteadOf[i]
		e := b.entry(l.Text, &l.Record)
		e.After = l.Why
		v.InsteadOf = append(v.InsteadOf, e)
	}
	v.Base = b.base()
	v.Label = "Term"
	return v
}

// TermsView lists the terms.
type TermsView struct {
	Base
	Items []TermItem
}

// TermItem is a term in a list.
type TermItem struct {
	Link
	Use     string
	Names   string
	Summary string
}

func (r *renderer) terms() TermsView {
	b := r.beginGenerated("terms/index.html")
	v := TermsView{}
	for _, t := range r.site.Terms {
		v.Items = append(v.Items, TermItem{b.link(&t.Page), t.Use, otherNames(t.Names, t.Use), t.Summary})
	}
	v.Base = b.base()
	return v
}
