// Package guide holds the author's guide, a small site that tells an invented
// story, as init writes it; and tells a text that is still the guide's from one
// of an author who has begun with it.
package guide

import (
	"embed"
	"io/fs"
	"strings"

	"explainer/internal/model"
)

// FS is the site folder, with the files around content/. The prefix all: is for
// the names that begin with a dot.
//
//go:embed all:.github all:.obsidian all:.vscode all:content all:static .editorconfig .gitignore README.md
var FS embed.FS

// HasSetting reports whether a field of site.yaml, or of a record in it, is
// typed so in the guide. The guide types texts on one line, without quotation
// marks.
func HasSetting(field, value string) bool {
	text, err := FS.ReadFile("content/site.yaml")
	if err != nil {
		panic("explainer: " + err.Error())
	}
	return value != "" && strings.Contains(string(text), field+": "+value+"\n")
}

// HasPage reports whether the page is one of the guide's that nobody has changed
// or renamed.
func HasPage(p *model.Page) bool {
	text, err := fs.ReadFile(FS, p.File())
	return err == nil && p.Sum == model.SumOf(text)
}
