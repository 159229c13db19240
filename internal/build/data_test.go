package build_test

import (
	"encoding/json"
	"strings"
	"testing"

	"explainer/internal/build"
)

// TestDataLeadsToPages builds the flagship and the fictional site and follows
// what their data refer to: every path to its page, every id to a page with it.
func TestDataLeadsToPages(t *testing.T) {
	for _, dir := range []string{"../..", "testdata/site"} {
		files := mustBuild(t, build.Options{Dir: dir})
		var data any
		if err := json.Unmarshal([]byte(files["data/explainer.json"]), &data); err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		walk(data, func(name, value string) {
			if name == "id" {
				ids[value] = true
			}
		})
		references := 0
		walk(data, func(name, value string) {
			switch name {
			case "path", "where":
				file, anchor, _ := strings.Cut(value, "#")
				if files[file] == "" || anchor != "" && !strings.Contains(files[file], ` id="`+anchor+`"`) {
					t.Errorf("%s: the data lead to %s, which isn't there", dir, value)
				}
			case "sources", "source", "actor", "actors", "of", "with", "speaker", "issues", "places", "agreements":
				references++
				if !ids[value] {
					t.Errorf("%s: the data refer to %q as %s, and no page has that id", dir, value, name)
				}
			}
		})
		if references == 0 {
			t.Errorf("%s: the data refer to nothing", dir)
		}
	}
}

// walk calls f for every text in decoded JSON, with the name of the field that
// holds it or the list around it.
func walk(data any, f func(name, value string)) {
	var visit func(name string, v any)
	visit = func(name string, v any) {
		switch v := v.(type) {
		case string:
			f(name, v)
		case []any:
			for _, item := range v {
				visit(name, item)
			}
		case map[string]any:
			for name, item := range v {
				visit(name, item)
			}
		}
	}
	visit("", data)
}
