package browser_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// deadLinks returns the links of the page that lead nowhere: to no element of it,
// or to no page of the preview. Those to an editor are left alone.
const deadLinks = `Promise.all(Array.from(new Set(Array.from(document.querySelectorAll("a[href]"), a => a.href))).map(async href => {
	const [page, fragment] = href.split("#");
	if (page === location.href.split("#")[0])
		return document.getElementById(decodeURIComponent(fragment || "")) ? "" : href;
	if (!page.startsWith(location.origin)) return page.startsWith("vscode://file/") ? "" : href;
	const answer = await fetch(page);
	if (!answer.ok) return href + ": " + answer.status;
	return !fragment || (await answer.text()).includes('id="' + decodeURIComponent(fragment) + '"') ? "" : href;
})).then(all => all.filter(Boolean))`

// rowsWithoutFile are the rows of lists and tables about pages from which no link
// leads to a file.
const rowsWithoutFile = `Array.from(document.querySelectorAll("main li, main tbody tr"))
	.filter(row => row.querySelector('a[href^="../"]') && !row.querySelector('a[href^="vscode:"]')).map(row => row.innerText)`

// TestDesk opens the desk of the flagship's preview, and that of a site with
// mistakes, as it is looked at in the morning.
func TestDesk(t *testing.T) {
	mistakes := t.TempDir()
	for name, text := range map[string]string{
		"site.yaml":         "title: The Lake\nlanguage: en\nas_of: 2024\n",
		"index.md":          "---\ntitle: The Lake\nreview_by: 2024-03\n---\nOne <b>lake</b>, [[norland]] and [[sudlnad]].\n\n> " + strings.Repeat("long", 60) + "\n> — [[norland]], 2024 [@nosuch]\n",
		"issues/water.md":   "---\ntitle: Water\nquestion: Whose is it?\npositions: [{actor: nobody, says: Mine., date: soon}]\n---\n",
		"actors/norland.md": "---\ntitle: Norland\nkind: state\nroles: [party]\n---\nA state.\n",
	} {
		name = filepath.Join(mistakes, "content", name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	first := map[string]string{"flagship": "Nothing needs doing today.", "mistakes": "6\n\nmistakes keep the site from being built"}
	for name, dir := range map[string]string{"flagship": "../..", "mistakes": mistakes} {
		t.Run(name, func(t *testing.T) {
			p := newTab(t, preview(t, dir))
			for _, v := range []view{{width: 360}, {width: 360, dark: true}, {width: 1280}, {width: 1280, dark: true}} {
				p.look(t, v)
				p.open(t, "-/desk")
				eval[bool](t, p, "document.querySelectorAll('details').forEach(d => d.open = true); true")
				problems := append(p.takeProblems(), eval[[]string](t, p, spills)...)
				eval[bool](t, p, axe+"; true")
				problems = append(problems, eval[[]string](t, p, violations)...)
				for _, problem := range problems {
					t.Errorf("the desk (%s): %s", v, problem)
				}
			}
			p.look(t, view{width: 360})
			if todo := eval[string](t, p, `document.querySelector("#section\\.todo + *").innerText`); !strings.HasPrefix(todo, first[name]) {
				t.Errorf("the desk begins with\n%s\nwant %s", todo, first[name])
			}
			for _, row := range eval[[]string](t, p, rowsWithoutFile) {
				t.Errorf("no link to a file in the row: %s", row)
			}
			if name == "mistakes" { // of which there is no site yet to link to
				return
			}
			for _, dead := range eval[[]string](t, p, deadLinks) {
				t.Errorf("the desk leads to %s, and nothing is there", dead)
			}
			p.open(t, "index.html")
			last := eval[string](t, p, `Array.from(document.querySelectorAll("a[href]")).at(-1).href`)
			if last != p.home+"-/desk" {
				t.Errorf("the last link of a page leads to %s, want the desk", last)
			}
			eval[bool](t, p, axe+"; true")
			for _, problem := range eval[[]string](t, p, violations) {
				t.Errorf("index.html in the preview: %s", problem)
			}
		})
	}
}
