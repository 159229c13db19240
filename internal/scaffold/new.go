// Package scaffold makes new files for authors: a whole site to begin with
// (init.go), or a page of a kind, with the fields that it must have, those that
// it may have as comments, and a hint where to begin (new.go).
//
// A new page passes the checks but for what only its author can know: what is
// missing is left empty, so that check asks for it, and nothing is made up.
package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"explainer/internal/edtf"
	"explainer/internal/model"
	"explainer/internal/schema"
)

// Options say what page to make.
type Options struct {
	Kind  model.Kind
	Title string    // of a source also its web address
	ID    string    // if empty, made of the title
	Date  edtf.Date // of an event required; of an agreement or a source, where it is known; of others none
	Today edtf.Date
}

// Page is a new page.
type Page struct {
	Kind model.Kind
	ID   string

	values map[string]string // of fields, as they are typed
	notes  map[string]string // on fields, instead of their descriptions
	date   edtf.Date
}

// Draft makes a page. An error says what is wrong with the options.
func Draft(o Options) (*Page, error) {
	p := &Page{Kind: o.Kind, values: map[string]string{}, notes: map[string]string{}, date: o.Date}
	title, ok := oneLine(o.Title)
	if !ok {
		return nil, fmt.Errorf("a page needs a title, not %q", title)
	}
	o.Title = title
	if o.Kind == model.KindSource {
		return p, p.source(o)
	}
	p.values["title"] = scalar(o.Title)
	_, takesDate := schema.Of(schema.Kind(o.Kind).Struct()).Field("date")
	switch {
	case o.Kind == model.KindEvent && o.Date.IsZero():
		return nil, errors.New("an event needs its date, as far as it is known: --date 2024-11-05, --date 2024-11 or --date 2024")
	case !takesDate && !o.Date.IsZero():
		return nil, fmt.Errorf("%s has no date; events, agreements and sources have one", o.Kind.WithArticle())
	}
	p.values["date"] = o.Date.String()
	return p, p.name(o.ID, func() (string, error) { return idOf(o.Title) })
}

// oneLine returns a title with single spaces. It reports false for none, and for
// one that holds what isn't text.
func oneLine(title string) (string, bool) {
	title = strings.Join(strings.Fields(title), " ")
	odd := func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }
	return title, title != "" && !strings.ContainsFunc(title, odd)
}

// name gives the page the id that was typed, or else the one that is made.
func (p *Page) name(typed string, make func() (string, error)) error {
	if typed == "" {
		var err error
		if p.ID, err = make(); err != nil {
			return err
		}
	} else {
		p.ID = typed
	}
	if p.Kind == model.KindSource && !model.IsKey(p.ID) {
		return fmt.Errorf("%q can't be cited: a source's key is Latin letters, digits and _ . : -, and begins with a letter or digit", p.ID)
	}
	if p.Kind != model.KindSource && !model.IsID(p.ID) {
		return fmt.Errorf("%q can't be an id: an id is small Latin letters, digits and single hyphens, such as lake-mirn", p.ID)
	}
	return nil
}

// Name returns the page's file, relative to the site folder.
func (p *Page) Name() string { return path.Join(contentFolder, p.Kind.Folder(), p.ID+".md") }

const contentFolder = "content"

// SchemaFolder is the folder of a site, beside content/, that keeps the schemas
// of kinds for editors, as KIND.json.
const SchemaFolder = ".schema"

// ErrNoContent says that the site folder holds no folder content.
var ErrNoContent = errors.New("there is no folder content")

// Write writes the page into the site folder dir. It makes the folder of its
// kind, but nothing outside of dir, and replaces nothing.
func (p *Page) Write(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if info, err := root.Stat(contentFolder); err != nil || !info.IsDir() {
		return ErrNoContent
	}
	if err := p.mayBe(root.FS()); err != nil {
		return err
	}
	folder := path.Dir(p.Name())
	if info, err := root.Lstat(folder); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if _, err := root.Stat(folder); err != nil {
			return fmt.Errorf("%s leads out of the site folder, or nowhere; put a folder in its place", folder)
		}
	} else if err := root.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	_, err = root.Stat(path.Join(SchemaFolder, string(p.Kind)+".json"))
	text := p.text(err == nil)
	f, err := root.OpenFile(p.Name(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, root.Remove(p.Name()))
	}
	return nil
}

// offered are the fields that a new page of a kind offers as comments, besides
// those that it has; sources stands last.
var offered = map[model.Kind][]string{
	model.KindActor:     {"summary", "roles", "offices", "member_of", "relations", "names", "from", "to", "sources"},
	model.KindIssue:     {"summary", "kind", "state", "positions", "no_position", "figures", "sources"},
	model.KindEvent:     {"summary", "type", "actors", "issues", "places", "agreements", "key", "disputed", "accounts", "figures", "sources"},
	model.KindAgreement: {"summary", "date", "stage", "history", "signatories", "provisions", "sources"},
	model.KindPlace:     {"summary", "precision", "kind", "names", "sources"},
	model.KindTerm:      {"summary", "use", "names", "instead_of", "sources"},
	model.KindSource:    {"type", "author", "container-title", "publisher", "issued", "URL", "accessed", "language", "secondary", "interest", "archived"},
}

// usual are the types of source that this field's authors cite; the others are as
// many again, and more.
var usual = []string{"webpage", "article-newspaper", "article-journal", "book", "broadcast", "interview", "legislation",
	"report", "speech", "treaty", "and more"}

// text returns the file. The front matter begins with its fence, as Obsidian
// wants it; an order to the editor is a comment within.
func (p *Page) text(hasSchema bool) string {
	var b strings.Builder
	b.WriteString("---\n")
	if hasSchema {
		fmt.Fprintf(&b, "# yaml-language-server: $schema=../../%s/%s.json\n", SchemaFolder, p.Kind)
	}
	of := schema.Kind(p.Kind).Struct()
	s := schema.Of(of)
	var rest []schema.Field
	for _, f := range s.InOrder() {
		switch value := p.values[f.Name]; {
		case value != "" && p.notes[f.Name] != "":
			b.WriteString(commented(f.Name+": "+value, p.notes[f.Name], nil))
		case value != "":
			b.WriteString(f.Name + ": " + value + "\n")
		case f.Required:
			b.WriteString(commented(f.Name+":", schema.Description(of, f), f.Values()))
		}
	}
	for _, name := range offered[p.Kind] {
		if f, ok := s.Field(name); ok && !f.Required && p.values[name] == "" {
			rest = append(rest, f)
		}
	}
	b.WriteString("#\n# What else there may be. Take away the # and the space where you need it.\n#\n")
	for _, f := range rest {
		values := f.Values()
		if p.Kind == model.KindSource && f.Name == "type" {
			values = usual
		}
		b.WriteString(commented("# "+f.Name+": "+example(f), schema.Description(of, f), values))
	}
	b.WriteString("---\n<!--\n" + hints[p.Kind] + "\nNothing between these arrows is published.\n-->\n")
	return b.String()
}

// hints say what the text of a page is about.
var hints = map[model.Kind]string{
	model.KindActor: `Say who this is and what it does in the conflict. Link to other pages by their
ids, as in [[lake-mirn]], and cite a source for each fact, as in [@smith2024].`,
	model.KindIssue: `Say what the question is and how it came about, without an answer of your own.
What each actor says belongs in positions. Cite a source for each fact, as in
[@smith2024].`,
	model.KindEvent: `Say what happened and who says so. Link to other pages by their ids, as in
[[lake-mirn]], and cite a source for each fact, as in [@smith2024]. Where the
sides tell it differently, write what each says into accounts.`,
	model.KindAgreement: `Say what was agreed, by whom, and what became of it. Cite a source for each
fact, as in [@smith2024].`,
	model.KindPlace: `Say what happened here, and why it matters. Cite a source for each fact, as in
[@smith2024].`,
	model.KindTerm: `Say who uses the word and what the others say instead. Cite a source for each
fact, as in [@smith2024].`,
	model.KindSource: `Save here the passages that you quote, each as a block of its own: lines that
begin with >. Quotations on the site are compared with them.`,
}

// commented returns a line with a comment behind it, and the words that its
// field takes. What is too long goes on below.
func commented(line, comment string, values []string) string {
	const width = 90
	words := strings.Fields(comment)
	if len(values) > 0 {
		words[len(words)-1] += ":"
		words = append(words, strings.Fields(strings.Join(values, ", "))...)
	}
	var b strings.Builder
	line += "  #"
	for _, word := range words {
		if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width && strings.TrimSpace(line) != "#" {
			b.WriteString(line + "\n")
			line = "#    "
		}
		line += " " + word
	}
	return b.String() + line + "\n"
}

// example returns how a field may look. What the author has to put there is an
// ellipsis.
func example(f schema.Field) string {
	one := "…"
	record := f.Record()
	switch {
	case f.Type.Kind() == reflect.Bool:
		return "true"
	case f.Default != "":
		return f.Default
	case record != nil:
		var fields []string
		for _, inner := range schema.Of(record).InOrder() {
			if inner.Required || schema.Of(record).Sourced && inner.Name == "sources" {
				value := "…"
				if inner.Record() != nil {
					value = example(inner)
				}
				fields = append(fields, inner.Name+": "+value)
			}
		}
		if len(fields) > 1 {
			one = "{" + strings.Join(fields, ", ") + "}"
		}
	}
	if f.Type.Kind() == reflect.Slice {
		return "[" + one + "]"
	}
	return one
}

// scalar returns a text as YAML takes it for one.
func scalar(text string) string {
	word := strings.ContainsFunc(text, func(r rune) bool { return r == ' ' }) ||
		!slices.Contains([]string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(text))
	first, _ := utf8.DecodeRuneInString(text)
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune(" ,.()’–-", r)
	}
	if word && unicode.IsLetter(first) && !strings.ContainsFunc(text, func(r rune) bool { return !plain(r) }) {
		return text
	}
	return quoted(text)
}

// quoted returns a text in quotation marks, as YAML reads them.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}
