package check

import (
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// evidence is what every page cites, in prose or in a field: each source once,
// in the order of sources.
type evidence map[*model.Page][]*model.Source

func newEvidence(site *model.Site) evidence {
	cited := evidence{}
	for _, s := range site.Sources {
		for _, use := range s.Uses { // which are sorted by page
			sources := cited[use.Page]
			if n := len(sources); use.Page != &s.Page && (n == 0 || sources[n-1] != s) {
				cited[use.Page] = append(sources, s)
			}
		}
	}
	return cited
}

// citedAt returns where a page cites a source first: in its own sources, in its
// prose, or else somewhere in its fields.
func citedAt(p *model.Page, s *model.Source) diag.Pos {
	for _, ref := range p.Sources {
		if ref.To == s {
			return ref.Pos
		}
	}
	for _, c := range p.Body.Citations {
		if c.Source == s {
			return c.Pos
		}
	}
	return diag.Pos{File: p.File()}
}

// unread reports whether a page cites more than could be read. What it rests on
// isn't known then.
func unread(site *model.Site, p *model.Page) bool {
	if site.Hidden.Files[p.File()] {
		return true
	}
	for _, ref := range p.Sources {
		if ref.To == nil {
			return true
		}
	}
	for _, c := range p.Body.Citations {
		if c.Source == nil {
			return true
		}
	}
	return false
}

// keys lists sources by their keys.
func keys(sources []*model.Source) string {
	var all []string
	for _, s := range sources {
		all = append(all, s.ID)
	}
	return strings.Join(all, ", ")
}

// every reports whether all of the sources are so, and there are any.
func every(sources []*model.Source, so func(*model.Source) bool) bool {
	for _, s := range sources {
		if !so(s) {
			return false
		}
	}
	return len(sources) > 0
}

// own returns the sources that a record names itself, each once, or nil if one
// of them couldn't be read.
func own(r *model.Record) []*model.Source {
	if !r.Has("sources") {
		return nil
	}
	var sources []*model.Source
	for _, ref := range r.Sources {
		if ref.To == nil {
			return nil
		}
		if !slices.Contains(sources, ref.To) {
			sources = append(sources, ref.To)
		}
	}
	return sources
}

// evidenceAt returns where a record names its sources, or where it begins if it
// has its page's.
func evidenceAt(r *model.Record) diag.Pos {
	if !r.Has("sources") || len(r.Sources) == 0 {
		return r.Pos
	}
	return r.Sources[0].Pos
}

// entry is a record of a page, by a name that a reader of the page understands.
type entry struct {
	*model.Record
	name string
}
