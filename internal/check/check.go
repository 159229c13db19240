// Package check turns a [model.Site] into diagnostics of what no single file
// shows: things that contradict each other, or that nothing leads to. Mistakes
// that stand in one place (a bad date, a broken link) are found by package load,
// where their positions are born.
//
// One file holds one rule, named after it; testdata/RULE.txtar shows the rule
// at work, for the rules of package load too. [Waive] then takes out what the
// author has set aside, with reasons. The other files are what rules have in
// common:
//
//	evidence.go, voice.go                       what pages cite, and whose words that is
//	mentions.go, user.go, context.go, speech.go names and loaded words in the authors' texts, and whose they are there
//	loaded.go                                   the words that a site watches
//	page_facts.go                               what pages state
//
// What they know of words, phrases and sentences is in package prose, and of
// single languages in package lexis.
package check

import (
	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// Options say what the rules must know besides the site.
type Options struct {
	Today   edtf.Date   // a day; if zero, the rules that need it are left out
	Earlier *model.Site // the site as it was published before; nil: nothing is compared with it
}

// Site runs every rule over the site.
func Site(site *model.Site, o Options) diag.List {
	var list diag.List
	for _, rule := range []func(*model.Site, *diag.List){
		asymmetricAccounts,
		circular,
		falsePrecision,
		figureRange,
		futureEvent,
		guideText,
		impossibleDates,
		interestedOnly,
		longExtract,
		missingPosition,
		noArchive,
		noText,
		noWordList,
		orphanPage,
		overPreciseCoordinates,
		relativeTime,
		roleAnachronism,
		singleSource,
		sourceIncomplete,
		unlinkedSpeaker,
		unsafeURL,
		unsourced,
		unusedSource,
		onWords,
	} {
		rule(site, &list)
	}
	for _, find := range dated {
		find(site, o.Today, &list)
	}
	silentChange(site, o, &list)
	return list
}

// dated has the rules that find nothing, or not all, if today's date is zero.
var dated = map[diag.Rule]func(site *model.Site, today edtf.Date, list *diag.List){
	diag.Expired:      expired,
	diag.OverdueEvent: overdueEvent,
}

// asOfPage returns the day up to which a page is right, its own or the site's,
// and where that was typed.
func asOfPage(site *model.Site, p *model.Page) (edtf.Date, diag.Pos) {
	if p.AsOf.IsZero() {
		return site.Settings.AsOf, site.Settings.At("as_of")
	}
	return p.AsOf, p.At("as_of")
}
