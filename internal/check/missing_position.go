package check

import (
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// missingPosition finds issues on which a party to the conflict has no position,
// and nobody says that one was looked for. Parties are those of the day up to
// which the page is right. Closed issues pass, and positions that were withdrawn
// count; what somebody infers that a party wants, needs or fears doesn't. A
// position that couldn't be read may be any party's.
func missingPosition(site *model.Site, list *diag.List) {
	for _, issue := range site.Issues {
		if issue.State == "closed" || hasUnreadActor(issue) {
			continue
		}
		at := issue.AsOf
		if at.IsZero() {
			at = site.Settings.AsOf
		}
		told := map[*model.Actor]bool{}
		for i := range issue.Stances {
			st := &issue.Stances[i]
			told[st.Actor] = st.None != nil || slices.ContainsFunc(st.Positions, saysWhatItWants)
		}
		var missing, entries []string
		for _, a := range site.Actors {
			if a.IsParty(at) && !told[a] && !site.Hidden.MayLeadTo(a.ID) {
				missing = append(missing, a.ID)
				entries = append(entries, "{actor: "+a.ID+", searched: …}")
			}
		}
		if len(missing) == 0 {
			continue
		}
		have := "has"
		if len(missing) > 1 {
			have = "have"
		}
		list.Add(diag.MissingPosition, issue.At("positions"), "%s %s no position here, and nobody says that one was looked for", enumerate(missing), have).
			Hint = "write it under positions; if you looked and found none, write " + strings.Join(entries, ", ") + " under no_position, with the day of the search"
	}
}

// saysWhatItWants reports whether a position is one proper. One whose level
// couldn't be read may be.
func saysWhatItWants(p *model.Position) bool { return p.Level == "position" || p.Level == "" }

// hasUnreadActor reports whether a position is of an actor that nobody knows.
func hasUnreadActor(issue *model.Issue) bool {
	return slices.ContainsFunc(issue.Positions, func(p model.Position) bool { return p.Actor.To == nil }) ||
		slices.ContainsFunc(issue.NoPosition, func(p model.NoPosition) bool { return p.Actor.To == nil })
}
