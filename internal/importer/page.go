package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"explainer/internal/edtf"
)

// event is an event on its way to a page.
type event struct {
	where                  string // in the file, such as "line 12"
	id                     string // as given; if empty it is made of the title
	date                   edtf.Date
	title, summary, note   string
	kind                   string // of event
	actors, issues, places []string
	key                    bool
	sources                []source
	body                   string   // Markdown
	unread                 []string // "WHAT: NAME; NAME", for the note
}

// source is what a row says of a source: the key of one that exists, or an
// address.
type source struct{ key, title, url string }

// unknown adds what no page stands for to the note.
func (e *event) unknown(what string, names []string) {
	if len(names) > 0 {
		e.unread = append(e.unread, what+": "+strings.Join(names, "; "))
	}
}

// text returns the event's page.
func (e *event) text() []byte {
	var b strings.Builder
	b.WriteString("---\ntitle: " + scalar(e.title) + "\ndate: " + e.date.String() + "\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString(name + ": " + value + "\n")
		}
	}
	field("type", e.kind)
	field("actors", list(e.actors))
	field("issues", list(e.issues))
	field("places", list(e.places))
	if e.key {
		field("key", "true")
	}
	if e.summary != "" {
		field("summary", scalar(e.summary))
	}
	var keys []string
	for _, s := range e.sources {
		keys = append(keys, s.key)
	}
	field("sources", list(keys))
	note := e.note
	if e.unread != nil {
		note = strings.TrimSpace(note + " As imported, " + strings.Join(e.unread, "; ") + ".")
	}
	if note != "" {
		field("note", scalar(note))
	}
	b.WriteString("---\n")
	if e.body != "" {
		b.WriteString(e.body + "\n")
	}
	return []byte(b.String())
}

// text returns the source's page.
func (s source) text() []byte {
	return []byte("---\ntitle: " + scalar(s.title) + "\nURL: " + scalar(s.url) + "\n---\n")
}

// list returns ids as a YAML list, each once.
func list(ids []string) string {
	var once []string
	for _, id := range ids {
		if !slices.Contains(once, scalar(id)) {
			once = append(once, scalar(id))
		}
	}
	if once == nil {
		return ""
	}
	return "[" + strings.Join(once, ", ") + "]"
}

// plainScalar is what YAML takes for words without quotation marks; wordless
// are those it takes for something else.
var (
	plainScalar = regexp.MustCompile(`^[\pL][\pL\pN ’().-]*[\pL\pN).]$`)
	wordless    = []string{"true", "false", "yes", "no", "on", "off", "null", "nan", "inf"}
)

// scalar returns one line of text as YAML.
func scalar(text string) string {
	if plainScalar.MatchString(text) && !slices.Contains(wordless, strings.ToLower(text)) {
		return text
	}
	return quoted(text)
}

// quoted puts a text between quotation marks. It holds no control characters;
// what can't be printed is written by its number.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case !strconv.IsPrint(r) && r <= 0xffff:
			b.WriteString(`\u` + strings.Repeat("0", 4-len(strconv.FormatInt(int64(r), 16))) + strconv.FormatInt(int64(r), 16))
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}
