package importer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"explainer/internal/edtf"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// fields are what a column can say, with the headers that people give it.
var fields = []struct {
	name    string
	headers []string
}{
	{"id", []string{"id", "slug"}},
	{"date", []string{"date", "when", "start", "start date", "from", "day", "event date", "date start", "begin"}},
	{"end", []string{"end", "end date", "to", "until", "date end", "finish"}},
	{"title", []string{"title", "headline", "event", "name", "event title", "what"}},
	{"body", []string{"text", "description", "details", "body", "event description", "content"}},
	{"summary", []string{"summary", "short description", "abstract"}},
	{"note", []string{"note", "notes", "comment", "comments", "remark", "remarks"}},
	{"type", []string{"type", "kind", "category", "event type"}},
	{"actors", []string{"actors", "actor", "who", "participants", "parties", "people"}},
	{"places", []string{"places", "place", "where", "location", "locations", "site"}},
	{"issues", []string{"issues", "issue", "topic", "topics", "subject"}},
	{"sources", []string{"sources", "source", "source url", "url", "link", "links", "reference", "references", "citation", "source link"}},
	{"source title", []string{"source title", "source name"}},
	{"key", []string{"key", "important", "key event", "highlight"}},
}

// many are the fields that several columns may fill.
var many = []string{"actors", "places", "issues", "sources"}

// row is a row of a spreadsheet, and the line on which it begins.
type row struct {
	line  int
	cells []string
}

// csv reads a spreadsheet of events, a row for each, below a row of headers.
func (s *site) csv(name string, text []byte) (Report, error) {
	table, err := decode(name, text)
	if err != nil {
		return Report{}, err
	}
	rows, err := tableRows(name, table)
	if err != nil {
		return Report{}, err
	}
	var r Report
	columns, err := r.columns(name, rows[0].cells)
	if err != nil {
		return Report{}, err
	}
	// Both columns of dates are somebody's one habit.
	var dates []string
	for _, row := range rows[1:] {
		for i, cell := range row.cells {
			if i < len(columns) && (columns[i] == "date" || columns[i] == "end") {
				dates = append(dates, cell)
			}
		}
	}
	order := orderOf(dates)
	switch order {
	case dayFirst:
		r.say("dates such as 05/11/2024 are read with the day first, as others of the file can only be")
	case monthFirst:
		r.say("dates such as 05/11/2024 are read with the month first, as others of the file can only be")
	}
	own := map[string]*event{}
	for _, row := range rows[1:] {
		if e := s.event(&r, row, columns, order); e != nil {
			s.add(&r, own, e)
		}
	}
	return r, nil
}

// tableRows reads the rows that aren't empty; the first has the headers.
func tableRows(name, table string) ([]row, error) {
	separator, skipped := ',', 0
	if first, rest, _ := strings.Cut(table, "\n"); len(first) == len("sep=;") && strings.EqualFold(first[:4], "sep=") {
		separator, table, skipped = rune(first[4]), rest, 1 // Excel's
	} else {
		separator = mostly(first)
	}
	if !strings.ContainsRune(",;\t|", separator) {
		return nil, fmt.Errorf("%s:1: cells are parted by commas, semicolons or tabs, not %q", name, separator)
	}
	reader := csv.NewReader(strings.NewReader(table))
	reader.Comma = separator
	reader.FieldsPerRecord = -1
	var rows []row
	for {
		cells, err := reader.Read()
		var wrong *csv.ParseError
		switch {
		case err == io.EOF && len(rows) < 2:
			return nil, fmt.Errorf("%s has no row below its headers", name)
		case err == io.EOF:
			return rows, nil
		case errors.As(err, &wrong):
			return nil, fmt.Errorf("%s:%d: the quotation marks of this row don't match: a cell with one begins and ends with one, and has those inside twice", name, wrong.StartLine+skipped)
		case err != nil:
			return nil, err
		}
		if strings.TrimSpace(strings.Join(cells, "")) == "" {
			continue
		}
		if len(rows) > maxRows {
			return nil, fmt.Errorf("%s has more than %d rows; import it in parts", name, maxRows)
		}
		line, _ := reader.FieldPos(0)
		rows = append(rows, row{line + skipped, cells})
	}
}

// mostly returns the separator that a line has most of, outside quotation marks.
func mostly(line string) rune {
	best, most := ',', 0
	for _, separator := range ",;\t" {
		n, within := 0, false
		for _, r := range line {
			if r == '"' {
				within = !within
			} else if r == separator && !within {
				n++
			}
		}
		if n > most {
			best, most = separator, n
		}
	}
	return best
}

// columns finds what each column says, "" if it isn't understood.
func (r *Report) columns(name string, headers []string) ([]string, error) {
	columns := make([]string, len(headers))
	for i, header := range headers {
		header = words(strings.NewReplacer("_", " ", "-", " ", ":", " ", "*", " ").Replace(header))
		for _, f := range fields {
			if slices.Contains(f.headers, strings.ToLower(header)) {
				columns[i] = f.name
			}
		}
		switch found := columns[i]; {
		case found == "":
			r.say("column %d %q isn't understood and is left out", i+1, words(headers[i]))
		case slices.Contains(columns[:i], found) && !slices.Contains(many, found):
			r.say("column %d %q is left out: an earlier one has the %s", i+1, words(headers[i]), found)
			columns[i] = ""
		default:
			r.say("column %d %q → %s", i+1, words(headers[i]), found)
		}
	}
	for _, need := range []string{"date", "title"} {
		if !slices.Contains(columns, need) {
			return nil, fmt.Errorf("%s has no column %q; its first row must name the columns, at least date and title", name, need)
		}
	}
	return columns, nil
}

// event reads a row, or reports why it is left out.
func (s *site) event(r *Report, row row, columns []string, order order) *event {
	e := &event{where: fmt.Sprintf("line %d", row.line)}
	out := func(format string, args ...any) *event {
		r.leaveOut("%s: left out: %s", e.where, fmt.Sprintf(format, args...))
		return nil
	}
	cells := map[string]string{}
	for i, cell := range row.cells {
		switch cell = strings.TrimSpace(cell); {
		case cell == "":
		case i >= len(columns):
			return out("it has %d cells, and the headers are %d; is a cell with a separator lacking its quotation marks?", len(row.cells), len(columns))
		case columns[i] != "":
			cells[columns[i]] = strings.TrimPrefix(cells[columns[i]]+"\n"+cell, "\n")
		}
	}
	e.title, e.summary, e.note = words(cells["title"]), words(cells["summary"]), words(cells["note"])
	switch {
	case e.title == "":
		return out("it has no title")
	case cells["date"] == "":
		return out("%q has no date", e.title)
	case cells["id"] != "" && !model.IsID(cells["id"]):
		return out("%q can't be an id: it is small Latin letters, digits and single hyphens", words(cells["id"]))
	}
	e.id = cells["id"]
	if reserved(e.id) {
		return out("%q is the name of a page that every site has", e.id)
	}
	var to edtf.Date
	var err error
	if e.date, err = order.date(cells["date"]); err == nil && cells["end"] != "" {
		to, err = order.date(cells["end"])
	}
	if err == nil {
		e.date, err = span(e.date, to)
	}
	if err != nil {
		return out("%s", words(err.Error()))
	}
	for _, c := range []struct {
		kind  model.Kind
		field string
		ids   *[]string
	}{{model.KindActor, "actors", &e.actors}, {model.KindPlace, "places", &e.places}, {model.KindIssue, "issues", &e.issues}} {
		var unknown []string
		*c.ids, unknown = s.split(c.kind, cells[c.field])
		for _, name := range unknown {
			r.say("%s: no page or more than one is named %q; it stands in the note", e.where, name)
		}
		e.unknown(c.field, unknown)
	}
	s.readType(r, e, cells["type"])
	s.readSources(r, e, cells["sources"], words(cells["source title"]))
	switch strings.ToLower(cells["key"]) {
	case "yes", "y", "true", "1", "x", "✓", "key":
		e.key = true
	case "", "no", "n", "false", "0", "-":
	default:
		r.say("%s: %q says neither yes nor no; the event isn't marked as key", e.where, words(cells["key"]))
	}
	e.body = markdown(cells["body"])
	return e
}

// readType reads the type of an event.
func (s *site) readType(r *Report, e *event, cell string) {
	if cell == "" {
		return
	}
	kind := strings.ReplaceAll(prose.Key(cell), " ", "-")
	if slices.Contains(model.EventType("").Values(), kind) {
		e.kind = kind
		return
	}
	r.say("%s: there is no type %q; it stands in the note", e.where, words(cell))
	e.unknown("type", []string{words(cell)})
}

// readSources reads addresses, and keys and titles of sources that exist.
func (s *site) readSources(r *Report, e *event, cell, title string) {
	var unknown []string
	for _, line := range strings.Split(cell, "\n") {
		line = words(line)
		var found []source
		for _, name := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ';' }) {
			name = strings.TrimRight(name, ",")
			if !isAddress(name) {
				found = nil
				break
			}
			found = append(found, source{title: title, url: name})
		}
		switch keys := s.sources[prose.Key(line)]; {
		case line == "":
		case found != nil:
			e.sources = append(e.sources, found...)
		case len(keys) == 1:
			e.sources = append(e.sources, source{key: keys[0]})
		default:
			unknown = append(unknown, line)
			r.say("%s: no source or more than one is named %q; it stands in the note", e.where, line)
		}
	}
	if len(e.sources) == 0 && title != "" {
		unknown = append(unknown, title)
	}
	e.unknown("source", unknown)
}
