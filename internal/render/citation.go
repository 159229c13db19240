package render

import (
	"cmp"
	"strings"

	"explainer/internal/model"
)

// Citation says how to cite a page, in three forms.
type Citation struct {
	Text   string
	BibTeX string
	RIS    string // the tagged format of Research Information Systems
}

// citation words how to cite the page. The date is the one as of which the page
// is right: when it was put up isn't known.
func (b *builder) citation() Citation {
	s := &b.site.Settings
	c := cited{
		key:       cmp.Or(b.page.ID, "home"),
		title:     b.page.Title,
		site:      s.Title,
		publisher: s.Publisher,
		asOf:      words(first(b.page.AsOf, s.AsOf)),
		url:       s.Address(b.page.Path),
	}
	if b.page.Kind == model.KindHome {
		c.title, c.site = s.Title, ""
	}
	return Citation{c.text(), c.bibTeX(), c.ris()}
}

// cited is what is known of a page.
type cited struct {
	key       string
	title     string
	site      string // empty for the home page
	publisher string // may be empty
	asOf      Date
	url       string // empty without a base_url
}

func (c *cited) text() string {
	parts := []string{c.title}
	if c.site != "" {
		parts = []string{"“" + c.title + "”", c.site}
	}
	if c.publisher != "" {
		parts = append(parts, c.publisher)
	}
	if c.asOf.Words != "" {
		parts = append(parts, "as of "+c.asOf.Words)
	}
	return strings.TrimSpace(strings.Join(parts, ", ") + ". " + c.url)
}

// bibTeX returns an entry of type misc, the one that every style of BibTeX
// knows and takes a note in.
func (c *cited) bibTeX() string {
	var b strings.Builder
	b.WriteString("@misc{" + c.key)
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = {" + value + "}")
		}
	}
	field("title", "{"+texEscapes.Replace(c.title)+"}") // in double braces, so that capitals stay
	field("howpublished", texEscapes.Replace(c.site))
	if c.publisher != "" {
		field("author", "{"+texEscapes.Replace(c.publisher)+"}")
	}
	if len(c.asOf.Time) >= len("2024") {
		field("year", c.asOf.Time[:len("2024")])
	}
	if c.asOf.Words != "" {
		field("note", "As of "+texEscapes.Replace(c.asOf.Words))
	}
	field("url", strings.NewReplacer("{", "%7B", "}", "%7D").Replace(c.url))
	b.WriteString("\n}")
	return b.String()
}

// texEscapes writes what TeX takes for commands.
var texEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`,
	`^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`)

func (c *cited) ris() string {
	var b strings.Builder
	field := func(tag, value string) {
		if value != "" {
			b.WriteString(tag + "  - " + value + "\n")
		}
	}
	field("TY", "ELEC")
	field("TI", c.title)
	field("T2", c.site)
	field("AU", c.publisher)
	field("PB", c.publisher)
	if len(c.asOf.Time) >= len("2024") {
		field("PY", c.asOf.Time[:len("2024")])
		field("DA", strings.ReplaceAll(c.asOf.Time, "-", "/"))
	}
	field("UR", c.url)
	b.WriteString("ER  - ")
	return b.String()
}
