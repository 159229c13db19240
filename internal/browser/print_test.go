package browser_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// paperWidth is what a sheet of A4 leaves for the text, in CSS pixels.
const paperWidth = 695

// clipped returns the words that a sheet would cut off: texts that stick out of
// it, and boxes that hide a part of what they hold.
const clipped = `(() => {
	const found = [];
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n = texts.nextNode(); n; n = texts.nextNode()) {
		if (!n.data.trim()) continue;
		const range = document.createRange();
		range.selectNodeContents(n);
		const box = range.getBoundingClientRect();
		if (box.width > 0 && (box.left < -1 || box.right > innerWidth + 1) && !n.parentElement.closest(".skip"))
			found.push("“" + n.data.trim().slice(0, 60) + "” sticks out of the sheet");
	}
	for (const e of document.querySelectorAll("body *")) {
		const style = getComputedStyle(e);
		if (style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)
			found.push(e.tagName + "." + e.className + " hides a part of what it holds");
	}
	return found;
})()`

// paragraphs returns the words of the page's own text, one paragraph an item.
const paragraphs = `Array.from(document.querySelectorAll("h1, .prose p, .prose li")).filter(e => e.getClientRects().length > 0).map(e => e.innerText)`

// TestPrint prints home and an actor: nothing sticks out of a sheet, every
// paragraph is on one, and so is the address of every source.
func TestPrint(t *testing.T) {
	p := newTab(t, onDisk())
	p.look(t, view{width: paperWidth, paper: true})
	for _, page := range []string{"index.html", "actors/armenia.html", "positions.html", "timeline/index.html"} {
		p.open(t, page)
		for _, problem := range eval[[]string](t, p, clipped) {
			t.Errorf("%s on paper: %s", page, problem)
		}
		sheets, err := chromedp.Run(p, chromedp.PrintToPDF())
		if err != nil {
			t.Fatalf("%s: %v", page, err)
		}
		printed := words(t, sheets)
		for _, paragraph := range eval[[]string](t, p, paragraphs) {
			if !strings.Contains(printed, squeeze(paragraph)) {
				t.Errorf("%s on paper lacks: %s", page, paragraph)
			}
		}
		for _, address := range eval[[]string](t, p, `Array.from(document.querySelectorAll(".sources a.external"), a => a.getAttribute("href"))`) {
			if !strings.Contains(printed, squeeze(address)) {
				t.Errorf("%s on paper lacks the address %s", page, address)
			}
		}
	}
}

// words returns what a PDF says, without white space: lines break anywhere. The
// words stand in the order in which they are drawn, column after column.
func words(t *testing.T, pdf []byte) string {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("EXPLAINER_NEEDS_BROWSER") != "" {
			t.Fatal("there is no pdftotext, and EXPLAINER_NEEDS_BROWSER is set: install Debian's package poppler-utils")
		}
		t.Skip("no pdftotext was found: install Debian's package poppler-utils")
	}
	name := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(name, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(program, "-raw", name, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return squeeze(string(text))
}

// squeeze leaves out white space, and hyphens, which pdftotext drops where a
// line ends in one.
func squeeze(text string) string {
	return strings.NewReplacer("\u2060", "", "\u00ad", "", "-", "").Replace(strings.Join(strings.Fields(text), ""))
}
