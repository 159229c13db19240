package load

import (
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/quote"
)

// statements compares every statement to the saved passages of its sources.
func (l *loader) statements() {
	for _, p := range l.pages {
		l.statementsOf(p)
	}
}

func (l *loader) statementsOf(p *page) {
	for _, s := range p.Body.Statements {
		s.Page = p.Page
		l.match(s)
	}
}

// gather puts every statement of the published pages into the site's list
// once.
func (l *loader) gather() {
	first := map[string]*model.Statement{}
	for _, p := range l.pages {
		for _, s := range p.Body.Statements {
			// The same words of the same speaker on the same day are one
			// statement, wherever they stand.
			key := strings.Join([]string{s.Quote.Words, s.Date.String(), speakerKey(s)}, "\x00")
			if known := first[key]; known != nil {
				known.Same = append(known.Same, s)
				continue
			}
			first[key] = s
			l.site.Statements = append(l.site.Statements, s)
		}
	}
}

func speakerKey(s *model.Statement) string {
	if s.Speaker != nil && s.Speaker.To != nil {
		return s.Speaker.To.ID
	}
	return s.SpeakerName()
}

// match finds the quotation in the passages of any of its sources.
func (l *loader) match(s *model.Statement) {
	var sources []*model.Source
	for _, c := range s.Citations {
		if c.Source == nil {
			s.Match = model.MatchNone
			return
		}
		sources = append(sources, c.Source)
	}
	m := l.compare(model.Quoted{Page: s.Page, Anchor: s.Anchor}, s.Quote.Words, sources)
	s.Match = m.Match
	if m.Match == model.MatchNone || m.Match == model.MatchMissing || m.Risk != quote.NoRisk {
		l.report(m, s.Quote.Words, s.Pos, s.Citations[0].Key, func(r model.Range) diag.Pos { return s.Quote.Pos(r.Start, r.Stop) })
	}
}
