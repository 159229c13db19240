package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/fact"
	"explainer/internal/model"
)

// pageFacts is what a page states: its texts, and its fields of which readers
// can tell whether they are the same.
type pageFacts struct {
	page    *model.Page
	id      string            // that it has now
	renamed map[string]string // the ids that pages have now, by those they had
	names   []string          // of what the page is about
	offices []string          // the bodies of which the person of the page holds an office
	texts   []fact.Text
	records []factRecord
}

// factRecord is a record or statement of a page. One of the same list and key
// may be what became of it, if it is worded like it.
type factRecord struct {
	list, key string
	words     string // that tell it from others of its key; may be empty
	keyField  string // that holds the key; empty: a record of another key is another record
	keyPos    diag.Pos
	facts     []factField
	quote     *model.Text // of a statement
	speaker   string      // of a statement, as readers see it: its key if it is no link
	node      *model.Node // nil of a statement
}

// factField is the value of a field.
type factField struct {
	field string
	text  string
	date  edtf.Date // if it is one
	pos   diag.Pos
}

// pageChange is a fact that changed. Field is its name; empty in a text.
type pageChange struct {
	fact.Change
	field string
}

// factsOf returns what the pages of a site state, but for its sources, with the
// ids that they have now. What the settings state belongs to the first page.
func factsOf(site *model.Site, renamed map[string]string) []pageFacts {
	var all []pageFacts
	for _, p := range site.Pages() {
		if p.Kind != model.KindSource {
			t := pageFacts{page: p, renamed: renamed, names: append([]string{p.Title}, p.Aliases...)}
			t.id = t.now(p.ID)
			all = append(all, t)
		}
	}
	byPage := map[*model.Page]*pageFacts{}
	for i := range all {
		byPage[all[i].page] = &all[i]
	}
	home := byPage[site.Home]
	home.id = "index" // also if it was made up
	for i := range site.Settings.Phases {
		p := &site.Settings.Phases[i]
		home.record("phases", "", p.Title, "", &p.Record, spanFields(p.Span())...)
	}
	for _, a := range site.Actors {
		byPage[&a.Page].actor(a)
	}
	for _, issue := range site.Issues {
		byPage[&issue.Page].issue(issue)
	}
	for _, e := range site.Events {
		byPage[&e.Page].event(e)
	}
	for _, a := range site.Agreements {
		byPage[&a.Page].agreement(a)
	}
	for _, p := range site.Places {
		byPage[&p.Page].called(p.Names)
	}
	for i := range all {
		all[i].read()
	}
	for i := range site.Settings.Fields {
		home.text(&site.Settings.Fields[i])
	}
	return all
}

// now returns the id that a page has now. One that is gone keeps its own.
func (t *pageFacts) now(id string) string { return cmp.Or(t.renamed[id], id) }

func (t *pageFacts) record(list, key, words, keyField string, r *model.Record, facts ...factField) {
	for i := range facts {
		facts[i].pos = r.At(facts[i].field)
	}
	t.records = append(t.records, factRecord{list: list, key: key, words: words, keyField: keyField, keyPos: r.At(keyField), facts: facts, node: &r.Node})
}

func dateField(field string, d edtf.Date) factField {
	return factField{field: field, text: d.Words(), date: d}
}

func spanFields(s model.Span) []factField {
	return []factField{dateField("from", s.From), dateField("to", s.To.Date)}
}

func numberField(field string, value *float64) factField {
	if value == nil {
		return factField{field: field}
	}
	return factField{field: field, text: strconv.FormatFloat(*value, 'f', -1, 64)}
}

func (t *pageFacts) called(names []model.Name) {
	for i := range names {
		n := &names[i]
		t.names = append(t.names, n.Text)
		t.record("names", n.Text, "", "", &n.Record, spanFields(n.Span)...)
	}
}

func (t *pageFacts) actor(a *model.Actor) {
	t.record("", "", "", "", &a.Record, spanFields(a.Existence)...)
	t.called(a.Names)
	if words := strings.Fields(a.Title); a.ActorKind == "person" && len(words) > 1 {
		t.names = append(t.names, words[len(words)-1])
	}
	for i := range a.Roles {
		r := &a.Roles[i]
		t.record("roles", string(r.As), "", "", &r.Record, spanFields(r.Span)...)
	}
	for i := range a.Offices {
		o := &a.Offices[i]
		t.offices = append(t.offices, o.Of.ID)
		t.record("offices", t.now(o.Of.ID), o.Title, "of", &o.Record, spanFields(o.Span)...)
	}
	for i := range a.MemberOf {
		m := &a.MemberOf[i]
		t.record("member_of", t.now(m.Actor.ID), "", "", &m.Record, spanFields(m.Span)...)
	}
	for i := range a.Relations {
		r := &a.Relations[i]
		t.record("relations", t.now(r.With.ID)+" "+string(r.Type), "", "", &r.Record, spanFields(r.Span)...)
	}
}

func (t *pageFacts) issue(issue *model.Issue) {
	for i := range issue.Positions {
		p := &issue.Positions[i]
		t.record("positions", t.now(p.Actor.ID), p.Says, "actor", &p.Record, dateField("date", p.Date), dateField("to", p.To))
	}
	t.figures(issue.Figures)
}

func (t *pageFacts) figures(figures []model.Figure) {
	for i := range figures {
		f := &figures[i]
		for k := range f.Counts {
			c := &f.Counts[k]
			t.record("counts", c.By, f.What, "by", &c.Record, factField{field: "value", text: c.Value}, numberField("low", c.Low), numberField("high", c.High))
		}
	}
}

func (t *pageFacts) event(e *model.Event) {
	t.record("", "", "", "", &e.Record, dateField("date", e.Date))
	for i := range e.Actors {
		p := &e.Actors[i]
		t.record("actors", "", "", "", &p.Record, factField{field: "actor", text: t.now(p.Actor.ID)})
	}
	for i := range e.Accounts {
		a := &e.Accounts[i]
		t.record("accounts", t.now(a.By.ID), a.Text, "by", &a.Record)
	}
	t.figures(e.Figures)
}

func (t *pageFacts) agreement(a *model.Agreement) {
	t.record("", "", "", "", &a.Record, dateField("date", a.Date))
	for i := range a.History {
		s := &a.History[i]
		t.record("history", string(s.Status), "", "", &s.Record, dateField("date", s.Date))
	}
	for i := range a.Signatories {
		s := &a.Signatories[i]
		t.record("signatories", t.now(s.Actor.ID), "", "", &s.Record, factField{field: "by", text: t.now(s.By.ID)})
	}
}

// read takes in the texts and statements of the page.
func (t *pageFacts) read() {
	for _, s := range t.page.Body.Statements {
		key := s.Name
		if s.Speaker != nil {
			key = t.now(s.Speaker.Target)
		}
		date := dateField("date", s.Date)
		date.pos = s.DatePos
		t.records = append(t.records, factRecord{
			list: "statements", key: key, words: s.Quote.Words, keyField: "speaker", keyPos: s.NamePos,
			facts: []factField{date}, quote: &s.Quote, speaker: s.SpeakerName(),
		})
	}
	for i := range t.page.Fields {
		t.text(&t.page.Fields[i])
	}
	for i := range t.page.Body.Prose {
		t.text(&t.page.Body.Prose[i])
	}
}

// text takes in a text, which is compared with those of the same field: of the
// same record, if it stands in one. What is said of changes and waivers isn't
// about the conflict.
func (t *pageFacts) text(p *model.Prose) {
	for i := range t.page.Updates {
		if p.Record == &t.page.Updates[i].Record {
			return
		}
	}
	for i := range t.page.Allow {
		if p.Record == &t.page.Allow[i].Record {
			return
		}
	}
	t.texts = append(t.texts, fact.Text{Prose: p, Place: p.Field + t.within(p)})
}

// within names the record in which a field stands: the last that begins before
// it. Records were put into another order since they were read.
func (t *pageFacts) within(p *model.Prose) string {
	if p.Field == "" {
		return ""
	}
	at := p.Pos(0, len(p.Words))
	var last diag.Pos
	name := ""
	for i := range t.records {
		e := &t.records[i]
		if e.node == nil || e.list == "" || !e.node.Has(p.Field) {
			continue
		}
		if begin := e.node.Pos; begin.Compare(at) <= 0 && begin.Compare(last) > 0 {
			last, name = begin, " "+e.list+" "+e.key
		}
	}
	return name
}

// changes compares a page with what it was.
func (t *pageFacts) changes(was *pageFacts, names *fact.Names) []pageChange {
	var all []pageChange
	for _, p := range pairRecords(was.records, t.records, names) {
		all = append(all, p.changes(names)...)
	}
	for _, c := range fact.Changes(was.texts, t.texts, names) {
		all = append(all, pageChange{c, ""})
	}
	slices.SortStableFunc(all, func(a, b pageChange) int { return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.field, b.field)) })
	return all
}

// recordVersions is a record as it was and as it is.
type recordVersions struct{ was, is factRecord }

// pairRecords finds what became of each record. Those that are the same are left
// out.
func pairRecords(was, is []factRecord, names *fact.Names) []recordVersions {
	was, is = slices.Clone(was), slices.Clone(is)
	var all []recordVersions
	pair := func(alike func(a, b *factRecord) bool) {
		for i := 0; i < len(was); i++ {
			k := slices.IndexFunc(is, func(b factRecord) bool { return was[i].list == b.list && alike(&was[i], &b) })
			if k < 0 {
				continue
			}
			all = append(all, recordVersions{was[i], is[k]})
			was, is = slices.Delete(was, i, i+1), slices.Delete(is, k, k+1)
			i--
		}
	}
	wordings := map[string]fact.Wording{}
	alike := func(a, b string) bool {
		for _, text := range []string{a, b} {
			if _, read := wordings[text]; !read {
				wordings[text] = names.Wording(text)
			}
		}
		return wordings[a].IsLike(wordings[b])
	}
	pair(func(a, b *factRecord) bool {
		return a.key == b.key && a.words == b.words && sameFacts(a.facts, b.facts)
	})
	pair(func(a, b *factRecord) bool { return a.key == b.key && a.words == b.words })
	pair(func(a, b *factRecord) bool { return a.key == b.key && alike(a.words, b.words) })
	pair(func(a, b *factRecord) bool {
		return a.keyField != "" && a.words != "" && sameFacts(a.facts, b.facts) && alike(a.words, b.words)
	})
	return all
}

func sameFacts(a, b []factField) bool {
	return slices.EqualFunc(a, b, func(x, y factField) bool { return x.text == y.text && x.date == y.date })
}

// changes compares two versions of a record.
func (v recordVersions) changes(names *fact.Names) []pageChange {
	var all []pageChange
	add := func(field string, pos diag.Pos, was, is string) {
		all = append(all, pageChange{fact.Change{Pos: pos, Was: was, Is: is}, field})
	}
	switch was, is := v.was.key, v.is.key; {
	case was == is:
	case (was == v.was.speaker || is == v.is.speaker) && names.Same(v.was.speaker, v.is.speaker): // [[ana-berg]] for Ana Berg
	case v.is.list == "counts" && !names.Differ(was, is):
	default:
		add(v.is.keyField, v.is.keyPos, was, is)
	}
	for i, a := range v.was.facts {
		b := v.is.facts[i]
		switch {
		case a.text == "" || b.text == "" || a.text == b.text:
		case a.date != edtf.Date{} && isWithin(b.date, a.date):
		case a.field == "value" && !names.Lost(a.text, b.text):
		default:
			add(a.field, b.pos, a.text, b.text)
		}
	}
	if v.is.quote != nil {
		for _, c := range fact.Quotation(v.was.quote, v.is.quote, names) {
			all = append(all, pageChange{c, "the quotation"})
		}
	}
	return all
}

// isWithin reports whether a date is only more exact than another, and as sure.
func isWithin(d, other edtf.Date) bool {
	if d.Uncertain() && !other.Uncertain() || d.Approximate() && !other.Approximate() {
		return false
	}
	from, to := d.Bounds()
	first, last := other.Bounds()
	return first <= from && to <= last
}
