package render

import (
	"cmp"
	"html/template"
	"path"
	"slices"
	"strings"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// Base is what every page shows.
type Base struct {
	Lang        string
	Title       string
	Label       string // above the title: what sort of page this is
	Draft       bool   // not to be published yet
	Description string
	Canonical   string   // absolute URL; empty without a base_url
	Policy      string   // of the page's content security
	Styles      []string // URLs of style sheets
	Scripts     []string // URLs of scripts
	Tagline     string
	Prose       template.HTML
	Note        string // the page's own
	Contents    []Link // the prose's headings, if there are several
	AsOf        Date
	ReviewBy    Date
	Frozen      *Frozen
	Updates     []Update
	Sources     []SourceEntry // cited, by number
	AlsoUsed    []SourceEntry // not cited elsewhere on the page
	LinksHere   []LinkGroup
	Citation    Citation // how to cite the page
	Data        any      // what the page is about, as JSON-LD
	OpenGraph   *OpenGraph
	*Frame
}

// Frame is what stands around the texts of one folder's pages of a kind, alike
// on all of them.
type Frame struct {
	Icon   string // URL of the picture for the browser's tab
	Feed   string // URL of the feed of updates; empty without a base_url
	Theme  string // URL of the script that runs before the page is drawn
	Search Search
	Home   Link   // the site
	Path   []Link // from home to the page above these
	Nav    []NavLink
	Footer Footer
}

// Search is the URLs of the search's scripts: itself, and what it loads when it
// is used.
type Search struct{ Script, Engine, Index string }

// Link is a title with its URL, relative to the page.
type Link struct{ Title, URL string }

// NavLink is a menu entry.
type NavLink struct {
	Link
	Here bool // the page is this one, or one of its kind
}

// Date is a date in words, with the value for a time element if it has one.
type Date struct{ Words, Time string }

// Frozen says that the site isn't kept up to date.
type Frozen struct {
	Since  Date
	Reason string
}

// Update is a change that readers should know of.
type Update struct {
	Date  Date
	Kind  string
	Text  string
	Note  string
	Cites []Cite
}

// LinkGroup is links of one sort.
type LinkGroup struct {
	Title string
	Links []Link
}

// Footer is the end of every page.
type Footer struct {
	Pages      []Link // loose pages
	Method     Link
	Changes    Link
	Data       Link // what the pages say, for programs
	Publisher  string
	License    string
	Repository string
}

// builder fills the view of one page.
type builder struct {
	*renderer
	page    *model.Page
	cites   citations
	linked  map[*model.Page]bool // pages that the view links to
	subject *Thing               // what the page is about, if it isn't the site itself
	assets  []string             // style sheets and scripts beyond those of every page, by name
}

// begin starts a page. The citations of its prose are numbered already.
func (r *renderer) begin(p *model.Page) *builder {
	b := &builder{renderer: r, page: p, linked: map[*model.Page]bool{}}
	b.cites.prose(p.Body.Citations)
	return b
}

// beginGenerated starts a page that the program makes, with the author's
// prose for it if there is any.
func (r *renderer) beginGenerated(path string) *builder {
	if p := r.site.Intros[path]; p != nil {
		return r.begin(p)
	}
	g, ok := model.GeneratedAt(path)
	if !ok {
		panic("explainer: no generated page at " + path)
	}
	return r.begin(&model.Page{Kind: model.KindIntro, ID: g.ID, Path: path, Title: g.Title})
}

// written returns a body, or nothing if it is comments only, as of a page that
// nobody has written yet.
func written(body template.HTML) template.HTML {
	const comment = "<!-- raw HTML omitted -->" // goldmark's, in place of an author's
	rest := string(body)
	for strings.HasPrefix(rest, comment) {
		rest = strings.TrimLeft(rest[len(comment):], "\n")
	}
	if rest == "" {
		return ""
	}
	return body
}

// base finishes the page: to be called when all its citations are made.
func (b *builder) base() Base {
	s, p := &b.site.Settings, b.page
	base := Base{
		Lang:        s.Language,
		Title:       p.Title,
		Draft:       p.Draft,
		Description: cmp.Or(p.Summary, s.Description, s.Tagline),
		Canonical:   s.Address(p.Path),
		Policy:      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'",
		Frame:       b.frame(),
		Tagline:     s.Tagline,
		Prose:       written(p.Body.HTML),
		Note:        p.Note,
		AsOf:        words(first(p.AsOf, s.AsOf)),
		ReviewBy:    words(p.ReviewBy),
		LinksHere:   b.linksHere(),
		Citation:    b.citation(),
		Data:        b.data(),
	}
	if base.Canonical != "" {
		base.OpenGraph = b.openGraph()
	}
	if s.Frozen != nil {
		base.Frozen = &Frozen{words(s.Frozen.Since), s.Frozen.Reason}
	}
	for i := range p.Updates {
		base.Updates = append(base.Updates, b.update(&p.Updates[i]))
	}
	if headings := p.Body.Headings; len(headings) > 2 {
		for _, h := range headings {
			if h.Level == 2 {
				base.Contents = append(base.Contents, Link{h.Text, "#" + h.ID})
			}
		}
	}
	for _, name := range slices.Concat(everywhere, b.assets) {
		if path.Ext(name) == ".css" {
			base.Styles = append(base.Styles, b.asset(name))
		} else {
			base.Scripts = append(base.Scripts, b.asset(name))
		}
	}
	base.Sources, base.AlsoUsed = b.sourceLists()
	return base
}

func (b *builder) update(u *model.Update) Update {
	return Update{words(u.Date), string(u.Kind), u.Text, u.Note, b.cites.cite(u.Sources)}
}

// first returns the first date that is known.
func first(dates ...edtf.Date) edtf.Date {
	for _, d := range dates {
		if !d.IsZero() {
			return d
		}
	}
	return edtf.Date{}
}

func words(d edtf.Date) Date {
	if d.IsZero() {
		return Date{}
	}
	return Date{d.Words(), d.HTMLTime()}
}

// url returns the way from this page to an output path.
func (b *builder) url(to string) string { return relative(b.page.Path, to) }

// asset returns the URL of a built-in asset.
func (b *builder) asset(name string) string {
	path, ok := b.options.Assets[name]
	if !ok {
		panic("explainer: there is no asset " + name)
	}
	return b.url(path)
}

// everywhere are the style sheets and scripts of every page, but for theme.js,
// which comes before them.
var everywhere = []string{"style.css", "search.css", "notes.js", "permalinks.js", "print.js", "review.js"}

// needs adds style sheets and scripts to the page.
func (b *builder) needs(assets ...string) { b.assets = append(b.assets, assets...) }

// link returns a link to a page.
func (b *builder) link(to *model.Page) Link {
	b.linked[to] = true
	return Link{to.Title, b.url(to.Path)}
}

func (b *builder) frame() *Frame {
	type key struct {
		dir  string
		kind model.Kind
		path string // of a page that is the only one with this menu
	}
	k := key{dir: path.Dir(b.page.Path), kind: b.page.Kind}
	if k.kind == model.KindIntro {
		k.path = b.page.Path
	}
	return share(&b.shared, k, func() *Frame {
		f := &Frame{
			Icon:   b.asset("icon.svg"),
			Theme:  b.asset("theme.js"),
			Search: Search{b.asset("search.js"), b.asset("minisearch.js"), b.url(b.index.Path)},
			Home:   Link{b.site.Settings.Title, b.url("index.html")},
			Path:   b.trail(),
			Nav:    b.menu(),
			Footer: b.footer(),
		}
		if b.site.Settings.BaseURL != "" {
			f.Feed = b.url("feed.xml")
		}
		return f
	})
}

// trail returns the pages above this one.
func (b *builder) trail() []Link {
	if b.page.Kind == model.KindHome {
		return nil
	}
	trail := []Link{{"Home", b.url("index.html")}}
	if g, ok := model.GeneratedByID(b.page.Kind.Folder()); ok {
		trail = append(trail, Link{b.generatedTitle(g), b.url(g.Path)})
	}
	return trail
}

func (r *renderer) generatedTitle(g model.Generated) string {
	if p := r.site.Intros[g.Path]; p != nil {
		return p.Title
	}
	return g.Title
}

func (b *builder) menu() []NavLink {
	nav := make([]NavLink, len(b.nav))
	for i, item := range b.nav {
		folder := b.page.Kind.Folder()
		nav[i] = NavLink{
			Link: Link{item.title, b.url(item.path)},
			Here: item.path == b.page.Path || folder != "" && item.path == folder+"/index.html",
		}
	}
	return nav
}

// linksHere groups the pages that lead to this one by kind, but for those that
// the view links to already, as an actor's page does to its events.
func (b *builder) linksHere() []LinkGroup {
	var groups []LinkGroup
	for _, p := range b.page.Links {
		if b.linked[p] {
			continue
		}
		title := kindTitle(p.Kind)
		if len(groups) == 0 || groups[len(groups)-1].Title != title {
			groups = append(groups, LinkGroup{Title: title})
		}
		last := &groups[len(groups)-1]
		last.Links = append(last.Links, b.link(p))
	}
	return groups
}

// kindTitle is the heading over links to pages of a kind.
func kindTitle(k model.Kind) string {
	if g, ok := model.GeneratedByID(k.Folder()); ok {
		return g.Title
	}
	return "Pages"
}

func (b *builder) footer() Footer {
	s := &b.site.Settings
	f := Footer{
		Method:     Link{"Method", b.url("method.html")},
		Changes:    Link{"Changes", b.url("changes.html")},
		Data:       Link{"Data", b.url("data/explainer.json")},
		Publisher:  s.Publisher,
		License:    s.License,
		Repository: s.Repository,
	}
	for _, p := range b.site.Loose {
		f.Pages = append(f.Pages, Link{p.Title, b.url(p.Path)})
	}
	return f
}
