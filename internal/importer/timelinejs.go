package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"explainer/internal/edtf"
)

// timeline is the JSON of Knight Lab's TimelineJS
// (https://timeline.knightlab.com/docs/json-format.html).
type timeline struct {
	Title  *slide  `json:"title"`
	Events []slide `json:"events"`
	Eras   []slide `json:"eras"`
}

type slide struct {
	Start *slideDate `json:"start_date"`
	End   *slideDate `json:"end_date"`
	Shown string     `json:"display_date"`
	Text  struct {
		Headline string `json:"headline"`
		Text     string `json:"text"`
	} `json:"text"`
	Media struct {
		URL     string `json:"url"`
		Caption string `json:"caption"`
		Credit  string `json:"credit"`
	} `json:"media"`
	Group string `json:"group"`
}

// slideDate has numbers, or digits in a string.
type slideDate struct {
	Year  any    `json:"year"`
	Month any    `json:"month"`
	Day   any    `json:"day"`
	Shown string `json:"display_date"`
}

// date returns the date with the precision that is given.
func (d *slideDate) date() (edtf.Date, error) {
	if d == nil {
		return edtf.Date{}, nil
	}
	var parts []string
	for i, v := range []any{d.Year, d.Month, d.Day} {
		text := ""
		switch v := v.(type) {
		case string:
			text = strings.TrimSpace(v)
		case float64:
			text = strconv.FormatFloat(v, 'f', -1, 64)
		}
		n, err := strconv.Atoi(text)
		switch {
		case text == "" && i > 0:
			parts = append(parts, "")
		case err != nil || n < 0 || i > 0 && n == 0:
			return edtf.Date{}, fmt.Errorf("%q is no %s", words(fmt.Sprint(v)), []string{"year", "month", "day"}[i])
		case i == 0:
			parts = append(parts, fmt.Sprintf("%04d", n))
		default:
			parts = append(parts, fmt.Sprintf("-%02d", n))
		}
	}
	if parts[1] == "" && parts[2] != "" {
		return edtf.Date{}, errors.New("it has a day without a month")
	}
	return edtf.Parse(strings.Join(parts, ""))
}

// timelineJS reads the events of a timeline.
func (s *site) timelineJS(name string, text []byte) (Report, error) {
	decoded, err := decode(name, text)
	if err != nil {
		return Report{}, err
	}
	var t timeline
	if err := json.Unmarshal([]byte(decoded), &t); err != nil {
		return Report{}, fmt.Errorf("%s is no JSON of TimelineJS: %w", name, err)
	}
	switch {
	case len(t.Events) == 0:
		return Report{}, fmt.Errorf("%s has no events; a timeline of TimelineJS has a list of that name", name)
	case len(t.Events) > maxRows:
		return Report{}, fmt.Errorf("%s has more than %d events; import it in parts", name, maxRows)
	}
	var r Report
	if t.Title != nil {
		r.say("the title slide %q isn't imported; its text may go into content/index.md", wordsOf(t.Title.Text.Headline))
	}
	own := map[string]*event{}
	for i, sl := range t.Events {
		if e := sl.event(&r, fmt.Sprintf("event %d", i+1)); e != nil {
			s.add(&r, own, e)
		}
	}
	r.phases(t.Eras)
	return r, nil
}

// event makes an event of a slide, or reports why it is left out.
func (sl slide) event(r *Report, where string) *event {
	e := &event{where: where, title: wordsOf(sl.Text.Headline)}
	from, err := sl.Start.date()
	to, err2 := sl.End.date()
	if err == nil {
		err = err2
	}
	if err == nil && !from.IsZero() {
		e.date, err = span(from, to)
	}
	switch {
	case e.title == "":
		r.leaveOut("%s: left out: it has no headline", where)
		return nil
	case err != nil:
		r.leaveOut("%s: left out: %s", where, words(err.Error()))
		return nil
	case e.date.IsZero():
		r.leaveOut("%s: left out: %q has no date", where, e.title)
		return nil
	}
	shown := sl.Shown
	if shown == "" {
		shown = sl.Start.Shown
	}
	if shown = words(shown); shown != "" && shown != e.date.Words() {
		e.unknown("date shown as", []string{shown})
	}
	if group := words(sl.Group); group != "" {
		e.unknown("group", []string{group})
	}
	e.body = fromHTML(sl.Text.Text)
	if media := sl.media(); media != "" {
		e.body = strings.TrimPrefix(e.body+"\n\n"+media, "\n\n")
	}
	return e
}

// media returns a line with a link to what a slide shows.
func (sl slide) media() string {
	if words(sl.Media.URL) == "" {
		return ""
	}
	caption, credit := wordsOf(sl.Media.Caption), wordsOf(sl.Media.Credit)
	text := "Media: " + strings.TrimSpace(link(caption, sl.Media.URL))
	if !isAddress(strings.TrimSpace(sl.Media.URL)) {
		text = strings.TrimSpace("Media: " + inline(caption))
	}
	if credit != "" {
		text += " (" + inline(credit) + ")"
	}
	if text == "Media:" {
		return ""
	}
	return text
}

// phases prints eras as the phases of a site.
func (r *Report) phases(eras []slide) {
	var lines []string
	for i, era := range eras {
		from, err := era.Start.date()
		to, err2 := era.End.date()
		title := wordsOf(era.Text.Headline)
		if err != nil || err2 != nil || from.IsZero() || title == "" {
			r.say("era %d isn't imported: it lacks a headline or a date that can be read", i+1)
			continue
		}
		line := "  - {title: " + quoted(title) + ", from: " + from.String()
		if !to.IsZero() {
			line += ", to: " + to.String()
		}
		lines = append(lines, line+"}")
	}
	if lines != nil {
		r.say("the eras may go into content/site.yaml as phases:\nphases:\n%s", strings.Join(lines, "\n"))
	}
}
