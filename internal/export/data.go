package export

import (
	"bytes"
	"encoding/json"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// dataVersion changes when a field of the data is renamed, removed or gets
// another meaning; new fields leave it as it is.
const dataVersion = 1

// siteData encodes what the site says, item by item: a large site hasn't room for
// all of them at once.
func siteData(s *model.Site) []byte {
	w := dataWriter{}
	w.value("schema_version", dataVersion)
	w.value("site", settingsData(&s.Settings))
	pages := s.Loose
	if s.Home != nil {
		pages = append([]*model.Page{s.Home}, pages...)
	}
	list(&w, "pages", pages, pageData)
	list(&w, "actors", s.Actors, actorData)
	list(&w, "issues", s.Issues, issueData)
	list(&w, "events", s.Events, eventData)
	list(&w, "agreements", s.Agreements, agreementData)
	list(&w, "places", s.Places, placeData)
	list(&w, "terms", s.Terms, termData)
	list(&w, "sources", s.Sources, sourceData)
	list(&w, "statements", s.Statements, statementData)
	w.out.WriteString("\n}\n")
	return w.out.Bytes()
}

// dataWriter writes the members of the one object in the file.
type dataWriter struct{ out bytes.Buffer }

// name begins a member.
func (w *dataWriter) name(name string) {
	if w.out.Len() == 0 {
		w.out.WriteString("{\n ")
	} else {
		w.out.WriteString(",\n ")
	}
	w.out.WriteString(`"` + name + `": `)
}

func (w *dataWriter) value(name string, v any) {
	w.name(name)
	w.encode(v, " ")
}

// encode writes a value whose further lines begin with the indentation.
func (w *dataWriter) encode(v any, indentation string) {
	e := json.NewEncoder(&w.out)
	e.SetEscapeHTML(false)
	e.SetIndent(indentation, " ")
	if err := e.Encode(v); err != nil {
		panic("explainer: " + err.Error())
	}
	w.out.Truncate(w.out.Len() - len("\n"))
}

// list writes a member that is a list, converting each item.
func list[From, To any](w *dataWriter, name string, items []*From, convert func(*From) To) {
	w.name(name)
	w.out.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			w.out.WriteByte(',')
		}
		w.out.WriteString("\n  ")
		w.encode(convert(item), "  ")
	}
	if len(items) > 0 {
		w.out.WriteString("\n ")
	}
	w.out.WriteByte(']')
}

// each converts a list; a list of nothing is [] in JSON, not null.
func each[From, To any](list []From, convert func(*From) To) []To {
	all := make([]To, len(list))
	for i := range list {
		all[i] = convert(&list[i])
	}
	return all
}

// ids returns the ids of references.
func ids[T any](refs []model.Ref[T]) []string {
	return each(refs, func(r *model.Ref[T]) string { return r.ID })
}

// date is a date as typed, with the days between which it lies.
type date struct {
	EDTF     string  `json:"edtf"`
	Earliest *string `json:"earliest"` // YYYY-MM-DD; null: open
	Latest   *string `json:"latest"`
}

func dateData(d edtf.Date) *date {
	if d.IsZero() {
		return nil
	}
	earliest, latest := d.Bounds()
	return &date{d.String(), dayData(earliest), dayData(latest)}
}

func dayData(d edtf.Day) *string {
	if d.IsInfinite() {
		return nil
	}
	s := d.String()
	return &s
}

// span is how long something was so.
type span struct {
	From  *date `json:"from,omitempty"`
	To    *date `json:"to,omitempty"`
	Ended bool  `json:"ended"` // also if nobody says when
}

func spanData(s model.Span) span { return span{dateData(s.From), dateData(s.To.Date), s.Ended()} }

// record is what anything may rest on.
type record struct {
	Sources []string `json:"sources,omitempty"`
	Note    string   `json:"note,omitempty"`
}

func recordData(r *model.Record) record { return record{ids(r.Sources), r.Note} }

// page is what every page has.
type page struct {
	ID       string   `json:"id"`
	Path     string   `json:"path"` // from the site's root
	Title    string   `json:"title"`
	Summary  string   `json:"summary,omitempty"`
	AsOf     *date    `json:"as_of,omitempty"` // absent: the site's
	ReviewBy *date    `json:"review_by,omitempty"`
	Aliases  []string `json:"aliases,omitempty"`
	Updates  []update `json:"updates,omitempty"`
	record
}

type update struct {
	Date *date            `json:"date"`
	Kind model.UpdateKind `json:"kind"`
	Text string           `json:"text"`
	record
}

func pageData(p *model.Page) page {
	return page{p.ID, p.Path, p.Title, p.Summary, dateData(p.AsOf), dateData(p.ReviewBy), p.Aliases,
		each(p.Updates, func(u *model.Update) update {
			return update{dateData(u.Date), u.Kind, u.Text, recordData(&u.Record)}
		}),
		recordData(&p.Record)}
}

type settings struct {
	Title       string   `json:"title"`
	Language    string   `json:"language"`
	AsOf        *date    `json:"as_of"`
	Tagline     string   `json:"tagline,omitempty"`
	Description string   `json:"description,omitempty"`
	BaseURL     string   `json:"base_url,omitempty"`
	Status      *status  `json:"status,omitempty"`
	Phases      []phase  `json:"phases"`
	Publisher   string   `json:"publisher,omitempty"`
	License     string   `json:"license,omitempty"`
	Repository  string   `json:"repository,omitempty"`
	NamesPolicy string   `json:"names_policy,omitempty"`
	ScopeNote   string   `json:"scope_note,omitempty"`
	LoadedTerms []loaded `json:"loaded_terms,omitempty"`
	Frozen      *frozen  `json:"frozen,omitempty"`
}

type status struct {
	Value     model.ConflictStatus `json:"value"`
	Rationale string               `json:"rationale"`
	AsOf      *date                `json:"as_of"`
	record
}

type phase struct {
	Title   string `json:"title"`
	Summary string `json:"summary,omitempty"`
	span
	record
}

type frozen struct {
	Since  *date  `json:"since"`
	Reason string `json:"reason"`
	record
}

func settingsData(s *model.Settings) settings {
	d := settings{
		Title: s.Title, Language: s.Language, AsOf: dateData(s.AsOf), Tagline: s.Tagline, Description: s.Description,
		BaseURL: s.BaseURL, Publisher: s.Publisher, License: s.License, Repository: s.Repository,
		NamesPolicy: s.NamesPolicy, ScopeNote: s.ScopeNote,
		LoadedTerms: each(s.LoadedTerms, loadedData),
		Phases: each(s.Phases, func(p *model.Phase) phase {
			return phase{p.Title, p.Summary, spanData(p.Span()), recordData(&p.Record)}
		}),
	}
	if s.Status != nil {
		d.Status = &status{s.Status.Value, s.Status.Rationale, dateData(s.Status.AsOf), recordData(&s.Status.Record)}
	}
	if s.Frozen != nil {
		d.Frozen = &frozen{dateData(s.Frozen.Since), s.Frozen.Reason, recordData(&s.Frozen.Record)}
	}
	return d
}
