package browser_test

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// unseen returns the texts that a reader without scripts doesn't see: all but
// those that unfold, the forms that scripts bring to life, and the form of a
// figure that is for another width.
const unseen = `(() => {
	const found = [];
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n = texts.nextNode(); n; n = texts.nextNode()) {
		const e = n.parentElement;
		if (!n.data.trim() || e.closest("script, title, desc, details:not([open]), form[hidden], svg.wide, svg.narrow")) continue;
		const range = document.createRange();
		range.selectNodeContents(n);
		if (range.getClientRects().length === 0 || getComputedStyle(e).visibility !== "visible")
			found.push(n.data.trim().slice(0, 60));
	}
	return found;
})()`

const linked = `Array.from(document.querySelectorAll("a[href]"), a => new URL(a.getAttribute("href"), location).href)`

// TestWithoutScripts walks from home along the links with scripts turned off:
// every page is reached, and nothing on it is hidden.
func TestWithoutScripts(t *testing.T) {
	p := newTab(t, onDisk())
	if _, err := chromedp.Call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	reached := map[string]bool{"index.html": true}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		page := queue[0]
		p.open(t, page)
		for _, text := range eval[[]string](t, p, unseen) {
			t.Errorf("%s: without scripts nobody sees %q", page, text)
		}
		for _, link := range eval[[]string](t, p, linked) {
			to, inside := strings.CutPrefix(link, p.home)
			to, _, _ = strings.Cut(to, "#")
			if to, err := url.PathUnescape(to); inside && err == nil && path.Ext(to) == ".html" && !reached[to] {
				reached[to] = true
				queue = append(queue, to)
			}
		}
	}
	for _, page := range site.pages {
		if !reached[page] {
			t.Errorf("no way leads from home to %s", page)
		}
	}
	if sun := eval[bool](t, p, `document.querySelector(".theme") !== null`); sun {
		t.Error("a script ran: the page has a switch for its colours")
	}
	if problems := p.takeProblems(); len(problems) > 0 {
		t.Errorf("without scripts: %s", strings.Join(slices.Compact(problems), "; "))
	}
}
