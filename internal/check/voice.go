package check

import (
	"cmp"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// voices says whose words each source has.
type voices map[*model.Source][]speaker

// speaker is an outlet, a publisher or an author.
type speaker struct {
	name   string
	folded string // without what is added in brackets, such as where a copy stands
}

func newVoices(site *model.Site) voices {
	all := voices{}
	for _, s := range site.Sources {
		for _, name := range speakers(s) {
			bare, _, _ := strings.Cut(name, " (")
			all[s] = append(all[s], speaker{name, cmp.Or(prose.Key(bare), name)})
		}
	}
	return all
}

// one returns the name of a speaker whose words all of several sources have, or
// "" if there is none.
func (v voices) one(sources []*model.Source) string {
	if len(sources) < 2 {
		return ""
	}
	for _, first := range v[sources[0]] {
		has := func(s *model.Source) bool {
			return slices.ContainsFunc(v[s], func(other speaker) bool { return other.folded == first.folded })
		}
		if every(sources, has) {
			return first.name
		}
	}
	return ""
}

// speakers returns whose words a source has: of a study its authors', wherever
// it was published, and otherwise its outlet's, its publisher's and those of the
// agency or writer that it names.
func speakers(s *model.Source) []string {
	var names []string
	for _, name := range []string{s.ContainerTitle, s.Publisher} {
		if name != "" {
			names = append(names, name)
		}
	}
	var authors []string
	for _, a := range s.Author {
		authors = append(authors, a.Name())
	}
	if len(authors) > 0 && slices.Contains(signed, s.Type) {
		return authors
	}
	return append(names, authors...)
}

// signed are the types for which their authors answer.
var signed = []model.SourceType{"article-journal", "book", "chapter", "paper-conference", "review", "review-book", "thesis"}

// texts says which sources are the same text, as far as that shows.
type texts struct {
	of       map[*model.Source]text
	reported map[[2]*model.Source]bool
}

type text struct {
	address string // without what may differ between links to one page
	title   string // folded; empty if it may be that of many texts
}

func newTexts(site *model.Site) texts {
	t := texts{map[*model.Source]text{}, map[[2]*model.Source]bool{}}
	for _, s := range site.Sources {
		t.of[s] = text{address(s.URL), telling(s.Title)}
	}
	return t
}

// address returns a URL without its scheme, www, fragment and last slash; some
// sites have the path of a page behind #. Of the copy in an archive it is that of
// the page.
func address(url string) string {
	if i := strings.LastIndex(url, "/http"); i > 0 && strings.Contains(url[:i], "archive.org/web/") {
		url = url[i+1:]
	}
	_, url, _ = strings.Cut(url, "://")
	if page, fragment, _ := strings.Cut(url, "#"); !strings.HasPrefix(fragment, "/") && !strings.HasPrefix(fragment, "!") {
		url = page
	}
	return strings.TrimSuffix(strings.TrimPrefix(url, "www."), "/")
}

// telling returns a title by which a text can be known: one of three words or
// more, and not one in square brackets, which the site's author made up.
func telling(title string) string {
	if strings.HasPrefix(title, "[") {
		return ""
	}
	if title = prose.Key(title); strings.Count(title, " ") < 2 {
		return ""
	}
	return title
}

// withoutCopies returns the sources of a page, each text once. It reports two of
// one text for the first page that cites both.
func (t texts) withoutCopies(p *model.Page, sources []*model.Source, list *diag.List) []*model.Source {
	report := func(s, first *model.Source, message, hint string) {
		if pair := [2]*model.Source{first, s}; !t.reported[pair] {
			t.reported[pair] = true
			list.Add(diag.Circular, citedAt(p, s), message, s.ID, first.ID).Hint = hint
		}
	}
	byAddress, byTitle := map[string]*model.Source{}, map[string]*model.Source{}
	var kept []*model.Source
	for _, s := range sources {
		text := t.of[s]
		switch a, b := byAddress[text.address], byTitle[text.title]; {
		case text.address != "" && a != nil:
			report(s, a, "%s and %s have one address and count as one source", "cite one of the two")
		case text.title != "" && b != nil && mayBeCopies(s, b):
			report(s, b, "%s has the title of %s; if it is a copy, they count as one source",
				"cite one of the two, or write an author, a date or a language in which they differ")
		default:
			byAddress[text.address], byTitle[text.title] = s, s
			kept = append(kept, s)
		}
	}
	return kept
}

// mayBeCopies reports whether nothing else that is known of two sources with
// one title says that they are different texts. A copy may come out days later.
func mayBeCopies(a, b *model.Source) bool {
	const days = 7
	if !a.Issued.IsZero() && !b.Issued.IsZero() {
		firstA, lastA := a.Issued.Bounds()
		firstB, lastB := b.Issued.Bounds()
		if firstA-lastB > days || firstB-lastA > days {
			return false
		}
	}
	if a.Language != "" && b.Language != "" && a.Language != b.Language {
		return false
	}
	return len(a.Author) == 0 || len(b.Author) == 0 || slices.ContainsFunc(a.Author, func(one model.Agent) bool {
		return slices.ContainsFunc(b.Author, func(other model.Agent) bool { return prose.Key(one.Name()) == prose.Key(other.Name()) })
	})
}
