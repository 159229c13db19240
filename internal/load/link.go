package load

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// link resolves a link in prose to a page, a generated page, a heading or a
// file.
func (l *loader) link(from *page, link *model.Link) {
	if link.Target == "" {
		link.Title = from.Title
		l.anchor(link, from)
		link.URL = "#" + fragment(link.Fragment)
		return
	}
	if link.Wiki {
		l.pageLink(from, link)
		return
	}
	target := path.Join(path.Dir(from.File()), link.Target)
	switch {
	case strings.HasPrefix(link.Target, "/"):
		d := l.diags.Add(diag.BrokenLink, link.Pos, "a link that begins with / breaks when the site lies in a folder of its host, or on a disk")
		d.Hint = "write the way from this file, such as ../actors/armenia.md"
		if name := contentFolder + path.Clean(link.Target); l.files[name] {
			d.Hint = "write " + model.RelativePath(path.Dir(from.File()), name)
		}
	case target != contentFolder && !strings.HasPrefix(target, contentFolder+"/"):
		l.diags.Add(diag.BrokenLink, link.Pos, "%s lies outside the content folder", link.Target).
			Hint = "link to a page of this site, or to a full web address"
	case l.byFile[target] != nil:
		l.toPage(from, link, l.byFile[target])
	case l.generated(from, link, strings.TrimSuffix(strings.TrimPrefix(target, contentFolder+"/"), ".md")+".html"):
	case l.file(target) != "" && path.Ext(target) != ".md":
		link.URL = from.asset(l.file(target))
	case l.files[target], l.unread.ids[strings.TrimSuffix(path.Base(target), ".md")]:
		// The page exists but couldn't be read, which was reported.
	default:
		l.brokenPath(diag.BrokenLink, from, link.Pos, link.Target, target)
	}
}

// pageLink resolves [[id]].
func (l *loader) pageLink(from *page, link *model.Link) {
	to := cmp.Or(l.byID[link.Target], l.byPath(from, link.Target))
	if to == nil && link.Target == "index" {
		to = l.byFile[l.site.Home.File()] // nil if the site has none
	}
	if to != nil {
		l.toPage(from, link, to)
		return
	}
	if g, ok := model.GeneratedByID(link.Target); ok {
		l.generated(from, link, g.Path)
		return
	}
	if bare := strings.TrimSuffix(path.Base(link.Target), ".md"); !l.unread.ids[bare] { // which was reported
		l.unknownPage(from, link, bare)
	}
}

// unknownPage reports a page link to nothing. Bare is its target without folders
// and extension.
func (l *loader) unknownPage(from *page, link *model.Link, bare string) {
	d := l.diags.Add(diag.BrokenLink, link.Pos, "there is no page %q", link.Target)
	known := l.names("")
	titled, key := known.titled(link.Target), bare
	if l.byKey[key] == nil {
		key = l.names(model.KindSource).titled(link.Target)
	}
	switch near := known.vocabulary.Nearest(link.Target); {
	case l.byKey[key] != nil && titled == "":
		d.Hint = "a source is cited, not linked: [@" + key + "]"
		l.meant(from, l.byKey[key])
	case titled != "":
		d.Hint = "write its id, then its title: [[" + titled + "|" + link.Target + "]]"
		l.meant(from, l.byID[titled])
	case l.byID[bare] != nil:
		d.Hint = "write [[" + bare + "]]"
		l.meant(from, l.byID[bare])
	case near != "":
		d.Hint = "did you mean [[" + near + "]]?"
		l.meant(from, l.byID[near])
	default:
		d.Hint = "a page is linked by its id, its file's name without .md; if there is no such page, take the brackets off"
	}
}

// byPath finds the page that a page link names by its file, as Obsidian does
// where several files have one name: from the top of the vault, which is the
// site folder or content/, or from the folder of the page.
func (l *loader) byPath(from *page, link string) *page {
	name := strings.TrimSuffix(link, ".md")
	if !strings.Contains(name, "/") {
		return l.byID[name]
	}
	for _, folder := range []string{"", contentFolder, path.Dir(from.File())} {
		if to := l.byFile[path.Join(folder, name)+".md"]; to != nil && to.Kind != model.KindSource {
			return to
		}
	}
	return nil
}

// toPage points a link at a page.
func (l *loader) toPage(from *page, link *model.Link, to *page) {
	link.To, link.Title = to.Page, to.Title
	link.URL = relative(from.Page, to.Path)
	if link.Fragment != "" {
		l.anchor(link, to)
		link.URL += "#" + fragment(link.Fragment)
	}
	mention(from, to)
	l.checkDraft(from, to, link.Pos)
}

// generated points a link at a page that the program makes; it reports false
// if there is none at that path.
func (l *loader) generated(from *page, link *model.Link, target string) bool {
	g, ok := model.GeneratedAt(target)
	if ok {
		link.Title, link.URL = g.Title, relative(from.Page, target)
	}
	return ok
}

// anchor points a link at a heading: by its id, or else by its words, or reports
// that the page has none.
func (l *loader) anchor(link *model.Link, to *page) {
	known := l.anchorsOf(to)
	switch id, ok := known.byWords[prose.Key(link.Fragment)]; {
	case known.ids[link.Fragment]:
		return
	case ok:
		link.Fragment = id
		return
	case slices.ContainsFunc(known.undated, func(begin string) bool { return strings.HasPrefix(link.Fragment, begin) }):
		return // its date couldn't be read, which was reported
	}
	l.diags.Add(diag.BrokenAnchor, link.Pos, "%s has no heading #%s", to.ID, link.Fragment).Hint = known.hint(link.Fragment)
}

// image resolves an image to its file.
func (l *loader) image(from *page, image *model.Image) {
	target := path.Join(path.Dir(from.File()), image.Target)
	absolute := contentFolder + path.Clean("/"+image.Target)
	switch {
	case image.Target == "":
		// Reported where it was parsed.
	case strings.HasPrefix(image.Target, "/") && l.files[absolute]:
		l.diags.Add(diag.MissingImage, image.Pos, "an image's path begins in the folder of its page, not with /").
			Hint = "write " + model.RelativePath(path.Dir(from.File()), absolute)
	case !strings.HasPrefix(target, contentFolder+"/") || strings.HasPrefix(image.Target, "/"):
		l.diags.Add(diag.MissingImage, image.Pos, "%s lies outside the content folder", image.Target).
			Hint = "put the image beside the page and write its path from this file, such as images/a.jpg"
	case l.file(target) == "":
		l.brokenPath(diag.MissingImage, from, image.Pos, image.Target, target)
	default:
		image.URL = from.asset(l.file(target))
	}
}

// asset notes that the page shows or links a file of content/, and returns the
// file's URL.
func (p *page) asset(file string) string {
	name := strings.TrimPrefix(file, contentFolder+"/")
	p.assets = append(p.assets, name)
	return relative(p.Page, name)
}

// brokenPath reports a relative path to a file that isn't there.
func (l *loader) brokenPath(rule diag.Rule, from *page, pos diag.Pos, typed, target string) {
	d := l.diags.Add(rule, pos, "there is no file %s", target)
	what := "link"
	if rule == diag.MissingImage {
		what = "image"
	}
	if page := l.pageOf(target); page != "" && rule == diag.BrokenLink {
		d.Hint = "did you mean " + model.RelativePath(path.Dir(from.File()), page) + "?"
		return
	}
	near := l.nearFile(target)
	if typed, base := path.Base(target), path.Base(near); !strings.EqualFold(typed, base) && diag.Nearest(typed, []string{base}) == "" {
		near = "" // only the folder is like it
	}
	if near == "" || rule == diag.MissingImage && path.Ext(near) == ".md" {
		d.Hint = "check the path: it begins in the folder of " + from.File() + "; if there is no such file, delete the " + what
		return
	}
	d.Hint = "did you mean " + model.RelativePath(path.Dir(from.File()), near) + "?"
	l.meant(from, l.byFile[near])
}

// pageOf returns the file whose page a path leads to if it names a folder, or a
// page that the program makes, by its id; otherwise "".
func (l *loader) pageOf(target string) string {
	for _, g := range model.GeneratedPages {
		file := contentFolder + "/" + strings.TrimSuffix(g.Path, ".html") + ".md"
		if target == path.Dir(file) && target != contentFolder || target == contentFolder+"/"+g.ID+".md" {
			return file
		}
	}
	if index := target + "/index.md"; l.files[index] {
		return index
	}
	return ""
}
