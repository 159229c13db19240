package render

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"time"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// DeskPath is where the desk lies beside the pages of the site, so that it can
// link to them. No page has this path: an id begins with no hyphen.
const DeskPath = "-/desk"

// DeskOptions are what the desk is made with, besides the site.
type DeskOptions struct {
	Templates   fs.FS          // the templates, with base.html and partials.html
	Style       string         // what the desk shares with pages: style.css and method.css
	Diagnostics diag.List      // sorted
	Excerpts    []diag.Excerpt // the line of each
	Today       edtf.Date      // a day
	Folder      string         // the site folder on the reader's own disk, slash-separated and from its root; empty if it isn't theirs to open
}

// DeskView is the editor's desk: what needs doing today. It is shown by the
// preview alone, stands by itself and has all its style in it, because it is
// needed most when there is no site yet.
type DeskView struct {
	Site        string // its title
	Style       template.CSS
	Policy      string
	Today       Date
	Folder      string
	Frozen      *Frozen
	Todo        []DeskTask // the most pressing first
	Later       []DeskTask // what can wait
	None        string     // what there is none of: "mistakes, drafts"
	Severities  []DeskSeverity
	Reviews     []DeskReview
	SoonWithin  string // how soon is due soon: "31 days"
	Planned     []DeskEvent
	Drafts      []DeskPage
	Quotations  []DeskMatch
	Compared    string // how many quotations there are; empty for none
	Matches     Tally
	Ages        AgeTable
	Issues      Tally
	Kinds       []DeskKind
	PageCount   string
	SourceCount string
}

// DeskTask is a thing to do, and where the desk tells all of it.
type DeskTask struct {
	Count string // how many there are; may be empty
	Link         // the words that follow it: "pages are past their review"
	Some  []DeskSome
	More  int // how many aren't among them
}

// DeskSome is one of what a task is about.
type DeskSome struct {
	Link        // without URL if it has no page
	Note string // "12 days ago"; may be empty
}

// DeskSeverity is what the checks found of one severity.
type DeskSeverity struct {
	ID    string // "errors"
	Title string
	Count int
	Open  bool // each rule's are shown at once
	Rules []DeskRule
}

// DeskRule is what was found by one rule.
type DeskRule struct {
	Rule  string
	Finds string // what the rule finds, in words
	Count int
	Found []DeskFound // the first ones
	More  int         // how many aren't shown
}

// DeskFound is one diagnostic.
type DeskFound struct {
	Page    Link // empty in the settings, and in a file that is no page
	Place   Place
	Message string
	Excerpt diag.Excerpt
	Hint    string
	Related []DeskRelated
}

// DeskRelated is another place that a diagnostic speaks of.
type DeskRelated struct {
	Place   Place
	Message string
}

// Place is a place in a file of the site folder.
type Place struct {
	Words string       // FILE:LINE:COL
	URL   template.URL // opens it in an editor; empty if that can't be
}

// DeskReview is a page that is due for a review.
type DeskReview struct {
	Page  Link
	Place Place
	Due   Date
	AsOf  Date
	Past  bool
	In    string // "12 days ago", "in 3 days"
}

// DeskEvent is a planned event.
type DeskEvent struct {
	Page  Link
	Place Place
	Date  Date
	Past  bool
}

// DeskMatch is quotations of which the comparison had one result.
type DeskMatch struct {
	Title string
	Means string
	Items []DeskQuotation
}

// DeskQuotation is a quotation whose words were not found in a saved passage.
type DeskQuotation struct {
	Words   string // the first ones
	Speaker string // empty for one within a text
	Page    Link
	Place   Place
	Sources []Link
}

// DeskKind is the pages of one kind.
type DeskKind struct {
	Title string
	Count string
	Words string // altogether
	Pages []DeskPage
}

// DeskPage is a page in numbers.
type DeskPage struct {
	Page    Link
	Place   Place
	Kind    string
	Words   string
	AsOf    string // as typed; the site's in brackets
	Updates string // how many; empty for none
}

const (
	soon      = 31  // days within which a review is due soon
	mostFound = 100 // how many of one rule are shown
	mostSome  = 3   // how many a task names
	mostWords = 16  // how many of a quotation are shown
)

//go:embed desk.css
var deskStyle string

// Desk returns the editor's desk. The site may have errors: then its references
// may be nil, and the desk shows what can be told.
func Desk(site *model.Site, o DeskOptions) ([]byte, error) {
	r := &renderer{site: site, options: Options{Templates: o.Templates}}
	if err := r.parse(); err != nil {
		return nil, err
	}
	page, ok := r.pages["desk.html"]
	if !ok {
		return nil, fmt.Errorf("there is no template desk.html")
	}
	d := desk{builder: r.begin(&model.Page{Path: DeskPath}), o: o}
	var out bytes.Buffer
	if err := page.ExecuteTemplate(&out, "desk.html", d.view()); err != nil {
		return nil, fmt.Errorf("render the desk: %w", err)
	}
	return out.Bytes(), nil
}

// desk fills the view.
type desk struct {
	*builder
	o DeskOptions
}

func (d *desk) view() DeskView {
	s := d.site
	style := d.o.Style + deskStyle
	v := DeskView{
		Site:        cmp.Or(s.Settings.Title, "A site without a title"),
		Style:       template.CSS(style),
		Policy:      inlinePolicy(style),
		Today:       words(d.o.Today),
		Folder:      d.o.Folder,
		Severities:  d.severities(),
		Reviews:     d.reviews(),
		SoonWithin:  counted(soon, "day"),
		Planned:     d.planned(),
		Quotations:  d.unmatched(),
		Matches:     d.matches(),
		Ages:        d.coverage(),
		Issues:      d.sources(),
		Kinds:       d.kinds(),
		PageCount:   counted(len(s.Pages())-len(s.Sources), "page"),
		SourceCount: counted(len(s.Sources), "source"),
	}
	if f := s.Settings.Frozen; f != nil {
		v.Frozen = &Frozen{words(f.Since), f.Reason}
	}
	for _, p := range s.Drafts {
		v.Drafts = append(v.Drafts, d.page(p))
	}
	if n := len(s.Statements) + len(s.Quotations); n > 0 {
		v.Compared = counted(n, "quotation")
	}
	d.summary(&v)
	return v
}

// place returns where something stands, and an address that opens it there: the
// one that Visual Studio Code and its kin answer to.
// See https://code.visualstudio.com/docs/configure/command-line#_opening-vs-code-with-urls.
func (d *desk) place(at diag.Pos) Place { return d.placeAt(at, at.Column) }

// placeAt is place for a column that an editor counts otherwise.
func (d *desk) placeAt(at diag.Pos, column int) Place {
	place := Place{Words: diag.Printable(at.String())}
	if d.o.Folder == "" {
		return place
	}
	at.Column = column
	file := url.URL{Path: "/" + strings.TrimPrefix(d.o.Folder, "/") + "/" + at.String()}
	place.URL = template.URL("vscode://file" + file.EscapedPath())
	return place
}

// start returns the place of a page's first line, or of its item in an export.
func (d *desk) start(p *model.Page) Place {
	if p.Pos.Line > 1 {
		return d.place(diag.Pos{File: p.File(), Line: p.Pos.Line})
	}
	return d.place(diag.Pos{File: p.File()})
}

// severities groups the diagnostics by severity and rule; the rules with the
// most come first, because one slip that was made often is mended at once.
func (d *desk) severities() []DeskSeverity {
	pageAt := d.pageFinder()
	var all []DeskSeverity
	for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
		s := DeskSeverity{ID: severity.String() + "s", Open: severity > diag.Note}
		s.Title = sentence(s.ID)
		for i, found := range d.o.Diagnostics {
			if found.Severity != severity {
				continue
			}
			s.Count++
			k := slices.IndexFunc(s.Rules, func(r DeskRule) bool { return r.Rule == string(found.Rule) })
			if k < 0 {
				k = len(s.Rules)
				s.Rules = append(s.Rules, DeskRule{Rule: string(found.Rule), Finds: sentence(found.Rule.Summary())})
			}
			rule := &s.Rules[k]
			rule.Count++
			if len(rule.Found) == mostFound {
				rule.More++
				continue
			}
			rule.Found = append(rule.Found, d.found(&found, d.o.Excerpts[i], pageAt(found.Pos)))
		}
		slices.SortStableFunc(s.Rules, func(a, b DeskRule) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Rule, b.Rule))
		})
		if s.Count > 0 {
			all = append(all, s)
		}
	}
	return all
}

func (d *desk) found(one *diag.Diagnostic, excerpt diag.Excerpt, p *model.Page) DeskFound {
	f := DeskFound{Place: d.placeAt(one.Pos, excerpt.Column), Message: diag.Printable(one.Message), Excerpt: excerpt, Hint: diag.Printable(one.Hint)}
	if p != nil {
		f.Page = d.title(p)
	}
	for _, r := range one.Related {
		f.Related = append(f.Related, DeskRelated{d.place(r.Pos), diag.Printable(r.Message)})
	}
	return f
}

// title links to a page, by its id if its title can't be read.
func (d *desk) title(p *model.Page) Link {
	to := d.link(p)
	to.Title = cmp.Or(to.Title, p.ID)
	return to
}

// coverage is the table of ages, with where to write a position.
func (d *desk) coverage() AgeTable {
	t := d.ages(d.o.Today)
	i := 0
	for _, issue := range d.site.Issues {
		if issue.State != "closed" && len(t.Rows) > i {
			t.Rows[i].Place = d.start(&issue.Page)
			i++
		}
	}
	return t
}

// sources is the table of sources by issue, with where the issues are written.
func (d *desk) sources() Tally {
	t := d.issueSources()
	at := map[Link]Place{}
	for _, issue := range d.site.Issues {
		at[d.link(&issue.Page)] = d.start(&issue.Page)
	}
	for i := range t.Rows {
		t.Rows[i].Place = at[t.Rows[i].Title]
	}
	return t
}

// reviews lists the pages past review, and those that are due soon, by the day
// on which they are due at the latest. Nobody reviews a frozen site.
func (d *desk) reviews() []DeskReview {
	if d.site.Settings.Frozen != nil {
		return nil
	}
	today, _ := d.o.Today.Bounds()
	var due []*model.Page
	for _, p := range d.site.Pages() {
		if begin, _ := p.ReviewBy.Bounds(); !p.ReviewBy.IsZero() && days(today, begin) <= soon {
			due = append(due, p)
		}
	}
	slices.SortStableFunc(due, func(p, q *model.Page) int {
		_, a := p.ReviewBy.Bounds()
		_, b := q.ReviewBy.Bounds()
		return cmp.Compare(a, b)
	})
	var all []DeskReview
	for _, p := range due {
		begin, last := p.ReviewBy.Bounds()
		r := DeskReview{
			Page: d.title(p), Place: d.place(p.At("review_by")), Due: words(p.ReviewBy),
			AsOf: words(first(p.AsOf, d.site.Settings.AsOf)), Past: edtf.Before(p.ReviewBy, d.o.Today),
		}
		switch late := days(last, today); {
		case late > 0:
			r.In = counted(late, "day") + " ago"
		case days(today, begin) > 0:
			r.In = "in " + counted(days(today, begin), "day")
		default:
			r.In = "now"
		}
		all = append(all, r)
	}
	return all
}

// days returns how many days the second lies after the first.
func days(from, to edtf.Day) int {
	if from.IsInfinite() || to.IsInfinite() {
		return 0
	}
	return int(to.Time().Sub(from.Time()) / (24 * time.Hour))
}

func (d *desk) planned() []DeskEvent {
	var all []DeskEvent
	for _, e := range d.site.Events {
		if e.Planned {
			all = append(all, DeskEvent{d.title(&e.Page), d.place(e.At("date")), words(e.Date), edtf.Before(e.Date, d.o.Today)})
		}
	}
	return all
}

// unmatched lists the quotations whose words are in no passage that was saved.
func (d *desk) unmatched() []DeskMatch {
	all := []DeskMatch{
		{Title: "that aren’t in the saved passages", Means: "The words stand in no passage that was saved from the source."},
		{Title: "without a saved passage", Means: "Nothing was saved from the source to compare the words with."},
	}
	add := func(m model.Match, q DeskQuotation) {
		switch m {
		case model.MatchMissing:
			all[0].Items = append(all[0].Items, q)
		case model.MatchNone:
			all[1].Items = append(all[1].Items, q)
		}
	}
	for _, s := range d.site.Statements {
		q := DeskQuotation{Words: firstWords(s.Quote.Words), Speaker: s.SpeakerName(), Place: d.place(s.Pos)}
		if s.Page != nil {
			q.Page = d.title(s.Page)
		}
		for _, c := range s.Citations {
			q.Sources = d.alsoSource(q.Sources, c.Source)
		}
		add(s.Match, q)
	}
	for _, quoted := range d.site.Quotations {
		q := DeskQuotation{Words: firstWords(quoted.Words), Place: d.place(quoted.Pos)}
		if quoted.Page != nil {
			q.Page = d.title(quoted.Page)
		}
		for _, s := range quoted.Sources {
			q.Sources = d.alsoSource(q.Sources, s)
		}
		add(quoted.Match, q)
	}
	return all
}

func (d *desk) alsoSource(links []Link, s *model.Source) []Link {
	if s == nil {
		return links
	}
	return append(links, Link{s.ID, d.url(s.Path)})
}

func firstWords(text string) string {
	all := strings.Fields(text)
	if len(all) <= mostWords {
		return strings.Join(all, " ")
	}
	return strings.Join(all[:mostWords], " ") + " …"
}

// kinds lists the pages but sources, kind by kind.
func (d *desk) kinds() []DeskKind {
	var all []DeskKind
	total := 0
	for _, p := range d.site.Pages() {
		if p.Kind == model.KindSource || p.File() == "" { // a home page that nobody wrote has no file
			continue
		}
		title := kindTitle(p.Kind)
		if len(all) == 0 || all[len(all)-1].Title != title {
			all = append(all, DeskKind{Title: title})
			total = 0
		}
		k := &all[len(all)-1]
		k.Pages = append(k.Pages, d.page(p))
		total += wordCount(p)
		k.Count, k.Words = counted(len(k.Pages), "page"), counted(total, "word")
	}
	return all
}

func (d *desk) page(p *model.Page) DeskPage {
	one := DeskPage{Page: d.title(p), Place: d.start(p), Kind: string(p.Kind), Words: number(wordCount(p)), AsOf: p.AsOf.String()}
	if p.AsOf.IsZero() && !d.site.Settings.AsOf.IsZero() {
		one.AsOf = "(" + d.site.Settings.AsOf.String() + ")"
	}
	if len(p.Updates) > 0 {
		one.Updates = number(len(p.Updates))
	}
	return one
}

// wordCount counts the words that a page has for readers, in its body and in its
// fields.
func wordCount(p *model.Page) int {
	n := len(strings.Fields(p.Body.Text))
	for _, field := range p.Fields {
		n += len(strings.Fields(field.Text.Words))
	}
	return n
}
