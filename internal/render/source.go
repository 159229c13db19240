package render

import (
	"strconv"
	"strings"

	"explainer/internal/model"
	"explainer/internal/prose"
)

// SourceView is a source's page.
type SourceView struct {
	Base
	Key       string
	Type      string
	Reference *Reference
	Fields    []FieldLine // further details, such as the volume
	Accessed  Date
	Archived  []Archived
	Interest  []Entry
	Passages  []Passage // those that a quotation of the site is in
	Uses      []UseGroup
}

// FieldLine is a detail with its name.
type FieldLine struct{ Name, Value string }

// Archived is a copy of the source elsewhere.
type Archived struct {
	URL  string
	Date Date
}

// Passage is a saved passage, and where the site quotes it.
type Passage struct {
	Text   string
	Quoted []Matched
}

// Matched is the places that quote a passage in one way.
type Matched struct {
	Match string // how the quotation compares to the passage, in words
	Where []Link
}

// UseGroup is the places of one page that cite the source.
type UseGroup struct {
	Page   Link
	Marks  []Link // in the prose, titled 1, 2, 3 …
	Fields string // what else rests on it, in words
}

func (r *renderer) source(s *model.Source) SourceView {
	b := r.begin(&s.Page)
	b.subject = sourceData(s)
	v := SourceView{
		Key:       s.ID,
		Type:      sourceType(s.Type),
		Reference: b.reference(s),
		Accessed:  words(s.Accessed),
	}
	for _, f := range []FieldLine{
		{"Genre", s.Genre}, {"Publisher", s.Publisher}, {"Place", s.PublisherPlace}, {"Collection", s.CollectionTitle},
		{"Event", s.EventTitle}, {"Volume", s.Volume}, {"Issue", s.IssueNumber}, {"Number", s.Number}, {"Pages", s.Pages},
		{"Edition", s.Edition}, {"Section", s.Section}, {"Archive", s.Archive}, {"Location in archive", s.ArchiveLocation},
		{"DOI", s.DOI}, {"ISBN", s.ISBN}, {"ISSN", s.ISSN}, {"Language", languageName(s.Language)},
		{"Editor", agents(s.Editor)}, {"Translator", agents(s.Translator)},
	} {
		if f.Value != "" && f.Value != v.Reference.Where {
			v.Fields = append(v.Fields, f)
		}
	}
	for i := range s.Archived {
		v.Archived = append(v.Archived, Archived{s.Archived[i].URL, words(s.Archived[i].Date)})
	}
	for i := range s.Interest {
		in := &s.Interest[i]
		e := b.entry("", &in.Record)
		e.Link, e.After = b.link(&in.Actor.To.Page), in.How
		v.Interest = append(v.Interest, e)
	}
	for _, p := range s.Body.Passages {
		if len(p.Quoted) > 0 {
			v.Passages = append(v.Passages, Passage{p.Text, b.matched(p.Quoted)})
		}
	}
	v.Uses = b.uses(s)
	v.Base = b.base()
	v.Label = "Source"
	return v
}

// matched groups the places that quote a passage by the result of the match, each
// page once.
func (b *builder) matched(all []model.Quoted) []Matched {
	var groups []Matched
	for _, match := range []model.Match{model.MatchExact, model.MatchFolded, model.MatchElided} {
		g := Matched{Match: matchWords(match)}
		var last *model.Page
		for _, q := range all {
			if q.Match != match || q.Page == last {
				continue
			}
			last = q.Page
			link := b.link(q.Page)
			if q.Anchor != "" {
				link.URL += "#" + q.Anchor
			}
			g.Where = append(g.Where, link)
		}
		if g.Where != nil {
			groups = append(groups, g)
		}
	}
	return groups
}

// matchWords words the result of a match that was found.
func matchWords(m model.Match) string {
	switch m {
	case model.MatchExact:
		return "exact match"
	case model.MatchFolded:
		return "exact but for spaces and the shape of marks"
	}
	return "match with parts left out or put in, and marked so"
}

// sourceType words a CSL item type: "article-newspaper" is a newspaper article.
func sourceType(t model.SourceType) string {
	switch t {
	case "webpage":
		return "Web page"
	case "post-weblog":
		return "Blog post"
	case "legal_case":
		return "Court case"
	case "motion_picture":
		return "Film"
	}
	if noun, of, ok := strings.Cut(string(t), "-"); ok {
		return sentence(of + " " + noun)
	}
	return sentence(strings.ReplaceAll(string(t), "_", " "))
}

func agents(all []model.Agent) string {
	var names []string
	for _, a := range all {
		names = append(names, a.Name())
	}
	return prose.List(names)
}

// uses groups the places that cite a source by page.
func (b *builder) uses(s *model.Source) []UseGroup {
	var groups []UseGroup
	var fields []string
	var page *model.Page
	for _, use := range s.Uses {
		if use.Page != page {
			page, fields = use.Page, nil
			groups = append(groups, UseGroup{Page: b.link(page)})
		}
		g := &groups[len(groups)-1]
		switch words := fieldWords(use.Field); {
		case use.Anchor != "":
			g.Marks = append(g.Marks, Link{strconv.Itoa(len(g.Marks) + 1), b.url(page.Path) + "#" + use.Anchor})
		case words != "":
			fields = append(fields, words)
			g.Fields = prose.List(fields)
		}
	}
	return groups
}

// fieldWords names a top-level field for readers; the page's own sources say
// nothing about what rests on them.
func fieldWords(field string) string {
	switch field {
	case "sources":
		return ""
	case "member_of":
		return "memberships"
	case "no_position":
		return "a search for positions"
	case "instead_of", "loaded_terms":
		return "wording"
	}
	return plain(field)
}

// SourcesView lists the sources.
type SourcesView struct {
	Base
	Items []SourceItem
}

// SourceItem is a source in a list.
type SourceItem struct {
	*Reference
	Uses int // places that cite it
}

func (r *renderer) sources() SourcesView {
	b := r.beginGenerated("sources/index.html")
	v := SourcesView{}
	for _, s := range r.site.Sources {
		v.Items = append(v.Items, SourceItem{b.reference(s), len(s.Uses)})
	}
	v.Base = b.base()
	return v
}
