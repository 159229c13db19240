package render

import (
	"bytes"
	"iter"
	"maps"

	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/output"
)

// Pages are the pages of a site, each made when it is asked for, with the same
// bytes as [Site] makes. Several may be asked for at the same time.
type Pages struct {
	r    *renderer
	jobs map[string]job         // by output path
	made map[string]output.File // what isn't a page, by output path
	each []string               // of every template one page, by output path
}

// NewPages reads the templates and makes what all pages share. Of the options,
// the notes may be left to [Pages.Note].
func NewPages(site *model.Site, options Options) (*Pages, error) {
	r, err := newRenderer(site, options)
	if err != nil {
		return nil, err
	}
	p := &Pages{r: r, jobs: map[string]job{}, made: map[string]output.File{}}
	for _, f := range r.made() {
		p.made[f.Path] = f
	}
	shown := map[string]bool{}
	for _, j := range r.list() {
		p.jobs[j.path] = j
		if !shown[j.template] {
			shown[j.template] = true
			p.each = append(p.each, j.path)
		}
	}
	return p, nil
}

// Note sets the notes for the method page, which must not be asked for before.
func (p *Pages) Note(notes diag.List) { p.r.options.Notes = notes }

// File makes the file of an output path, and reports whether the site has one.
func (p *Pages) File(path string) (output.File, bool, error) {
	if f, ok := p.made[path]; ok {
		return f, true, nil
	}
	j, ok := p.jobs[path]
	if !ok {
		return output.File{}, false, nil
	}
	var page bytes.Buffer
	err := p.r.make(&page, j)
	return output.File{Path: path, Data: page.Bytes()}, true, err
}

// Each returns the output paths of some pages that use every template.
func (p *Pages) Each() []string { return p.each }

// Paths returns every output path, in no order.
func (p *Pages) Paths() iter.Seq[string] {
	return func(yield func(string) bool) {
		for path := range maps.Keys(p.made) {
			if !yield(path) {
				return
			}
		}
		for path := range maps.Keys(p.jobs) {
			if !yield(path) {
				return
			}
		}
	}
}
