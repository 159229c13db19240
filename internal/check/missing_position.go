package check

import (
	"slices"
	"strconv"

	"explainer/internal/diag"
	"explainer/internal/model"
	"explainer/internal/prose"
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
		var missing []string
		for _, a := range site.Actors {
			if a.IsParty(at) && !told[a] && !site.Hidden.MayLeadTo(a.ID) {
				missing = append(missing, a.ID)
			}
		}
		if len(missing) == 0 {
			continue
		}
		who := "the party " + missing[0] + " has"
		if len(missing) > 1 {
			who = "the parties " + prose.List(some(missing)) + " have"
		}
		list.Add(diag.MissingPosition, issue.At("positions"), "%s no position here, and nobody says that one was looked for", who).
			Hint = "write under positions what is said; where you looked and found none, write no_position: [{actor: " + missing[0] + ", searched: DAY}]"
	}
}

// mostNamed is how many actors a message names.
const mostNamed = 3

// some returns a list as a message tells it: of many the first, and how many more.
func some(ids []string) []string {
	if len(ids) <= mostNamed {
		return ids
	}
	return append(slices.Clone(ids[:mostNamed-1]), strconv.Itoa(len(ids)-mostNamed+1)+" others")
}

// saysWhatItWants reports whether a position is one proper. One whose level
// couldn't be read may be.
func saysWhatItWants(p *model.Position) bool { return p.Level == "position" || p.Level == "" }

// hasUnreadActor reports whether a position is of an actor that nobody knows.
func hasUnreadActor(issue *model.Issue) bool {
	return slices.ContainsFunc(issue.Positions, func(p model.Position) bool { return p.Actor.To == nil }) ||
		slices.ContainsFunc(issue.NoPosition, func(p model.NoPosition) bool { return p.Actor.To == nil })
}
