package render

import (
	"cmp"
	"fmt"
	"strconv"

	"explainer/internal/model"
)

// Cite is a mark that leads to a source in the page's list.
type Cite struct {
	Number int
	Anchor string // of the mark
	URL    string // of the entry in the list
}

// SourceEntry is a source in a page's list.
type SourceEntry struct {
	Number    int // 0 for a source without a mark
	Anchor    string
	Reference *Reference
	Back      []Link // to the marks
}

// Reference describes a source in a line.
type Reference struct {
	Link              // to its page
	Authors  string   // "A, B and C"; may be empty
	Where    string   // the outlet or publisher
	Date     Date     // of publication; zero if the source shows none
	Language string   // in words, if it isn't the site's
	External string   // its own address
	Archived Archived // the first copy elsewhere; zero if there is none
	Interest []string // who owns, funds or speaks through it, in words
	Second   bool     // a secondary source
}

// citations numbers the sources of one page.
type citations struct {
	numbers map[*model.Source]int
	cited   []*model.Source // number n is at n-1
	marks   map[*model.Source][]string
	count   int // of marks
}

// prose takes the citations that package markdown has numbered.
func (c *citations) prose(all []*model.Citation) {
	c.numbers = map[*model.Source]int{}
	c.marks = map[*model.Source][]string{}
	for _, cite := range all {
		c.number(cite.Source)
		c.marks[cite.Source] = append(c.marks[cite.Source], cite.Anchor)
	}
	c.count = len(all)
}

func (c *citations) number(s *model.Source) int {
	if n := c.numbers[s]; n > 0 {
		return n
	}
	c.cited = append(c.cited, s)
	c.numbers[s] = len(c.cited)
	return len(c.cited)
}

// cite makes marks for a record's sources.
func (c *citations) cite(refs []model.Ref[model.Source]) []Cite {
	cites := make([]Cite, len(refs))
	for i, ref := range refs {
		n := c.number(ref.To)
		c.count++
		anchor := "cite." + strconv.Itoa(c.count)
		c.marks[ref.To] = append(c.marks[ref.To], anchor)
		cites[i] = Cite{n, anchor, "#" + sourceAnchor(n)}
	}
	return cites
}

func sourceAnchor(n int) string { return "source." + strconv.Itoa(n) }

// sourceLists returns the cited sources by number, and those that only the
// page as a whole rests on.
func (b *builder) sourceLists() (cited, also []SourceEntry) {
	cited = make([]SourceEntry, len(b.cites.cited))
	for i, s := range b.cites.cited {
		marks := b.cites.marks[s]
		back := make([]Link, len(marks))
		for j, anchor := range marks {
			title := "back to the text"
			if len(marks) > 1 {
				title = fmt.Sprintf("back to mention %d", j+1)
			}
			back[j] = Link{title, "#" + anchor}
		}
		cited[i] = SourceEntry{i + 1, sourceAnchor(i + 1), b.reference(s), back}
	}
	for _, ref := range b.page.Sources {
		if b.cites.numbers[ref.To] == 0 {
			also = append(also, SourceEntry{Reference: b.reference(ref.To)})
		}
	}
	return cited, also
}

// reference describes a source as seen from this page.
func (b *builder) reference(s *model.Source) *Reference {
	type key struct {
		source *model.Source
		url    string
	}
	link := b.link(&s.Page)
	return share(&b.shared, key{s, link.URL}, func() *Reference {
		ref := &Reference{
			Link:     link,
			Authors:  agents(s.Author),
			Where:    cmp.Or(s.ContainerTitle, s.Publisher),
			Date:     words(s.Issued),
			External: s.URL,
			Second:   s.Secondary,
		}
		if len(s.Archived) > 0 {
			ref.Archived = Archived{s.Archived[0].URL, words(s.Archived[0].Date)}
		}
		if !sameLanguage(s.Language, b.site.Settings.Language) {
			ref.Language = "in " + languageName(s.Language)
		}
		for _, in := range s.Interest {
			ref.Interest = append(ref.Interest, in.Actor.To.Title+": "+in.How)
		}
		return ref
	})
}
