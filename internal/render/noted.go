package render

import (
	"slices"
	"sort"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// Noted is what the checks noted by one rule.
type Noted struct {
	Rule  string
	Finds string // what the rule finds, in words
	Where string // on how many pages: "7 events"
	Pages []Link // all of them, or the first ones
	Cut   bool   // these are the first ones
}

// A long list of pages is cut to the first ones.
const (
	manyPages  = 12
	firstPages = 3
)

// unmade are the rules that say that a check couldn't be made, whatever their
// severity.
var unmade = []diag.Rule{diag.QuoteNoCopy, "no-word-list"}

// noted gathers the notes among the diagnostics by rule, those apart that say
// that a check couldn't be made.
func (b *builder) noted(all diag.List) (unmadeOnes, others []Noted) {
	byRule := map[diag.Rule]diag.List{}
	var rules []diag.Rule
	for _, d := range all {
		if d.Severity != diag.Note && !slices.Contains(unmade, d.Rule) {
			continue
		}
		if byRule[d.Rule] == nil {
			rules = append(rules, d.Rule)
		}
		byRule[d.Rule] = append(byRule[d.Rule], d)
	}
	slices.Sort(rules)
	pageAt := b.pageFinder()
	for _, rule := range rules {
		n := b.notedBy(rule, byRule[rule], pageAt)
		if slices.Contains(unmade, rule) {
			unmadeOnes = append(unmadeOnes, n)
		} else {
			others = append(others, n)
		}
	}
	return unmadeOnes, others
}

func (b *builder) notedBy(rule diag.Rule, found diag.List, pageAt func(diag.Pos) *model.Page) Noted {
	n := Noted{Rule: string(rule), Finds: sentence(rule.Summary())}
	kinds, seen := map[string]bool{}, map[*model.Page]bool{nil: true}
	var pages []*model.Page
	for _, d := range found {
		if p := pageAt(d.Pos); !seen[p] {
			seen[p] = true
			pages = append(pages, p)
			kinds[kindNoun(p.Kind)] = true
		}
	}
	noun := "page"
	if len(kinds) == 1 {
		noun = kindNoun(pages[0].Kind)
	}
	switch {
	case len(pages) == 0:
		n.Where = "the site's settings"
	case len(found) > len(pages):
		n.Where = counted(len(found), "time") + " on " + counted(len(pages), noun)
	default:
		n.Where = counted(len(pages), noun)
	}
	if n.Cut = len(pages) > manyPages; n.Cut {
		pages = pages[:firstPages]
	}
	for _, p := range pages {
		n.Pages = append(n.Pages, b.link(p))
	}
	return n
}

// kindNoun names a kind of page for counting.
func kindNoun(k model.Kind) string {
	if k.Folder() == "" {
		return "page"
	}
	return string(k)
}

// pageFinder returns a function that finds the page in which something stands: of
// the sources of one export, the last that begins before it. What stands in no
// page is in the settings.
func (b *builder) pageFinder() func(diag.Pos) *model.Page {
	inFile := map[string][]*model.Page{}
	for _, p := range slices.Concat(b.site.Pages(), b.site.Drafts) {
		inFile[p.File()] = append(inFile[p.File()], p)
	}
	for _, pages := range inFile {
		slices.SortStableFunc(pages, func(p, q *model.Page) int { return p.Pos.Compare(q.Pos) })
	}
	return func(at diag.Pos) *model.Page {
		pages := inFile[at.File]
		if len(pages) == 0 {
			return nil
		}
		after := sort.Search(len(pages), func(i int) bool { return pages[i].Pos.Line > at.Line })
		return pages[max(after-1, 0)]
	}
}
