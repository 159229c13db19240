package check

import (
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// Waive takes out of the list what the pages' allow fields set aside, and adds
// what is wrong with the waivers.
func Waive(site *model.Site, list diag.List) diag.List {
	allowed := waivable()
	type waiver struct{ file, rule string }
	waivers := map[waiver]bool{}
	var bad diag.List
	for _, p := range site.Pages() {
		for i := range p.Allow {
			w := &p.Allow[i]
			if w.Rule == "" {
				continue // which was reported
			}
			if !slices.Contains(allowed, w.Rule) {
				d := bad.Add(diag.UnknownValue, w.At("rule"), "the rule %q can't be set aside", w.Rule)
				if near := diag.Nearest(w.Rule, allowed); near != "" {
					d.Hint = "did you mean " + near + "? "
				}
				d.Hint += "the rules that can be are " + strings.Join(allowed, ", ")
				continue
			}
			waivers[waiver{p.File(), w.Rule}] = true
		}
	}
	kept := slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool {
		return waivers[waiver{d.File, string(d.Rule)}]
	})
	return append(kept, bad...)
}

// waivable returns the rules that a page may set aside.
func waivable() []string {
	var names []string
	for _, info := range diag.Rules {
		if info.Waivable() {
			names = append(names, string(info.Rule))
		}
	}
	return names
}
