package build_test

import (
	"bytes"
	"compress/gzip"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"explainer/internal/build"
)

// The most bytes, packed with gzip, that readers on slow connections are asked
// to load.
const (
	mostStyle  = 12 << 10 // of all style sheets
	mostScript = 12 << 10 // of the scripts that a page loads by itself
	mostPage   = 20 << 10
	mostHome   = 40 << 10
)

// TestBudgets packs the built flagship. A list grows with the site, so that it
// is measured as home is.
func TestBudgets(t *testing.T) {
	files := mustBuild(t, build.Options{Dir: "../.."})
	packed := map[string]int{}
	for name, data := range files {
		packed[name] = gzipped(t, data)
	}
	style := 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		switch path.Ext(name) {
		case ".css":
			style += packed[name]
		case ".html":
			most := mostPage
			if name == "index.html" || isList(name) {
				most = mostHome
			}
			if packed[name] > most {
				t.Errorf("%s has %d bytes packed; the most is %d", name, packed[name], most)
			}
			script := 0
			for _, load := range readPage(t, name, files[name]).loads {
				if path.Ext(load) == ".js" {
					script += packed[path.Join(path.Dir(name), load)]
				}
			}
			if script > mostScript {
				t.Errorf("the scripts of %s have %d bytes packed; the most is %d", name, script, mostScript)
			}
		}
	}
	if style > mostStyle {
		t.Errorf("the style sheets have %d bytes packed; the most is %d", style, mostStyle)
	}
}

func isList(name string) bool {
	return strings.HasSuffix(name, "/index.html") || name == "positions.html" || name == "search.html" || name == "method.html" || name == "changes.html"
}

func gzipped(t *testing.T, data string) int {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(data)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
