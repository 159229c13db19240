package load

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// resolve points every reference, link, image and citation at what it names.
func (l *loader) resolve(settings *decoder) {
	for _, p := range l.pages {
		for _, ref := range p.refs {
			l.reference(p, ref)
		}
		l.resolveBody(p)
		l.settle(p.owed, p.Sources)
		l.redirects(p)
	}
	for _, ref := range settings.refs {
		l.reference(nil, ref)
	}
	l.settle(settings.owed, nil)
}

func (l *loader) resolveBody(p *page) {
	for _, link := range p.Body.Links {
		l.link(p, link)
	}
	for _, image := range p.Body.Images {
		l.image(p, image)
	}
	for _, c := range p.Body.Citations {
		l.citation(p, c)
	}
}

// settle gives records that must have sources their page's.
func (l *loader) settle(all []owed, sources []model.Ref[model.Source]) {
	for _, o := range all {
		switch {
		case len(o.record.Sources) > 0:
		case len(sources) > 0:
			o.record.Sources = sources
		default:
			d := l.diags.Add(diag.MissingField, o.missing, "this entry of %s rests on no source", o.name)
			d.Hint = "write sources: [KEY] in it, with the key of a source"
			if o.missing.File != settingsFile {
				d.Hint += ", or on a line of its own for the whole page"
			}
		}
	}
}

// reference resolves a field of the page from, or of site.yaml if from is nil.
func (l *loader) reference(from *page, ref pending) {
	wanted := ref.ref.Wants()
	to := l.find(wanted, ref.id)
	switch {
	case to == nil:
		l.unknown(from, diag.UnknownReference, ref.pos, wanted, ref.id)
		return
	case !ref.ref.Resolve(to.typed):
		d := l.diags.Add(diag.UnknownReference, ref.pos, "%s is %s; %s takes %s", ref.id, to.Kind.WithArticle(), ref.field, wanted.WithArticle())
		if near := l.names(wanted).vocabulary.Nearest(ref.id); near != "" {
			d.Hint = "did you mean " + near + "?"
		} else {
			d.Hint = fmt.Sprintf("write the id of %s: the name of a file in content/%s without .md", wanted.WithArticle(), wanted.Folder())
		}
		return
	}
	if from != nil && wanted != model.KindSource {
		from.Listed = true
		mention(from, to)
	}
	l.checkDraft(from, to, ref.pos)
}

// unknown reports an id that no page has.
func (l *loader) unknown(from *page, rule diag.Rule, pos diag.Pos, wanted model.Kind, id string) {
	if l.unread.ids[id] || wanted == model.KindSource && l.unread.exports {
		return // it couldn't be read, which was reported
	}
	if from != nil && rule == diag.UnknownReference && wanted != model.KindSource {
		from.Listed = true
	}
	d := l.diags.Add(rule, pos, "there is no %s %q", wanted, id)
	known := l.names(wanted)
	valid := func(id string) bool { return known.ids[id] }
	bare := strings.Trim(strings.TrimSuffix(path.Base(id), ".md"), "[]@")
	titled := known.titled(id)
	several := parts(id, model.IsKey)
	var meant []string
	switch near := known.vocabulary.Nearest(id); {
	case len(several) > 1 && slices.ContainsFunc(several, valid):
		d.Message = fmt.Sprintf("%q is no %s but several", id, wanted)
		d.Hint = "write a list: [" + strings.Join(several, ", ") + "]"
		meant = several
	case valid(bare):
		d.Hint = "write " + bare + " alone"
		meant = []string{bare}
	case titled != "" && wanted == model.KindSource:
		d.Hint = "write its key, not its title: " + titled
		meant = []string{titled}
	case titled != "":
		d.Hint = "write its id, not its title: " + titled
		meant = []string{titled}
	case near != "":
		d.Hint = "did you mean " + near + "?"
		meant = []string{near}
	default:
		d.Hint = l.howToName(rule, wanted, id)
	}
	for _, id := range meant {
		l.meant(from, l.find(wanted, id))
	}
}

// howToName is the hint for an id that is nothing like those of its kind. Who has
// deleted a page doesn't want it back.
func (l *loader) howToName(rule diag.Rule, wanted model.Kind, id string) string {
	other := cmp.Or(l.byID[id], l.byKey[id])
	_, generated := model.GeneratedByID(id)
	orDelete := ", or delete this entry if there is no such " + string(wanted)
	if rule == diag.UnknownCitation {
		orDelete = ", or delete the citation if there is no such source"
	}
	switch {
	case other != nil && rule == diag.UnknownCitation:
		return fmt.Sprintf("%s is %s: link to it as [[%s]]", id, other.Kind.WithArticle(), id)
	case other != nil:
		return fmt.Sprintf("%s is %s: write the %s of %s, or delete this entry", id, other.Kind.WithArticle(), nameOf(wanted), wanted.WithArticle())
	case wanted == model.KindSource && model.IsKey(id):
		return fmt.Sprintf("write a page content/sources/%s.md, add the source to a CSL-JSON export in content/sources", id) + orDelete
	case wanted == model.KindSource:
		return "name it by its key: the name of its file in content/sources without .md, or its citation key in Zotero"
	case model.IsID(id) && !generated:
		return fmt.Sprintf("write a page content/%s/%s.md", wanted.Folder(), id) + orDelete
	}
	return fmt.Sprintf("name it by its id: the name of its file in content/%s without .md", wanted.Folder())
}

// nameOf is what pages of a kind are named by.
func nameOf(kind model.Kind) string {
	if kind == model.KindSource {
		return "key"
	}
	return "id"
}

// find returns the page of a kind by its id, or nil. Of no kind is any page but
// sources.
func (l *loader) find(wanted model.Kind, id string) *page {
	if wanted == model.KindSource {
		return l.byKey[id]
	}
	return l.byID[id]
}

// meant notes that a page refers to another in a way that was reported, so that
// nobody takes the other one for unused. From is nil for site.yaml.
func (l *loader) meant(from, to *page) {
	switch source, ok := to.source(); {
	case to == nil:
	case ok && from == nil:
		source.Uses = append(source.Uses, model.Use{Page: l.site.Home})
	case ok && from != to:
		source.Uses = append(source.Uses, model.Use{Page: from.Page})
	case !ok && from != nil:
		mention(from, to)
	}
}

// source returns the page's source, if it is one's.
func (p *page) source() (*model.Source, bool) {
	if p == nil {
		return nil, false
	}
	source, ok := p.typed.(*model.Source)
	return source, ok
}

// mention notes that a page leads to another.
func mention(from, to *page) {
	if from != to && !slices.Contains(from.Mentions, to.Page) {
		from.Mentions = append(from.Mentions, to.Page)
	}
}

// checkDraft reports what would be published with a hole in it.
func (l *loader) checkDraft(from, to *page, pos diag.Pos) {
	if to.Draft && (from == nil || !from.Draft) && l.options.Drafts != IncludeDrafts {
		l.diags.Add(diag.DraftReference, pos, "%s is a draft, which the published site doesn't have", to.ID).
			Hint = fmt.Sprintf("take draft: true out of %s, or take this reference out", to.File())
	}
}

// citation resolves a citation in prose.
func (l *loader) citation(from *page, c *model.Citation) {
	to, ok := l.byKey[c.Key]
	if !ok {
		l.unknown(from, diag.UnknownCitation, c.Pos, model.KindSource, c.Key)
		return
	}
	c.Source = to.typed.(*model.Source)
	l.checkDraft(from, to, c.Pos)
}

// redirects checks the old addresses of a page.
func (l *loader) redirects(p *page) {
	for i, old := range p.RedirectFrom {
		pos := p.At(model.Item("redirect_from", i))
		if !strings.HasSuffix(old, ".html") || !fs.ValidPath(old) || strings.ContainsAny(old, `\?#`) {
			l.diags.Add(diag.WrongType, pos, "redirect_from takes the path of an old page in the site, not %q", old).
				Hint = "write it without / in front and with .html at the end, such as actors/old-name.html"
			continue
		}
		if other, taken := l.taken[old]; taken || old == "404.html" {
			d := l.diags.Add(diag.ConflictingRedirect, pos, "%s is the address of another page", old)
			d.Hint = "take it out"
			switch other.File {
			case "":
			case p.File():
				d.Message = old + " leads to this page already"
			default:
				d.Related = []diag.Related{{Pos: other, Message: "this one"}}
			}
			continue
		}
		l.taken[old] = pos
	}
}
