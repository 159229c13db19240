// Package export turns a [model.Site] into the files that machines read beside
// its pages: what search engines and hosts ask for, and a feed of the updates.
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
