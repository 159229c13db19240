package load

import (
	"net/url"
	"strings"

	"golang.org/x/text/language"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// checkSettings reports settings that have the right type and can't be used.
func (l *loader) checkSettings() {
	s := &l.site.Settings
	if s.Language != "" {
		if _, err := language.Parse(s.Language); err != nil {
			l.diags.Add(diag.UnknownValue, s.At("language"), "language can't be %q", s.Language).
				Hint = "write its code, such as en, hy, az, ru or ka"
		}
	}
	s.BaseURL = strings.TrimRight(s.BaseURL, "/")
	if s.BaseURL != "" && !model.IsSiteAddress(s.BaseURL) {
		d := l.diags.Add(diag.WrongType, s.At("base_url"), "base_url takes the web address of the site, not %q", s.BaseURL)
		d.Hint = "write it in full, such as https://example.org/peace"
		if isWebAddress(s.BaseURL) {
			d.Hint = "write no more than host and path, such as https://example.org/peace"
		}
	}
	if s.Repository != "" && !isWebAddress(s.Repository) {
		l.diags.Add(diag.WrongType, s.At("repository"), "repository takes a web address, not %q", s.Repository).
			Hint = "write it in full, such as https://example.org/project"
	}
}

// isWebAddress reports whether s is an absolute http or https URL.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}
