package serve

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"explainer/internal/diag"
)

// trouble is a page that stands in for one that can't be shown. It names the
// reading that it is from, and is asked for anew after the next.
type trouble struct {
	Title  string
	File   string       // the file that it is about; may be empty
	Editor template.URL // opens the file; may be empty
	Says   string       // follows the file
	Then   string
	Lines  []line // of the mistakes
	Path   string // that no page has; may be empty
	Near   []near // what may have been meant instead
}

// line is a line of the mistakes as they are printed.
type line struct {
	Text  string
	Class string // "place", or "code" for an excerpt, whose columns stay one below the other; may be empty
}

// near is a page of the site.
type near struct{ Title, URL string }

//go:embed trouble.html
var troubleText string

//go:embed trouble.css
var troubleStyle string

// troublePage shows a trouble.
var troublePage = template.Must(template.New("trouble.html").Funcs(template.FuncMap{
	"style": func() template.CSS { return template.CSS(troubleStyle) },
	"policy": func() string { // CSP Level 3, which takes an inline style by its hash
		sum := sha256.Sum256([]byte(troubleStyle))
		return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	},
}).Parse(troubleText))

// serveMissing answers for a page that the site doesn't have, and says whether
// it will as soon as mistakes are mended.
func (p *preview) serveMissing(w http.ResponseWriter, r *http.Request, name string) {
	site, newest, now := p.current()
	var file string
	var draft bool
	if newest != nil {
		file, draft = newest.Source(name)
	}
	if file == "" {
		t := trouble{Title: "There is no such page", Path: r.URL.Path}
		for _, n := range site.Near(strings.Trim(r.URL.Path, "/")) {
			t.Near = append(t.Near, near{n.Title, (&url.URL{Path: "/" + n.Path}).String()})
		}
		writeTrouble(w, http.StatusNotFound, t, now)
		return
	}
	own, others := parted(newest.Check(), file)
	t := trouble{
		Title:  "This page can’t be shown yet",
		File:   file,
		Editor: p.editorFor(r, file, own),
		Says:   "is right itself, and waits for " + counted(len(others), "mistake") + " in other files.",
		Then:   "As soon as they are mended, the page is shown here by itself.",
		Lines:  lines(p.text(append(own, others...), diag.Error)),
	}
	switch {
	case len(own)+len(others) == 0: // a template, or the machine
		t.Says = "waits for what keeps the site from being built."
		t.Then = "As soon as that is mended, the page is shown here by itself."
		t.Lines = lines(now.Errors)
	case len(own) > 0 && draft && len(newest.Stops()) == 0:
		t.Says = "is a draft with " + counted(len(own), "mistake") + ". Everything else is up to date."
		t.Lines = lines(p.text(own, diag.Error))
	case len(own) > 0 && len(others) > 0:
		t.Says = "has " + counted(len(own), "mistake") + ", and other files have " + counted(len(others), "mistake") + "."
	case len(own) > 0:
		t.Says = "has " + counted(len(own), "mistake") + "."
	}
	if len(own)+len(others) == 1 {
		t.Then = "As soon as it is mended, the page is shown here by itself."
	}
	writeTrouble(w, http.StatusNotFound, t, now)
}

// parted returns the errors of a file, and those of all others.
func parted(list diag.List, file string) (own, others diag.List) {
	for _, d := range list.AtLeast(diag.Error) {
		if d.File == file {
			own = append(own, d)
		} else {
			others = append(others, d)
		}
	}
	return own, others
}

func counted(n int, noun string) string {
	if n == 1 {
		return "one " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// editorFor returns the address at which the editors that answer to one open a
// file at its first mistake, for a reader who has it on disk. See [render.Desk].
func (p *preview) editorFor(r *http.Request, file string, own diag.List) template.URL {
	folder := p.folderFor(r)
	if folder == "" {
		return ""
	}
	if len(own) > 0 && own[0].Line > 0 {
		file = fmt.Sprintf("%s:%d", file, own[0].Line)
	}
	to := url.URL{Path: "/" + strings.TrimPrefix(folder, "/") + "/" + file}
	return template.URL("vscode://file" + to.EscapedPath())
}

// writeErrors answers with a page that says why there is none.
func writeErrors(w http.ResponseWriter, why string, now state) {
	writeTrouble(w, http.StatusInternalServerError, trouble{
		Title: "The site can’t be built yet",
		Then:  "These mistakes keep it from being built. As soon as they are mended, this page shows the site by itself.",
		Lines: lines(why),
	}, now)
}

func writeTrouble(w http.ResponseWriter, status int, t trouble, now state) {
	var page bytes.Buffer
	if err := troublePage.Execute(&page, t); err != nil {
		panic("explainer: " + err.Error())
	}
	writePage(w, status, page.Bytes(), origin{build: now.Build})
}

func lines(text string) []line {
	var all []line
	for text := range strings.Lines(strings.TrimSpace(text)) {
		one := line{Text: text}
		switch {
		case strings.HasPrefix(text, "  "):
			one.Class = "code"
		case strings.HasPrefix(text, "error: "), strings.Contains(text, ": error: "):
			one.Class = "place"
		}
		all = append(all, one)
	}
	return all
}
