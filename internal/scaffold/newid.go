package scaffold

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// mayBe reports why the page can't have its id in the site: another has it, or
// every site has a page of that name.
func (p *Page) mayBe(site fs.FS) error {
	ids, keys, err := taken(site)
	if err != nil {
		return err
	}
	if p.Kind == model.KindSource {
		slug := model.KeySlug(p.ID)
		if slug == "index" {
			return fmt.Errorf("the key %q would take the place of the list of sources; give the source another, such as --id %s-2024", p.ID, p.ID)
		}
		if by, is := keys[slug]; is {
			return fmt.Errorf("the key %q is taken by %s; if this is another source, give it a key of its own, such as --id %s", p.ID, by, p.otherKey(keys))
		}
		return nil
	}
	if _, generated := model.GeneratedByID(p.ID); generated || p.ID == "index" {
		return fmt.Errorf("%q is the name of a page that every site has; give this one another id, such as --id %s-%s", p.ID, p.ID, p.Kind)
	}
	if by, is := ids[p.ID]; is {
		return fmt.Errorf("the id %q is taken by %s; if this is another page, give it an id of its own, such as --id %s", p.ID, by, p.otherID(ids, by))
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

// otherKey returns a key like the source's that is free: with the day, if it was
// published on one, or with a letter; a number would look like a day.
func (p *Page) otherKey(keys map[string]string) string {
	var others []string
	if month := yearMonth(p.date); p.date.Precision() == edtf.PrecisionDay && strings.HasSuffix(p.ID, month) {
		others = append(others, p.ID+p.date.String()[len(month)-1:])
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

// taken returns the files that have each id, and each source's key, by its slug.
func taken(site fs.FS) (ids, keys map[string]string, err error) {
	ids, keys = map[string]string{}, map[string]string{}
	sources := path.Join(contentFolder, model.KindSource.Folder()) + "/"
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
		isSource := strings.HasPrefix(name, sources)
		switch {
		case isPage && isSource:
			keys[model.KeySlug(id)] = name
		case isPage:
			ids[id] = name
		case isSource && path.Ext(name) == ".json" && entry.Type().IsRegular():
			text, err := fs.ReadFile(site, name)
			if err != nil {
				return err
			}
			for _, key := range exportedKeys(text) {
				if slug := model.KeySlug(key); keys[slug] == "" {
					keys[slug] = name
				}
			}
		}
		return nil
	})
	return ids, keys, err
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
