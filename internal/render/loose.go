package render

import (
	"html/template"
	"net/url"
	"strings"

	"explainer/internal/model"
)

// LooseView is a page without a kind.
type LooseView struct{ Base }

func (r *renderer) loose(p *model.Page) LooseView { return LooseView{r.begin(p).base()} }

// NotFoundView is 404.html, the one page whose links can't be relative: a host
// shows it at any address. Without a base_url it has no links at all.
type NotFoundView struct {
	Lang   string
	Title  string // of the site
	Home   string // from the host's root; empty without a base_url
	Search string // the same
	Style  template.CSS
	Policy string
}

func (r *renderer) notFound() NotFoundView {
	s := &r.site.Settings
	v := NotFoundView{Lang: s.Language, Title: s.Title, Style: notFoundStyle, Policy: inlinePolicy(notFoundStyle)}
	if base, err := url.Parse(s.BaseURL); err == nil && s.BaseURL != "" {
		path := strings.TrimLeft(base.EscapedPath(), "/") // behind two slashes browsers expect a host
		v.Home = strings.TrimRight("/"+path, "/") + "/"
		v.Search = v.Home + "search.html"
	}
	return v
}

// notFoundStyle is all the style that 404.html has: it can't link to a file.
const notFoundStyle = `:root{color-scheme:light dark}body{font:1.125rem/1.6 Georgia,"Noto Serif",serif;max-width:34em;margin:15vh auto;padding:0 1rem}`

// RedirectView is a page at an old address.
type RedirectView struct {
	Lang      string
	To        Link
	Canonical string
	Policy    string
}

func (r *renderer) redirect(p *model.Page, old string) RedirectView {
	s := &r.site.Settings
	return RedirectView{
		Lang:      s.Language,
		To:        Link{p.Title, relative(old, p.Path)},
		Canonical: s.Address(p.Path),
		Policy:    inlinePolicy(""),
	}
}

// inlinePolicy lets a page have one inline style and nothing else.
func inlinePolicy(style string) string {
	policy := "default-src 'none'; base-uri 'none'; form-action 'none'"
	if style != "" {
		policy += "; style-src " + hashSource(style)
	}
	return policy
}
