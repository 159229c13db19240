package model

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
	{"search", "search.html", "A–Z"},
	{"changes", "changes.html", "Changes"},
	{"method", "method.html", "Method"},
}
