package browser_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"explainer/internal/serve"
)

// TestPreview edits a site while a page of it is open, and never reloads the
// page by hand.
func TestPreview(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../build/testdata/site")); err != nil {
		t.Fatal(err)
	}
	const page = "content/actors/norland.md"
	file := filepath.Join(dir, filepath.FromSlash(page))
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}

	p := newTab(t, preview(t, dir))
	p.open(t, "actors/norland.html")
	const (
		said    = `document.querySelector(".prose").textContent`
		overlay = `(document.getElementById("explainer-errors") ?? { textContent: "" }).textContent`
	)
	p.until(t, "the page without mistakes", said+`.length > 0 && `+overlay+` === ""`)

	write(page, string(text)+"\nA first edit.\n")
	p.until(t, "the edited page", said+`.includes("A first edit.")`)

	// As many editors save.
	write("content/actors/norland.md~", string(text)+"\nA second edit.\n")
	if err := os.Rename(file+"~", file); err != nil {
		t.Fatal(err)
	}
	p.until(t, "the page that was put in the old one's place", said+`.includes("A second edit.")`)

	write(page, strings.Replace(string(text), "title:", "titel:", 1))
	p.until(t, "the place of the mistake", overlay+`.includes("`+page+`:2:1: error: ")`)
	p.until(t, "the line of the mistake", overlay+`.includes("titel: ") && `+overlay+`.includes("^~")`)
	p.until(t, "the old page beneath", said+`.includes("A second edit.")`)
	p.until(t, "a panel that can be seen and read aloud", `(() => {
		const panel = document.getElementById("explainer-overlay"), box = panel.getBoundingClientRect();
		return panel.querySelector("[role=status]").textContent === "1 mistake: this is the last good page." && box.height > 50 && Math.round(box.bottom) === innerHeight &&
			panel.contains(document.elementFromPoint(box.left + 20, box.top + 20));
	})()`)
	const height = `document.getElementById("explainer-errors").getBoundingClientRect().height`
	p.until(t, "a panel that takes no focus", `document.activeElement === document.body`)
	p.until(t, "a panel that the button folds and unfolds", `(() => {
		const button = document.querySelector("#explainer-overlay button");
		button.click();
		const folded = `+height+` === 0;
		button.click();
		return folded && `+height+` > 0;
	})()`)
	p.until(t, "a panel that Escape folds", `(() => {
		document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
		return `+height+` === 0;
	})()`)
	write(page, strings.Replace(string(text), "title:", "titel:", 1)+strings.Repeat("\nA <b>word</b> in HTML.\n", 59))
	p.until(t, "sixty mistakes, folded as they were", `document.querySelector("#explainer-overlay p").textContent.startsWith("60 mistakes") && `+height+` === 0`)
	p.until(t, "sixty mistakes that leave the page its place", `(() => {
		document.querySelector("#explainer-overlay button").click();
		const panel = document.getElementById("explainer-overlay").getBoundingClientRect();
		return panel.top >= innerHeight * 0.39 && document.getElementById("explainer-errors").scrollHeight > panel.height;
	})()`)
	p.until(t, "the page's end above the panel", `(() => {
		scrollTo(0, document.documentElement.scrollHeight);
		const last = Array.from(document.querySelectorAll("a[href]")).filter(a => !a.closest("#explainer-overlay")).at(-1);
		return last.getBoundingClientRect().bottom <= document.getElementById("explainer-overlay").getBoundingClientRect().top;
	})()`)

	write(page, string(text)+"\nMended.\n")
	p.until(t, "the mended page", said+`.includes("Mended.") && `+overlay+` === ""`)

	write("templates/actor.html", `{{define "content"}}<p>{{.Nonsense}}</p>{{end}}`)
	p.until(t, "the mistake in the template, over the old page", overlay+`.includes("actor.html:1:") && `+said+`.includes("Mended.")`)
	write("templates/actor.html", `{{define "content"}}<p class="prose">{{.Title}}, in another form</p>{{end}}`)
	p.until(t, "the page of the new template", said+` === "Norland, in another form" && `+overlay+` === ""`)
	if err := os.RemoveAll(filepath.Join(dir, "templates")); err != nil {
		t.Fatal(err)
	}
	p.until(t, "the page of the built-in template", said+`.includes("Mended.")`)

	write("static/style.css", "body { background: rgb(1, 2, 3) }")
	p.until(t, "the new style", `getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)"`)

	for _, problem := range p.takeProblems() {
		t.Error(problem)
	}
}

// TestPreviewOfWhatIsNotThereYet asks for pages before they can be shown, and
// never reloads them by hand.
func TestPreviewOfWhatIsNotThereYet(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../build/testdata/site")); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const (
		shown = `document.querySelector("h1").textContent`
		words = `document.querySelector("main").textContent`
		flood = "---\ntitle: The flood\ndate: 2024-06\n---\nIt rose.\n"
		draft = "---\ntitle: The drought\ndate: 2024-07\ndraft: true\n---\nIt fell.\n"
	)
	p := newTab(t, preview(t, dir))
	p.open(t, "timeline/flood.html")
	p.until(t, "that there is no such page", shown+` === "There is no such page"`)
	write("content/timeline/flood.md", strings.Replace(flood, "2024-06", "3/4/2024", 1))
	p.until(t, "the mistake that the new page waits for", words+`.includes("content/timeline/flood.md has one mistake.") && `+words+`.includes("3/4/2024 can't be read as a date")`)
	for _, v := range []view{{width: 360}, {width: 1280, dark: true}} {
		p.look(t, v)
		eval[bool](t, p, axe+"; true")
		for _, problem := range append(eval[[]string](t, p, spills), eval[[]string](t, p, violations)...) {
			t.Errorf("a page that waits (%s): %s", v, problem)
		}
	}
	write("content/timeline/flood.md", flood)
	p.until(t, "the page as soon as it is mended", shown+` === "The flood"`)

	p.open(t, "actors/norlnad.html")
	p.until(t, "the page that was meant", `document.querySelector("main li a").textContent === "Norland"`)

	write("content/timeline/drought.md", draft)
	p.open(t, "timeline/drought.html")
	p.until(t, "a draft that is marked", shown+` === "The drought" && document.querySelector(".notice").textContent.startsWith("Draft.")`)
	write("content/timeline/drought.md", draft+"\nSee [[nobody]].\n")
	const errors = `document.getElementById("explainer-errors")`
	p.until(t, "the draft with its mistake", errors+`?.getBoundingClientRect().height > 0 && document.querySelector("#explainer-overlay p").textContent === "1 mistake in a draft. Everything else is up to date."`)
	p.open(t, "timeline/flood.html")
	p.until(t, "the mistake of the draft, folded over another page", errors+`?.getBoundingClientRect().height === 0`)
	write("content/timeline/flood.md", flood+"\nAnd fell.\n")
	p.until(t, "the other page as it was edited", `document.querySelector(".prose").textContent.includes("And fell.") && `+errors+` !== null`)

	for _, problem := range p.takeProblems() {
		if !strings.Contains(problem, "404") { // which was asked for
			t.Error(problem)
		}
	}
}

// preview serves a site folder until the test ends, and returns the address.
func preview(t *testing.T, dir string) string {
	t.Helper()
	if browser == nil {
		t.Skip("no Chromium was found: install Debian's package chromium, or set CHROMIUM to its program")
	}
	ctx, cancel := context.WithCancel(context.Background())
	out, in := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- serve.Serve(ctx, serve.Options{Dir: dir, Addr: "127.0.0.1:0", Log: in})
		in.Close()
	}()
	address := make(chan string, 1)
	go func() { // until the pipe is closed
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "http://") {
				address <- lines.Text()
			}
		}
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	select {
	case home := <-address:
		return home
	case <-time.After(10 * time.Second):
		t.Fatal("the preview doesn't start")
		return ""
	}
}

// until waits until a claim, in JavaScript, is true of the page that the tab
// shows.
func (p *tab) until(t *testing.T, what, claim string) {
	t.Helper()
	var last any
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		// A page that is just being replaced has no value.
		value, err := chromedp.Run(p, chromedp.Evaluate[any](fmt.Sprintf("document.readyState === 'complete' && (%s)", claim)))
		if value == true && err == nil {
			return
		}
		last = err
	}
	body, _ := chromedp.Run(p, chromedp.Evaluate[string]("document.body.innerText")) // for the message only
	t.Fatalf("the tab doesn't show %s: %s isn't true (%v) of\n%s", what, claim, last, body)
}
