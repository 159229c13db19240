package check

import (
	"net/url"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// unsafeURL finds addresses in fields that aren't plain web addresses. Those in
// prose are found where it is parsed.
func unsafeURL(site *model.Site, list *diag.List) {
	check := func(n *model.Node, field, address string) {
		if address == "" {
			return
		}
		u, err := url.Parse(address)
		if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return
		}
		d := list.Add(diag.UnsafeURL, n.At(field), "%s takes a web address, not %q", field, address)
		d.Hint = "write it in full, beginning with https://"
		if err == nil && u.Scheme == "" && strings.Contains(address, ".") {
			d.Hint = "write https://" + strings.TrimLeft(address, "/")
		}
	}
	for _, s := range site.Sources {
		check(&s.Node, "URL", s.URL)
		for i := range s.Archived {
			check(&s.Archived[i].Node, "url", s.Archived[i].URL)
		}
	}
}
