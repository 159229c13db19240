package check

import (
	"slices"

	"golang.org/x/text/unicode/norm"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// unlinkedSpeaker finds statements whose speaker is named in plain text by the
// very title or another name of one actor, whose page doesn't list them
// therefore. A name that two actors have may mean either.
func unlinkedSpeaker(site *model.Site, list *diag.List) {
	named := map[string][]*model.Actor{}
	for _, a := range site.Actors {
		names := append([]string{a.Title}, a.Aliases...)
		for _, n := range a.Names {
			names = append(names, n.Text)
		}
		for i := range names {
			names[i] = norm.NFC.String(names[i])
		}
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			named[name] = append(named[name], a)
		}
	}
	for _, p := range site.Pages() {
		for _, s := range p.Body.Statements {
			actors := named[norm.NFC.String(s.Name)]
			if len(actors) != 1 {
				continue
			}
			id := actors[0].ID
			list.Add(diag.UnlinkedSpeaker, s.NamePos, "%s is %s, whose page doesn't list this statement", s.Name, id).
				Hint = "write [[" + id + "]], or [[" + id + "|" + s.Name + "]] to keep these words"
		}
	}
}
