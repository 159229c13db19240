package check

import (
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// sourceIncomplete finds cited sources without what a reader needs to find and
// to weigh them, as far as sources of their type have it.
func sourceIncomplete(site *model.Site, list *diag.List) {
	for _, s := range site.Sources {
		if len(s.Uses) == 0 || site.Hidden.Files[s.File()] {
			continue
		}
		var unsaid, fields []string
		lacks := func(what, field string) {
			unsaid = append(unsaid, what)
			fields = append(fields, field)
		}
		if s.Issued.IsZero() && !slices.Contains(living, s.Type) {
			lacks("when it was published", "issued")
		}
		if !hasMaker(s) && !slices.Contains(official, s.Type) {
			lacks("who wrote or published it", "author, container-title or publisher")
		}
		if !canBeFound(s) && s.Type != "interview" && s.Type != "personal_communication" {
			lacks("where it can be found", "URL, DOI, ISBN or archive_location")
		}
		if s.URL != "" && s.Accessed.IsZero() && s.DOI == "" && s.ISBN == "" {
			lacks("when it was read", "accessed")
		}
		if len(unsaid) == 0 {
			continue
		}
		list.Add(diag.SourceIncomplete, s.At("title"), "it isn't said of %s %s", s.ID, prose.List(unsaid)).
			Hint = "add " + strings.Join(fields, "; ")
	}
}

// living are the types of what is published without a date and goes on changing:
// of these the day counts on which they were read.
var living = []model.SourceType{"dataset", "entry", "entry-dictionary", "entry-encyclopedia", "software", "webpage"}

// official are the types of documents that say themselves whose they are.
var official = []model.SourceType{"bill", "classic", "hearing", "legal_case", "legislation", "regulation", "standard", "treaty"}

func hasMaker(s *model.Source) bool {
	return len(s.Author) > 0 || len(s.Editor) > 0 || s.ContainerTitle != "" || s.Publisher != ""
}

// canBeFound reports whether a reader can get hold of the source: on the web, in
// a library, in an archive, or in print by its number or page.
func canBeFound(s *model.Source) bool {
	for _, field := range []string{s.URL, s.DOI, s.ISBN, s.ISSN, s.Archive, s.ArchiveLocation, s.Number, s.Volume, s.IssueNumber, s.Pages} {
		if field != "" {
			return true
		}
	}
	return s.Publisher != "" && !s.Issued.IsZero() && slices.Contains(printed, s.Type)
}

// printed are the types that a library finds by their publisher and year.
var printed = []model.SourceType{"book", "chapter", "collection", "pamphlet", "report", "thesis"}
