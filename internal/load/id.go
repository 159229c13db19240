package load

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// checkID reports a file name that can't be an id.
func (l *loader) checkID(f *file) {
	pos := diag.Pos{File: f.name}
	if stem, lang, ok := strings.Cut(f.id, "."); ok && model.IsID(stem) && len(lang) >= 2 && len(lang) <= 3 && model.IsID(lang) {
		l.diags.Add(diag.BadID, pos, "%s.md is the name of an edition of %s.md in the language %s, and editions aren't supported yet", f.id, stem, lang).
			Hint = fmt.Sprintf("keep each language in a site folder of its own; if it is no language, rename the file to %s-%s.md", stem, lang)
		f.misnamed = nameless
		return
	}
	if _, taken := model.GeneratedByID(f.id); taken {
		l.diags.Add(diag.BadID, pos, "%q is the name of a page that every site has", f.id).Hint = "choose another file name"
		f.misnamed = nameless
		return
	}
	if model.IsID(f.id) {
		return
	}
	d := l.diags.Add(diag.BadID, pos, "%q can't be an id: a file's name is small Latin letters, digits and single hyphens", f.id)
	id, _ := model.IDOf(f.id)
	f.misnamed = nameless
	switch _, taken := model.GeneratedByID(id); {
	case strings.HasPrefix(f.id, "Untitled"): // a note that Obsidian has begun
		d.Hint = "delete the file, or give it a name that says what it is about, such as a-short-name.md"
	case id != "" && !taken:
		d.Hint = l.rename(*f, id)
		f.id, f.misnamed = id, renamed
	default:
		d.Hint = "rename the file, for instance to a-short-name.md; the title can have any letters"
	}
}

// rename is the hint to give a file another name.
func (l *loader) rename(f file, id string) string {
	name := id + ".md"
	if l.files[path.Join(path.Dir(f.name), name)] {
		return "rename the file; " + name + " is there already"
	}
	return "rename the file to " + name
}

// checkKey reports a file name that can't be a citation key.
func (l *loader) checkKey(f *file) {
	if model.IsKey(f.id) {
		return
	}
	d := l.diags.Add(diag.BadID, diag.Pos{File: f.name}, "%q can't be cited: a source's name is Latin letters, digits and _ . : -, and begins with a letter or digit", f.id)
	if key := asKey(f.id); model.IsKey(key) {
		d.Hint = l.rename(*f, key)
		f.id, f.misnamed = key, renamed
		return
	}
	d.Hint = "rename the file, for instance to smith2024.md"
	f.misnamed = nameless
}

// asKey leaves out of a name what a citation key can't have, or returns "" if
// the name isn't all in Latin letters.
func asKey(name string) string {
	latin, _ := prose.Latin(name)
	key := strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && ofKey(byte(r)) {
			return r
		}
		return -1
	}, latin)
	return strings.TrimLeft(key, "_.:-")
}
