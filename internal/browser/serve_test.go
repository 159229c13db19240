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
		return panel.querySelector("[role=alert]").id === "explainer-errors" && box.height > 50 && Math.round(box.bottom) === innerHeight &&
			panel.contains(document.elementFromPoint(box.left + 20, box.top + 20));
	})()`)
	p.until(t, "a panel that folds", `(() => {
		const fold = document.querySelector("#explainer-overlay button"), text = document.getElementById("explainer-errors");
		fold.click();
		const folded = text.getBoundingClientRect().height === 0;
		fold.click();
		return folded && text.getBoundingClientRect().height > 0;
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
