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

// Read reads the body of the page at an output path, if there is one. Nobody may
// look at the site meanwhile.
func (g *Glance) Read(path string) {
	p := g.pages[path]
	if p == nil || p.later == nil {
		return
	}
	in := *p.later
	p.later = nil
	p.doc, _, _ = g.loader.parseBody(in)
	p.Body = p.doc.Body
	g.loader.resolveBody(p)
	for _, c := range p.Body.Citations {
		if c.Source != nil { // whose passages quotations are compared to
			g.Read(c.Source.Path)
		}
	}
	p.complete()
	g.loader.statementsOf(p)
	p.Body.HTML = p.doc.HTML()
}
