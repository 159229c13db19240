package check

import "strings"

func englishLoadedWords() []loaded {
	f := strings.Fields
	return []loaded{
		{
			texts:     []string{"regime", "regimes"},
			why:       whyRegime,
			after:     f("the this that puppet authoritarian totalitarian dictatorial despotic illegal illegitimate separatist occupation occupying criminal military brutal repressive autocratic genocidal terrorist"),
			notAfter:  f("schengen dublin montreux"),
			notBefore: []string{"of", "for", "change", "governing", "established by", "set by", "which", "that", "is", "was"},
		},
		{
			texts:    f("terrorist terrorists"),
			why:      whyTerrorist,
			notAfter: f("anti counter"),
		},
		{
			texts: f("separatist separatists"),
			why:   whySeparatist,
		},
		{
			texts: []string{"so-called authorities", "so-called border", "so-called borders", "so-called constitution", "so-called elections",
				"so-called government", "so-called independence", "so-called leader", "so-called leaders", "so-called minister",
				"so-called parliament", "so-called president", "so-called referendum", "so-called republic", "so-called republics", "so-called state"},
			why: whyDoubt,
		},
		{
			texts:     f("liberate liberates liberated liberating liberation liberator liberators"),
			why:       whyLiberated,
			notBefore: f("theology"),
		},
		{
			texts: f("occupied"),
			why:   whyOccupied,
			before: append(f("area areas cities city country district districts east hills homeland land lands north part parts peninsula region regions side south territories territory town towns village villages west zone zones"),
				"the area", "the city", "the country", "the district", "the districts", "the region", "the territory", "the town", "the village", "the villages"),
		},
		{
			texts: f("occupier occupiers occupying"),
			why:   whyOccupied,
		},
		{
			texts:    f("occupation"),
			why:      whyOccupied,
			after:    f("the under from military illegal foreign its their continued"),
			notAfter: f("nazi german axis"),
		},
		{
			texts: f("martyr martyrs martyred"),
			why:   "it honours one side's dead",
		},
		{
			texts:     f("puppet puppets"),
			why:       "it says that somebody acts for others only, without saying who thinks so",
			notBefore: f("theatre theater theatres theaters show shows"),
		},
		{
			texts: []string{"ethnic cleansing", "ethnically cleansed", "ethnically cleanse", "cleansed"},
			why:   whyCleansing,
		},
		{
			texts: []string{"aggressor", "aggressors", "act of aggression", "acts of aggression", "military aggression", "armed aggression", "aggression against"},
			why:   whyBlame,
		},
		{
			texts: f("invader invaders"),
			why:   whyBlame,
		},
		{
			texts: []string{"bandit", "bandits", "thug", "thugs", "traitor", "traitors", "barbaric", "barbarous", "heinous"},
			why:   whyAbuse,
		},
		{
			texts:     f("spoiler spoilers"),
			why:       "it says that somebody doesn't want peace, without saying who thinks so",
			notBefore: f("problem"),
		},
		{
			texts: []string{"historic land", "historic lands", "historical land", "historical lands", "ancestral land", "ancestral lands", "ancient lands", "native lands"},
			why:   whyLand,
		},
		{
			texts: []string{"freedom fighter", "freedom fighters"},
			why:   "it approves of one side's fighters",
		},
		{
			texts: f("unprovoked"),
			why:   whyBlame,
		},
	}
}
