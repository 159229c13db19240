// Package scaffold makes new files for authors: a whole site to begin with
// (init.go), whose workflows name the program that wrote it (program.go); or a
// page of a kind, with the fields that it must have, those that it may have as
// comments, and a hint where to begin (new.go).
//
// A new page passes the checks but for what only its author can know: what is
// missing is left empty, so that check asks for it, and nothing is made up.
package scaffold

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
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
	words  string // of a source's address, for another key
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
	site, err := survey(root.FS())
	if err != nil {
		return err
	}
	if err := p.mayBe(site); err != nil {
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
	text := p.text(err == nil, site)
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

// offer is a field that a new page offers as a comment, besides those that it
// has.
type offer struct {
	field   string
	example string // of its value; {actor} stands for an id of the site, {actors} for a few. If empty, the field's default
	note    string // if empty, the field's description
}

var (
	citing  = offer{"sources", "[{sources}]", "Keys of the sources that the whole page rests on"}
	figures = offer{"figures", "[{what: …, unit: …, counts: [{value: …, by: …, sources: [{source}]}]}]", "Numbers that are counted differently, and who counted"}
	naming  = offer{"names", "[{text: …, used_by: …}]", "Its other names, and who uses them"}
)

// offered are the offers of each kind, in the order in which an author needs them.
var offered = map[model.Kind][]offer{
	model.KindActor: {
		{"summary", "…", "Who or what it is, in a sentence or two"},
		citing,
		{"roles", "[{as: …, from: …}]", "What it is in the conflict, and since when"},
		{"offices", "[{title: …, of: {actor}, from: …}]", "Of a person: its posts, and the id of the actor that each is in"},
		{"member_of", "[{actors}]", "Ids of the bodies to which it belongs"},
		{"relations", "[{with: {actor}, type: …, sources: [{source}]}]", "How it stands to another actor, named by id"},
		naming,
		{"from", "…", "When it came into being"},
		{"to", "…", "When it ceased to be, or the word unknown; leave it out while it still exists"},
	},
	model.KindIssue: {
		{"summary", "…", "What it is about, in a sentence or two"},
		citing,
		{"kind", "", "What sort of question it is"},
		{"state", "", "How far it is settled"},
		{"positions", "[{actor: {actor}, says: …, date: …, sources: [{source}]}]", "What each actor, named by id, says, and the day on which it said so"},
		{"no_position", "[{actor: {actor}, searched: …}]", "Actors of which you found no position, and the day on which you looked"},
		figures,
	},
	model.KindEvent: {
		{"summary", "…", "What happened, in a sentence or two"},
		citing,
		{"type", "", "What sort of event it is"},
		{"actors", "[{actors}]", "Ids of those who took part"},
		{"issues", "[{issues}]", "Ids of the issues that it is about"},
		{"places", "[{places}]", "Ids of the places where it happened"},
		{"agreements", "[{agreements}]", "Ids of the agreements that it is about"},
		{"key", "true", "It stands in the short timeline on the first page"},
		{"disputed", "true", "The sides tell it differently"},
		{"accounts", "[{by: {actor}, text: …, sources: [{source}]}]", "How each side tells it"},
		figures,
	},
	model.KindAgreement: {
		{"summary", "…", "What was agreed, in a sentence or two"},
		citing,
		{"date", "…", "When it was made, as far as it is known"},
		{"stage", "…", "Where it stands in a peace process, by the PA-X database"},
		{"history", "[{status: …, date: …}]", "What became of it, step by step"},
		{"signatories", "[{actors}]", "Ids of those who put their name to it"},
		{"provisions", "[{text: …, issue: {issue}}]", "Its points, and the id of the issue that each is about"},
	},
	model.KindPlace: {
		{"summary", "…", "What it is, in a sentence or two"},
		citing,
		{"precision", "", "How closely the point is meant"},
		{"kind", "…", "What it is, in a word, such as village or mountain pass"},
		naming,
	},
	model.KindTerm: {
		{"summary", "…", "What the word means, in a sentence or two"},
		citing,
		{"use", "…", "The wording that this site uses"},
		{"names", "[{text: …, used_by: …}]", "The words that the sides use, and who says each"},
		{"instead_of", "[{text: …, why: …}]", "Words that this site doesn't use; never a party's own name for something"},
	},
	model.KindSource: {
		{"type", "", "What sort of document it is"},
		{"author", "[{family: …, given: …}]", "Who wrote it; a body is written as plain text"},
		{"container-title", "…", "The newspaper, journal, site or book in which it stands"},
		{"publisher", "…", ""},
		{"issued", "…", "When it was published"},
		{"URL", "…", ""},
		{"language", "…", ""},
		{"secondary", "true", "It only reports what others found"},
		{"interest", "[{actor: {actor}, how: …}]", "Who owns or funds it, or speaks through it, by id, and how"},
		{"archived", "[{url: …, date: …}]", "Copies kept elsewhere, such as at web.archive.org"},
	},
}

// usual are the types of source that this field's authors cite; the others are as
// many again, and more.
var usual = []string{"webpage", "article-newspaper", "article-journal", "book", "broadcast", "interview", "legislation",
	"report", "speech", "treaty", "and more"}

// text returns the file, with ids of the site in its examples. The front matter
// begins with its fence, as Obsidian wants it; an order to the editor is a
// comment within.
func (p *Page) text(hasSchema bool, site known) string {
	var b strings.Builder
	b.WriteString("---\n")
	if hasSchema {
		fmt.Fprintf(&b, "# yaml-language-server: $schema=../../%s/%s.json\n", SchemaFolder, p.Kind)
	}
	of := schema.Kind(p.Kind).Struct()
	s := schema.Of(of)
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
	fmt.Fprintf(&b, "#\n# What else there may be. Take away the # and the space where you need it;\n# \"explainer help %s\" tells more.\n#\n", p.Kind)
	e := examples{site, p.ID, nil}
	for _, o := range offered[p.Kind] {
		f, ok := s.Field(o.field)
		if !ok {
			panic(fmt.Sprintf("explainer: a %s has no field %s", p.Kind, o.field))
		}
		if f.Required || p.values[f.Name] != "" {
			continue
		}
		values := valuesOf(f)
		if p.Kind == model.KindSource && f.Name == "type" {
			values = usual
		}
		example, names := e.fill(cmp.Or(o.example, f.Default))
		b.WriteString(commented("# "+f.Name+": "+example, cmp.Or(o.note, schema.Description(of, f))+names, values))
	}
	b.WriteString("---\n<!--\n" + e.hint(p.Kind) + "\nNothing between these arrows is published.\n-->\n")
	return b.String()
}

// valuesOf returns the words that a field takes, or that the first field of its
// records does which must be there.
func valuesOf(f schema.Field) []string {
	if record := f.Record(); record != nil {
		for _, inner := range schema.Of(record).InOrder() {
			if inner.Required && inner.Values() != nil {
				return inner.Values()
			}
		}
	}
	return f.Values()
}

// examples fills ids of the site into examples.
type examples struct {
	site known
	id   string       // of the page
	said []model.Kind // of which it was told what an id is
}

// fill puts ids into an example. For those that the site hasn't yet it puts
// ellipses, and returns where ids come from, for the field's comment.
func (e *examples) fill(example string) (filled, names string) {
	for _, kind := range model.Kinds {
		one, some := "{"+string(kind)+"}", "{"+string(kind)+"s}"
		if kind == model.KindEvent || !strings.Contains(example, one) && !strings.Contains(example, some) {
			continue
		}
		ids := e.site.nearest(kind, e.id)
		if len(ids) == 0 {
			ids = []string{"…"}
			if !slices.Contains(e.said, kind) {
				e.said = append(e.said, kind)
				names += "; " + idIs(kind)
			}
		}
		example = strings.NewReplacer(one, ids[0], some, strings.Join(ids, ", ")).Replace(example)
	}
	return example, names
}

// idIs says what an id of a kind is.
func idIs(kind model.Kind) string {
	what := "an id"
	if kind == model.KindSource {
		what = "a key"
	}
	return what + " is the name of a file in " + contentFolder + "/" + kind.Folder() + " without .md"
}

// hints say what the text of a page is about.
var hints = map[model.Kind]string{
	model.KindActor:     "Say who this is and what it does in the conflict.",
	model.KindIssue:     "Say what the question is and how it came about, without an answer of your own. What each actor says belongs in positions.",
	model.KindEvent:     "Say what happened and who says so. Where the sides tell it differently, write what each says into accounts.",
	model.KindAgreement: "Say what was agreed, by whom, and what became of it.",
	model.KindPlace:     "Say what happened here, and why it matters.",
	model.KindTerm:      "Say who uses the word and what the others say instead.",
	model.KindSource:    "Save below this note, not within it, the passages that you quote, each as a block of its own: lines that begin with >. Quotations on the site are compared with them.",
}

// hint says what the text is about, and how to link and cite, in lines.
func (e *examples) hint(kind model.Kind) string {
	text := hints[kind]
	if kind != model.KindSource {
		page := "Link to another page as [[…]], with the name of its file without .md"
		for _, kind := range model.Kinds {
			if ids := e.site.nearest(kind, e.id); kind != model.KindSource && len(ids) > 0 {
				page = "Link to other pages by their ids, as in [[" + ids[0] + "]]"
				break
			}
		}
		source := ", and cite a source for each fact as [@…], with its key: the name of its file in content/sources without .md."
		if keys := e.site.nearest(model.KindSource, e.id); len(keys) > 0 {
			source = ", and cite a source for each fact, as in [@" + keys[0] + "]."
		}
		text += " " + page + source
	}
	return strings.Join(lines(strings.Fields(text), "", 80), "\n")
}

// commented returns a line with a comment behind it, and the words that its
// field takes. What is too long for that stands below, indented.
func commented(line, comment string, values []string) string {
	const width = 90
	words := strings.Fields(comment)
	if len(values) > 0 {
		words[len(words)-1] += ":"
		words = append(words, strings.Fields(strings.Join(values, ", "))...)
	}
	if one := line + "  # " + strings.Join(words, " "); utf8.RuneCountInString(one) <= width {
		return one + "\n"
	}
	return line + "\n" + strings.Join(lines(words, "#   ", width), "\n") + "\n"
}

// lines joins words to lines of a width, each with the same beginning.
func lines(words []string, begin string, width int) []string {
	all := []string{begin}
	for i, word := range words {
		last := &all[len(all)-1]
		switch {
		case i == 0:
			*last += word
		case utf8.RuneCountInString(*last)+1+utf8.RuneCountInString(word) > width:
			all = append(all, begin+word)
		default:
			*last += " " + word
		}
	}
	return all
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
