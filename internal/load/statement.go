package load

import (
	"fmt"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/quote"
)

// statements compares every quotation to the saved passages of its sources.
func (l *loader) statements() {
	for _, p := range l.pages {
		for _, s := range p.Body.Statements {
			s.Page = p.Page
			l.match(s)
		}
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
	s.Match = model.MatchNone
	var searched []string
	for _, c := range s.Citations {
		if c.Source == nil {
			return
		}
		result, at := quote.Match(s.Quote.Words, c.Source.Body.Passages)
		if result.Found() {
			s.Match = result
			if !s.Page.Draft || l.options.Drafts == IncludeDrafts {
				c.Source.Body.Passages[at].Matched = true
			}
			return
		}
		if result == model.MatchMissing {
			s.Match = result
			searched = append(searched, c.Source.File())
		}
	}
	switch s.Match {
	case model.MatchMissing:
		l.diags.Add(diag.UnmatchedQuotation, s.Pos, "these words aren't in the passages saved from the source").
			Hint = fmt.Sprintf("compare them to %s letter by letter; mark what you left out with … and what you put in with [brackets]", strings.Join(searched, ", "))
	case model.MatchNone:
		key := s.Citations[0].Key
		l.diags.Add(diag.NoSavedPassage, s.Pos, "the quotation can't be checked: no passage of %s is saved", key).
			Hint = fmt.Sprintf("save the sentence it comes from as a blockquote in content/sources/%s.md", key)
	}
}
