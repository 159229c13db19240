package render

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"explainer/internal/model"
	"explainer/internal/output"
)

// maxIndexed is the most bytes of prose in the search index, which a browser
// loads whole when somebody searches. In a larger site each page gives the
// beginning of its prose, all to the same length.
const maxIndexed = 2 << 20

// searchIndex makes the file that the search loads: a script that calls
// explainerIndex with the titles of the kinds and a list of pages, each
//
//	[URL from the site's root, kind's number, title, other names, summary, prose]
//
// It is a script and not JSON because a page on a disk can read nothing else.
func searchIndex(site *model.Site) output.File {
	type entry = [6]any
	var kinds []string
	var entries []entry
	most := indexedLength(site.Pages())
	add := func(kind string, p *model.Page, names []string) {
		if len(kinds) == 0 || kinds[len(kinds)-1] != kind {
			kinds = append(kinds, kind)
		}
		summary := p.Summary
		text := strings.ToValidUTF8(p.Body.Text[:min(len(p.Body.Text), most)], "")
		if strings.HasPrefix(text, summary) {
			summary = "" // it is the first paragraph
		}
		entries = append(entries, entry{p.Path, len(kinds) - 1, p.Title, strings.Join(others(p.Title, slices.Concat(names, p.Aliases)), ", "), summary, text})
	}
	for _, v := range site.Actors {
		add("Actors", &v.Page, texts(v.Names))
	}
	for _, v := range site.Issues {
		add("Issues", &v.Page, []string{v.Question})
	}
	for _, v := range site.Events {
		add("Events", &v.Page, []string{v.Date.Words()})
	}
	for _, v := range site.Agreements {
		add("Agreements", &v.Page, nil)
	}
	for _, v := range site.Places {
		add("Places", &v.Page, texts(v.Names))
	}
	for _, v := range site.Terms {
		add("Terms", &v.Page, texts(v.Names))
	}
	if site.Home != nil {
		add("Pages", site.Home, nil)
	}
	for _, p := range site.Loose {
		add("Pages", p, nil)
	}
	for _, v := range site.Sources {
		add("Sources", &v.Page, []string{agents(v.Author), v.ContainerTitle, v.Publisher})
	}
	var out bytes.Buffer
	out.WriteString("explainerIndex(")
	if err := json.NewEncoder(&out).Encode(struct {
		Kinds []string `json:"kinds"`
		Pages []entry  `json:"pages"`
	}{kinds, entries}); err != nil {
		panic("explainer: " + err.Error())
	}
	out.WriteString(");\n")
	return output.Asset("search-index.js", out.Bytes())
}

// others returns the names that aren't the title, each once.
func others(title string, names []string) []string {
	var all []string
	for _, name := range names {
		if name != "" && name != title && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// indexedLength returns how much of each prose fits into the index.
func indexedLength(pages []*model.Page) int {
	total := 0
	for _, p := range pages {
		total += len(p.Body.Text)
	}
	if total <= maxIndexed {
		return total
	}
	return maxIndexed / len(pages)
}
