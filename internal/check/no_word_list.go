package check

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// wordLists are the rules that know words of some languages only, by rule, and
// the languages.
var wordLists = map[diag.Rule][]string{
	diag.LoadedTerm:      slices.Collect(maps.Keys(loadedLists)),
	diag.RoleAnachronism: slices.Collect(maps.Keys(otherTimeWords)),
	diag.RelativeTime:    slices.Collect(maps.Keys(timeWords)),
}

// noWordList says once which checks aren't made because nobody has listed the
// words for the site's language. Silence would read as if nothing were found.
func noWordList(site *model.Site, list *diag.List) {
	tag := site.Settings.Language
	base := baseLanguage(tag)
	if base == "" {
		return // which was reported
	}
	var unmade []string
	for rule, languages := range wordLists {
		own := rule == diag.LoadedTerm && site.Settings.Has("loaded_terms") // the site's own list
		if !slices.Contains(languages, base) && !own {
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

// baseLanguage returns the language of a BCP 47 tag without its script and
// region, en for en-GB, or "" if it is none.
func baseLanguage(tag string) string {
	t, err := language.Parse(tag)
	if err != nil || t == language.Und {
		return ""
	}
	base, _ := t.Base()
	return base.String()
}
