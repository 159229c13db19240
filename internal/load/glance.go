package load

import (
	"io/fs"

	"explainer/internal/model"
)

// Glance is a site of which nothing but the fields of the pages has been read,
// in about a third of the time that the whole takes. The bodies are read one by
// one, as they are asked for. What one body says of another page is missing until
// then: quotations of an actor, links that lead to a page, where a source is
// cited, a summary that is the first paragraph, and the heading that a link
// names by its words.
type Glance struct {
	Site *model.Site

	loader *loader
	pages  map[string]*page // by output path
}

// GlanceAt reads the fields of a site folder that has a number of pages at
// least. It returns nil for a smaller one, and for one with mistakes, of which
// [Site] knows more.
func GlanceAt(fsys fs.FS, options Options, least int) (*Glance, error) {
	l := newLoader(fsys, options)
	l.glance = true
	found, err := l.list()
	if err != nil || len(found) < least {
		return nil, err
	}
	if err := l.load(found); err != nil || l.diags.HasErrors() {
		return nil, err
	}
	g := &Glance{Site: l.site, loader: l, pages: map[string]*page{}}
	for _, p := range l.pages {
		g.pages[p.Path] = p
	}
	return g, nil
}

// Read reads the body of the page at an output path, if there is one, unless it
// has mistakes. Nobody may look at the site meanwhile.
func (g *Glance) Read(path string) {
	p := g.pages[path]
	if p == nil || p.later == nil {
		return
	}
	in := *p.later
	p.later = nil
	g.loader.renew(p, in, g.Read)
}

// renew puts a body into a page of a site that has been loaded, unless the body
// has mistakes. Before its quotations are compared to the saved passages of the
// sources that it cites, before is called with their output paths.
func (l *loader) renew(p *page, in body, before func(path string)) bool {
	doc, found, _ := l.parseBody(in)
	if found.HasErrors() {
		return false
	}
	known := len(l.diags)
	defer func() { l.diags = l.diags[:known] }()
	made, fresh := *p.Page, *p
	if made.Summary == made.Body.Lead { // it wasn't typed
		made.Summary = ""
	}
	made.Body = doc.Body
	fresh.Page, fresh.doc = &made, doc
	l.resolveBody(&fresh)
	for _, c := range fresh.Body.Citations {
		if c.Source != nil {
			before(c.Source.Path)
		}
	}
	fresh.complete()
	l.statementsOf(&fresh)
	if l.diags[known:].HasErrors() {
		return false
	}
	for _, s := range fresh.Body.Statements {
		s.Page = p.Page
	}
	made.Body.HTML = doc.HTML()
	*p.Page = made
	return true
}
