package export

import (
	"net/url"
	"strings"

	"explainer/internal/model"
)

// cname returns the domain at which GitHub Pages is to publish the site, or ""
// if it has none of its own: its address is a github.io one, has a path or a
// port, or isn't public.
func cname(site *model.Site) string {
	u, err := url.Parse(site.Settings.BaseURL)
	if err != nil || u.Path != "" || u.Port() != "" {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	if strings.HasSuffix(host, ".github.io") || !strings.ContainsFunc(host, isLetter) || !strings.Contains(host, ".") {
		return ""
	}
	return host
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' }
