package build_test

import (
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"explainer/internal/model"
)

// unseenOfItems are the fields of an item that no page shows.
var unseenOfItems = []string{"abstract", "medium", "note", "title-short"}

// TestNaughtyExport puts every string into every field of the items of a CSL-JSON
// export, of which the loader takes markup and entities: as it is, as entities
// that become it, and behind markup without which it is whole.
func TestNaughtyExport(t *testing.T) {
	type text struct{ field, text string }
	var texts []text
	add := func(field, payload string) string {
		texts = append(texts, text{field, payload})
		return mark(len(texts)-1, payload)
	}
	var items []map[string]any
	cited := "---\ntitle: H\n---\n"
	for _, p := range naughty(t) {
		for _, payload := range slices.Compact([]string{p, strings.ReplaceAll(p, "<", "<<i>"), html.EscapeString(p)}) {
			item := map[string]any{"id": fmt.Sprintf("k%d", len(items))}
			address := "https://example.org/" + payload
			if _, err := url.Parse(address); err == nil {
				item["URL"] = address
			}
			for _, field := range textsOfItems() {
				item[field] = add(field, payload)
			}
			for _, field := range []string{"author", "editor", "translator"} {
				name := map[string]string{}
				for _, part := range []string{"family", "given", "suffix", "dropping-particle", "non-dropping-particle"} {
					name[part] = add(field+"."+part, payload)
				}
				item[field] = []any{name, map[string]string{"literal": add(field+".literal", payload)}}
			}
			cited += fmt.Sprintf("[@k%d]\n", len(items))
			items = append(items, item)
		}
	}
	export, err := json.Marshal(items)
	if err != nil {
		t.Fatal(err)
	}
	found := map[int]string{}
	for part := range strings.SplitSeq(hostilePages(t, fstest.MapFS{
		"content/site.yaml":            {Data: []byte("title: T\nlanguage: en\nas_of: 2024\nbase_url: https://example.org\n")},
		"content/index.md":             {Data: []byte(cited)},
		"content/sources/naughty.json": {Data: export},
	}), open) {
		var i int
		if n, _ := fmt.Sscanf(part, "%d⟧", &i); n == 1 {
			_, found[i], _ = strings.Cut(part, "⟧")
		}
	}
	reached, total := map[string]int{}, 0
	for i, text := range texts {
		if _, ok := found[i]; ok {
			reached[text.field]++
			total++
		} else if !slices.Contains(unseenOfItems, text.field) {
			t.Errorf("%q in %s reached no page", text.text, text.field)
		}
	}
	for _, field := range unseenOfItems {
		if reached[field] > 0 {
			t.Errorf("%d strings in %s reached a page; it doesn't belong among the fields that no page shows", reached[field], field)
		}
	}
	t.Logf("%d items, %d strings, %d of which were found on a page: %v", len(items), len(texts), total, reached)
}

// textsOfItems returns the fields of a source that take text, but for its address.
func textsOfItems() []string {
	all := []string{"title", "note"}
	source := reflect.TypeFor[model.Source]()
	for i := range source.NumField() {
		f := source.Field(i)
		if name, tagged := f.Tag.Lookup("yaml"); tagged && f.Type == reflect.TypeFor[string]() && name != "URL" {
			all = append(all, name)
		}
	}
	return all
}
