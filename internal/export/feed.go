package export

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"strings"
	"time"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// feedLength is how many updates the feed has at most.
const feedLength = 50

// atomFeed is an Atom feed (RFC 4287).
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"` // RFC 3339
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID       string       `xml:"id"`
	Title    string       `xml:"title"`
	Updated  string       `xml:"updated"`
	Link     atomLink     `xml:"link"`
	Category atomCategory `xml:"category"`
	Content  atomText     `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// feed lists the updates of all pages, latest first, for those who follow the
// site. An entry is dated midnight UTC at the start of its date, because Atom
// knows no months and no doubt; where the date isn't a plain day, the text
// begins with it as it is meant. The feed is as new as its latest entry and,
// without any, as the site's as-of date.
func feed(site *model.Site) []byte {
	s := &site.Settings
	f := atomFeed{
		Lang:    s.Language,
		ID:      s.Address("feed.xml"),
		Title:   s.Title,
		Updated: instant(s.AsOf),
		Author:  s.Title,
		Links: []atomLink{
			{"self", "application/atom+xml", s.Address("feed.xml")},
			{"alternate", "text/html", s.Address("changes.html")},
		},
	}
	if s.Publisher != "" {
		f.Author = s.Publisher
	}
	listed := map[string]bool{} // by id; what was typed twice is one update
	for _, c := range site.Changes() {
		e := entry(s, c)
		if listed[e.ID] {
			continue
		}
		listed[e.ID] = true
		if f.Entries = append(f.Entries, e); len(f.Entries) == feedLength {
			break
		}
	}
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	data, err := xml.MarshalIndent(f, "", "  ")
	if err != nil {
		panic("explainer: " + err.Error())
	}
	return []byte(xml.Header + string(data) + "\n")
}

func entry(s *model.Settings, c model.Change) atomEntry {
	address := s.Address(c.Page.Path)
	kind := string(c.Kind)
	text := c.Text
	if c.Date.Precision() != edtf.PrecisionDay || c.Date.HTMLTime() == "" {
		text = c.Date.Words() + ": " + text
	}
	return atomEntry{
		ID:       address + "#update." + firstDay(c.Date).String() + "." + digest(kind, c.Date.String(), c.Text),
		Title:    strings.ToUpper(kind[:1]) + kind[1:] + ": " + c.Page.Title,
		Updated:  instant(c.Date),
		Link:     atomLink{"alternate", "text/html", address + "#section.updates"},
		Category: atomCategory{kind},
		Content:  atomText{"text", text},
	}
}

// digest tells updates of one page and day apart, however they are ordered. An
// update that is reworded is a new one, so that nobody misses it.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:4])
}

// firstDay returns the earliest day that a date can mean, or that the end of a
// date without a beginning can.
func firstDay(d edtf.Date) edtf.Day {
	day, _ := d.Bounds()
	if day.IsInfinite() {
		day, _ = d.End().Bounds()
	}
	return day
}

// instant returns the start of a date in UTC (RFC 3339, which begins with the
// year 0).
func instant(d edtf.Date) string {
	return max(firstDay(d), edtf.NewDay(0, time.January, 1)).Time().Format(time.RFC3339)
}
