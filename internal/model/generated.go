package model

import "slices"

// Generated is a page that the program makes even if nobody writes it. Its
// prose, if any, is the page of that file in content/.
type Generated struct {
	ID    string // for page links; no other page may have it
	Path  string // in the output; the prose is in the same place, ending in .md
	Title string // if the prose gives no other
}

// GeneratedPages lists the pages that every site has.
var GeneratedPages = []Generated{
	{"actors", "actors/index.html", "Actors"},
	{"issues", "issues/index.html", "Issues"},
	{"timeline", "timeline/index.html", "Timeline"},
	{"agreements", "agreements/index.html", "Agreements"},
	{"places", "places/index.html", "Places"},
	{"terms", "terms/index.html", "Terms"},
	{"sources", "sources/index.html", "Sources"},
	{"positions", "positions.html", "Positions"},
	{"search", "search.html", "Search"},
	{"changes", "changes.html", "Changes"},
	{"method", "method.html", "Method"},
}

// GeneratedByID returns the generated page of that id.
func GeneratedByID(id string) (Generated, bool) {
	return generated(func(g Generated) bool { return g.ID == id })
}

// GeneratedAt returns the generated page at that output path.
func GeneratedAt(path string) (Generated, bool) {
	return generated(func(g Generated) bool { return g.Path == path })
}

func generated(is func(Generated) bool) (Generated, bool) {
	i := slices.IndexFunc(GeneratedPages, is)
	if i < 0 {
		return Generated{}, false
	}
	return GeneratedPages[i], true
}
