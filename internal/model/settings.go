package model

import (
	"net/url"
	"strings"

	"explainer/internal/edtf"
	"explainer/internal/prose"
)

// Settings is site.yaml.
type Settings struct {
	Node        `yaml:"-"`
	Title       string    `yaml:"title,required" voice:"site"`
	Language    string    `yaml:"language,required"` // BCP 47
	AsOf        edtf.Date `yaml:"as_of,required"`
	Tagline     string    `yaml:"tagline" voice:"site"`
	Description string    `yaml:"description" voice:"site"`
	BaseURL     string    `yaml:"base_url"` // absolute, without a final slash
	Status      *Status   `yaml:"status"`
	Phases      []Phase   `yaml:"phases"`
	Publisher   string    `yaml:"publisher"`
	License     string    `yaml:"license"` // of the texts
	Repository  string    `yaml:"repository"`
	NamesPolicy string    `yaml:"names_policy" voice:"words"`
	ScopeNote   string    `yaml:"scope_note" voice:"site"` // why the timeline begins where it does
	LoadedTerms []Loaded  `yaml:"loaded_terms"`            // if typed, instead of the built-in list of words that take a side
	Frozen      *Frozen   `yaml:"frozen"`
	Map         *Map      `yaml:"map"`

	Fields []Prose `yaml:"-"` // its texts, in no order
}

// Address returns the absolute URL of an output path, or "" without a base_url.
// A folder's page is addressed by its folder.
func (s *Settings) Address(path string) string {
	if s.BaseURL == "" {
		return ""
	}
	if path == "index.html" || strings.HasSuffix(path, "/index.html") {
		path = strings.TrimSuffix(path, "index.html")
	}
	return s.BaseURL + "/" + path
}

// IsSiteAddress reports whether pages can be addressed below s: by a web address
// with nothing behind its path, and a host that a URL needn't escape.
func IsSiteAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil &&
		!strings.ContainsAny(s, "?#") && !strings.ContainsFunc(u.Hostname(), notOfHosts)
}

func notOfHosts(r rune) bool {
	return !prose.IsWord(r) && !strings.ContainsRune(".:_-", r)
}

// Status says where the conflict stands.
type Status struct {
	Record    `yaml:",inline,sourced"`
	Value     ConflictStatus `yaml:"value,required"`
	Rationale string         `yaml:"rationale,required" voice:"site"`
	AsOf      edtf.Date      `yaml:"as_of,required"`
}

// ConflictStatus is where a conflict stands.
type ConflictStatus string

// Values lists the statuses of a conflict.
func (ConflictStatus) Values() []string {
	return []string{"escalating", "active", "stalemate", "de-escalating", "settled", "dormant", "ended"}
}

// Phase is a stretch of the conflict's history.
type Phase struct {
	Record  `yaml:",inline"`
	Title   string    `yaml:"title,required" voice:"site"`
	From    edtf.Date `yaml:"from,required"`
	To      End       `yaml:"to"`
	Summary string    `yaml:"summary" voice:"site"`
}

// Span returns how long the phase lasted.
func (p *Phase) Span() Span { return Span{p.From, p.To} }

// PhaseAt returns the index of the phase to which a day belongs, or -1 if it
// belongs to none. Where phases meet or overlap it is the one that began last.
func (s *Settings) PhaseAt(day edtf.Day) int {
	phase, begun := -1, edtf.InfinitePast
	for i := range s.Phases {
		if from, to := s.Phases[i].Bounds(); from <= day && day <= to && from >= begun {
			phase, begun = i, from
		}
	}
	return phase
}

// PhaseOf returns the index of the phase in which an event begins, or -1 if it
// begins outside all of them. An event whose beginning isn't known to the day
// counts to the first phase in which it may be.
func (s *Settings) PhaseOf(e *Event) int {
	first, last := e.Date.Start().Bounds()
	if first.IsInfinite() {
		first, last = e.Date.End().Bounds()
	}
	if phase := s.PhaseAt(first); phase >= 0 {
		return phase
	}
	phase, begun := -1, edtf.InfiniteFuture
	for i := range s.Phases {
		if from, _ := s.Phases[i].Bounds(); first < from && from <= last && from < begun {
			phase, begun = i, from
		}
	}
	return phase
}

// Bounds returns the first and the last day of the phase, which is infinite if
// the phase goes on or nobody says when it ended.
func (p *Phase) Bounds() (from, to edtf.Day) {
	from, _ = p.From.Bounds()
	_, to = p.To.Date.Bounds()
	return from, to
}

// Frozen says that nobody keeps the site up to date any more.
type Frozen struct {
	Record `yaml:",inline"`
	Since  edtf.Date `yaml:"since,required"`
	Reason string    `yaml:"reason,required" voice:"site"`
}

// Map is what the author adds to the place map.
type Map struct {
	Record    `yaml:",inline"`
	Layers    []string  `yaml:"layers"` // GeoJSON files, relative to static/map
	Viewpoint string    `yaml:"viewpoint" voice:"site"`
	AsOf      edtf.Date `yaml:"as_of"`

	Drawn []Layer `yaml:"-"` // the layers as read, in their order
}
