package check

import (
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// Waive takes out of the list what the pages' allow fields set aside, and adds
// what is wrong with the waivers. The list is all that was found with the
// options.
func Waive(site *model.Site, list diag.List, o Options) diag.List {
	waivers, bad := waiversOf(site)
	kept := slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool {
		w := waivers[scope{d.File, d.Rule}]
		if w != nil {
			w.used = true
		}
		return w != nil
	})
	if mayBeIdle(site, kept) {
		for of, w := range waivers {
			if !w.used && !w.draft && ran(of.rule, o) {
				bad.Add(diag.IdleWaiver, w.at, "nothing on this page breaks the rule %s", of.rule).
					Hint = "delete the waiver"
			}
		}
	}
	return append(kept, bad...)
}

// scope is what a waiver is for.
type scope struct {
	file string
	rule diag.Rule
}

type waiver struct {
	at    diag.Pos // of its rule
	draft bool     // of a page that is left out, over which not all rules are run
	used  bool
}

// mayBeIdle reports whether a waiver that sets nothing aside is one too many. An
// error may hide what it is for, and so may the drafts, if they are pages like
// any other: one that only a draft leads to is no orphan then.
func mayBeIdle(site *model.Site, kept diag.List) bool {
	return !kept.HasErrors() && !slices.ContainsFunc(site.Pages(), func(p *model.Page) bool { return p.Draft })
}

// ran reports whether a rule was run over the site.
func ran(rule diag.Rule, o Options) bool {
	if _, needsToday := dated[rule]; needsToday {
		return !o.Today.IsZero()
	}
	return rule != diag.SilentChange || o.Earlier != nil
}

// waiversOf returns the waivers of all pages, and reports those of rules that
// can't be set aside.
func waiversOf(site *model.Site) (waivers map[scope]*waiver, bad diag.List) {
	waivers = map[scope]*waiver{}
	allowed := waivable()
	for _, p := range slices.Concat(site.Pages(), site.Drafts) {
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
			waivers[scope{p.File(), diag.Rule(w.Rule)}] = &waiver{at: w.At("rule"), draft: p.Draft}
		}
	}
	return waivers, bad
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
