// Package model is what a site says: plain data, resolved and indexed, with the
// place where every value was typed. It reads nothing and prints nothing.
//
// # Glossary
//
// These words mean the same thing everywhere in the program.
//
//   - A site is one explainer: its settings (site.yaml) and its pages.
//   - A page is one Markdown file: front matter, and a body of prose.
//   - A kind is a sort of page with fields of its own: actor, issue, event,
//     agreement, place, term, source. A loose page has none.
//   - An id is a page's file name without extension, unique over all kinds but
//     sources. A source's id is its citation key.
//   - An actor is anybody who acts in the conflict: a state, a body, a person.
//   - An issue is a question that the actors contest.
//   - A position is what an actor says it wants on an issue, at a date.
//   - An event is a dated fact. An account is one actor's telling of it.
//   - An agreement is a document between actors; a provision is a point of it.
//   - A figure is a number that people count differently; a count is one
//     such number with who counted.
//   - A term is a word that the sides use differently.
//   - A source is a cited document. A passage is a stretch of it that the site
//     keeps to check quotations against.
//   - A citation is a reference to a source in prose, [@key].
//   - A statement is a quotation with speaker, date and source, set off from the
//     text. A quotation is one within a text.
//   - A prose is a text that readers see as one, such as a paragraph or a field.
//   - A reference is a field that names a page or a source; a link is the same
//     in prose.
//   - A record is a map in front matter that may carry its own sources.
//   - As of is the day a text was last known to be true.
//
// # Fields
//
// The struct tags are the front matter's schema, read by internal/schema, which
// also says in a line what each field is for:
//
//	yaml:"name"           the field's name; "-" is derived, never typed
//	yaml:"name,required"  the field must be there and not be empty
//	yaml:"name,plain"     the field that a plain text stands for
//	yaml:",inline"        the fields of the struct stand among its parent's
//	yaml:",inline,sourced" the same for a Record that must have sources, its own or its page's
//	default:"word"        the value of an absent field
//	max:"40"              the most characters of a text
//	voice:"site"          a text for readers, in the authors' voice; or an actor's, as the
//	                      authors report it ("actor"), or on words ("words"); see [Voice]
//
// A record with exactly one required field, or with a field tagged "plain", may
// be typed as that field's value alone; a list of one needs no brackets.
package model

import (
	"strconv"

	"explainer/internal/diag"
	"explainer/internal/edtf"
)

// Site is a whole explainer. Its lists are in reading order: pages
// alphabetically in the site's language, events and agreements by date.
type Site struct {
	Settings   Settings
	Home       *Page            // index.md; made up with the site's title if there is none
	Intros     map[string]*Page // prose on top of generated pages, by their output path, such as "actors/index.html"
	Loose      []*Page          // every other page without a kind
	Actors     []*Actor
	Issues     []*Issue
	Events     []*Event
	Agreements []*Agreement
	Places     []*Place
	Terms      []*Term
	Sources    []*Source
	Statements []*Statement // each quotation once, by date
	Quotations []*Quotation // those within texts, page by page in reading order
	Assets     []string     // images and other linked files, relative to content/, sorted
	Hidden     Hidden       // references that couldn't be read
	Drafts     []*Page      // left out, though their mistakes are reported
}

// Hidden are the references that couldn't be read, because of mistakes that were
// reported: what they may lead to, and where they stand. A page is no orphan if
// one of them leads to it, and not without sources if one of them stands in it.
type Hidden struct {
	IDs    map[string]bool // of pages and sources
	All    bool            // any page or source
	Files  map[string]bool // relative to the site folder
	Unread map[string]bool // the ids of pages that couldn't be read themselves
}

// MayLeadTo reports whether one of them may lead to the page or source.
func (h Hidden) MayLeadTo(id string) bool { return h.All || h.IDs[id] }

// Kind is a sort of page. Its folder and its index page are named after it.
type Kind string

// The kinds of page.
const (
	KindLoose     Kind = "page"
	KindHome      Kind = "home"
	KindIntro     Kind = "introduction"
	KindActor     Kind = "actor"
	KindIssue     Kind = "issue"
	KindEvent     Kind = "event"
	KindAgreement Kind = "agreement"
	KindPlace     Kind = "place"
	KindTerm      Kind = "term"
	KindSource    Kind = "source"
)

// Kinds lists the kinds that have a folder, in the order in which a reader
// meets them.
var Kinds = []Kind{KindActor, KindIssue, KindEvent, KindAgreement, KindPlace, KindTerm, KindSource}

// Folder returns the folder of the kind's pages, in content/ and in the output.
func (k Kind) Folder() string {
	switch k {
	case KindActor:
		return "actors"
	case KindIssue:
		return "issues"
	case KindEvent:
		return "timeline"
	case KindAgreement:
		return "agreements"
	case KindPlace:
		return "places"
	case KindTerm:
		return "terms"
	case KindSource:
		return "sources"
	}
	return ""
}

// WithArticle returns the kind as a diagnostic names it: "an actor", "a place".
func (k Kind) WithArticle() string {
	switch k {
	case KindActor, KindIssue, KindEvent, KindAgreement, KindIntro:
		return "an " + string(k)
	}
	return "a " + string(k)
}

// Node is a value that knows where it and each of its fields was typed.
type Node struct {
	Pos    diag.Pos
	fields []field
}

type field struct {
	name string
	pos  diag.Pos
}

// Mark notes where a field was typed. A list's items are marked with
// [Item] names.
func (n *Node) Mark(name string, pos diag.Pos) { n.fields = append(n.fields, field{name, pos}) }

// At returns where a field was typed, or where its record begins if the field
// is absent.
func (n *Node) At(name string) diag.Pos {
	for _, f := range n.fields {
		if f.name == name {
			return f.pos
		}
	}
	return n.Pos
}

// Has reports whether the field was typed.
func (n *Node) Has(name string) bool {
	for _, f := range n.fields {
		if f.name == name {
			return true
		}
	}
	return false
}

// Item names the i-th item of a list of plain values, for [Node.At].
func Item(name string, i int) string { return name + "[" + strconv.Itoa(i) + "]" }

// Ref is a reference from a field to a page, by id.
type Ref[T any] struct {
	ID  string
	Pos diag.Pos
	To  *T // nil until resolved, and in a site with errors
}

// Wants returns the kind of page that the reference names.
func (r *Ref[T]) Wants() Kind {
	switch any(r.To).(type) {
	case *Actor:
		return KindActor
	case *Issue:
		return KindIssue
	case *Event:
		return KindEvent
	case *Agreement:
		return KindAgreement
	case *Place:
		return KindPlace
	case *Term:
		return KindTerm
	case *Source:
		return KindSource
	}
	panic("explainer: a reference to something that isn't a page")
}

// Resolve points the reference to a page, given as a pointer to its kind's
// struct, and reports whether it is of the kind that the reference wants.
func (r *Ref[T]) Resolve(page any) bool {
	to, ok := page.(*T)
	if ok {
		r.To = to
	}
	return ok
}

// Record is a map in front matter that may say what it rests on.
type Record struct {
	Node    `yaml:"-"`
	Sources []Ref[Source] `yaml:"sources"`
	Note    string        `yaml:"note" voice:"site"`
}

// Span is how long something lasted.
type Span struct {
	From edtf.Date `yaml:"from"` // zero: unknown
	To   End       `yaml:"to"`   // zero: still so at the page's as-of date
}

// End is when something ended.
type End struct {
	Date    edtf.Date // zero: not ended, or unknown
	Unknown bool      // it ended, but nobody says when
}

// Ended reports whether the span is over.
func (s Span) Ended() bool { return s.To.Unknown || !s.To.Date.IsZero() }

// Words returns the span in words, or "" if neither end is known.
func (s Span) Words() string { return edtf.Between(s.From, s.To.Date, s.Ended()) }
