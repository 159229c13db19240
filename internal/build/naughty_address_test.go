package build_test

import (
	"encoding/json"
	"encoding/xml"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"explainer/internal/build"
	"explainer/internal/model"
)

// TestNaughtyAddress publishes the fictional site at addresses made of naughty
// strings. Every absolute address in its files is the site's, whole, and the links
// of 404.html, which begin at the host's root, stay on that host.
func TestNaughtyAddress(t *testing.T) {
	var hosts, paths []string
	for _, p := range naughty(t) {
		if !strings.ContainsAny(p, "/:") && model.IsSiteAddress("https://"+p) {
			hosts = append(hosts, p)
		}
		for _, p := range []string{p, strings.ReplaceAll(p, "%", "%25")} {
			if model.IsSiteAddress("https://example.org/" + p) {
				paths = append(paths, p)
			}
		}
	}
	bases := []string{"https://example.org//example.com", "https://example.org/%2Fexample.com", "https://example.org/%3Cscript%3E%3Fa%23b"}
	for some := range slices.Chunk(hosts, 64) {
		bases = append(bases, "https://"+strings.Join(some, "."))
	}
	for some := range slices.Chunk(slices.Compact(paths), 64) {
		bases = append(bases, "https://example.org/"+strings.Join(some, "/"))
	}
	for _, base := range bases {
		base = strings.TrimRight(base, "/")
		for name, data := range mustBuild(t, build.Options{Dir: "testdata/site", Out: filepath.Join(t.TempDir(), "public"), BaseURL: base}) {
			switch {
			case path.Ext(name) == ".html":
				hostilePage(t, name, data)
				hostileAddresses(t, base, name, data)
			case name == "feed.xml":
				var feed struct {
					Links []struct {
						Href string `xml:"href,attr"`
					} `xml:"link"`
				}
				if err := xml.Unmarshal([]byte(data), &feed); err != nil || len(feed.Links) == 0 {
					t.Errorf("%s of %q: %d links, %v", name, base, len(feed.Links), err)
				}
				for _, l := range feed.Links {
					if !strings.HasPrefix(l.Href, base+"/") {
						t.Errorf("%s of %q links to %q", name, base, l.Href)
					}
				}
			case path.Ext(name) == ".xml":
				var sitemap struct {
					URL []struct {
						Loc string `xml:"loc"`
					} `xml:"url"`
				}
				if err := xml.Unmarshal([]byte(data), &sitemap); err != nil || len(sitemap.URL) == 0 {
					t.Errorf("%s of %q: %d addresses, %v", name, base, len(sitemap.URL), err)
				}
				for _, u := range sitemap.URL {
					if !strings.HasPrefix(u.Loc, base+"/") {
						t.Errorf("%s of %q holds the address %q", name, base, u.Loc)
					}
				}
			}
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d addresses, of %d hosts and %d paths", len(bases), len(hosts), len(paths))
}

// hostileAddresses looks at the absolute addresses in the head of a page, and at
// all links of 404.html.
func hostileAddresses(t *testing.T, base, name, data string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	want := base + "/" + strings.TrimSuffix(name, "index.html")
	found := 0
	is := func(what, got string) {
		found++
		if got != want {
			t.Errorf("%s: %s is %q, want %q", name, what, got, want)
		}
	}
	for n := range root.Descendants() {
		switch {
		case n.Data == "meta" && attribute(n, "property") == "og:url":
			is("og:url", attribute(n, "content"))
		case n.Data == "meta" && attribute(n, "property") == "og:image":
			if image := attribute(n, "content"); !strings.HasPrefix(image, base+"/assets/") {
				t.Errorf("%s: og:image is %q, and the site is at %q", name, image, base)
			}
		case n.Data == "script" && attribute(n, "type") == "application/ld+json":
			var thing struct{ URL string }
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &thing); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			is("the address in JSON-LD", thing.URL)
		case n.Data == "link" && attribute(n, "rel") == "canonical":
			found++
			if got := attribute(n, "href"); !strings.HasPrefix(unescaped(t, got), unescaped(t, base+"/")) {
				t.Errorf("%s: the canonical address is %q, and the site is at %q", name, got, base)
			}
		case n.Data == "a" && name == "404.html":
			found++
			at, err := url.Parse(base)
			if err != nil {
				t.Fatal(err)
			}
			to, err := at.Parse(attribute(n, "href"))
			if err != nil || to.Host != at.Host || path.Dir(to.EscapedPath()+"x") != path.Clean("/"+at.EscapedPath()) {
				t.Errorf("%s: links to %v (%v), and the site is at %q", name, to, err, base)
			}
		}
	}
	if found == 0 {
		t.Errorf("%s holds no address", name)
	}
}

// unescaped makes addresses comparable that differ in escapes only.
func unescaped(t *testing.T, address string) string {
	t.Helper()
	text, err := url.PathUnescape(address)
	if err != nil {
		t.Errorf("%q: %v", address, err)
	}
	return text
}
