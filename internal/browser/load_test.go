package browser_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestEveryPageLoads opens every page at every kind of address: no complaint of
// the browser, no failed request, and none that leaves the site.
func TestEveryPageLoads(t *testing.T) {
	for where, home := range addresses(t) {
		t.Run(where, func(t *testing.T) {
			pages := site.pages
			if testing.Short() {
				pages = oneOfEach
			}
			inTabs(t, home, pages, func(p *tab, page string) {
				if err := chromedp.Do(p, chromedp.Navigate(home+page)); err != nil {
					t.Errorf("%s: %v", page, err)
				}
				for _, problem := range p.takeProblems() {
					t.Errorf("%s: %s", page, problem)
				}
			})
		})
	}
}

// TestPolicyHolds tries what the content security policy forbids.
func TestPolicyHolds(t *testing.T) {
	p := newTab(t, onDisk())
	p.open(t, "index.html")
	ran := eval[bool](t, p, `(() => {
		const inline = document.createElement("script");
		inline.textContent = "window.inlineRan = true";
		document.body.append(inline);
		return window.inlineRan === true;
	})()`)
	if ran {
		t.Error("an inline script ran")
	}
	if len(p.takeProblems()) == 0 {
		t.Error("the browser said nothing of an inline script")
	}
}
