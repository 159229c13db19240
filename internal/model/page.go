package model

import (
	"html/template"
	"path"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/edtf"
)

// Page is what every page has, whatever its kind.
type Page struct {
	Title        string    `yaml:"title,required" voice:"site"`
	Summary      string    `yaml:"summary" voice:"site"` // if absent, the body's first paragraph
	AsOf         edtf.Date `yaml:"as_of"`                // if absent, the site's
	ReviewBy     edtf.Date `yaml:"review_by"`
	Record       `yaml:",inline"`
	Draft        bool     `yaml:"draft"`
	Updates      []Update `yaml:"updates"`
	RedirectFrom []string `yaml:"redirect_from"` // output paths
	Allow        []Waiver `yaml:"allow"`
	Aliases      []string `yaml:"aliases"`    // other names that a reader may search for
	Tags         []string `yaml:"tags"`       // Obsidian's
	CSSClasses   []string `yaml:"cssclasses"` // Obsidian's

	Kind     Kind    `yaml:"-"`
	Fields   []Prose `yaml:"-"` // the texts of its front matter, in no order
	ID       string  `yaml:"-"`
	Path     string  `yaml:"-"` // in the output, slash-separated
	Sum      Sum     `yaml:"-"` // of its file
	Body     Body    `yaml:"-"`
	Mentions []*Page `yaml:"-"` // the pages that this one links or refers to, each once
	Links    []*Page `yaml:"-"` // the pages that link or refer here, in reading order
	Listed   bool    `yaml:"-"` // a field refers to another page, which therefore lists this one
}

// Paged is a page of any kind: a pointer to the struct of its kind, or to a Page.
type Paged interface{ AsPage() *Page }

// AsPage returns what the page has whatever its kind.
func (p *Page) AsPage() *Page { return p }

// File returns the page's file, relative to the site folder.
func (p *Page) File() string { return p.Pos.File }

// Dir returns the output folder of the page.
func (p *Page) Dir() string { return path.Dir(p.Path) }

// Update is a change to a page that its readers should know of.
type Update struct {
	Record `yaml:",inline"`
	Date   edtf.Date  `yaml:"date,required"`
	Text   string     `yaml:"text,required" voice:"words"`
	Kind   UpdateKind `yaml:"kind" default:"update"`
}

// UpdateKind says why a page was changed.
type UpdateKind string

// Values lists the kinds of update.
func (UpdateKind) Values() []string {
	return []string{"update", "clarification", "correction", "retraction"}
}

// Waiver lets a page break a rule for a published reason.
type Waiver struct {
	Record  `yaml:",inline"`
	Rule    string `yaml:"rule,required"`
	Because string `yaml:"because,required" voice:"words"`
}

// Body is a page's prose and what was found in it, in the order of the text.
type Body struct {
	HTML       template.HTML // empty until rendered
	Text       string        // the words alone, for search
	Lead       string        // the first paragraph's words
	Headings   []Heading
	Links      []*Link
	Images     []*Image
	Citations  []*Citation
	Statements []*Statement
	Prose      []Prose
	Passages   []Passage // of a source's page only
}

// Heading is a heading of a body.
type Heading struct {
	Pos   diag.Pos
	Level int // 2 to 6
	ID    string
	Text  string
}

// Link is a link in a body to another page, heading or file of the site:
// [[id#heading|label]] or [label](../folder/file.md#heading).
type Link struct {
	Pos      diag.Pos // of the target as typed
	Wiki     bool     // typed with double brackets
	Target   string   // an id, or a path relative to the page's file; empty for a heading of the same page
	Fragment string   // without #, decoded; may be empty; a heading's id when resolved
	Label    string   // the words to click on; empty: the target's title

	URL   string // relative to the page; set when resolved
	To    *Page  // nil for a file or a generated page
	Title string // the target's title, the label of last resort
}

// Image is an image in a body.
type Image struct {
	Pos    diag.Pos // of the address as typed
	Target string   // path relative to the page's file
	Alt    string

	URL string // relative to the page; set when resolved
}

// Citation is one item of a [@key, locator] group.
type Citation struct {
	Pos     diag.Pos // of the key
	Key     string
	Locator string // as typed, such as "p. 12"; may be empty
	Number  int    // of its source in the page's list, from 1
	Anchor  string // of this place in the page

	Source *Source // nil until resolved
}

// Statement is a quotation with speaker, date and source.
type Statement struct {
	Pos        diag.Pos // of the quotation's first line
	Anchor     string   // on its page
	Quote      Text     // before any typographic change
	Speaker    *Link    // to the speaker's page; nil if the speaker is named in plain text
	Name       string   // of a speaker without a page, as typed
	NamePos    diag.Pos // of the speaker, link or name
	Date       edtf.Date
	DatePos    diag.Pos
	Occasion   string
	Translated bool        // the words are given in the source's language
	Citations  []*Citation // at least one

	Page  *Page        // where it stands
	Match Match        // against its sources' passages
	Same  []*Statement // the same quotation on other pages
}

// SpeakerName returns the speaker's name as a reader should see it.
func (s *Statement) SpeakerName() string {
	switch {
	case s.Speaker == nil:
		return s.Name
	case s.Speaker.Label != "":
		return s.Speaker.Label
	}
	return s.Speaker.Title
}

// fullDots writes an ellipsis of three full stops as one sign.
var fullDots = strings.NewReplacer("...", "…", ". . .", "…")

// MatchWords says what comparing the quotation to the saved passages showed, or
// nothing if it isn't in one. It never says "verified": a match proves that the
// words are in our copy.
func (s *Statement) MatchWords() string {
	if !s.Match.Found() {
		return ""
	}
	text := "matched against our saved copy"
	for _, c := range s.Citations {
		if !c.Source.Accessed.IsZero() {
			text += " of " + c.Source.Accessed.Words()
			break
		}
	}
	if s.Match == MatchElided && strings.Contains(fullDots.Replace(s.Quote.Words), "…") {
		text += ", with parts left out"
	}
	if s.Match == MatchElided && strings.Contains(s.Quote.Words, "[") {
		text += ", but for the words in brackets"
	}
	return text
}

// Quotation is a quotation within a text, of a length that is compared with its
// sources. Statements aren't among them.
type Quotation struct {
	Pos     diag.Pos
	Words   string
	Page    *Page
	Sources []*Source // which the text cites for it
	Match   Match
}

// Match is how a quotation compares to the saved passages of its source.
type Match string

// The results of a comparison.
const (
	MatchNone    Match = "no saved passage"
	MatchExact   Match = "exact"
	MatchFolded  Match = "folded" // the same but for white space and the glyphs of quotation marks, dashes and ellipses
	MatchElided  Match = "elided" // with parts left out or inserted, and marked so
	MatchMissing Match = "not found"
)

// Found reports whether the quotation's words are in a passage.
func (m Match) Found() bool { return m == MatchExact || m == MatchFolded || m == MatchElided }

// Passage is a stretch of a source that the site keeps.
type Passage struct {
	Pos    diag.Pos
	Text   string
	Quoted []Quoted // where the site quotes it, by page
}

// Quoted is a place that quotes a passage.
type Quoted struct {
	Page   *Page
	Anchor string // of a statement; empty for a quotation within a text
	Match  Match
}
