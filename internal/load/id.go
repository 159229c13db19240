package load

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"explainer/internal/diag"
	"explainer/internal/model"
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
	id := asID(f.id)
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

// asID makes an id of a name, or returns "" if the name isn't all in Latin
// letters.
func asID(name string) string { return model.KeySlug(inLatin(name)) }

// inLatin writes a name without accents, or returns "" if it isn't all in Latin
// letters.
func inLatin(name string) string {
	latin := strings.NewReplacer("ß", "ss", "ə", "e", "Ə", "e", "ı", "i", "æ", "ae", "ø", "o", "ł", "l", "đ", "d").Replace(name)
	latin = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(latin))
	if strings.ContainsFunc(latin, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }) {
		return ""
	}
	return latin
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
	key := strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && ofKey(byte(r)) {
			return r
		}
		return -1
	}, inLatin(name))
	return strings.TrimLeft(key, "_.:-")
}
