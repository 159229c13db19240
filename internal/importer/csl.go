package importer

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing/fstest"

	"explainer/internal/diag"
	"explainer/internal/load"
	"explainer/internal/model"
)

// extraKey is the line of Zotero's Extra that load takes a key from too.
var extraKey = regexp.MustCompile(`(?mi)^[ \t]*citation[ -]key:[ \t]*(\S+)`)

// csl takes an export of sources over as it is, if the site can read every item
// of it and has none of them.
func (s *site) csl(name string, text []byte) (Report, error) {
	var r Report
	all, err := items(text)
	if err != nil {
		return r, fmt.Errorf("%s is no CSL-JSON: %w", name, err)
	}
	stem, _ := model.IDOf(strings.TrimSuffix(name, path.Ext(name)))
	if stem == "" {
		stem = "sources"
	}
	file := "content/sources/" + stem + ".json"
	if there, err := fs.ReadFile(s.fsys, file); err == nil {
		if bytes.Equal(there, text) {
			r.leaveOut("left out: %s is the same file", file)
		} else {
			r.leaveOut("left out: there is another file %s; give yours another name, or replace that one by hand", file)
		}
		return r, nil
	}

	// Every key is cited, because load only reports the items that are.
	var home strings.Builder
	home.WriteString("---\ntitle: Import\n---\n")
	for i, it := range all {
		switch other := s.slugs[model.KeySlug(it.key)]; {
		case it.key == "" || strings.Contains(it.key, "/"): // load reports it
		case other != "":
			r.leaveOut("item %d: the site has a source %s already (%q)", i+1, other, words(it.Title))
		default:
			home.WriteString("[@" + it.key + "]\n\n")
		}
	}
	trial := fstest.MapFS{
		"content/site.yaml": {Data: []byte("title: Import\nlanguage: en\nas_of: 2000-01-01\n")},
		"content/index.md":  {Data: []byte(home.String())},
		file:                {Data: text},
	}
	_, found, err := load.Site(trial, load.Options{})
	if err != nil {
		return r, err
	}
	for _, d := range found {
		if d.Pos.File != file || d.Severity < diag.Error {
			continue
		}
		r.leaveOut("%s:%d:%d: %s", name, d.Pos.Line, d.Pos.Column, d.Message)
		if d.Hint != "" {
			r.say("hint: %s", d.Hint)
		}
	}
	if r.LeftOut > 0 {
		r.say("nothing was imported: the file is taken over as it is, or not at all")
		return r, nil
	}
	r.say("sources: %d; each is published as soon as a page cites it", len(all))
	r.Files = []File{{file, text}}
	return r, nil
}
