package browser_test

import (
	_ "embed"
	"testing"

	"github.com/chromedp/chromedp"
)

// axe is axe-core (https://github.com/dequelabs/axe-core), under the Mozilla
// Public License 2.0; see testdata/axe.LICENSE.
//
//go:embed testdata/axe.min.js
var axe string

const violations = `axe.run(document, { resultTypes: ["violations"] }).then(result =>
	result.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ": " + v.help + ": " + n.html.slice(0, 160) + " " + n.any.concat(n.all, n.none).map(c => c.message).join("; "))))`

// TestAccessible lets axe-core look at one page of every template.
func TestAccessible(t *testing.T) {
	for _, v := range []view{{width: 360}, {width: 360, dark: true}, {width: 1280}, {width: 1280, dark: true}} {
		t.Run(v.String(), func(t *testing.T) {
			inTabs(t, onDisk(), oneOfEach, func(p *tab, page string) {
				p.look(t, v)
				if err := chromedp.Do(p, chromedp.Navigate(p.home+page)); err != nil {
					t.Errorf("%s: %v", page, err)
					return
				}
				eval[bool](t, p, axe+"; true")
				for _, problem := range eval[[]string](t, p, violations) {
					t.Errorf("%s (%s): %s", page, v, problem)
				}
			})
		})
	}
}
