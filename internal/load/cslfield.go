package load

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// recorder reads the values of one item and collects its mistakes.
type recorder struct{ diags diag.List }

// text returns a text without its markup; several are joined by commas.
func (r *recorder) text(name string, v value) string {
	texts := []string{v.scalar()}
	if v.token == json.Delim('[') {
		texts = nil
		for _, item := range v.items {
			texts = append(texts, item.scalar())
		}
	}
	if v.token == json.Delim('{') || len(v.items) > 0 && slices.Contains(texts, "") {
		r.diags.Add(diag.WrongType, v.pos, "%s takes text", name).Hint = exportAnew
		return ""
	}
	text := strings.Join(texts, ", ")
	switch name {
	case "URL", "DOI":
		return text
	case "language": // from library catalogues come eng, EN and en-us
		if tag, err := language.Parse(text); err == nil {
			return tag.String()
		}
	}
	return plain(text)
}

func (r *recorder) sourceType(v value) model.SourceType {
	text := v.scalar()
	if text != "" && !slices.Contains(model.SourceType("").Values(), text) {
		d := r.diags.Add(diag.UnknownValue, v.pos, "%q is no item type of CSL 1.0.2", text)
		d.Hint = exportAnew
		if near := diag.Nearest(text, model.SourceType("").Values()); near != "" {
			d.Hint = fmt.Sprintf("did you mean %s?", near)
		}
		return ""
	}
	return model.SourceType(text)
}

// agents returns names; a name that says nothing is left out.
func (r *recorder) agents(name string, v value) []model.Agent {
	items := v.items
	if v.token != json.Delim('[') {
		items = []value{v}
	}
	var agents []model.Agent
	for _, item := range items {
		agent := model.Agent{Node: model.Node{Pos: item.pos}}
		if item.token == json.Delim('[') {
			r.diags.Add(diag.WrongType, item.pos, "%s takes names", name).Hint = exportAnew
			continue
		}
		agent.Literal = plain(item.scalar())
		for _, m := range item.members {
			part := map[string]*string{
				"literal":               &agent.Literal,
				"family":                &agent.Family,
				"given":                 &agent.Given,
				"suffix":                &agent.Suffix,
				"dropping-particle":     &agent.DroppingParticle,
				"non-dropping-particle": &agent.NonDroppingParticle,
			}[m.name]
			if part != nil {
				*part = plain(m.scalar())
				agent.Mark(m.name, m.pos)
			}
		}
		if agent.Name() != "" {
			agents = append(agents, agent)
		}
	}
	return agents
}

// date reads a CSL date: parts, or text that may be EDTF or another clear way
// of writing a date.
func (r *recorder) date(v value) edtf.Date {
	parts := v.member("date-parts")
	text, at := dateParts(parts), parts.pos
	for _, alternative := range []value{v.member("raw"), v.member("literal"), v} {
		if text == "" {
			text, at = alternative.scalar(), alternative.pos
		}
	}
	if season := v.member("season").scalar(); strings.ContainsFunc(season, says) && !strings.Contains(text, "-") {
		text = inSeason(text, season)
	}
	if text == "" || undated[strings.ToLower(strings.Trim(strings.ReplaceAll(text, " ", ""), "[]()"))] {
		return edtf.Date{}
	}
	date, err := readDate(text)
	if circa := v.member("circa").scalar(); err == nil && !slices.Contains([]string{"", "0", "false"}, circa) {
		date, err = edtf.Parse(approximate(date.String()))
	}
	var bad *edtf.Error
	if errors.As(err, &bad) {
		r.diags.Add(diag.BadDate, at, "%s", bad.Message).
			Hint = fmt.Sprintf("change the date in Zotero, for instance to %s, and export again", cmp.Or(bad.Hint, "2024-11-05, 2024-11 or 2024"))
	}
	return date
}

// says reports whether a character may mean something beside a year. Of a year in
// brackets Zotero leaves the brackets.
func says(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '?' || r == '~' }

// undated are the ways to say that a document has no date, without spaces.
var undated = map[string]bool{
	"n.d.": true, "nd": true, "nodate": true, "undated": true,
	"s.d.": true, "sinedato": true, "sansdate": true, "o.j.": true, "o.d.": true, "б.г.": true, "б.д.": true, "бездаты": true,
}

// dateParts turns [[year, month, day]], or two of them for an interval, into
// EDTF: month and day may be missing, numbers may be texts, the months 13 to 16
// and 21 to 24 are seasons, and [0] is an open end.
func dateParts(v value) string {
	var ends []string
	all := v.items
	if len(all) > 0 && all[0].scalar() != "" {
		all = []value{v} // one date without the outer brackets
	}
	for _, end := range all {
		var parts []string
		for i, part := range end.items {
			text := part.scalar()
			n, err := strconv.Atoi(text)
			switch {
			case err != nil && text != "":
				// Left as it is for edtf to complain of.
			case n == 0:
				text = ""
			case i == 0 && n < 0:
				// -334 is 334 BC, which EDTF counts as -0333.
				text = strings.Replace(fmt.Sprintf("-%04d", -n-1), "-0000", "0000", 1)
			case i == 0:
				text = fmt.Sprintf("%04d", n)
			case i == 1 && 13 <= n && n <= 16:
				text = strconv.Itoa(n + 8)
			default:
				text = fmt.Sprintf("%02d", n)
			}
			if text == "" {
				break
			}
			parts = append(parts, text)
		}
		ends = append(ends, cmp.Or(strings.Join(parts, "-"), ".."))
	}
	ends = slices.Compact(ends)
	if len(ends) == 1 && ends[0] == ".." {
		return ""
	}
	return strings.Join(ends, "/")
}

// inSeason adds a season to a year: 1 to 4, or a word. Zotero calls everything
// in a date that it can't read a season, as the -1994 of 1988-1994.
func inSeason(year, season string) string {
	if strings.ContainsAny(season[:1], "-/") || strings.HasPrefix(season, "–") {
		return year + season
	}
	if n, err := strconv.Atoi(season); err == nil && 1 <= n && n <= 4 {
		return fmt.Sprintf("%s-%d", year, n+20)
	}
	return season + " " + year
}

// readDate reads EDTF, and text of which edtf knows what it says. Its hint is
// taken if it holds the same numbers and the text wasn't nearly EDTF already:
// other hints are guesses, as 2024-02 for 2024-02-30.
func readDate(text string) (edtf.Date, error) {
	text = timeOfDay.ReplaceAllString(text, "$1")
	date, err := edtf.Parse(text)
	var bad *edtf.Error
	if !errors.As(err, &bad) || bad.Hint == "" || yearFirst.MatchString(text) {
		return date, err
	}
	said := map[int]bool{}
	for _, n := range digits.FindAllString(bad.Hint, -1) {
		number, _ := strconv.Atoi(n)
		said[number] = true
	}
	for _, n := range digits.FindAllString(text, -1) {
		if number, tooLong := strconv.Atoi(n); tooLong != nil || !said[number] {
			return date, err
		}
	}
	return edtf.Parse(bad.Hint)
}

// approximate marks a date, or both ends of an interval, with ~.
func approximate(date string) string {
	ends := strings.Split(date, "/")
	for i, end := range ends {
		switch {
		case end == "..":
		case strings.HasSuffix(end, "?"):
			ends[i] = strings.TrimSuffix(end, "?") + "%"
		case !strings.ContainsAny(end, "~%"):
			ends[i] += "~"
		}
	}
	return strings.Join(ends, "/")
}

// plain returns a text without markup, entities and superfluous white space.
func plain(text string) string {
	text = withoutTags(withoutTags(text, inlineTag, ""), blockTag, " ")
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, html.UnescapeString(text))
	return strings.Join(strings.Fields(text), " ")
}

var (
	timeOfDay = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*$`)
	yearFirst = regexp.MustCompile(`^-?\d{4}(?:-\d\d)*[~?%]?(?:$|/-?\d{4})`)
	digits    = regexp.MustCompile(`\d+`)
)

// The markup of titles (https://www.zotero.org/support/kb/rich_text_bibliography)
// and of abstracts that come from Crossref. Anything else in angle brackets is text.
var (
	inlineTag = regexp.MustCompile(`(?i)^(?:i|b|u|em|strong|sub|sup|sc|small|span|jats:(?:italic|bold|sub|sup|sc))$`)
	blockTag  = regexp.MustCompile(`(?i)^(?:p|br|div|jats:[a-z-]+)$`)
)

// withoutTags puts a text in the place of tags whose name matches. It goes over
// megabytes of angle brackets in no time, where a regular expression takes seconds.
func withoutTags(text string, name *regexp.Regexp, by string) string {
	var out strings.Builder
	for {
		start := strings.IndexByte(text, '<')
		length := strings.IndexAny(text[start+1:], "<>")
		if start < 0 || length < 0 {
			out.WriteString(text)
			return out.String()
		}
		end := start + 1 + length
		switch {
		case text[end] == '<':
			out.WriteString(text[:end])
			text = text[end:]
		case name.MatchString(tagName(text[start+1 : end])):
			out.WriteString(text[:start] + by)
			text = text[end+1:]
		default:
			out.WriteString(text[:end+1])
			text = text[end+1:]
		}
	}
}

// tagName returns the name in what stands between angle brackets.
func tagName(tag string) string {
	tag = strings.TrimPrefix(tag, "/")
	if i := strings.IndexAny(tag, " \t\r\n\f"); i >= 0 {
		return tag[:i]
	}
	return strings.TrimSuffix(tag, "/")
}
