package load

import (
	"bytes"
	"fmt"
	"slices"

	"explainer/internal/diag"
	"explainer/internal/markdown"
	"explainer/internal/model"
)

// page reads and parses one page, unless it was parsed ahead.
func (l *loader) page(f file) (parsed, error) {
	if l.options.Context != nil && l.options.Context.Err() != nil {
		return parsed{}, l.options.Context.Err()
	}
	var diags diag.List
	text, ok, err := l.text(f.name, maxFile, &diags)
	if err != nil || !ok {
		return parsed{read: read{file: f}, diags: diags}, err
	}
	if f.misnamed != wellNamed && len(bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\ufeff")))) == 0 {
		return parsed{read: read{file: f}}, nil // a note that Obsidian has begun
	}
	r := read{f, text}
	if p, ok := l.options.Ahead.take(l, r); ok {
		return p, nil
	}
	return l.parse(r), nil
}

// parse parses one page.
func (l *loader) parse(r read) parsed {
	f, text := r.file, r.text
	var diags diag.List
	yaml, offset, ok := splitPage(f.name, text, &diags)
	if !ok {
		return parsed{read: r, diags: diags}
	}
	p := newPage(f)
	d := decoder{block: yaml, schemas: l.schemas}
	if record := l.beside[f.name]; record != nil {
		p, d.exported, d.schemas = record, record, l.schemas.forNotes()
		p.Pos = diag.Pos{File: f.name}
	}
	p.Sum = model.SumOf(text)
	d.document(p.typed)
	p.refs, p.owed, p.Fields = d.refs, d.owed, d.prose
	if f.kind == model.KindSource { // whose title is its authors'
		p.Fields = slices.DeleteFunc(p.Fields, func(t model.Prose) bool { return t.Field == "title" || t.Field == "summary" })
	}
	d.missingNotes(p.typed)
	d.placeholder(p.Page)
	diags = append(diags, d.diags...)

	in := body{file: f, text: text, offset: offset}
	if l.glance {
		p.later, p.doc = &in, &markdown.Document{}
		return parsed{r, p, diags, nil}
	}
	doc, found, asked := l.parseBody(in)
	p.doc, p.Body = doc, doc.Body
	return parsed{r, p, append(diags, found...), asked}
}

// body is where a page's text stands.
type body struct {
	file
	text   []byte // the whole file
	offset int    // where the body begins in text
}

// parseBody parses a body, and tells what the parser asked about the site.
func (l *loader) parseBody(b body) (*markdown.Document, diag.List, []question) {
	asks := questions{l: l, from: b.name}
	doc, found := markdown.Parse(markdown.Input{
		File:      b.name,
		Text:      b.text,
		Offset:    b.offset,
		Source:    b.kind == model.KindSource,
		Path:      asks.path,
		HasSource: asks.hasSource,
	})
	return doc, found, asks.asked
}

// newPage returns an empty page of the file's kind.
func newPage(f file) *page {
	typed := blank(f.kind)
	p := &page{Page: typed.AsPage(), typed: typed}
	p.Kind, p.ID, p.Path, p.named = f.kind, f.id, f.path, f.misnamed
	p.Pos = diag.Pos{File: f.name}
	return p
}

// blank returns an empty page of a kind.
func blank(kind model.Kind) model.Paged {
	switch kind {
	case model.KindActor:
		return &model.Actor{}
	case model.KindIssue:
		return &model.Issue{}
	case model.KindEvent:
		return &model.Event{}
	case model.KindAgreement:
		return &model.Agreement{}
	case model.KindPlace:
		return &model.Place{}
	case model.KindTerm:
		return &model.Term{}
	case model.KindSource:
		return &model.Source{}
	case model.KindLoose, model.KindHome, model.KindIntro:
		return &model.Page{}
	}
	panic(fmt.Sprintf("explainer: no page of kind %q", kind))
}
