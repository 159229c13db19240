// Package export turns a [model.Site] into the files that machines read beside
// its pages: what search engines and hosts ask for, a feed of the updates, and
// the whole site as data.
//
// # Data
//
// data/explainer.json says for programs what the pages say for readers. Its
// schema_version, 1, changes when a field is renamed, removed or gets another
// meaning; new fields may come at any time, so skip what you don't know.
//
//	schema_version  1
//	site            site.yaml: title, language, as_of, status, phases, license, …
//	pages           home and the pages without a kind
//	actors          kind, names, roles, offices, member_of, relations
//	issues          question, state, positions, no_position, figures
//	events          date, type, actors, issues, places, accounts, figures
//	agreements      stage, history, signatories, provisions
//	places          lat, lon, precision, names
//	terms           use, names, instead_of
//	sources         the fields of CSL-JSON by their names; interest, archived, passages
//	statements      quotations, each with speaker, date and match
//
// Lists are in the order of the pages: actors, issues, places, terms and sources
// alphabetically, events, agreements and statements by date. Fields are named as
// in front matter. What a page doesn't say is absent or an empty list; take both
// for the same.
//
//   - A date is {"edtf": "2024-11", "earliest": "2024-11-01", "latest":
//     "2024-11-30"}: the text as typed (ISO 8601-2), and the first and last day it
//     can mean, null where it is open. About (~) and uncertain (?) don't widen them.
//   - What lasted has from, to and ended. An absent from is unknown; ended with
//     no to means that nobody says when.
//   - A reference is an id: of the page, or a source's citation key. The path of
//     a page is from the site's root, and an anchor is on the page of its record.
//   - sources are what a record rests on; note is the author's.
//   - match is how a quotation compares to the saved passages of its source:
//     exact, folded, elided, not found, or no saved passage.
//
// Texts are the plain texts of fields; the prose is on the pages. Drafts aren't
// in it, nor are saved passages that no statement is matched against.
package export

import (
	"bytes"
	"encoding/xml"

	"explainer/internal/model"
	"explainer/internal/output"
)

// Site makes the files and hands each to emit.
func Site(site *model.Site, emit func(output.File) error) error {
	files := []output.File{
		{Path: ".nojekyll"}, // GitHub Pages publishes the files as they are
		{Path: "robots.txt", Data: robots(site)},
		{Path: "data/explainer.json", Data: siteData(site)},
	}
	if site.Settings.BaseURL != "" {
		files = append(files,
			output.File{Path: "sitemap.xml", Data: sitemap(site)},
			output.File{Path: "feed.xml", Data: feed(site)})
	}
	if domain := cname(site); domain != "" {
		files = append(files, output.File{Path: "CNAME", Data: []byte(domain + "\n")})
	}
	for _, f := range files {
		if err := emit(f); err != nil {
			return err
		}
	}
	return nil
}

func robots(site *model.Site) []byte {
	text := "User-agent: *\nAllow: /\n"
	if base := site.Settings.BaseURL; base != "" {
		text += "Sitemap: " + base + "/sitemap.xml\n"
	}
	return []byte(text)
}

// sitemap lists every page (sitemaps.org, protocol 0.9). It gives no dates of
// change: nobody types them, and the clock is not asked.
func sitemap(site *model.Site) []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	add := func(path string) {
		out.WriteString("<url><loc>")
		xml.EscapeText(&out, []byte(site.Settings.Address(path)))
		out.WriteString("</loc></url>\n")
	}
	add("index.html")
	for _, g := range model.GeneratedPages {
		add(g.Path)
	}
	for _, p := range site.Pages() {
		if p.Kind != model.KindHome && p.Kind != model.KindIntro {
			add(p.Path)
		}
	}
	out.WriteString("</urlset>\n")
	return out.Bytes()
}
