package load

import (
	"bytes"
	"context"
	"io/fs"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// Ahead makes loading a site folder again quicker: between two loads it parses
// the pages that the next will need. What is parsed is used once, because the
// rest of loading fills it in, and only for a file whose text is what was
// parsed. So a site is the same as one that was loaded without.
//
// The zero value has nothing parsed. One load at a time may use it, and none
// while Parse or Amend runs.
type Ahead struct {
	loader *loader           // of the last load: only what l.parse needs of it
	whole  *loader           // of the last load, if it was of a site without mistakes
	texts  map[string]read   // what the last load read, by file
	ready  map[string]parsed // by file
}

// read is a page's file that was read.
type read struct {
	file
	text []byte
}

// parsed is a page that nothing is linked to yet.
type parsed struct {
	read
	page  *page // nil if it can't be read at all
	diags diag.List
	asked []question
}

// question is what the parser asked about the rest of the site.
type question struct {
	name   string
	answer string // to l.attachment
	source bool   // it asked whether there is a source of that key
	has    bool
}

// Parse parses what the last load read and is not parsed yet, until the context
// is done.
func (a *Ahead) Parse(ctx context.Context) {
	if a == nil || a.loader == nil {
		return
	}
	for name, r := range a.texts {
		if ctx.Err() != nil {
			return
		}
		if _, ok := a.ready[name]; !ok {
			a.ready[name] = a.loader.parse(r)
		}
	}
}

// Pages returns of how many pages the last load has read a file.
func (a *Ahead) Pages() int { return len(a.texts) }

// Amend puts the text that a page's file has now into the site that was loaded
// last, which nobody may look at meanwhile. It is the quickest way to show an
// edit, and shows it on its own page only. It returns the page, or nil if
// anything but the text of a page changed, or the text has mistakes: then the
// site is as before.
func (a *Ahead) Amend(fsys fs.FS, name string) *model.Page {
	if a.whole == nil {
		return nil
	}
	p, old := a.whole.byFile[name], a.texts[name]
	if p == nil || old.text == nil {
		return nil
	}
	var diags diag.List
	l := &loader{fsys: fsys}
	text, ok, err := l.text(name, maxFile, &diags)
	if err != nil || !ok {
		return nil
	}
	_, offset, ok := splitPage(name, text, &diags)
	if _, before, _ := splitPage(name, old.text, &diags); !ok || !bytes.Equal(text[:offset], old.text[:before]) {
		return nil
	}
	if !a.whole.renew(p, body{old.file, text, offset}, func(string) {}) {
		return nil
	}
	return p.Page
}

// keep notes what a load has read and used.
func (a *Ahead) keep(l *loader, pages []parsed) {
	if a == nil {
		return
	}
	a.loader = &loader{schemas: l.schemas, others: l.others, sources: l.sources}
	a.whole = nil
	a.ready = map[string]parsed{}
	a.texts = map[string]read{}
	for _, p := range pages {
		// What stands beside a record is read into the record, which is another
		// in every load.
		if p.text != nil && l.beside[p.name] == nil {
			a.texts[p.name] = p.read
		}
	}
}

// finish notes what a load has made.
func (a *Ahead) finish(l *loader) {
	if a != nil && !l.diags.HasErrors() {
		a.whole = l
	}
}

// take hands out the page of a file if it is parsed.
func (a *Ahead) take(l *loader, r read) (parsed, bool) {
	if a == nil {
		return parsed{}, false
	}
	p, ok := a.ready[r.name]
	if !ok || l.beside[r.name] != nil || p.file != r.file || !bytes.Equal(p.text, r.text) {
		return parsed{}, false
	}
	for _, q := range p.asked {
		if q.source && l.sources[q.name] != q.has || !q.source && l.attachment(r.name, q.name) != q.answer {
			return parsed{}, false
		}
	}
	return p, true
}

// questions collects what a parser asks.
type questions struct {
	l     *loader
	from  string // the page's file
	asked []question
}

func (q *questions) path(name string) string {
	answer := q.l.attachment(q.from, name)
	q.asked = append(q.asked, question{name: name, answer: answer})
	return answer
}

func (q *questions) hasSource(key string) bool {
	has := q.l.sources[key]
	q.asked = append(q.asked, question{name: key, source: true, has: has})
	return has
}
