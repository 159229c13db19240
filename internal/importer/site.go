package importer

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"explainer/internal/load"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// site is what an import needs to know of the site.
type site struct {
	fsys    fs.FS
	taken   map[string]string                       // the files of pages, by id
	slugs   map[string]string                       // keys of sources, by their slug
	pages   map[model.Kind]map[string][]*model.Page // by every folded name
	byURL   map[string]string                       // keys of sources
	sources map[string][]string                     // keys of sources, by folded title and key
}

// readSite reads the site. Its own mistakes are no matter here.
func readSite(fsys fs.FS) (*site, error) {
	loaded, _, err := load.Site(fsys, load.Options{Drafts: load.IncludeDrafts})
	if err != nil {
		return nil, err
	}
	s := &site{fsys: fsys, taken: map[string]string{}, slugs: map[string]string{},
		pages: map[model.Kind]map[string][]*model.Page{}, byURL: map[string]string{}, sources: map[string][]string{}}
	for _, a := range loaded.Actors {
		s.enter(&a.Page, a.Names)
	}
	for _, i := range loaded.Issues {
		s.enter(&i.Page, nil)
	}
	for _, p := range loaded.Places {
		s.enter(&p.Page, p.Names)
	}
	for _, source := range loaded.Sources {
		s.enterSource(source.ID, source.Title, source.URL)
	}
	return s, fs.WalkDir(fsys, "content", s.file)
}

// file enters a file's id, whether or not it could be read, and the sources of
// an export, whether or not they are cited.
func (s *site) file(name string, entry fs.DirEntry, err error) error {
	id := strings.TrimSuffix(path.Base(name), ".md")
	inSources := strings.HasPrefix(name, "content/sources/")
	switch {
	case err != nil || !entry.Type().IsRegular():
		return err
	case strings.HasSuffix(name, ".json") && inSources:
		return s.export(name)
	case !strings.HasSuffix(name, ".md"):
	case inSources:
		s.slugs[model.KeySlug(id)] = id
	default:
		s.taken[id] = name
	}
	return nil
}

func (s *site) export(name string) error {
	text, err := fs.ReadFile(s.fsys, name)
	if err != nil {
		return err
	}
	items, err := items(text)
	if err != nil {
		return nil // check reports it
	}
	for _, item := range items {
		s.enterSource(item.key, item.Title, item.URL)
	}
	return nil
}

func (s *site) enter(p *model.Page, names []model.Name) {
	all := append([]string{p.ID, p.Title}, p.Aliases...)
	for _, name := range names {
		all = append(all, name.Text)
	}
	if s.pages[p.Kind] == nil {
		s.pages[p.Kind] = map[string][]*model.Page{}
	}
	byName := s.pages[p.Kind]
	for _, name := range all {
		if name = prose.Key(name); !slices.Contains(byName[name], p) {
			byName[name] = append(byName[name], p)
		}
	}
}

func (s *site) enterSource(key, title, address string) {
	if key == "" {
		return
	}
	s.slugs[model.KeySlug(key)] = key
	if address != "" && s.byURL[sameAddress(address)] == "" {
		s.byURL[sameAddress(address)] = key
	}
	for _, name := range []string{prose.Key(key), prose.Key(title)} {
		if !slices.Contains(s.sources[name], key) {
			s.sources[name] = append(s.sources[name], key)
		}
	}
}

// page returns the id of the one page of a kind that has that name.
func (s *site) page(kind model.Kind, name string) (string, bool) {
	if found := s.pages[kind][prose.Key(name)]; len(found) == 1 {
		return found[0].ID, true
	}
	return "", false
}

// split returns the ids of the pages that a cell names, and the names that no
// page or several have. Names are parted by semicolons or lines; by commas and
// "and" only if each part is the name of a page: names have commas too.
func (s *site) split(kind model.Kind, cell string) (ids, unknown []string) {
	for _, name := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '\n' }) {
		if name = words(name); name == "" {
			continue
		}
		parts := []string{name}
		if _, ok := s.page(kind, name); !ok {
			parts = strings.Split(strings.ReplaceAll(name, " and ", ","), ",")
		}
		var found []string
		for _, part := range parts {
			if id, ok := s.page(kind, part); ok {
				found = append(found, id)
			} else if strings.TrimSpace(part) != "" {
				found = nil
				unknown = append(unknown, name)
				break
			}
		}
		ids = append(ids, found...)
	}
	return ids, unknown
}

// source returns the source of an address: one of the site or of this import, or
// a new one.
func (s *site) source(address, title string) source {
	if key := s.byURL[sameAddress(address)]; key != "" {
		return source{key: key}
	}
	u, _ := url.Parse(address)
	if title == "" { // brackets: it isn't the document's own
		title = "[" + shortened(strings.TrimPrefix(u.Host, "www.")+strings.TrimSuffix(u.Path, "/"), 80) + "]"
	}
	stem, _ := model.IDOf(strings.TrimPrefix(u.Hostname(), "www.") + "-" + strings.TrimSuffix(u.Path, path.Ext(u.Path)))
	stem = strings.Trim(shortened(stem, 50), "-…")
	if stem == "" {
		stem = "source"
	}
	key := stem
	for n := 2; s.slugs[key] != ""; n++ {
		key = fmt.Sprintf("%s-%d", stem, n)
	}
	return source{key: key, title: title, url: address}
}

// isAddress reports whether a text is a web address in full.
func isAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil && words(text) == text && !strings.ContainsAny(text, " <>\\")
}

// sameAddress returns what two addresses of the same document have in common.
func sameAddress(address string) string {
	_, rest, _ := strings.Cut(strings.TrimSpace(address), "://")
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

// shortened cuts a text to so many letters.
func shortened(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// add puts the page of an event into the report, and those of the sources that it
// is the first to name. If its id is taken it is left out. The events of the file
// so far are in own, by id.
func (s *site) add(r *Report, own map[string]*event, e *event) {
	given := e.id != ""
	if !given {
		e.id = idOf(e)
	}
	if first := own[e.id]; first != nil && !given && (first.title != e.title || first.date != e.date) {
		e.id += "-" + model.KeySlug(e.date.String())
	}
	if first := own[e.id]; first != nil {
		r.leaveOut("%s: left out: %s has the same title and date, or id %s", e.where, first.where, e.id)
		return
	}
	own[e.id] = e
	if there := s.taken[e.id]; there != "" {
		r.leaveOut("%s: left out: there is %s already", e.where, there)
		return
	}
	var files []File
	for i, src := range e.sources {
		if src.url == "" {
			continue
		}
		// An earlier event of the file may have brought it.
		e.sources[i] = s.source(src.url, src.title)
		if src = e.sources[i]; src.url != "" {
			s.enterSource(src.key, src.title, src.url)
			files = append(files, File{"content/sources/" + src.key + ".md", src.text()})
		}
	}
	text := e.text()
	if len(text) > maxPage {
		r.leaveOut("%s: left out: its page would have more than %d MB", e.where, maxPage>>20)
		return
	}
	r.Files = append(append(r.Files, File{"content/timeline/" + e.id + ".md", text}), files...)
}

// idOf makes an id of an event's title, or of its date if the title has letters
// that can't be written in Latin ones.
func idOf(e *event) string {
	id, _ := model.IDOf(e.title)
	if len(id) > 60 {
		id = id[:60]
		id = id[:max(strings.LastIndexByte(id, '-'), 30)]
		id = strings.TrimRight(id, "-")
	}
	if id == "" || reserved(id) {
		id = strings.Trim("event-"+model.KeySlug(e.date.String()), "-")
	}
	return id
}

// reserved reports whether a file of that id would be prose of a generated page.
func reserved(id string) bool {
	_, generated := model.GeneratedByID(id)
	return generated || id == "index"
}

// item is what an import needs to know of an item of a CSL-JSON export.
type item struct {
	Key     string `json:"citation-key"`
	CiteKey string `json:"citekey"`
	ID      any    `json:"id"`
	Title   string `json:"title"`
	URL     string `json:"URL"`
	Note    string `json:"note"`

	key string
}

// items returns the items of an export, as load finds them.
func items(text []byte) ([]item, error) {
	text = []byte(strings.TrimPrefix(string(text), "\ufeff"))
	var raw []json.RawMessage
	if err := json.Unmarshal(text, &raw); err != nil {
		var within struct{ Items []json.RawMessage }
		if json.Unmarshal(text, &within) != nil {
			return nil, err
		}
		raw = within.Items
	}
	all := make([]item, len(raw))
	for i := range raw {
		it := &all[i]
		_ = json.Unmarshal(raw[i], it) // a field of another type stays empty; load reports it
		id, _ := it.ID.(string)
		if n, ok := it.ID.(float64); ok {
			id = fmt.Sprint(n)
		}
		extra := ""
		if m := extraKey.FindStringSubmatch(it.Note); m != nil {
			extra = m[1]
		}
		for _, key := range []string{id, extra, it.CiteKey, it.Key} {
			if key != "" {
				it.key = key
			}
		}
	}
	return all, nil
}
