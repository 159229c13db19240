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
	return value != "" && strings.Contains(read(settings), field+": "+value+"\n")
}

// HasRecord reports whether the guide's export of sources has one of that key
// and title.
func HasRecord(key, title string) bool {
	text := read(export)
	return strings.Contains(text, `"citation-key": "`+key+`"`) && strings.Contains(text, `"title": "`+title+`"`)
}

// HasExport reports whether a file is the guide's export of sources.
func HasExport(name string, text []byte) bool {
	return name == export && model.SumOf(text) == model.SumOf([]byte(read(export)))
}

// HasSettings reports whether a text is the guide's site.yaml.
func HasSettings(text []byte) bool { return model.SumOf(text) == model.SumOf([]byte(read(settings))) }

const (
	settings = "content/site.yaml"
	export   = "content/sources/library.json"
)

// read returns the text of a file that the guide has.
func read(name string) string {
	text, err := FS.ReadFile(name)
	if err != nil {
		panic("explainer: " + err.Error())
	}
	return string(text)
}

// HasPage reports whether the page is one of the guide's that nobody has changed
// or renamed.
func HasPage(p *model.Page) bool {
	text, err := fs.ReadFile(FS, p.File())
	return err == nil && p.Sum == model.SumOf(text)
}
