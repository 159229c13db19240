package load

import (
	"fmt"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// checkID reports file names that can't be ids.
func (l *loader) checkID(f file) bool {
	pos := diag.Pos{File: f.name}
	if stem, lang, ok := strings.Cut(f.id, "."); ok && model.IsID(stem) && len(lang) >= 2 && len(lang) <= 3 && model.IsID(lang) {
		l.diags.Add(diag.BadID, pos, "%s.md is the name of an edition of %s.md in the language %s, and editions aren't supported yet", f.id, stem, lang).
			Hint = fmt.Sprintf("keep each language in a site folder of its own; if it is no language, rename the file to %s-%s.md", stem, lang)
		return false
	}
	if _, taken := model.GeneratedByID(f.id); taken {
		l.diags.Add(diag.BadID, pos, "%q is the name of a page that every site has", f.id).Hint = "choose another file name"
		return false
	}
	if model.IsID(f.id) {
		return true
	}
	d := l.diags.Add(diag.BadID, pos, "%q can't be an id: a file's name is small Latin letters, digits and single hyphens", f.id)
	if strings.HasPrefix(f.id, "Untitled") { // a note that Obsidian has begun
		d.Hint = "delete the file, or give it a name that says what it is about, such as a-short-name.md"
	} else if id, _ := model.IDOf(f.id); id != "" {
		d.Hint = "rename the file to " + id + ".md"
	} else {
		d.Hint = "rename the file, for instance to a-short-name.md; the title can have any letters"
	}
	return false
}

// checkKey reports file names that can't be citation keys.
func (l *loader) checkKey(f file) bool {
	if model.IsKey(f.id) {
		return true
	}
	l.diags.Add(diag.BadID, diag.Pos{File: f.name}, "%q can't be cited: a source's name is Latin letters, digits and _ . : -, and begins with a letter or digit", f.id).
		Hint = "rename the file, for instance to smith2024.md"
	return false
}
