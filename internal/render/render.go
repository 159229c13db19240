// Package render turns a [model.Site] into the pages of its web site.
//
// # Templates
//
// Each page is made from base.html, the partials and one template named after
// what it shows. A template gets a typed view and decides layout only: the
// order of things, the wording of dates and every URL are made here.
//
//	template          view
//	home.html         HomeView
//	page.html         LooseView (a page without a kind)
//	actor.html        ActorView           actors.html      ActorsView
//	issue.html        IssueView           issues.html      IssuesView
//	event.html        EventView           timeline.html    TimelineView
//	agreement.html    AgreementView       agreements.html  AgreementsView
//	place.html        PlaceView           places.html      PlacesView
//	term.html         TermView            terms.html       TermsView
//	source.html       SourceView          sources.html     SourcesView
//	positions.html    PositionsView
//	search.html       SearchView (the A–Z index)
//	changes.html      ChangesView
//	method.html       MethodView
//	desk.html         DeskView (stands alone, and is no page of the site: see [Desk])
//	404.html          NotFoundView (stands alone, without base.html)
//	redirect.html     RedirectView (stands alone)
//
// Every view but the last three embeds [Base], which base.html shows: the head,
// the way to this page, the prose, the numbered sources, what links here. What
// many pages show alike, the [Frame] around the text and the [Reference] to a
// source, is one value for all of them, and {{once "reference" .Reference}}
// executes a partial once for all of them; it is {{template}} otherwise. The
// other types that views are made of are [Link], [Date], [Cite], [Entry],
// [Position], [Stance], [Figure], [Quotation], [EventItem], [SourceEntry] and, of
// drawn ones, [Band], [Strip], [ActorMap], [PlaceMap] and [Tally].
//
// # Anchors
//
// Ids made by the program hold a full stop (cite.1, source.1, section.events), so
// that they never meet the id of a heading; only the anchors of positions,
// position-ACTOR-DATE, are an author's to link to.
//
// # Numbers
//
// Citations are numbered page by page in the order in which a reader meets
// them: those in the prose first (numbered by package markdown), then those of
// records in the order of the template. A view must therefore be filled in the
// order in which its template shows it.
package render

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"slices"
	"sync"

	"explainer/internal/diag"
	"explainer/internal/figure/placemap"
	"explainer/internal/figure/timeline"
	"explainer/internal/model"
	"explainer/internal/output"
	"explainer/internal/parallel"
)

// Options are what pages are made with, besides the site.
type Options struct {
	Templates fs.FS             // the templates, with base.html and partials.html
	Assets    map[string]string // output paths of style sheets and scripts, by name
	Notes     diag.List         // what the checks noted, for the method page
}

// renderer holds what all pages share. What only some show is made for the first
// of them.
type renderer struct {
	site     *model.Site
	options  Options
	pages    map[string]*template.Template // by template name
	partials *template.Template            // for once
	nav      []navItem
	index    output.File             // of the search
	social   output.File             // the picture for other sites; empty without a base_url
	strips   func() *timeline.Strips // the lines of time on the pages of actors and issues
	earlier  func() []*model.Event   // before the first phase, which no timeline draws
	maps     func() *placemap.Map
	shared   shared
}

// navItem is an entry of the site's menu.
type navItem struct{ title, path string }

// Site renders every page and hands each to emit, several at a time and in any
// order. A file's data are emit's only until it returns.
func Site(site *model.Site, options Options, emit func(output.File) error) error {
	r, err := newRenderer(site, options)
	if err != nil {
		return err
	}
	for _, f := range r.made() {
		if err := emit(f); err != nil {
			return err
		}
	}
	jobs := r.list()
	errs := make([]error, len(jobs))
	buffers := sync.Pool{New: func() any { return &bytes.Buffer{} }}
	parallel.Each(len(jobs), func(i int) {
		page := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(page)
		page.Reset()
		if errs[i] = r.make(page, jobs[i]); errs[i] == nil {
			errs[i] = emit(output.File{Path: jobs[i].path, Data: page.Bytes()})
		}
	})
	return cmp.Or(errs...)
}

// newRenderer makes what all pages share.
func newRenderer(site *model.Site, options Options) (*renderer, error) {
	r := &renderer{
		site:    site,
		options: options,
		nav:     navigation(site),
		strips:  sync.OnceValue(func() *timeline.Strips { return timeline.NewStrips(site) }),
		earlier: sync.OnceValue(func() []*model.Event { return timeline.Earlier(site) }),
		maps:    sync.OnceValue(func() *placemap.Map { return placemap.New(site) }),
	}
	if err := r.parse(); err != nil {
		return nil, err
	}
	r.index = searchIndex(site)
	if site.Settings.BaseURL != "" {
		r.social = socialPicture(site)
	}
	return r, nil
}

// made returns the files that pages name and that are no pages.
func (r *renderer) made() []output.File {
	if r.social.Path == "" {
		return []output.File{r.index}
	}
	return []output.File{r.index, r.social}
}

// job is one page to make.
type job struct {
	template string
	path     string
	view     func() any
}

// list returns the pages to make.
func (r *renderer) list() []job {
	s := r.site
	jobs := []job{
		{"home.html", "index.html", func() any { return r.home() }},
		{"actors.html", "actors/index.html", func() any { return r.actors() }},
		{"issues.html", "issues/index.html", func() any { return r.issues() }},
		{"timeline.html", "timeline/index.html", func() any { return r.timeline() }},
		{"agreements.html", "agreements/index.html", func() any { return r.agreements() }},
		{"places.html", "places/index.html", func() any { return r.places() }},
		{"terms.html", "terms/index.html", func() any { return r.terms() }},
		{"sources.html", "sources/index.html", func() any { return r.sources() }},
		{"positions.html", "positions.html", func() any { return r.positions() }},
		{"search.html", "search.html", func() any { return r.search() }},
		{"changes.html", "changes.html", func() any { return r.changes() }},
		{"method.html", "method.html", func() any { return r.method() }},
	}
	jobs = slices.Concat(jobs,
		jobsOf("page.html", s.Loose, r.loose),
		jobsOf("actor.html", s.Actors, r.actor),
		jobsOf("issue.html", s.Issues, r.issue),
		jobsOf("event.html", s.Events, r.event),
		jobsOf("agreement.html", s.Agreements, r.agreement),
		jobsOf("place.html", s.Places, r.place),
		jobsOf("term.html", s.Terms, r.term),
		jobsOf("source.html", s.Sources, r.source))
	for _, p := range s.Pages() {
		for _, old := range p.RedirectFrom {
			jobs = append(jobs, job{"redirect.html", old, func() any { return r.redirect(p, old) }})
		}
	}
	return append(jobs, job{"404.html", "404.html", func() any { return r.notFound() }})
}

// jobsOf returns the jobs of a list of pages.
func jobsOf[T model.Paged, View any](template string, list []T, view func(T) View) []job {
	jobs := make([]job, len(list))
	for i, v := range list {
		jobs[i] = job{template, v.AsPage().Path, func() any { return view(v) }}
	}
	return jobs
}

// make writes one page.
func (r *renderer) make(w io.Writer, j job) error {
	if err := r.execute(w, j.template, j.view()); err != nil {
		return fmt.Errorf("render %s: %w", j.path, err)
	}
	return nil
}

// standalone templates aren't put into base.html.
func standalone(name string) bool { return name == "404.html" || name == "redirect.html" }

// parse reads the templates: the base and the partials once, then each page's
// on a copy of them.
func (r *renderer) parse() error {
	fsys := r.options.Templates
	base, err := template.New("base.html").Funcs(template.FuncMap{"once": r.once}).ParseFS(fsys, "base.html", "partials.html")
	if err != nil {
		return fmt.Errorf("read templates: %w", err)
	}
	r.partials = template.Must(base.Clone())
	names, err := fs.Glob(fsys, "*.html")
	if err != nil {
		return fmt.Errorf("read templates: %w", err)
	}
	r.pages = map[string]*template.Template{}
	for _, name := range names {
		if name == "base.html" || name == "partials.html" {
			continue
		}
		page := template.New(name)
		if !standalone(name) {
			page = template.Must(base.Clone())
		}
		if _, err := page.ParseFS(fsys, name); err != nil {
			return fmt.Errorf("read templates/%s: %w", name, err)
		}
		r.pages[name] = page
	}
	return nil
}

func (r *renderer) execute(w io.Writer, name string, view any) error {
	page, ok := r.pages[name]
	if !ok {
		return fmt.Errorf("there is no template %s", name)
	}
	start := "base.html"
	if standalone(name) {
		start = name
	}
	return page.ExecuteTemplate(w, start, view)
}

// navigation returns the menu: the generated pages that have something in
// them.
func navigation(site *model.Site) []navItem {
	filled := map[string]bool{
		"actors": len(site.Actors) > 0, "issues": len(site.Issues) > 0, "timeline": len(site.Events) > 0,
		"positions": hasPositions(site), "agreements": len(site.Agreements) > 0, "places": len(site.Places) > 0,
		"terms": len(site.Terms) > 0, "sources": len(site.Sources) > 0, "search": true,
	}
	var nav []navItem
	for _, id := range []string{"actors", "issues", "timeline", "positions", "agreements", "places", "terms", "sources", "search"} {
		if g, ok := model.GeneratedByID(id); ok && filled[id] {
			nav = append(nav, navItem{g.Title, g.Path})
		}
	}
	return nav
}

func hasPositions(site *model.Site) bool {
	for _, issue := range site.Issues {
		if len(issue.Positions) > 0 {
			return true
		}
	}
	return false
}

// relative returns the URL of an output path as seen from another.
func relative(from, to string) string { return model.RelativePath(path.Dir(from), to) }

// hashSource is the CSP source expression for an inline style.
func hashSource(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
