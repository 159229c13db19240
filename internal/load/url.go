package load

import (
	"net/url"

	"explainer/internal/model"
)

// fragment makes an anchor the fragment of a URL.
func fragment(id string) string { return (&url.URL{Fragment: id}).EscapedFragment() }

// relative returns the URL of an output path as seen from a page.
func relative(from *model.Page, to string) string {
	return (&url.URL{Path: model.RelativePath(from.Dir(), to)}).String()
}
