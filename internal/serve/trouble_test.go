package serve

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// TestMissingPages asks for pages that the site doesn't have, and compares what
// the reader is told.
func TestMissingPages(t *testing.T) {
	const (
		event  = "content/timeline/flood.md"
		page   = "/timeline/flood.html"
		good   = "---\ntitle: The flood\ndate: 2024-06\n---\nIt rose.\n"
		untrue = "---\ntitle: The flood\ndate: 3/4/2024\n---\nIt rose.\n"
		soon   = "As soon as it is mended, the page is shown here by itself."
	)
	for _, test := range []struct {
		name  string
		files map[string]string // that are changed
		path  string
		title string
		says  []string
	}{
		{"mistakes of its own", map[string]string{event: untrue}, page, "This page can’t be shown yet",
			[]string{event + " has one mistake.", soon, event + ":3:7: error: ", "3/4/2024"}},
		{"and those of others", map[string]string{event: untrue, index: broken}, page, "This page can’t be shown yet",
			[]string{event + " has one mistake, and other files have 2 mistakes.", event + ":3:7: error: ", overlay}},
		{"those of others alone", map[string]string{event: good, index: broken}, page, "This page can’t be shown yet",
			[]string{event + " is right itself, and waits for 2 mistakes in other files.", overlay}},
		{"a draft", map[string]string{event: strings.Replace(untrue, "---\n", "---\ndraft: true\n", 1)}, page, "This page can’t be shown yet",
			[]string{event + " is a draft with one mistake. Everything else is up to date.", soon, event + ":4:7: error: "}},
		{"front matter that can't be read", map[string]string{event: "---\ntitle: The flood\n"}, page, "This page can’t be shown yet",
			[]string{event + " has one mistake.", "[bad-front-matter]"}},
		{"a template", map[string]string{event: good, "templates/home.html": "{{if}}"}, page, "This page can’t be shown yet",
			[]string{event + " waits for what keeps the site from being built.", "missing value for if"}},
		{"a slip", nil, "/actors/norlnad.html", "There is no such page",
			[]string{"No file in content/ makes /actors/norlnad.html.", "Did you mean one of these?", "Norland /actors/norland.html", "Actors /actors/index.html"}},
		{"another folder", nil, "/norland", "There is no such page", []string{"Norland /actors/norland.html"}},
		{"a file", nil, "/content/actors/norland.md", "There is no such page", []string{"Norland /actors/norland.html"}},
		{"nothing like it", nil, "/zzzzzz/", "There is no such page", []string{"No file in content/ makes /zzzzzz/. The desk"}},
		{"markup", nil, "/%3Cb%3Ex", "There is no such page", []string{"makes /&lt;b&gt;x."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := start(t, files)
			events := s.listen()
			events.next()
			for name, text := range test.files {
				s.write(name, text)
			}
			if test.files != nil {
				events.until("mistakes", func(now state) bool { return now.Errors != "" || now.Drafts != "" })
			}
			got := s.get(test.path)
			for deadline := 0; deadline < 50 && !strings.Contains(text(got.body), test.says[len(test.says)-1]); deadline++ {
				events.next() // the files were read one by one
				got = s.get(test.path)
			}
			got.expect(t, http.StatusNotFound, "text/html; charset=utf-8")
			for _, want := range append(test.says, test.title) {
				if !strings.Contains(text(got.body), want) {
					t.Errorf("GET %s: got\n%s\nwant %q in it", test.path, text(got.body), want)
				}
			}
			if test.files == nil {
				return
			}
			s.write(event, good)
			s.write(index, mended)
			s.write("templates/home.html", `{{define "content"}}{{end}}`)
			events.until("a site with the page", func(now state) bool {
				return now.Errors == "" && now.Drafts == "" && s.get(page).status == http.StatusOK
			})
		})
	}
}

// text returns what a reader sees of a page's HTML.
func text(html string) string {
	_, body, _ := strings.Cut(html, "<body>")
	body = regexp.MustCompile(`</?(a|code)\b[^>]*>`).ReplaceAllString(body, "")
	body = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(body, " ")
	return strings.Join(strings.Fields(body), " ")
}

// TestDraftWithMistakes breaks a draft that was shown.
func TestDraftWithMistakes(t *testing.T) {
	s := start(t, files)
	events := s.listen()
	old := events.next()
	s.write("content/about.md", "---\ntitle: About\ndraft: true\n---\nStill a [[draft]].\n")
	s.write(index, mended)
	now := events.until("both edits", func(now state) bool { return now.Drafts != "" && strings.Contains(s.get("/").body, "mended") })
	if now.Errors != "" || now.Site == old.Site || now.Count != 1 || !strings.Contains(now.Drafts, "content/about.md:5:11: error: ") {
		t.Errorf("event: got %+v, want a new site, and the mistake of the draft", now)
	}
	if got := s.get("/about.html"); got.status != http.StatusOK || !strings.Contains(got.body, "Still a draft.") {
		t.Errorf("%s: got status %d\n%s\nwant its last good page", got.request, got.status, got.body)
	}
	if log := s.log.String(); !strings.Contains(log, "content/about.md:5:11: error: ") || !strings.Contains(log, "only drafts have mistakes; everything else is up to date\nready in") {
		t.Errorf("log: got\n%s\nwant the mistake, and that nothing waits for it", log)
	}
}

// TestDraftWithMistakesAtTheStart has a draft that was never shown.
func TestDraftWithMistakesAtTheStart(t *testing.T) {
	s := start(t, with(files, "content/terms/gauge.md", "---\ntitle: 1\ndraft: true\nkind: what\n---\n"))
	now := s.listen().until("the mistake", func(now state) bool { return now.Drafts != "" })
	if now.Site == "" || now.Errors != "" {
		t.Errorf("event: got %+v, want a site", now)
	}
	s.get("/").expect(t, http.StatusOK, "text/html; charset=utf-8")
	s.get("/terms/gauge.html").expect(t, http.StatusNotFound, "text/html; charset=utf-8")
}
