package load

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// A CSL-JSON export is a list of items, one a source, as the data model of
// citeproc describes it (https://citeproc-js.readthedocs.io, "CSL-JSON") and as
// Zotero and Better BibTeX write it. What we don't know in it is passed over:
// nobody types an export by hand. For the same reason a mistake in an item is
// reported only if its source is cited.

// maxExport is the most bytes of an export: some ten thousand items.
const maxExport = 8 * maxFile

// notes are the fields of a page beside a record of an export; the record says
// the others.
var notes = []string{"secondary", "interest", "archived"}

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
		case !isKey(key):
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
		if n := len(addresses) - 1; n > 0 {
			d.Message += fmt.Sprintf("; %d more items of the file have none either", n)
		}
	}
	return found
}

const (
	exportAnew = `export the items anew from Zotero, in the format "Better CSL JSON"`
	keyHint    = `install the Better BibTeX plugin in Zotero and export as "Better CSL JSON", or write a line Citation Key: smith2024 into the item's Extra field`
)

// items returns the items of an export.
func (l *loader) items(name string, text []byte) []value {
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
	}
	return list.items
}

var extraKey = regexp.MustCompile(`(?mi)^[ \t]*citation key:[ \t]*(\S+)`)

// citationKey returns an item's key and where it stands: the field that Better
// BibTeX and Zotero write, or the line of Extra, which CSL calls note, that
// older ones do, or the id.
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
	p.Path = model.KindSource.Folder() + "/" + keySlug(key) + ".html"

	var r recorder
	sc := l.schemas[sourceType]
	for _, m := range item.members {
		f, known := sc.field(cmp.Or(former[m.name], m.name))
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

// recorder reads the values of one item and collects its mistakes.
type recorder struct{ diags diag.List }

// text returns a text without its markup; several are joined by commas.
func (r *recorder) text(name string, v value) string {
	texts := []string{v.scalar()}
	if v.token == json.Delim('[') {
		texts = nil
		for _, item := range v.items {
			texts = append(texts, item.scalar())
		}
	}
	if v.token == json.Delim('{') || len(v.items) > 0 && slices.Contains(texts, "") {
		r.diags.Add(diag.WrongType, v.pos, "%s takes text", name).Hint = exportAnew
		return ""
	}
	text := strings.Join(texts, ", ")
	if name == "URL" || name == "DOI" {
		return text
	}
	return plain(text)
}

func (r *recorder) sourceType(v value) model.SourceType {
	text := v.scalar()
	if text != "" && !slices.Contains(model.SourceType("").Values(), text) {
		d := r.diags.Add(diag.UnknownValue, v.pos, "%q is no item type of CSL 1.0.2", text)
		d.Hint = exportAnew
		if near := diag.Nearest(text, model.SourceType("").Values()); near != "" {
			d.Hint = fmt.Sprintf("did you mean %s?", near)
		}
		return ""
	}
	return model.SourceType(text)
}

// agents returns names; a name that says nothing is left out.
func (r *recorder) agents(name string, v value) []model.Agent {
	items := v.items
	if v.token != json.Delim('[') {
		items = []value{v}
	}
	var agents []model.Agent
	for _, item := range items {
		agent := model.Agent{Node: model.Node{Pos: item.pos}}
		if item.token == json.Delim('[') {
			r.diags.Add(diag.WrongType, item.pos, "%s takes names", name).Hint = exportAnew
			continue
		}
		agent.Literal = plain(item.scalar())
		for _, m := range item.members {
			part := map[string]*string{
				"literal":               &agent.Literal,
				"family":                &agent.Family,
				"given":                 &agent.Given,
				"suffix":                &agent.Suffix,
				"dropping-particle":     &agent.DroppingParticle,
				"non-dropping-particle": &agent.NonDroppingParticle,
			}[m.name]
			if part != nil {
				*part = plain(m.scalar())
				agent.Mark(m.name, m.pos)
			}
		}
		if agent.Name() != "" {
			agents = append(agents, agent)
		}
	}
	return agents
}

// date reads a CSL date: parts, or text that may be EDTF or another clear way
// of writing a date.
func (r *recorder) date(v value) edtf.Date {
	parts := v.member("date-parts")
	text, at := dateParts(parts), parts.pos
	for _, alternative := range []value{v.member("raw"), v.member("literal"), v} {
		if text == "" {
			text, at = alternative.scalar(), alternative.pos
		}
	}
	if season := v.member("season"); season.scalar() != "" && !strings.Contains(text, "-") {
		text = inSeason(text, season.scalar())
	}
	if text == "" || slices.Contains([]string{"n.d.", "no date", "undated"}, strings.ToLower(text)) {
		return edtf.Date{}
	}
	date, err := readDate(text)
	if circa := v.member("circa").scalar(); err == nil && !slices.Contains([]string{"", "0", "false"}, circa) {
		date, err = edtf.Parse(approximate(date.String()))
	}
	var bad *edtf.Error
	if errors.As(err, &bad) {
		r.diags.Add(diag.BadDate, at, "%s", bad.Message).
			Hint = fmt.Sprintf("change the date in Zotero, for instance to %s, and export again", cmp.Or(bad.Hint, "2024-11-05, 2024-11 or 2024"))
	}
	return date
}

// dateParts turns [[year, month, day]], or two of them for an interval, into
// EDTF: month and day may be missing, numbers may be texts, the months 13 to 16
// and 21 to 24 are seasons, and [0] is an open end.
func dateParts(v value) string {
	var ends []string
	all := v.items
	if len(all) > 0 && all[0].scalar() != "" {
		all = []value{v} // one date without the outer brackets
	}
	for _, end := range all {
		var parts []string
		for i, part := range end.items {
			text := part.scalar()
			n, err := strconv.Atoi(text)
			switch {
			case err != nil && text != "":
				// Left as it is for edtf to complain of.
			case n == 0:
				text = ""
			case i == 0 && n < 0:
				// -334 is 334 BC, which EDTF counts as -0333.
				text = strings.Replace(fmt.Sprintf("-%04d", -n-1), "-0000", "0000", 1)
			case i == 0:
				text = fmt.Sprintf("%04d", n)
			case i == 1 && 13 <= n && n <= 16:
				text = strconv.Itoa(n + 8)
			default:
				text = fmt.Sprintf("%02d", n)
			}
			if text == "" {
				break
			}
			parts = append(parts, text)
		}
		ends = append(ends, cmp.Or(strings.Join(parts, "-"), ".."))
	}
	ends = slices.Compact(ends)
	if len(ends) == 1 && ends[0] == ".." {
		return ""
	}
	return strings.Join(ends, "/")
}

// inSeason adds a season to a year: 1 to 4, or a word. Zotero calls everything
// in a date that it can't read a season.
func inSeason(year, season string) string {
	if n, err := strconv.Atoi(season); err == nil && 1 <= n && n <= 4 {
		return fmt.Sprintf("%s-%d", year, n+20)
	}
	return season + " " + year
}

var (
	timeOfDay = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*$`)
	yearFirst = regexp.MustCompile(`^-?\d{4}(?:-\d\d)*[~?%]?(?:$|/-?\d{4})`)
	digits    = regexp.MustCompile(`\d+`)
)

// readDate reads EDTF, and text of which edtf knows what it says. Its hint is
// taken if it holds the same numbers and the text wasn't nearly EDTF already:
// other hints are guesses, as 2024-02 for 2024-02-30.
func readDate(text string) (edtf.Date, error) {
	text = timeOfDay.ReplaceAllString(text, "$1")
	date, err := edtf.Parse(text)
	var bad *edtf.Error
	if !errors.As(err, &bad) || bad.Hint == "" || yearFirst.MatchString(text) {
		return date, err
	}
	said := map[int]bool{}
	for _, n := range digits.FindAllString(bad.Hint, -1) {
		number, _ := strconv.Atoi(n)
		said[number] = true
	}
	for _, n := range digits.FindAllString(text, -1) {
		if number, tooLong := strconv.Atoi(n); tooLong != nil || !said[number] {
			return date, err
		}
	}
	return edtf.Parse(bad.Hint)
}

// approximate marks a date, or both ends of an interval, with ~.
func approximate(date string) string {
	ends := strings.Split(date, "/")
	for i, end := range ends {
		switch {
		case end == "..":
		case strings.HasSuffix(end, "?"):
			ends[i] = strings.TrimSuffix(end, "?") + "%"
		case !strings.ContainsAny(end, "~%"):
			ends[i] += "~"
		}
	}
	return strings.Join(ends, "/")
}

// The markup of titles (https://www.zotero.org/support/kb/rich_text_bibliography)
// and of abstracts that come from Crossref. Anything else in angle brackets is text.
var (
	inlineTags = regexp.MustCompile(`(?i)</?(?:i|b|u|em|strong|sub|sup|sc|small|span|jats:(?:italic|bold|sub|sup|sc))(?:\s[^<>]*)?/?>`)
	blockTags  = regexp.MustCompile(`(?i)</?(?:p|br|div|jats:[a-z-]+)(?:\s[^<>]*)?/?>`)
)

// plain returns a text without markup, entities and superfluous white space.
func plain(text string) string {
	text = blockTags.ReplaceAllString(inlineTags.ReplaceAllString(text, ""), " ")
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, html.UnescapeString(text))
	return strings.Join(strings.Fields(text), " ")
}

// value is a JSON value that knows where it was typed. The zero value stands
// for one that isn't there.
type value struct {
	token   json.Token // '[' or '{' of a list or an object; nil for null
	pos     diag.Pos
	items   []value  // of a list
	members []member // of an object
}

type member struct {
	name string
	value
}

// member returns the object's member of that name.
func (v value) member(name string) value {
	for _, m := range v.members {
		if m.name == name {
			return m.value
		}
	}
	return value{}
}

// scalar returns a text, number or boolean as text, and anything else as "".
func (v value) scalar() string {
	switch token := v.token.(type) {
	case nil, json.Delim:
		return ""
	default:
		return strings.TrimSpace(fmt.Sprint(token))
	}
}

// readJSON reads a whole file.
func readJSON(name string, text []byte, diags *diag.List) (value, bool) {
	bare := trimBOM(text)
	r := jsonReader{file: name, text: text, bom: len(text) - len(bare), decoder: json.NewDecoder(bytes.NewReader(bare))}
	r.decoder.UseNumber()
	for i, c := range text {
		if c == '\n' {
			r.ends = append(r.ends, i)
		}
	}
	r.ends = append(r.ends, len(text))

	// The decoder's own errors have no reliable offset.
	var syntax *json.SyntaxError
	if err := json.Unmarshal(bare, &json.RawMessage{}); errors.As(err, &syntax) {
		at := max(int(syntax.Offset)-1, 0)
		if len(bytes.TrimSpace(bare)) == 0 {
			diags.Add(diag.BadFrontMatter, diag.Pos{File: name}, "the CSL-JSON export is empty").Hint = exportAnew
			return value{}, false
		}
		diags.Add(diag.BadFrontMatter, r.pos(at, at+1), "this is no CSL-JSON export, or a broken one: %s", syntax).Hint = exportAnew
		return value{}, false
	}
	return r.value(), true
}

// jsonReader reads a file that is known to be JSON.
type jsonReader struct {
	file    string
	text    []byte
	bom     int   // length of the byte order mark, which the decoder doesn't get
	ends    []int // offsets of the ends of the lines
	decoder *json.Decoder
}

func (r *jsonReader) next() json.Token {
	token, err := r.decoder.Token()
	if err != nil {
		panic("explainer: JSON that was read once can't be read again: " + err.Error())
	}
	return token
}

// value calls itself for each level, of which encoding/json allows 10,000.
func (r *jsonReader) value() value {
	start := int(r.decoder.InputOffset())
	for strings.IndexByte(" \t\r\n,:", r.text[r.bom+start]) >= 0 {
		start++
	}
	v := value{token: r.next()}
	switch v.token {
	case json.Delim('['):
		for r.decoder.More() {
			v.items = append(v.items, r.value())
		}
		r.next()
	case json.Delim('{'):
		for r.decoder.More() {
			name := r.next().(string)
			v.members = append(v.members, member{name, r.value()})
		}
		r.next()
	}
	v.pos = r.pos(start, int(r.decoder.InputOffset()))
	return v
}

// pos returns the place of a stretch, as far as it stands on one line. The
// offsets don't count the byte order mark.
func (r *jsonReader) pos(start, end int) diag.Pos {
	start, end = r.bom+start, r.bom+end
	line, _ := slices.BinarySearch(r.ends, start)
	from := 0
	if line > 0 {
		from = r.ends[line-1] + 1
	}
	end = min(end, r.ends[line])
	if end > start && r.text[end-1] == '\r' {
		end--
	}
	return diag.Pos{File: r.file, Line: line + 1, Column: start - from + 1, Length: end - start}
}

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

// place returns what a diagnostic about a page's id points at: its item in an
// export, or its file.
func (p *page) place() diag.Pos {
	if p.doc == nil {
		return p.Pos
	}
	return diag.Pos{File: p.File()}
}
