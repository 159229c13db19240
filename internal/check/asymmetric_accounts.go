package check

import (
	"slices"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// asymmetricAccounts finds events that are called disputed and told by fewer than
// two actors, and events that one party tells alone, though another took part.
// Parties are those of the day of the event. An account that couldn't be read may
// be anybody's.
func asymmetricAccounts(site *model.Site, list *diag.List) {
	for _, e := range site.Events {
		tellers, unread := tellersOf(e)
		if unread {
			continue
		}
		telling, silent, unsure := sides(site, e, tellers)
		switch {
		case unsure:
		case e.Disputed && len(tellers) == 0:
			list.Add(diag.AsymmetricAccounts, e.At("disputed"), "this event is disputed, and no account says by whom or how").
				Hint = "write under accounts what each side says, or leave disputed out"
		case e.Disputed && len(tellers) == 1:
			list.Add(diag.AsymmetricAccounts, e.Accounts[0].At("by"), "this event is disputed, and only %s gives an account of it", e.Accounts[0].By.ID).
				Hint = "write under accounts what the other side says, or leave disputed out"
		case len(telling) == 1 && len(silent) > 0:
			list.Add(diag.AsymmetricAccounts, accountOf(e, telling[0]), "of the parties only %s gives an account of this event, in which %s took part too", telling[0].ID, silent[0].ID).
				Hint = "write under accounts what " + silent[0].ID + " says of it"
		}
	}
}

// tellersOf returns the actors that give an account of an event.
func tellersOf(e *model.Event) (tellers map[*model.Actor]bool, unread bool) {
	tellers = map[*model.Actor]bool{}
	for i := range e.Accounts {
		by := e.Accounts[i].By.To
		tellers[by] = true
		unread = unread || by == nil
	}
	return tellers, unread || len(tellers) == 0 && e.Has("accounts")
}

// accountOf returns where an actor's first account of the event stands.
func accountOf(e *model.Event, by *model.Actor) diag.Pos {
	i := slices.IndexFunc(e.Accounts, func(a model.Account) bool { return a.By.To == by })
	return e.Accounts[i].At("by")
}

// sides parts the parties that take part in an event or tell it into those that
// do tell it and those that don't. It is unsure if one of the actors is named
// where nobody could read it.
func sides(site *model.Site, e *model.Event, tellers map[*model.Actor]bool) (telling, silent []*model.Actor, unsure bool) {
	takesPart := map[*model.Actor]bool{}
	for i := range e.Actors {
		takesPart[e.Actors[i].Actor.To] = true
	}
	for _, a := range site.Actors {
		switch {
		case !takesPart[a] && !tellers[a]:
			continue
		case !tellers[a] && site.Hidden.MayLeadTo(a.ID):
			unsure = true
		case !a.IsParty(e.Date):
		case tellers[a]:
			telling = append(telling, a)
		default:
			silent = append(silent, a)
		}
	}
	return telling, silent, unsure
}
