package load

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// names are the ids that a reference or a link may name, for hints. They are
// gathered at the first mistake.
type names struct {
	ids        map[string]bool
	titles     map[string]string // ids by title and other name, as sameTitle writes them
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
			title = sameTitle(title)
			n.titles[title] = cmp.Or(n.titles[title], id)
		}
	}
	n.vocabulary = diag.NewVocabulary(ids)
	l.known[kind] = n
	return n
}

// titled returns which of the ids is of a page with that title or other name,
// or "".
func (n *names) titled(title string) string { return n.titles[sameTitle(title)] }

// sameTitle writes alike what differs only in letter case, or in whether macOS
// has parted letters from their accents.
func sameTitle(title string) string { return strings.ToLower(norm.NFC.String(title)) }

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

// mostAnchors is how many anchors a hint lists.
const mostAnchors = 20

// anchorHint says which anchor a link may mean.
func (l *loader) anchorHint(typed string, to *page, list []string) string {
	v := l.anchors[to]
	if v == nil {
		v = diag.NewVocabulary(list)
		l.anchors[to] = v
	}
	switch near := v.Nearest(typed); {
	case near != "":
		return "did you mean #" + near + "?"
	case len(list) > mostAnchors:
		return fmt.Sprintf("it has #%s and %d more", strings.Join(list[:mostAnchors], ", #"), len(list)-mostAnchors)
	case len(list) > 0:
		return "it has #" + strings.Join(list, ", #")
	}
	return "the page has no headings; leave the # part out"
}
