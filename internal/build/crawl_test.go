package build_test

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"explainer/internal/build"
)

// TestCrawl follows every link of the built flagship and of the fictional site
// from their home pages, as a reader without scripts can, and looks at every
// page for what must never be there.
func TestCrawl(t *testing.T) {
	for _, dir := range []string{"../..", "testdata/site"} {
		t.Run(dir, func(t *testing.T) {
			files := mustBuild(t, build.Options{Dir: dir})
			pages := map[string]*crawled{}
			for name, data := range files {
				if path.Ext(name) == ".html" {
					pages[name] = readPage(t, name, data)
				}
			}
			for _, name := range slices.Sorted(maps.Keys(pages)) {
				for _, problem := range pages[name].check(files, pages) {
					t.Errorf("%s: %s", name, problem)
				}
			}
			reached := reach("index.html", pages)
			for name, page := range pages {
				if !reached[name] && name != "404.html" && !page.redirect {
					t.Errorf("%s: no way leads here from index.html", name)
				}
			}
		})
	}
}

// crawled is what the test needs to know of a page.
type crawled struct {
	name     string
	ids      map[string]int
	links    []string // every href and src
	loads    []string // those that the browser asks for by itself
	elements map[string]int
	prose    int
	redirect bool
	problems []string
}

func readPage(t *testing.T, name, data string) *crawled {
	t.Helper()
	root, err := html.Parse(strings.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	p := &crawled{name: name, ids: map[string]int{}, elements: map[string]int{}}
	for _, accident := range accidents {
		if found := accident.FindString(data); found != "" {
			p.problems = append(p.problems, fmt.Sprintf("holds %q", found))
		}
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			p.element(n)
		}
	}
	return p
}

// accidents are traces of a template or an escape gone wrong.
var accidents = []*regexp.Regexp{
	regexp.MustCompile(`ZgotmplZ`),
	regexp.MustCompile(`%!\w?\(`),
	regexp.MustCompile(`<no value>`),
	regexp.MustCompile(`&amp;(amp|lt|gt|quot|#\d+);`),
	regexp.MustCompile(`\[\[|\[@`),
}

func (p *crawled) element(n *html.Node) {
	if n.Namespace == "" { // a figure has titles of its own
		p.elements[n.Data]++
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "id":
			p.ids[a.Val]++
		case a.Key == "href" || a.Key == "src" || a.Key == "srcset" || a.Key == "poster" || a.Key == "action":
			p.links = append(p.links, a.Val)
			if n.Data != "a" && !(n.Data == "link" && attribute(n, "rel") == "canonical") {
				p.loads = append(p.loads, a.Val)
			}
		case strings.HasPrefix(a.Key, "on"):
			p.problems = append(p.problems, fmt.Sprintf("<%s %s=…> runs a script", n.Data, a.Key))
		case a.Key == "style":
			p.problems = append(p.problems, fmt.Sprintf("<%s style=…> is against the page's own policy", n.Data))
		case a.Key == "class" && slices.Contains(strings.Fields(a.Val), "prose"):
			p.prose++
		case a.Key == "http-equiv" && a.Val == "refresh":
			p.redirect = true
			p.links = append(p.links, strings.TrimPrefix(attribute(n, "content"), "0; url="))
		case a.Key == "http-equiv" && a.Val == "Content-Security-Policy" && strings.HasPrefix(attribute(n, "content"), "default-src 'none'"):
			p.elements["policy"]++
		}
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// check returns what is wrong with a page, given all files and pages.
func (p *crawled) check(files map[string]string, pages map[string]*crawled) []string {
	problems := p.problems
	for id, n := range p.ids {
		if n > 1 {
			problems = append(problems, fmt.Sprintf("the id %q is there %d times", id, n))
		}
	}
	for _, want := range []string{"h1", "main", "title", "policy"} {
		if p.elements[want] != 1 {
			problems = append(problems, fmt.Sprintf("has %d of %s; every page has one", p.elements[want], want))
		}
	}
	if p.prose > 1 {
		problems = append(problems, "has several elements of class prose")
	}
	for _, address := range p.loads {
		if u, err := url.Parse(address); err != nil || u.Host != "" || u.Scheme != "" {
			problems = append(problems, fmt.Sprintf("asks another server for %s", address))
		}
	}
	for _, address := range p.links {
		u, err := url.Parse(address)
		switch {
		case err != nil:
			problems = append(problems, fmt.Sprintf("links to %q: %v", address, err))
			continue
		case u.Scheme == "https" || u.Scheme == "http" || u.Scheme == "mailto":
			continue
		case strings.HasPrefix(address, "/"):
			problems = append(problems, fmt.Sprintf("links to %s, which breaks under a project's path and on a disk", address))
			continue
		}
		target := p.resolve(u)
		if _, ok := files[target]; !ok {
			problems = append(problems, fmt.Sprintf("links to %s, and there is no %s", address, target))
			continue
		}
		if to := pages[target]; to != nil && u.Fragment != "" && to.ids[u.Fragment] == 0 {
			problems = append(problems, fmt.Sprintf("links to %s, and %s has no such anchor", address, target))
		}
	}
	return problems
}

// resolve returns the file that a relative URL leads to.
func (p *crawled) resolve(u *url.URL) string {
	if u.Path == "" {
		return p.name
	}
	return path.Join(path.Dir(p.name), u.Path)
}

// reach returns the pages that links lead to from one page.
func reach(start string, pages map[string]*crawled) map[string]bool {
	reached, queue := map[string]bool{start: true}, []string{start}
	for len(queue) > 0 {
		p := pages[queue[0]]
		queue = queue[1:]
		for _, address := range p.links {
			u, err := url.Parse(address)
			if err != nil || u.Scheme != "" {
				continue
			}
			if target := p.resolve(u); pages[target] != nil && !reached[target] {
				reached[target] = true
				queue = append(queue, target)
			}
		}
	}
	return reached
}
