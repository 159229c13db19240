// Package load turns a site folder into a [model.Site] and the diagnostics of
// everything that is wrong with it.
//
// The work goes in steps, each over all files, so that one run reports every
// mistake of every file:
//
//   - list the files of content/ and tell what each is (files.go, id.go);
//   - read the settings (settings.go), and the layers of the map that they name
//     (layer.go);
//   - read the sources of CSL-JSON exports (csl.go, field by field in cslfield.go,
//     with their places in csljson.go);
//   - read each page (page.go): part it into front matter and body, fill its
//     struct from the first and parse the second (package markdown);
//   - give every page its place, and find ids that are used twice (register.go);
//   - resolve references, citations (resolve.go), links and images (link.go);
//     names.go finds what an unknown name may mean;
//   - compare quotations to the saved passages (statement.go, quotation.go);
//   - take drafts out, and sources that nobody cites (register.go);
//   - note what may be referred to where nobody could read it (hidden.go);
//   - put the lists into reading order and fill what is derived
//     ([model.Site.Index]);
//   - render the bodies, which now know where their links lead.
//
// A preview loads a folder again and again; ahead.go parses pages for the next
// load meanwhile. Of a large folder it shows a page before all are parsed, which
// is what glance.go is for.
//
// # Front matter
//
// frontmatter.go parts a page and has a library read the YAML. What that can't
// read is taken apart in syntax.go, field by field, and slip.go and yamlvalue.go
// look in each for the slips that people make. decode.go fills structs from what
// was read, by the schemas that schema.go reads from the model's tags; scalar.go
// reads single values, and fieldname.go knows what a wrong field's name may mean.
//
// # Sites with errors
//
// A site with errors is returned as far as it could be read, with nil
// references, for checks that can still say something about it; it must not be
// rendered.
package load

import (
	"cmp"
	"context"
	"errors"
	"io/fs"

	"explainer/internal/diag"
	"explainer/internal/markdown"
	"explainer/internal/model"
	"explainer/internal/parallel"
)

// Options say how to read the site.
type Options struct {
	Drafts  Drafts
	BaseURL string // the site's address, before that of site.yaml
	Ahead   *Ahead // pages that were parsed ahead, which the load uses up; may be nil

	// Context ends the load early, with its error, when it is done. It may be nil.
	Context context.Context
}

// Drafts is what becomes of pages with draft: true.
type Drafts int

// The ways to treat drafts.
const (
	LeaveDraftsOut Drafts = iota // neither in the site nor among the diagnostics
	CheckDrafts                  // not in the site, but their mistakes are reported
	IncludeDrafts                // pages like any other
)

// ErrNoContent says that the site folder holds no folder content.
var ErrNoContent = errors.New("there is no folder content")

// loader is a site on its way from files to model.
type loader struct {
	fsys       fs.FS
	options    Options
	glance     bool // bodies are left unread
	schemas    schemas
	site       *model.Site
	diags      diag.List
	pages      []*page
	files      map[string]bool     // every file of content/, relative to the site folder
	decomposed map[string]string   // those whose names macOS has decomposed, by their names in Unicode NFC
	others     map[string][]string // those that are no pages, by the last part of their names in Unicode NFC
	unread     unread
	sources    map[string]bool // the keys of all sources, before any page is read

	byID     map[string]*page             // every page but sources, by id
	byKey    map[string]*page             // sources, by key
	byFile   map[string]*page             // by file, but for sources of CSL-JSON exports
	taken    map[string]diag.Pos          // output paths
	keys     []string                     // of all sources
	ids      []string                     // of all pages but sources
	exported map[*model.Source]*diag.List // sources of CSL-JSON exports, with what is wrong if they are cited
	beside   map[string]*page             // sources of CSL-JSON exports, by the file that adds notes to them

	// What hints are made of; see names.go.
	known     map[model.Kind]*names
	fileNames map[string][]string         // files of content/ by base name in small letters, and all by ""
	fileWords map[string]*diag.Vocabulary // the same
	anchors   map[*page]*anchors
}

// unread is what couldn't be read, and was reported: to link to it is no
// mistake.
type unread struct {
	ids     map[string]bool // of pages, sources among them
	exports bool            // an export or an item of one: any key may be its
}

// page is one file, or one item of a CSL-JSON export, on its way to the model.
type page struct {
	*model.Page
	typed  model.Paged        // the page as its kind's struct; the *model.Page itself if it has no kind
	doc    *markdown.Document // nil if the page has no file of its own
	refs   []pending
	owed   []owed
	assets []string // files that it shows or links, relative to content/
	export string   // the CSL-JSON export that has it; empty for a page that only has a file
	named  misnamed
	later  *body // in a glance, until it is read
}

// Site reads the site folder fsys. The error is a machine's mistake, such as a
// file that can't be opened; an author's are in the list, unsorted.
func Site(fsys fs.FS, options Options) (*model.Site, diag.List, error) {
	l := newLoader(fsys, options)
	found, err := l.list()
	if err != nil {
		return nil, nil, err
	}
	if err := l.load(found); err != nil {
		return nil, nil, err
	}
	options.Ahead.finish(l)
	return l.site, l.diags, nil
}

func newLoader(fsys fs.FS, options Options) *loader {
	return &loader{
		fsys:       fsys,
		options:    options,
		schemas:    newSchemas(&model.Settings{}, &model.Page{}, &model.Actor{}, &model.Issue{}, &model.Event{}, &model.Agreement{}, &model.Place{}, &model.Term{}, &model.Source{}),
		site:       &model.Site{Intros: map[string]*model.Page{}},
		files:      map[string]bool{},
		decomposed: map[string]string{},
		others:     map[string][]string{},
		unread:     unread{ids: map[string]bool{}},
		byID:       map[string]*page{},
		byKey:      map[string]*page{},
		byFile:     map[string]*page{},
		taken:      map[string]diag.Pos{},
		exported:   map[*model.Source]*diag.List{},
		beside:     map[string]*page{},
		known:      map[model.Kind]*names{},
		anchors:    map[*page]*anchors{},
	}
}

// load takes all steps but the first, which found the files.
func (l *loader) load(found []file) error {
	settings, err := l.settings()
	if err != nil {
		return err
	}
	if err := l.layers(); err != nil {
		return err
	}
	if err := l.exports(found); err != nil {
		return err
	}
	l.noteSources(found)
	if err := l.read(found); err != nil {
		return err
	}
	l.register()
	l.resolve(settings)
	l.site.Settings.Fields = settings.prose
	findQuoted(l.site.Settings.Fields)
	l.eachPage(func(p *page) {
		findQuoted(p.Fields)
		p.complete()
	})
	l.statements()
	l.quotations()
	l.leaveOut()
	l.gather()
	l.uses(settings)
	l.dropUncited()
	l.alike()
	if err := l.hide(); err != nil {
		return err
	}
	l.assets()
	l.site.Index()
	if !l.diags.HasErrors() {
		l.eachPage(func(p *page) {
			p.Body.HTML = p.doc.HTML()
			p.doc = nil // a large site hasn't room for both
		})
	}
	return nil
}

const settingsFile = contentFolder + "/site.yaml"

// settings reads site.yaml.
func (l *loader) settings() (*decoder, error) {
	const name = settingsFile
	d := &decoder{schemas: l.schemas}
	if !l.files[name] {
		if !l.files[contentFolder+"/site.yml"] { // which was reported
			l.diags.Add(diag.MissingField, diag.Pos{File: name}, "the site has no settings: %s is missing", name).
				Hint = "write a file " + name + " with the lines title: …, language: en and as_of: 2024-11-05"
		}
		return d, nil
	}
	text, ok, err := l.text(name, maxFile, &l.diags)
	if err != nil {
		return nil, err
	}
	if ok {
		d.block = newBlock(name, 1, text)
		d.document(&l.site.Settings)
		l.diags = append(l.diags, d.diags...)
		if l.options.BaseURL != "" {
			l.site.Settings.BaseURL = l.options.BaseURL
		}
		l.checkSettings()
	}
	return d, nil
}

// noteSources collects the keys of all sources before any body is read.
func (l *loader) noteSources(files []file) {
	l.sources = map[string]bool{}
	for _, f := range files {
		if f.kind == model.KindSource {
			l.sources[f.id] = true
		}
	}
	for _, p := range l.pages {
		l.sources[p.ID] = true
	}
}

// read reads and parses the pages among the files, several at a time.
func (l *loader) read(files []file) error {
	pages := make([]parsed, len(files))
	errs := make([]error, len(files))
	parallel.Each(len(files), func(i int) {
		if files[i].kind != "" {
			pages[i], errs[i] = l.page(files[i])
		}
	})
	for i, parsed := range pages {
		if errs[i] != nil {
			return errs[i]
		}
		l.diags = append(l.diags, parsed.diags...)
		p := parsed.page
		if p == nil { // the record is there even if what stands beside it can't be read
			p = l.beside[files[i].name]
		}
		if p != nil {
			l.pages = append(l.pages, p)
		} else {
			l.unread.ids[files[i].id] = true
		}
	}
	l.options.Ahead.keep(l, pages)
	return nil
}

// complete fills in what the body says of what it now leads to.
func (p *page) complete() {
	p.doc.Complete(&p.Body)
	findQuoted(p.Body.Prose)
	p.Summary = cmp.Or(p.Summary, p.Body.Lead)
}

// eachPage calls f for every page that has a body, several at a time.
func (l *loader) eachPage(f func(*page)) {
	parallel.Each(len(l.pages), func(i int) {
		if l.pages[i].doc != nil {
			f(l.pages[i])
		}
	})
}
