package render

import (
	"explainer/internal/figure/social"
	"explainer/internal/model"
	"explainer/internal/output"
)

// OpenGraph is what other sites show of a page that is linked there
// (https://ogp.me), besides its title, description and address.
type OpenGraph struct {
	Type  string
	Image string // absolute URL
}

// openGraph is for sites with a base_url: a preview takes absolute addresses
// only.
func (b *builder) openGraph() *OpenGraph {
	og := &OpenGraph{Type: "article", Image: b.site.Settings.Address(b.social.Path)}
	if b.page.Kind == model.KindHome {
		og.Type = "website"
	}
	return og
}

// socialPicture draws the one picture of the site.
func socialPicture(site *model.Site) output.File {
	return output.Asset("social.png", social.PNG(site))
}
