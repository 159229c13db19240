package render

import (
	"slices"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// MethodView says how the site is sourced, and what wasn't checked.
type MethodView struct {
	Base
	NamesPolicy string
	Scope       string
	PageCount   int
	SourceCount int
	Secondary   int // sources that report what others found
	Interested  int // sources with an interest
	Statements  int
	Matches     []Tally // statements by the result of the match
	Waivers     []Waiver
	Notes       []Note
}

// Tally is how many of something there are.
type Tally struct {
	Words string
	Count int
}

// Waiver is a rule that a page breaks for a reason.
type Waiver struct {
	Page    Link
	Rule    string
	Because string
	Note    string
	Cites   []Cite
}

// Note is something that the checks noted.
type Note struct {
	Where   string // file and line
	Message string
}

func (r *renderer) method() MethodView {
	b := r.beginGenerated("method.html")
	s := r.site
	v := MethodView{
		NamesPolicy: s.Settings.NamesPolicy,
		Scope:       s.Settings.ScopeNote,
		PageCount:   len(s.Pages()),
		SourceCount: len(s.Sources),
		Statements:  len(s.Statements),
		Matches:     matches(s.Statements),
	}
	for _, src := range s.Sources {
		if src.Secondary {
			v.Secondary++
		}
		if len(src.Interest) > 0 {
			v.Interested++
		}
	}
	for _, p := range s.Pages() {
		for i := range p.Allow {
			w := &p.Allow[i]
			v.Waivers = append(v.Waivers, Waiver{b.link(p), w.Rule, w.Because, w.Note, b.cites.cite(w.Sources)})
		}
	}
	for _, d := range r.options.Notes {
		if d.Severity == diag.Note {
			v.Notes = append(v.Notes, Note{d.Pos.String(), sentence(d.Message)})
		}
	}
	v.Base = b.base()
	return v
}

// matches counts the statements by the result of the match.
func matches(all []*model.Statement) []Tally {
	tallies := []Tally{
		{"word for word in a saved passage", 0},
		{"the same but for white space and the shape of quotation marks and dashes", 0},
		{"in a saved passage, with parts left out or put in and marked so", 0},
		{"not checked: no passage of the source is saved", 0},
		{"not found in the saved passages", 0},
	}
	order := []model.Match{model.MatchExact, model.MatchFolded, model.MatchElided, model.MatchNone, model.MatchMissing}
	for _, s := range all {
		tallies[slices.Index(order, s.Match)].Count++
	}
	return slices.DeleteFunc(tallies, func(t Tally) bool { return t.Count == 0 })
}
