package check

import (
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/lexis"
	"explainer/internal/model"
)

// wordLists are the rules that know words of some languages only, and whether they
// know those of one.
var wordLists = map[diag.Rule]func(*lexis.Language) bool{
	diag.LoadedTerm:      func(l *lexis.Language) bool { return l.Loaded != nil },
	diag.RelativeTime:    func(l *lexis.Language) bool { return l.Time != nil },
	diag.RoleAnachronism: func(l *lexis.Language) bool { return l.OtherTime != nil },
}

// noWordList says once which checks aren't made because nobody has listed the
// words for the site's language. Silence would read as if nothing were found.
func noWordList(site *model.Site, list *diag.List) {
	tag := site.Settings.Language
	if lexis.Base(tag) == "" {
		return // which was reported
	}
	var unmade []string
	for rule, knows := range wordLists {
		own := rule == diag.LoadedTerm && site.Settings.Has("loaded_terms") // the site's own list
		if !knows(lexis.Of(tag)) && !own {
			unmade = append(unmade, string(rule))
		}
	}
	if len(unmade) == 0 {
		return
	}
	slices.Sort(unmade)
	list.Add(diag.NoWordList, site.Settings.At("language"), "texts in the language %q aren't checked for %s", tag, strings.Join(unmade, ", ")).
		Hint = "read them with these rules in mind: explainer help " + unmade[0]
}
