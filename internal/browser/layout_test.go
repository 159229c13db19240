package browser_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// spills returns what is wider than the page.
const spills = `(() => {
	const page = document.documentElement;
	if (page.scrollWidth <= innerWidth) return [];
	const wide = Array.from(document.querySelectorAll("body *"))
		.filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll"))
		.map(e => e.tagName + "." + (e.getAttribute("class") || ""));
	return ["the page is " + page.scrollWidth + " wide", ...wide.slice(0, 5)];
})()`

// overlaps returns the labels of drawn figures that cover each other, or that
// their figure cuts off.
const overlaps = `(() => {
	const found = [];
	for (const svg of document.querySelectorAll("svg")) {
		const frame = svg.getBoundingClientRect();
		if (frame.width === 0) continue;
		const labels = Array.from(svg.querySelectorAll("text"))
			.map(e => ({ words: e.textContent, box: e.getBoundingClientRect() }))
			.filter(l => l.box.width > 0);
		labels.forEach((a, i) => {
			if (a.box.left < frame.left - 2 || a.box.right > frame.right + 2)
				found.push("“" + a.words + "” sticks out of its figure");
			for (const b of labels.slice(i + 1)) {
				const w = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
				const h = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
				if (w > 1 && h > 2) found.push("“" + a.words + "” and “" + b.words + "” overlap");
			}
		});
	}
	return found;
})()`

// TestNothingSpills opens pages on a phone, a tablet and a desk: no page
// scrolls sideways, and no label of a figure covers another. Every page is
// looked at on the phone.
func TestNothingSpills(t *testing.T) {
	for _, width := range []int64{360, 768, 1280} {
		pages := oneOfEach
		if width == 360 && !testing.Short() {
			pages = site.pages
		}
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			inTabs(t, onDisk(), pages, func(p *tab, page string) {
				p.look(t, view{width: width})
				if err := chromedp.Do(p, chromedp.Navigate(p.home+page)); err != nil {
					t.Errorf("%s: %v", page, err)
					return
				}
				for _, script := range []string{spills, overlaps} {
					for _, problem := range eval[[]string](t, p, script) {
						t.Errorf("%s at %d pixels: %s", page, width, problem)
					}
				}
			})
		})
	}
}
