package load

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// names are the ids that a reference or a link may name, for hints. They are
// gathered at the first mistake.
type names struct {
	ids        map[string]bool
	titles     map[string]string // ids by title and other name, folded
	vocabulary *diag.Vocabulary
}

// names returns the ids of all pages of a kind; of no kind, those of every page
// that [[id]] may name.
func (l *loader) names(kind model.Kind) *names {
	if known := l.known[kind]; known != nil {
		return known
	}
	n := &names{ids: map[string]bool{}, titles: map[string]string{}}
	all := l.ids
	if kind == model.KindSource {
		all = l.keys
	}
	var ids []string
	for _, id := range all {
		p := l.find(kind, id)
		if kind != "" && (p == nil || p.Kind != kind) {
			continue
		}
		ids = append(ids, id)
		n.ids[id] = true
		if p == nil {
			continue // a page that the program makes
		}
		for _, title := range append([]string{p.Title}, p.Aliases...) {
			title = prose.Fold(title)
			n.titles[title] = cmp.Or(n.titles[title], id)
		}
	}
	n.vocabulary = diag.NewVocabulary(ids)
	l.known[kind] = n
	return n
}

// titled returns which of the ids is of a page with that title or other name,
// or "".
func (n *names) titled(title string) string { return n.titles[prose.Fold(title)] }

// nearFile returns the file of content/ that a path most likely means, or "":
// one of the same name in any folder before others.
func (l *loader) nearFile(target string) string {
	if l.fileNames == nil {
		l.fileNames = map[string][]string{}
		for name := range l.files {
			base := strings.ToLower(path.Base(name))
			l.fileNames[base] = append(l.fileNames[base], name)
			l.fileNames[""] = append(l.fileNames[""], name)
		}
		l.fileWords = map[string]*diag.Vocabulary{}
	}
	base := strings.ToLower(path.Base(target))
	if l.fileNames[base] == nil {
		base = ""
	}
	if l.fileWords[base] == nil {
		l.fileWords[base] = diag.NewVocabulary(l.fileNames[base])
	}
	near := l.fileWords[base].Nearest(target)
	if near == "" && len(l.fileNames[base]) == 1 {
		near = l.fileNames[base][0]
	}
	return near
}

// anchors are what the links to a page may name. They are gathered at the first
// link with a #.
type anchors struct {
	ids        map[string]bool
	byWords    map[string]string // ids of headings by their words
	undated    []string          // how the anchors of positions begin whose date couldn't be read
	vocabulary *diag.Vocabulary
	list       string // some of the anchors, for hints
}

// A hint lists no more anchors than people read, nor longer ones.
const (
	mostAnchors    = 20
	longestAnchors = 1000 // bytes
)

func (l *loader) anchorsOf(p *page) *anchors {
	if known := l.anchors[p]; known != nil {
		return known
	}
	a := &anchors{ids: map[string]bool{}, byWords: map[string]string{}}
	var list []string
	for _, h := range p.Body.Headings {
		list = append(list, h.ID)
		// In Obsidian, the mark {#id} belongs to the words.
		if own := prose.Key(h.Text); own != "" {
			for _, words := range []string{own, own + " " + prose.Key(h.ID)} {
				a.byWords[words] = cmp.Or(a.byWords[words], h.ID)
			}
		}
	}
	if issue, ok := p.typed.(*model.Issue); ok {
		for i := range issue.Positions {
			if position := &issue.Positions[i]; position.Date.IsZero() {
				a.undated = append(a.undated, "position-"+position.Actor.ID)
			} else {
				list = append(list, position.AnchorName())
			}
		}
		slices.Sort(a.undated)
		a.undated = slices.Compact(a.undated)
	}
	for _, id := range list {
		a.ids[id] = true
	}
	a.vocabulary = diag.NewVocabulary(list)
	n := min(len(list), mostAnchors)
	for n > 0 && len(strings.Join(list[:n], ", #")) > longestAnchors {
		n--
	}
	if n > 0 {
		a.list = "#" + strings.Join(list[:n], ", #")
	}
	if rest := len(list) - n; n > 0 && rest > 0 {
		a.list += fmt.Sprintf(" and %d more", rest)
	}
	l.anchors[p] = a
	return a
}

// hint says which anchor a link may mean.
func (a *anchors) hint(typed string) string {
	switch near := a.vocabulary.Nearest(typed); {
	case near != "":
		return "did you mean #" + near + "?"
	case a.list != "":
		return "it has " + a.list
	case len(a.ids) > 0:
		return "link to one of its headings, or leave the # part out"
	}
	return "the page has no headings; leave the # part out"
}
