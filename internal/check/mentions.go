package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"explainer/internal/diag"
	"explainer/internal/lexis"
	"explainer/internal/model"
	"explainer/internal/parallel"
	"explainer/internal/prose"
)

// onWords runs the rules on names and loaded words, which look for all of them
// in one pass over the authors' own texts.
func onWords(site *model.Site, list *diag.List) {
	v := newVocabulary(site)
	if v.lexicon.IsEmpty() {
		return
	}
	readings := []reading{{vocabulary: v, fields: site.Settings.Fields}}
	for _, p := range site.Pages() {
		if p.Kind != model.KindSource {
			readings = append(readings, reading{vocabulary: v, page: p, fields: p.Fields, prose: p.Body.Prose})
		}
	}
	found := make([]diag.List, len(readings))
	parallel.Each(len(readings), func(i int) {
		r := &readings[i]
		r.read()
		for _, rule := range []func(*reading, *diag.List){namePolicy, nameMix, loadedTerm} {
			rule(r, &found[i])
		}
	})
	for _, diags := range found {
		*list = append(*list, diags...)
	}
}

// thing is an actor, a place or a term, by the names that it has.
type thing struct {
	page  *model.Page
	names []model.Name
	forms []*named // that are looked for
}

func (t *thing) isTerm() bool { return t.page.Kind == model.KindTerm }

// named is a name of a thing in one of its forms.
type named struct {
	thing *thing
	name  *model.Name // nil: the thing's title
	form  string
	users []user // of a name that is attributed
}

func (n *named) attributed() bool   { return n.name != nil && n.name.Use == "attributed" }
func (n *named) firstMention() bool { return n.name != nil && n.name.Use == "first-mention" }

// meaning is what a phrase stands for. One that stands for nothing is the proper
// name of something else, and hides what stands in it.
type meaning struct {
	names  []*named
	loaded *loaded
}

// vocabulary is every name and loaded word that the rules look for.
type vocabulary struct {
	lexicon  prose.Lexicon[*meaning]
	speech   *lexis.Speech
	cues     *prose.Lexicon[lexis.Cue]
	users    map[*model.Record]*model.Actor // whose position or account a record is
	reported map[*model.Record]bool         // what agreements say isn't the authors' own
	peoples  []string                       // the actors whose names are one word
}

// newVocabulary collects what the rules look for.
func newVocabulary(site *model.Site) *vocabulary {
	speech := &lexis.Of(site.Settings.Language).Speech
	v := &vocabulary{
		speech:   speech,
		cues:     speech.Cues(),
		users:    map[*model.Record]*model.Actor{},
		reported: map[*model.Record]bool{},
	}
	things := things(site)
	for _, t := range things {
		t.forms = t.watched()
		for _, n := range t.forms {
			v.addName(n)
		}
	}
	for _, l := range loadedWords(site) {
		for _, text := range l.Forms {
			if m := v.meaning(text); m.loaded == nil {
				m.loaded = l
			}
		}
	}
	v.addProperNames(site, things)
	v.addRecords(site)
	for _, a := range site.Actors {
		if !strings.Contains(a.Title, " ") {
			v.peoples = append(v.peoples, a.Title)
		}
	}
	return v
}

// addName enters a name, and of a common noun an English plural.
func (v *vocabulary) addName(n *named) {
	texts := []string{n.form}
	if n.isCommon() {
		texts = append(texts, n.form+"s")
	}
	for _, text := range texts {
		m := v.meaning(text)
		m.names = append(m.names, n)
	}
}

// addRecords notes whose words the texts of records are.
func (v *vocabulary) addRecords(site *model.Site) {
	for _, issue := range site.Issues {
		for i := range issue.Positions {
			v.users[&issue.Positions[i].Record] = issue.Positions[i].Actor.To
		}
	}
	for _, e := range site.Events {
		for i := range e.Accounts {
			v.users[&e.Accounts[i].Record] = e.Accounts[i].By.To
		}
	}
	for _, a := range site.Agreements {
		for i := range a.Provisions {
			v.reported[&a.Provisions[i].Record] = true
		}
	}
}

// things returns everything on the site that has names.
func things(site *model.Site) []*thing {
	var all []*thing
	for _, a := range site.Actors {
		all = append(all, &thing{page: &a.Page, names: a.Names})
	}
	for _, p := range site.Places {
		all = append(all, &thing{page: &p.Page, names: p.Names})
	}
	for _, t := range site.Terms {
		all = append(all, &thing{page: &t.Page, names: t.Names})
	}
	return all
}

// meaning returns the meaning of a phrase, which it enters if it is new.
func (v *vocabulary) meaning(text string) *meaning {
	m, known := v.lexicon.Get(text)
	if !known {
		m = &meaning{}
		v.lexicon.Add(text, m)
	}
	return m
}

// watched returns the names of a thing that the rules look for: those that are
// attributed, and all if there are two that the site may mix. The title of a term
// is no name of it.
func (t *thing) watched() []*named {
	var all, attributed []*named
	if !t.isTerm() {
		for _, form := range forms(t.page.Title) {
			all = append(all, &named{thing: t, form: form})
		}
	}
	for i := range t.names {
		n := &t.names[i]
		for _, form := range forms(n.Text) {
			switch {
			case n.Use != "attributed":
				all = append(all, &named{thing: t, name: n, form: form})
			case !t.shortens(form):
				attributed = append(attributed, &named{thing: t, name: n, form: form, users: usersOf(n)})
			}
		}
	}
	if len(all) == 1 {
		return attributed
	}
	return append(all, attributed...)
}

// shortens reports whether the words are part of a name that the site itself
// uses for the thing, as Karabakh is of Nagorno-Karabakh.
func (t *thing) shortens(form string) bool {
	ours := forms(t.page.Title)
	for i := range t.names {
		if use := t.names[i].Use; use == "ours" || use == "first-mention" {
			ours = append(ours, forms(t.names[i].Text)...)
		}
	}
	for _, name := range ours {
		if holds(name, form) {
			return true
		}
	}
	return false
}

// holds reports whether the words of the one name stand in the other.
func holds(name, form string) bool {
	var l prose.Lexicon[bool]
	l.Add(form, true)
	for w := range prose.Words(name) {
		for range l.Find(name[w.Start:]) {
			return true
		}
	}
	return false
}

// forms returns the names that a title or name gives: both of Shusha/Shushi, and
// of Organization (ORG) the long and the short one.
func forms(text string) []string {
	var all []string
	for form := range strings.SplitSeq(text, "/") {
		long, rest, _ := strings.Cut(form, "(")
		short, rest, closed := strings.Cut(rest, ")")
		switch {
		case !closed || strings.TrimSpace(rest) != "" || strings.TrimSpace(long) == "":
			all = append(all, strings.TrimSpace(form))
		case isAcronym(short):
			all = append(all, strings.TrimSpace(long), short)
		default:
			all = append(all, strings.TrimSpace(long))
		}
	}
	return all
}

// isAcronym reports whether a name is one word of capitals.
func isAcronym(name string) bool {
	return len(name) > 1 && !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsUpper(r) && !unicode.IsDigit(r) })
}

// addProperNames enters the longer names that hold a word that is looked for, such
// as a body's, an agreement's or a source's. Titles of events and issues are
// sentences of the authors'.
func (v *vocabulary) addProperNames(site *model.Site, things []*thing) {
	var longer []string
	add := func(names ...string) {
		for _, name := range names {
			for w := range v.lexicon.Find(name) {
				if w.Start > 0 || w.Stop < len(name) {
					longer = append(longer, name)
					break
				}
			}
		}
	}
	for _, t := range things {
		add(t.page.Aliases...)
		if !t.isTerm() {
			add(forms(t.page.Title)...)
		}
		for i := range t.names {
			add(forms(t.names[i].Text)...)
		}
	}
	for _, a := range site.Agreements {
		add(a.Title)
		add(a.Aliases...)
	}
	for _, s := range site.Sources {
		add(s.Title, s.ContainerTitle, s.CollectionTitle, s.EventTitle, s.Publisher)
		for i := range s.Author {
			add(s.Author[i].Literal)
		}
	}
	for _, name := range longer {
		v.meaning(name)
	}
}

// mention is a name or a loaded word in the authors' own text.
type mention struct {
	prose.Phrase
	prose  *model.Prose
	index  int     // of the text in the body; -1: a field
	name   *named  // nil: a loaded word
	loaded *loaded // nil: a name
}

func (m *mention) pos() diag.Pos { return m.prose.Pos(m.Start, m.Stop) }

// borrowed reports whether the words are another page's title, which a link
// without label shows.
func (m *mention) borrowed() bool { return isTitle(m.prose, m.Start) }

// leadsToTerm reports whether the words are a link to the page of the term whose
// name they are, which says who uses it.
func (m *mention) leadsToTerm() bool {
	return m.name.thing.isTerm() && slices.ContainsFunc(m.prose.Links, func(l model.Linked) bool {
		return l.Holds(m.Start) && l.Link.To == m.name.thing.page
	})
}

// reading is what one page says of what the rules look for.
type reading struct {
	*vocabulary
	page     *model.Page // nil: site.yaml
	fields   []model.Prose
	prose    []model.Prose
	mentions []mention // of the title and the summary, the body, the other fields
	about    map[*thing]bool
}

func (r *reading) read() {
	begins := func(p *model.Prose) bool { return r.page != nil && p.Record == &r.page.Record }
	for _, field := range []string{"title", "summary"} {
		for i := range r.fields {
			if p := &r.fields[i]; begins(p) && p.Field == field {
				r.find(p, -1)
			}
		}
	}
	for i := range r.prose {
		r.find(&r.prose[i], i)
	}
	for i := range r.fields {
		if p := &r.fields[i]; !begins(p) || p.Field != "title" && p.Field != "summary" {
			r.find(p, -1)
		}
	}
}

// find notes the mentions in one text, but for what others say.
func (r *reading) find(p *model.Prose, index int) {
	if p.Voice != model.VoiceSite || r.reported[p.Record] {
		return
	}
	sentences := prose.Sentences{Text: p.Words}
	for w, means := range r.lexicon.Find(p.Words) {
		if p.IsQuoted(w.Start) {
			continue
		}
		m := mention{Phrase: prose.Phrase{Range: w, Text: p.Words, Sentence: sentences.Around(w)}, prose: p, index: index, loaded: means.loaded}
		for _, n := range means.names {
			if n.fits(w.Of(p.Words)) && (!n.isCommon() || r.isAbout(n.thing)) {
				m.loaded, m.name = nil, n
				r.mentions = append(r.mentions, m)
			}
		}
		if m.loaded != nil {
			r.mentions = append(r.mentions, m)
		}
	}
}

// fits reports whether words are the name in the right case: the march isn't
// March, nor is "is" IS, but a common noun may begin a sentence.
func (n *named) fits(words string) bool {
	if isAcronym(n.form) {
		return words == n.form
	}
	want, _ := utf8.DecodeRuneInString(n.form)
	got, _ := utf8.DecodeRuneInString(words)
	return want == got || unicode.IsLower(want)
}

// isCommon reports whether the name is a common noun.
func (n *named) isCommon() bool {
	first, _ := utf8.DecodeRuneInString(n.form)
	return unicode.IsLower(first)
}

// isAbout reports whether the page is about the thing, because one leads to the
// other or both to an event, an issue, an agreement or a place. Elsewhere a common
// noun may be said of other things: there are many blockades.
func (r *reading) isAbout(t *thing) bool {
	if r.page == nil {
		return false
	}
	is, known := r.about[t]
	if !known {
		is = areTied(r.page, t.page)
		if r.about == nil {
			r.about = map[*thing]bool{}
		}
		r.about[t] = is
	}
	return is
}

func areTied(p, t *model.Page) bool {
	return slices.Contains(p.Mentions, t) || slices.Contains(t.Mentions, p) ||
		slices.ContainsFunc(t.Mentions, func(hub *model.Page) bool {
			switch hub.Kind {
			case model.KindEvent, model.KindIssue, model.KindAgreement, model.KindPlace:
				return slices.Contains(p.Mentions, hub)
			}
			return false
		})
}

// isOwn reports whether the page being read is that of the thing.
func (r *reading) isOwn(t *thing) bool { return r.page == t.page }
