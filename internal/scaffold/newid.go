package scaffold

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"explainer/internal/model"
	"explainer/internal/scaffold/guide"
)

// mayBe reports why the page can't have its id in the site: another has it, or
// every site has a page of that name.
func (p *Page) mayBe(site known) error {
	if p.Kind == model.KindSource {
		slug := model.KeySlug(p.ID)
		if slug == "index" {
			return fmt.Errorf("the key %q would take the place of the list of sources; give the source another, such as --id %s-2024", p.ID, p.ID)
		}
		if by, is := site.keys[slug]; is {
			return fmt.Errorf("the key %q is taken by %s; if this is another source, give it a key of its own, such as --id %s", p.ID, by, p.otherKey(site.keys))
		}
		return nil
	}
	if _, generated := model.GeneratedByID(p.ID); generated || p.ID == "index" {
		return fmt.Errorf("%q is the name of a page that every site has; give this one another id, such as --id %s-%s", p.ID, p.ID, p.Kind)
	}
	if by, is := site.ids[p.ID]; is {
		return fmt.Errorf("the id %q is taken by %s; if this is another page, give it an id of its own, such as --id %s", p.ID, by, p.otherID(site.ids, by))
	}
	return nil
}

// otherID returns an id like the page's that is free: with its year, if it has
// a date, or with its kind, if the page that has the id is of another.
func (p *Page) otherID(ids map[string]string, by string) string {
	var others []string
	if year := yearOf(p.date); year != "" {
		others = append(others, p.ID+year)
	} else if !strings.HasPrefix(by, path.Dir(p.Name())+"/") {
		others = append(others, p.ID+"-"+string(p.Kind))
	}
	for i := 2; i < 100; i++ {
		others = append(others, fmt.Sprintf("%s-%d", p.ID, i))
	}
	return free(ids, others)
}

// otherKey returns a key like the source's that is free: with words of its
// address, or with a letter; a number would look like a day.
func (p *Page) otherKey(keys map[string]string) string {
	var others []string
	if p.words != "" && !strings.HasSuffix(p.ID, "-"+p.words) {
		others = append(others, p.ID+"-"+p.words)
	}
	for letter := 'b'; letter <= 'z'; letter++ {
		others = append(others, p.ID+"-"+string(letter))
	}
	return free(keys, others)
}

// free returns the first of the ids whose slug isn't taken, or the last.
func free(taken map[string]string, ids []string) string {
	for _, id := range ids {
		if _, is := taken[model.KeySlug(id)]; !is && model.IsKey(id) {
			return id
		}
	}
	return ids[len(ids)-1]
}

// known is what a site has: the files that have each id, and each source's key by
// its slug; and the ids and keys of each kind.
type known struct {
	folder    fs.FS
	ids, keys map[string]string
	of        map[model.Kind][]string
}

// survey finds out what a site has, by the names of its files.
func survey(site fs.FS) (known, error) {
	k := known{site, map[string]string{}, map[string]string{}, map[model.Kind][]string{}}
	settings, err := fs.ReadFile(site, contentFolder+"/site.yaml")
	own := err == nil && !guide.HasSettings(settings) // a site that began with the guide's sources
	err = fs.WalkDir(site, contentFolder, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(entry.Name(), ".") && entry.IsDir():
			return fs.SkipDir
		case strings.HasPrefix(entry.Name(), "."), entry.IsDir():
			return nil
		}
		id, isPage := strings.CutSuffix(entry.Name(), ".md")
		kind := kindOf(name)
		switch {
		case isPage && kind == model.KindSource:
			k.keys[model.KeySlug(id)] = name
		case isPage:
			k.ids[id] = name
		case kind == model.KindSource && path.Ext(name) == ".json" && entry.Type().IsRegular():
			text, err := fs.ReadFile(site, name)
			if err != nil {
				return err
			}
			invented := own && guide.HasExport(name, text)
			for _, key := range exportedKeys(text) {
				if !invented {
					k.of[kind] = append(k.of[kind], key)
				}
				if slug := model.KeySlug(key); k.keys[slug] == "" {
					k.keys[slug] = name
				}
			}
		}
		if isPage && id != "index" {
			k.of[kind] = append(k.of[kind], id)
		}
		return nil
	})
	return k, err
}

// kindOf returns the kind of pages in a file's folder, or none.
func kindOf(name string) model.Kind {
	for _, kind := range model.Kinds {
		if strings.HasPrefix(name, contentFolder+"/"+kind.Folder()+"/") {
			return kind
		}
	}
	return ""
}

// nearest returns some ids or keys of a kind, for examples: those that share most
// words with the id first, the others by the alphabet. Drafts are none: what is
// published can't refer to them.
func (k known) nearest(kind model.Kind, id string) []string {
	const most = 2
	words := strings.Split(model.KeySlug(id), "-")
	shared := func(other string) int {
		n := 0
		for word := range strings.SplitSeq(model.KeySlug(other), "-") {
			if len(word) > 3 && slices.Contains(words, word) {
				n++
			}
		}
		return n
	}
	ids := slices.Clone(k.of[kind])
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(shared(b)-shared(a), strings.Compare(a, b)) })
	ids = slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return !model.IsKey(id) })
	var some []string
	for _, id := range ids {
		if len(some) < most && !k.isDraft(cmp.Or(k.ids[id], k.keys[model.KeySlug(id)])) {
			some = append(some, id)
		}
	}
	return some
}

var draftField = regexp.MustCompile(`(?m)^draft: *true\b`)

// isDraft reports whether a page's file says that it is a draft, by a look that
// is good enough for an example.
func (k known) isDraft(name string) bool {
	text, err := fs.ReadFile(k.folder, name)
	return err == nil && draftField.Match(text)
}

// exportedKeys returns the keys of a CSL-JSON export's items, as far as it can
// be read; what is wrong with it, check tells.
func exportedKeys(text []byte) []string {
	type item struct {
		Key     string `json:"citation-key"`
		Citekey string `json:"citekey"`
		ID      any    `json:"id"`
	}
	var items []item
	if json.Unmarshal(text, &items) != nil {
		var wrapped struct {
			Items []item `json:"items"`
		}
		_ = json.Unmarshal(text, &wrapped) // no export after all
		items = wrapped.Items
	}
	var keys []string
	for _, i := range items {
		switch id, isText := i.ID.(string); {
		case i.Key != "":
			keys = append(keys, i.Key)
		case i.Citekey != "":
			keys = append(keys, i.Citekey)
		case isText:
			keys = append(keys, id)
		}
	}
	return keys
}
