package load

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"explainer/internal/diag"
	"explainer/internal/model"
)

const contentFolder = "content"

// file is a file of content/ that is read as a page or as an export.
type file struct {
	name     string     // relative to the site folder
	kind     model.Kind // empty for an export
	id       string
	path     string // in the output
	misnamed misnamed
}

// misnamed is how the name of a file is wrong, which was reported. The file is
// read nevertheless: its name must not hide its other mistakes.
type misnamed int

const (
	wellNamed misnamed = iota
	renamed            // the id is that of the name that was suggested
	nameless           // no id is known, so that the page has no place in the site
)

// list walks content/ and tells what each file is.
func (l *loader) list() ([]file, error) {
	var names, misnamed []string // of files, and of folders
	err := fs.WalkDir(l.fsys, contentFolder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			if name == contentFolder && errors.Is(err, fs.ErrNotExist) {
				return ErrNoContent
			}
			return err
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && name != contentFolder
		switch {
		case entry.IsDir() && hidden:
			return fs.SkipDir
		case entry.IsDir():
			if l.misnamed(name) {
				misnamed = append(misnamed, name+"/")
			}
			return nil
		case hidden || strings.HasSuffix(name, ".go"):
			return nil
		case entry.Type()&fs.ModeSymlink != 0:
			if !l.followable(name) {
				return nil
			}
		case !entry.Type().IsRegular():
			l.noFile(name)
			return nil
		}
		l.files[name] = true
		composed := norm.NFC.String(name)
		if composed != name {
			l.decomposed[composed] = name
		}
		if base := path.Base(composed); path.Ext(base) != ".md" {
			l.others[base] = append(l.others[base], name)
		}
		if slices.ContainsFunc(misnamed, func(folder string) bool { return strings.HasPrefix(name, folder) }) {
			l.unread.ids[strings.TrimSuffix(path.Base(name), ".md")] = true
		} else {
			names = append(names, name)
		}
		return nil
	})
	var found []file
	for _, name := range names {
		if f, ok := l.classify(name); ok {
			found = append(found, f)
		}
	}
	return found, err
}

// file returns the name of a file of content/ as the disk has it, or "". macOS
// parts letters from their accents in names of files, where a page has them as
// one.
func (l *loader) file(name string) string {
	if l.files[name] {
		return name
	}
	name = norm.NFC.String(name)
	if l.files[name] {
		return name
	}
	return l.decomposed[name]
}

// attachment returns the way from a page's file to a file that is no page, by
// its name alone or the end of its path, as Obsidian looks for it; or "".
func (l *loader) attachment(from, name string) string {
	found := ""
	name = norm.NFC.String(name)
	for _, file := range l.others[path.Base(name)] {
		if strings.HasSuffix(norm.NFC.String(file), "/"+name) && (found == "" || file < found) {
			found = file
		}
	}
	if found == "" {
		return ""
	}
	return model.RelativePath(path.Dir(from), found)
}

// followable reports whether a symbolic link leads to a file of the site
// folder.
func (l *loader) followable(name string) bool {
	info, err := fs.Stat(l.fsys, name)
	bad := diag.Pos{File: name}
	switch {
	case err != nil:
		l.diags.Add(diag.MisplacedFile, bad, "a symbolic link that leads out of the site folder, or nowhere").
			Hint = "put a copy of the file here"
		return false
	case info.IsDir():
		l.diags.Add(diag.MisplacedFile, bad, "a symbolic link to a folder; its files aren't read").
			Hint = "put a copy of the folder here"
		return false
	case !info.Mode().IsRegular():
		l.noFile(name)
		return false
	}
	return true
}

// noFile reports a pipe, socket or device, which might keep a reader waiting
// without end.
func (l *loader) noFile(name string) {
	l.diags.Add(diag.MisplacedFile, diag.Pos{File: name}, "this isn't a file but a pipe, a socket or a device").
		Hint = "remove it, or put a file in its place"
}

// misnamed reports a folder that is nearly one of a kind's: its pages would be
// read as pages without a kind.
func (l *loader) misnamed(name string) bool {
	parent, base := path.Split(name)
	if parent != contentFolder+"/" {
		return false
	}
	if strings.EqualFold(strings.TrimLeft(base, "_"), "templates") {
		l.diags.Add(diag.MisplacedFile, diag.Pos{File: name}, "templates for new notes aren't pages").
			Hint = "move the folder out of " + contentFolder + "/; in Obsidian, open the folder above as the vault, so that it finds both"
		return true
	}
	folders := map[string]string{"events": "timeline", "event": "timeline", "bibliography": "sources", "glossary": "terms", "people": "actors"}
	for _, k := range model.Kinds {
		if base == k.Folder() {
			return false
		}
		folders[string(k)], folders[k.Folder()] = k.Folder(), k.Folder()
	}
	wanted, ok := folders[base]
	if !ok && len(base) > len("teams") { // one letter makes another word of a shorter one
		wanted, ok = folders[diag.Nearest(base, slices.Collect(maps.Keys(folders)))]
	}
	if ok {
		l.diags.Add(diag.MisplacedFile, diag.Pos{File: name}, "no kind of page has a folder %s", base).
			Hint = fmt.Sprintf("rename the folder to %s/%s, or move its files there if there is one", contentFolder, wanted)
	}
	return ok
}

// classify tells what a file of content/ is; it reports false for a file that
// isn't read by itself, such as an image.
func (l *loader) classify(name string) (file, bool) {
	rel := strings.TrimPrefix(name, contentFolder+"/")
	folder, _, nested := strings.Cut(rel, "/")
	if !nested {
		folder = ""
	}
	ext := path.Ext(rel)
	switch {
	case ext == ".json" && folder == model.KindSource.Folder():
		return file{name: name}, true
	case rel == "site.yml":
		l.diags.Add(diag.MisplacedFile, diag.Pos{File: name}, "the settings are read from site.yaml").Hint = "rename the file to site.yaml"
		return file{}, false
	case folder == model.KindSource.Folder() && (ext == ".bib" || ext == ".ris"):
		l.diags.Add(diag.MisplacedFile, diag.Pos{File: name}, "sources are read from pages (.md) and from CSL-JSON exports (.json), not from %s", ext).
			Hint = exportAnew
		l.unread.exports = true
		return file{}, false
	case rel != "site.yaml" && (ext == ".yaml" || ext == ".yml"),
		strings.HasSuffix(rel, ".md.txt"),
		ext != ".md" && (strings.EqualFold(ext, ".md") || strings.EqualFold(ext, ".markdown")):
		base := path.Base(rel)
		id, _, _ := strings.Cut(base, ".")
		l.diags.Add(diag.MisplacedFile, diag.Pos{File: name}, "a page's name ends in .md, not %s", strings.TrimPrefix(base, id)).
			Hint = "rename the file to " + id + ".md"
		l.unread.ids[id] = true
		return file{}, false
	case ext != ".md":
		return file{}, false
	}
	rel = strings.TrimSuffix(rel, ".md")
	f := file{name: name, kind: model.KindLoose, id: path.Base(rel), path: rel + ".html"}
	if f.path == "index.html" {
		f.kind = model.KindHome
		return f, true
	}
	if g, ok := model.GeneratedAt(f.path); ok {
		f.kind, f.id = model.KindIntro, g.ID
		return f, true
	}
	for _, k := range model.Kinds {
		if k.Folder() == folder {
			f.kind = k
		}
	}
	typed := f.id
	if f.kind == model.KindSource {
		l.checkKey(&f)
	} else {
		l.checkID(&f)
	}
	if f.misnamed != wellNamed {
		l.unread.ids[typed], l.unread.ids[f.id] = true, true
	}
	switch {
	case f.kind == model.KindSource:
		f.path = folder + "/" + model.KeySlug(f.id) + ".html"
	case f.kind != model.KindLoose:
		f.path = folder + "/" + f.id + ".html"
	default:
		f.path = strings.TrimSuffix(rel, typed) + f.id + ".html"
	}
	return f, true
}
