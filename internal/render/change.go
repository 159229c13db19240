package render

import "explainer/internal/model"

// ChangesView lists the updates of all pages by year, latest first.
type ChangesView struct {
	Base
	Years []ChangeYear
}

// ChangeYear is the updates of a year.
type ChangeYear struct {
	Title   string
	Anchor  string
	Changes []Change
}

func (r *renderer) changes() ChangesView {
	b := r.beginGenerated("changes.html")
	b.needs("changes.css")
	v := ChangesView{}
	for _, c := range r.site.Changes() {
		title, anchor := yearOf(c.Date)
		if n := len(v.Years); n == 0 || v.Years[n-1].Title != title {
			v.Years = append(v.Years, ChangeYear{Title: title, Anchor: "section." + anchor})
		}
		last := &v.Years[len(v.Years)-1]
		last.Changes = append(last.Changes, b.change(c))
	}
	v.Base = b.base()
	return v
}

// Change is an update to a page.
type Change struct {
	Page Link
	Update
}

func (b *builder) change(c model.Change) Change {
	return Change{b.link(c.Page), b.update(c.Update)}
}
