package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"explainer/internal/edtf"
)

// Source is a cited document, described with the fields of the Citation Style
// Language (CSL 1.0.2).
type Source struct {
	Page            `yaml:",inline"`
	Type            SourceType `yaml:"type" default:"webpage"`
	Author          []Agent    `yaml:"author"`
	Editor          []Agent    `yaml:"editor"`
	Translator      []Agent    `yaml:"translator"`
	Issued          edtf.Date  `yaml:"issued"`
	Accessed        edtf.Date  `yaml:"accessed"`
	ContainerTitle  string     `yaml:"container-title"`
	CollectionTitle string     `yaml:"collection-title"`
	EventTitle      string     `yaml:"event-title"`
	TitleShort      string     `yaml:"title-short"`
	Publisher       string     `yaml:"publisher"`
	PublisherPlace  string     `yaml:"publisher-place"`
	Genre           string     `yaml:"genre"`
	Medium          string     `yaml:"medium"`
	Number          string     `yaml:"number"`
	Volume          string     `yaml:"volume"`
	IssueNumber     string     `yaml:"issue"`
	Pages           string     `yaml:"page"`
	Edition         string     `yaml:"edition"`
	Section         string     `yaml:"section"`
	Archive         string     `yaml:"archive"`
	ArchiveLocation string     `yaml:"archive_location"`
	URL             string     `yaml:"URL"`
	DOI             string     `yaml:"DOI"`
	ISBN            string     `yaml:"ISBN"`
	ISSN            string     `yaml:"ISSN"`
	Language        string     `yaml:"language"` // BCP 47
	Abstract        string     `yaml:"abstract"`
	Secondary       bool       `yaml:"secondary"` // reports what others found
	Interest        []Interest `yaml:"interest"`
	Archived        []Archived `yaml:"archived"`

	Uses []Use `yaml:"-"` // every place that cites it, by page
}

// Outlet returns the name under which a reader knows who published the source.
func (s *Source) Outlet() string { return cmp.Or(s.ContainerTitle, s.Publisher, s.Title) }

// Untitled is the title of a source's page until somebody writes one.
const Untitled = "[…]"

// Agent is a person or body named by a source: a plain name, or family and
// given names.
type Agent struct {
	Node                `yaml:"-"`
	Literal             string `yaml:"literal,plain"`
	Family              string `yaml:"family"`
	Given               string `yaml:"given"`
	Suffix              string `yaml:"suffix"`
	DroppingParticle    string `yaml:"dropping-particle"`
	NonDroppingParticle string `yaml:"non-dropping-particle"`
}

// Name returns the name in reading order.
func (a Agent) Name() string {
	if a.Literal != "" {
		return a.Literal
	}
	family := before(a.DroppingParticle) + before(a.NonDroppingParticle) + a.Family
	return strings.Join(strings.Fields(a.Given+" "+family+" "+a.Suffix), " ")
}

// before returns a particle with the space that parts it from the name, if one
// does: not in al-Masri or d'Arc.
func before(particle string) string {
	if last, _ := utf8.DecodeLastRuneInString(particle); particle == "" || strings.ContainsRune("-'’ʼʻ", last) {
		return particle
	}
	return particle + " "
}

// SourceType is a CSL item type.
type SourceType string

// Values lists the item types of CSL 1.0.2.
func (SourceType) Values() []string {
	return []string{"article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
		"chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia",
		"event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map",
		"motion_picture", "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
		"personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
		"song", "speech", "standard", "thesis", "treaty", "webpage"}
}

// Interest is an actor's stake in a source: it owns or funds it, or speaks
// through it.
type Interest struct {
	Record `yaml:",inline"`
	Actor  Ref[Actor] `yaml:"actor,required"`
	How    string     `yaml:"how,required" voice:"site"`

	Source *Source `yaml:"-"`
}

// reportedBy returns the outlets of what an actor is said to say, if each of
// them has the interest of another party and none that of the actor's own side.
func reportedBy(actor *Actor, sources []Ref[Source]) []string {
	if actor == nil {
		return nil
	}
	var outlets []string
	for _, ref := range sources {
		if ref.To == nil || !ref.To.speaksAgainst(actor) {
			return nil
		}
		if outlet := ref.To.Outlet(); !slices.Contains(outlets, outlet) {
			outlets = append(outlets, outlet)
		}
	}
	return outlets
}

// speaksAgainst reports whether another party than the actor's has a stake in
// the source, and the actor's own side has none.
func (s *Source) speaksAgainst(actor *Actor) bool {
	other := false
	for _, in := range s.Interest {
		a := in.Actor.To
		if a == nil {
			continue
		}
		party := a.Party()
		if a == actor || party != nil && party == actor.Party() {
			return false
		}
		other = other || party != nil
	}
	return other
}

// Archived is a copy of a source kept elsewhere.
type Archived struct {
	Record `yaml:",inline"`
	URL    string    `yaml:"url,required"`
	Date   edtf.Date `yaml:"date,required"`
}

// Use is a place that cites a source: a citation in a page's prose, or a field.
type Use struct {
	Page   *Page
	Anchor string // of the citation on the page; empty for a field
	Field  string // the page's top-level field that rests on the source, such as "positions"; empty for a citation
}
