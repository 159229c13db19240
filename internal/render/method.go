package render

import (
	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// MethodView says how the site is sourced, and what wasn't checked. It shows how
// things are, and judges nothing.
type MethodView struct {
	Base
	PageCount   string // how many, without the sources
	SourceCount string // how many
	Mentions    string // how many places cite one
	Secondary   string // how many sources report what others found
	Grounds     Tally  // what rests on how many sources
	SetOff      string // how many quotations are set off; empty if there are none at all
	Quoted      string // how many sources those are from
	Within      string // how many more are compared
	Matches     Tally  // quotations by what was found
	Speakers    Tally  // quotations by speaker
	Interests   []InterestRow
	Interested  string // how many sources have an interest
	Issues      Tally  // the sources of each issue, by interest and language
	Ages        AgeTable
	NamesPolicy string
	LoadedTerms []Entry
	Scope       string
	ChangesPage Link
	Changes     string // how many of each kind; empty if there are none
	Waivers     []Waiver
	Unmade      []Noted // checks that could not be made
	Noted       []Noted // what the others noted
}

// Waiver is a rule that a page breaks for a reason.
type Waiver struct {
	Page    Link
	Rule    string
	Finds   string // what the rule finds, in words
	Because string
	Note    string
	Cites   []Cite
}

func (r *renderer) method() MethodView {
	b := r.beginGenerated("method.html")
	b.needs("method.css")
	s := r.site
	v := MethodView{
		PageCount:   counted(len(s.Pages())-len(s.Sources), "page"),
		SourceCount: counted(len(s.Sources), "source"),
		Grounds:     b.grounds(),
		Matches:     b.matches(),
		Speakers:    b.speakers(),
		Interests:   b.interests(),
		Issues:      b.issueSources(),
		Ages:        b.ages(s.Settings.AsOf),
		NamesPolicy: s.Settings.NamesPolicy,
		Scope:       s.Settings.ScopeNote,
		ChangesPage: Link{"Changes", b.url("changes.html")},
		Changes:     kindsOfChange(s.Changes()),
	}
	for i := range s.Settings.LoadedTerms {
		l := &s.Settings.LoadedTerms[i]
		e := b.entry(l.Text, &l.Record)
		e.After = l.Why
		v.LoadedTerms = append(v.LoadedTerms, e)
	}
	mentions, interested, secondary := 0, 0, 0
	for _, src := range s.Sources {
		mentions += len(src.Uses)
		if len(src.Interest) > 0 {
			interested++
		}
		if src.Secondary {
			secondary++
		}
	}
	v.Mentions = counted(mentions, "place")
	v.Interested, v.Secondary = number(interested), number(secondary)
	quoted := map[*model.Source]bool{}
	for _, st := range s.Statements {
		for _, c := range st.Citations {
			quoted[c.Source] = true
		}
	}
	if len(s.Statements)+len(s.Quotations) > 0 {
		v.SetOff, v.Quoted = counted(len(s.Statements), "quotation"), counted(len(quoted), "source")
		v.Within = number(len(s.Quotations))
	}
	for _, p := range s.Pages() {
		for i := range p.Allow {
			w := &p.Allow[i]
			v.Waivers = append(v.Waivers, Waiver{b.link(p), w.Rule, diag.Rule(w.Rule).Summary(), w.Because, w.Note, b.cites.cite(w.Sources)})
		}
	}
	v.Unmade, v.Noted = b.noted(r.options.Notes)
	v.Base = b.base()
	v.Contents = v.contents(b.page)
	return v
}

// contents lists the headings of the prose and those of the template.
func (v *MethodView) contents(p *model.Page) []Link {
	var all []Link
	for _, h := range p.Body.Headings {
		if h.Level == 2 {
			all = append(all, Link{h.Text, "#" + h.ID})
		}
	}
	for _, section := range []struct {
		shown     bool
		id, title string
	}{
		{true, "numbers", "In numbers"},
		{v.SetOff != "", "statements", "Quotations"},
		{len(v.Interests) > 0, "interests", "Whose sources these are"},
		{len(v.Issues.Rows) > 0, "issues", "Sources, issue by issue"},
		{len(v.Ages.Rows) > 0, "ages", "How old the positions are"},
		{v.NamesPolicy != "", "names", "Names"},
		{true, "order", "Order"},
		{v.Scope != "", "scope", "Where the timeline begins"},
		{true, "corrections", "Corrections"},
		{true, "waivers", "Rules set aside"},
		{len(v.Unmade) > 0, "unmade", "Checks that could not be made"},
		{len(v.Noted) > 0, "noted", "What the checks noted"},
	} {
		if section.shown {
			all = append(all, Link{section.title, "#section." + section.id})
		}
	}
	return all
}

// kindsOfChange counts changes by kind: "2 updates and 1 correction".
func kindsOfChange(all []model.Change) string {
	count := map[model.UpdateKind]int{}
	for _, c := range all {
		count[c.Kind]++
	}
	var kinds []string
	for _, kind := range model.UpdateKind("").Values() {
		if n := count[model.UpdateKind(kind)]; n > 0 {
			kinds = append(kinds, counted(n, kind))
		}
	}
	return prose.List(kinds)
}
