package load

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
	tags "explainer/internal/schema"
)

// A CSL-JSON export is a list of items, one a source, as the data model of
// citeproc describes it (https://citeproc-js.readthedocs.io, "CSL-JSON") and as
// Zotero and Better BibTeX write it. What we don't know in it is passed over:
// nobody types an export by hand. For the same reason a mistake in an item is
// reported only if its source is cited.

// An export of ten thousand items is at a third of these limits, which keep it
// under two seconds whatever is in it.
const (
	maxExport  = 8 * maxFile // bytes
	maxValues  = 600_000     // and what counts as their beginning: each takes some hundred bytes of memory
	maxSources = 30_000
)

// notes are the fields of a page beside a record of an export; the record says
// the others.
var notes = tags.Notes

// exports reads the exports among the files. The record that a page adds its
// notes to waits for that page in l.beside; the others become pages.
func (l *loader) exports(files []file) error {
	records := map[string]*page{}
	var inOrder []*page
	for _, f := range files {
		if f.kind != "" {
			continue
		}
		text, ok, err := l.text(f.name, maxExport, &l.diags)
		if err != nil {
			return err
		}
		before := len(l.diags)
		if ok {
			inOrder = append(inOrder, l.export(f.name, text, records)...)
		}
		l.unread.exports = l.unread.exports || !ok || len(l.diags) > before
	}
	for _, f := range files {
		if record := records[f.id]; record != nil && f.kind == model.KindSource {
			l.beside[f.name] = record
			delete(records, f.id)
		}
	}
	for _, p := range inOrder {
		if records[p.ID] == p {
			l.pages = append(l.pages, p)
		}
	}
	return nil
}

// export returns the records of one export and files them by key, unless the
// key is taken.
func (l *loader) export(name string, text []byte, records map[string]*page) []*page {
	var found []*page
	var addresses []value
	for _, item := range l.items(name, text) {
		key, at := citationKey(item)
		switch {
		case item.token != json.Delim('{'):
			l.diags.Add(diag.BadFrontMatter, item.pos, "an item of a CSL-JSON export has fields; this one has none").
				Hint = exportAnew
		case strings.Contains(key, "/"):
			addresses = append(addresses, value{token: key, pos: at})
		case key == "":
			l.diags.Add(diag.BadID, at, "this item has no citation key").Hint = keyHint
		case !model.IsKey(key):
			l.diags.Add(diag.BadID, at, "%q can't be cited: a citation key is Latin letters, digits and _ . : -, and begins with a letter or digit", key).
				Hint = "change the item's citation key in Zotero, for instance to smith2024, and export again"
		case records[key] != nil:
			d := l.exported[records[key].typed.(*model.Source)].Add(diag.DuplicateID, at, "two sources have the key %q", key)
			d.Hint = "take one of the items out; an item belongs in one export only"
			d.Related = []diag.Related{{Pos: records[key].Pos, Message: "the other one"}}
		default:
			records[key] = l.record(item, key)
			found = append(found, records[key])
		}
	}
	// An export without citation keys has an address in every item.
	if len(addresses) > 0 {
		d := l.diags.Add(diag.BadID, addresses[0].pos, "%q is Zotero's address of the item, not a citation key", addresses[0].scalar())
		d.Hint = keyHint
		switch n := len(addresses) - 1; n {
		case 0:
		case 1:
			d.Message += "; another item of the file has none either"
		default:
			d.Message += fmt.Sprintf("; %d more items of the file have none either", n)
		}
	}
	return found
}

const (
	exportAnew  = `export the items anew from Zotero, in the format "Better CSL JSON"`
	exportFewer = "put the sources that the site cites into a collection of their own in Zotero, and export that"
	keyHint     = `install the Better BibTeX plugin in Zotero and export as "Better CSL JSON", or write a line Citation Key: smith2024 into the item's Extra field`
)

// items returns the items of an export.
func (l *loader) items(name string, text []byte) []value {
	if n := countValues(text); n > maxValues {
		l.diags.Add(diag.TooLarge, diag.Pos{File: name}, "this export has some %d fields and values, and the most is %d", n, maxValues).Hint = exportFewer
		return nil
	}
	all, ok := readJSON(name, text, &l.diags)
	if !ok {
		return nil
	}
	list := all
	if all.token == json.Delim('{') {
		list = all.member("items")
	}
	switch {
	case list.token != json.Delim('['):
		l.diags.Add(diag.BadFrontMatter, all.pos, "a CSL-JSON export is a list of items").Hint = exportAnew
		return nil
	case len(list.items) > 0 && list.items[0].member("itemType").token != nil:
		l.diags.Add(diag.BadFrontMatter, list.items[0].pos, "these items are in Zotero's own form, not CSL-JSON").Hint = exportAnew
		return nil
	case len(list.items) > maxSources:
		l.diags.Add(diag.TooLarge, list.items[maxSources].pos, "this export has %d items, and the most is %d", len(list.items), maxSources).Hint = exportFewer
		return nil
	}
	return list.items
}

// extraKey is the line of Extra that older plugins write. In CSL-JSON Zotero turns
// "Citation Key" into "citation-key".
var extraKey = regexp.MustCompile(`(?mi)^[ \t]*citation[ -]key:[ \t]*(\S+)`)

// citationKey returns an item's key and where it stands: the field that Better
// BibTeX and Zotero write, or the line of Extra, which CSL calls note, or the id.
func citationKey(item value) (string, diag.Pos) {
	for _, name := range []string{"citation-key", "citekey"} {
		if v := item.member(name); v.scalar() != "" {
			return v.scalar(), v.pos
		}
	}
	note, id := item.member("note"), item.member("id")
	switch found := extraKey.FindStringSubmatch(note.scalar()); {
	case found != nil:
		return found[1], note.pos
	case id.scalar() != "":
		return id.scalar(), id.pos
	}
	return "", item.pos
}

// former are names that CSL-JSON gave fields before CSL 1.0.2.
var former = map[string]string{"event": "event-title", "shortTitle": "title-short"}

// record turns an item into a source. Its diagnostics wait in l.exported.
func (l *loader) record(item value, key string) *page {
	source := &model.Source{}
	p := &page{Page: &source.Page, typed: source, export: item.pos.File}
	p.Kind, p.ID, p.Pos = model.KindSource, key, item.pos
	p.Path = model.KindSource.Folder() + "/" + model.KeySlug(key) + ".html"

	var r recorder
	sc := l.schemas[sourceType]
	read := map[string]bool{}
	for _, m := range item.members {
		if read[m.name] {
			continue // member takes the first one too
		}
		read[m.name] = true
		name := cmp.Or(former[m.name], m.name)
		if name == "director" && item.member("author").token == nil {
			name = "author" // of a film or broadcast: so Zotero has it, and Better BibTeX moves it
		}
		f, known := sc.field(name)
		ofPages := len(f.index) > 1 && f.name != "title"
		if !known || ofPages || m.token == nil {
			continue
		}
		switch field := reflect.ValueOf(source).Elem().FieldByIndex(f.index).Addr().Interface().(type) {
		case *string:
			*field = r.text(f.name, m.value)
		case *model.SourceType:
			*field = r.sourceType(m.value)
		case *edtf.Date:
			*field = r.date(m.value)
		case *[]model.Agent:
			*field = r.agents(f.name, m.value)
			for i, agent := range *field {
				source.Mark(model.Item(f.name, i), agent.Pos)
			}
		default:
			continue
		}
		source.Mark(f.name, m.pos)
	}
	if source.Title == "" {
		r.diags.Add(diag.MissingField, source.At("title"), "%s has no title", key).Hint = "give the item a title in Zotero and export again"
	}
	if source.Type == "" {
		preset, _ := sc.field("type")
		source.Type = model.SourceType(preset.preset)
	}
	l.exported[source] = &r.diags
	return p
}

var sourceType = reflect.TypeFor[model.Source]()

// forNotes returns the schemas for a page beside a record: they leave out what
// the record says.
func (s schemas) forNotes() schemas {
	own := maps.Clone(s)
	source := &schema{}
	for _, f := range s[sourceType].fields {
		if slices.Contains(notes, f.name) {
			source.fields = append(source.fields, f)
		}
	}
	own[sourceType] = source
	return own
}

// noteHint says what to do about a field that a page beside the record p can't
// have.
func (p *page) noteHint(name string) string {
	near := diag.Nearest(name, notes)
	switch source := p.typed.(*model.Source); {
	case source.Has(name):
		return fmt.Sprintf("%s already says the %s; take it out", p.export, name)
	case near != "":
		return fmt.Sprintf("did you mean %s?", near)
	}
	return fmt.Sprintf("%s describes this source; beside it the fields are %s", p.export, strings.Join(notes, ", "))
}
