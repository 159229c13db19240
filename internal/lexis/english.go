package lexis

import (
	"strings"

	"explainer/internal/prose"
)

var english = Language{
	Time:   englishTime,
	Loaded: englishLoaded,
	OtherTime: prose.SetOf("former formerly ex then future later eventual eventually subsequent subsequently late once onetime previous previously past now current today " +
		"deputy vice acting interim assistant shadow honorary elect designate nominee candidate outgoing incoming became since until from"),
	Heads:  prose.SetOf("president premier chancellor king queen emir sultan shah pope patriarch catholicos governor mayor"),
	Bodies: prose.SetOf("council parliament assembly commission committee senate court party bank university club federation league"),
	Speech: Speech{
		Beside: `say says said saying tell tells told telling speak speaks spoke according-to claim-that claims-that claimed claiming
			allege alleges alleged alleging allegedly argue argues argued arguing insist insists insisted insisting maintain
			maintains maintained write writes wrote writing reported reportedly announce announces announced announcing declare
			declares declared declaring proclaim proclaims proclaimed warn warns warned warning ask asks asked asking complain
			complains complained add adds added reply replies replied answer answers answered clarified stress stresses stressed
			noted notes-that confirm confirms confirmed explain explains explained state-that states-that stated recall recalls
			recalled promise promises promised acknowledge acknowledges acknowledged admit admits admitted concede concedes
			conceded suggest suggests suggested imply implies implied repeat repeats repeated reiterated assure assures assured
			emphasised emphasized pointed-out points-out shout shouts shouted chant chants chanted`,
		Before: `call calls called calling termed named describe describes described describing refer refers referred referring dub dubs
			dubbed label labels labelled labeled brand brands branded regard regarded view views viewed consider considers
			considered considering see-as sees-as saw-as seen-as sees-it-as saw-it-as see-it-as hail hails hailed wanted-as
			wanted-for portray portrays portrayed depict depicts depicted designate designates designated proscribed known-as
			known-to in-the-words of-his-own of-her-own of-its-own of-their-own what-they-are what-it-is what-they-were what-it-was
			whether-they-are whether-it-is whether-they-were whether-it-was the-word the-words the-term the-name the-phrase accuse
			accuses accused accusing accusation accusations allegation allegations charged-with charges-of suspected convicted
			sentenced indicted defined alerts-that alerted fear fears feared fearing denounce denounces denounced denouncing
			condemn condemns condemned condemning deny denies denied denying reject rejects rejected rejecting demand demands
			demanded demanding urge urges urged urging report-that reports-that reporting-that held-that found-that finds-that
			holds-that written spoken`,
		Behind: `concluded concludes found finds held ruled`,
		None:   `so-called self-declared self-proclaimed self-styled territorial-claims territorial-claim`,

		As:      ", as ",
		ForWhom: prose.SetOf("for to"),
		Among:   prose.SetOf("among as by for in of to"),
		NoUsers: prose.SetOf("across against and at between from in into near of on over towards with within"),
		Speakers: prose.SetOf(`account accounts authorities diplomats documents government language leader leaders media minister ministry name names
			officials politicians press president side source sources term text texts usage view wording word words`),
		Passive:   prose.SetOf("am are be been being is was were"),
		NoSpeaker: prose.SetOf("a about after against an at before by for from her his in it its no of on that their there to what when with"),
	},
}

// englishTime leaves out what says no more than the present tense does, such as
// still, current and latest: as_of dates that.
var englishTime = []TimeWord{
	{Phrases: "these days", NotAfter: prose.SetOf(wasEn + " from of in on during")},
	{Phrases: "currently|nowadays|at present|as of now|as of today|at the time of writing", NotAfter: prose.SetOf(wasEn)},
	{Phrases: "at the moment", NotAfter: prose.SetOf(wasEn), NotBefore: prose.SetOf("of when that they he she it the")},
	{Phrases: "to this day|until today|right now|so far this year", NotBehind: pastEn},

	// Now tells of another day in a narrative, and in names: "what is now Turkey".
	{Phrases: "now", NotAfter: prose.SetOf(wasEn + " until by from just even"), NotBefore: prose.SetOf("and part called named known"), When: isNowEn},
	{Phrases: "now is|now are|now has|now have|now says|now say|now wants|now want|now demands|now controls|now insists|now holds|now faces", NotAfter: prose.SetOf("that which what until by"), NotBehind: pastEn},
	{Phrases: "until now|up to now", NotBehind: pastEn},

	{Phrases: "today", NotAfter: prose.SetOf("of until"), NotBefore: prose.SetOf("or and as but"), When: isTodayEn},
	{Phrases: "tomorrow", NotAfter: prose.SetOf("and or of")},
	{Phrases: "yesterday|tonight|this morning|this afternoon|this evening|last night"},
	{Phrases: "years ago|a year ago|year ago|months ago|a month ago|month ago|weeks ago|a week ago|week ago|days ago|a day ago|day ago|decades ago|a decade ago|hours ago"},

	{Phrases: "last year|last month|last week|last weekend|last spring|last summer|last autumn|last winter|last decade|" +
		"last January|last February|last March|last April|last May|last June|last July|last August|last September|last October|last November|last December|" +
		"last Monday|last Tuesday|last Wednesday|last Thursday|last Friday|last Saturday|last Sunday|" +
		"next year|next month|next week|next weekend|next spring|next summer|next autumn|next winter|" +
		"next January|next February|next March|next April|next May|next June|next July|next August|next September|next October|next November|next December|" +
		"next Monday|next Tuesday|next Wednesday|next Thursday|next Friday|next Saturday|next Sunday",
		NotAfter: prose.SetOf("the its his her their our your my whose that this each every one s very a"), NotBefore: prose.SetOf("of")},
	{Phrases: "this year|this month|this week|this weekend|this spring|this summer|this autumn|this winter|this decade|" +
		"this January|this February|this March|this April|this May|this June|this July|this August|this September|this October|this November|this December",
		NotAfter: prose.SetOf("of")},
	{Phrases: "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday", Loose: true, When: undatedEn},

	{Phrases: "recently|lately", NotAfter: prose.SetOf("had having then"), When: isRecentlyEn, Loose: true},
	{Phrases: "recent years|recent months|recent weeks|recent days|recent decades|recent times", NotAfter: prose.SetOf("most"), Loose: true},
	{Phrases: "the past|the last", NotBehind: prose.SetOf("had"), When: spanBackEn, Loose: true},
	{Phrases: "to date", NotAfter: prose.SetOf("up"), When: endsClause, Loose: true},
	{Phrases: "so far", NotAfter: prose.SetOf(wasEn + " in insofar"), NotBefore: prose.SetOf("as from apart away off afield"), When: isSoFarEn, Loose: true},

	{Phrases: "upcoming", Loose: true, NotBehind: pastEn},
	{Phrases: "coming years|coming months|coming weeks|coming days", Loose: true, NotBehind: pastEn},
	{Phrases: "soon|shortly", After: prose.SetOf("will shall may might can is are expected due very"), NotBefore: prose.SetOf("as after before thereafter afterwards"), Loose: true, NotBehind: pastEn},
}

const wasEn = "was were had then would"

var (
	pastEn    = prose.SetOf("was were had would did")
	presentEn = prose.SetOf("is are has have isn aren hasn haven can cannot must will")
	unitsEn   = prose.SetOf("year years month months week weeks day days decade decades")
	numbersEn = prose.SetOf("few several couple of one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty dozen half a and")
	monthsEn  = prose.SetOf("January February March April May June July August September October November December")
	duringEn  = prose.SetOf("over within during for in")
	ofEn      = prose.SetOf("of before in that when to under until which")
	articleEn = prose.SetOf("a an the its his her their s other and many most some")
)

// isNowEn reports whether now speaks of today: beside a verb in the present
// tense, or at the beginning of a sentence in it. What follows must not be a
// name: "what is now Turkey", "is now the Republic of Artsakh".
func isNowEn(p *prose.Phrase) bool {
	next := prose.JoinedAfter(p.Text, p.Stop)
	if next.Of(p.Text) == "the" {
		next = prose.JoinedAfter(p.Text, next.Stop)
	}
	if p.IsAfter(presentEn) {
		return p.Preceding(2) != "what" && !prose.IsCapital(next.Of(p.Text))
	}
	behind := p.Behind()
	return prose.WordAfter(p.Before(), 0).Stop == 0 && presentEn.IsIn(behind) && !pastEn.IsIn(behind)
}

// isTodayEn reports whether today isn't part of a name: "today's Abkhazia".
func isTodayEn(p *prose.Phrase) bool {
	next := prose.JoinedAfter(p.Text, p.Stop)
	return next.Of(p.Text) != "s" || !prose.IsCapital(prose.JoinedAfter(p.Text, next.Stop).Of(p.Text))
}

// isRecentlyEn reports whether recently isn't part of a narrative, as in "the
// recently founded party lost", or of a comparison, as in "the most recently
// signed of them".
func isRecentlyEn(p *prose.Phrase) bool {
	if p.Preceding(1) == "most" && articleEn[p.Preceding(2)] {
		return false
	}
	return !articleEn[p.Preceding(1)] || presentEn.IsIn(p.Before()) || presentEn.IsIn(p.Behind())
}

// isSoFarEn reports whether so far isn't part of a narrative, as in "so far
// there had been no losses".
func isSoFarEn(p *prose.Phrase) bool { return !pastEn.IsIn(p.Behind()) }

// spanBackEn reports whether a span of time is counted back from today: "the
// past year", "over the last two years" and not "the last years of the war".
func spanBackEn(p *prose.Phrase) bool {
	unit := prose.JoinedAfter(p.Text, p.Stop)
	counted := false
	for range 5 { // two and a half
		if word := unit.Of(p.Text); !numbersEn[word] && strings.Trim(word, "0123456789") != "" || word == "" {
			break
		}
		unit, counted = prose.JoinedAfter(p.Text, unit.Stop), true
	}
	if !counted && !strings.HasSuffix(p.Words(), "past") && !duringEn[p.Preceding(1)] || !unitsEn[unit.Of(p.Text)] {
		return false
	}
	p.Stop = unit.Stop
	return !ofEn[p.Following()]
}

// undatedEn reports whether no date stands behind the day of the week.
func undatedEn(p *prose.Phrase) bool {
	next := prose.WordAfter(p.Text, p.Stop).Of(p.Text)
	return next == "" || !(monthsEn.Has(next) && prose.IsCapital(next)) && (next[0] < '0' || '9' < next[0])
}

// endsClause reports whether nothing follows that the phrase could govern, as in
// "to date the fresco".
func endsClause(p *prose.Phrase) bool {
	next := p.Following()
	return next == "" || presentEn[next] || next == "no"
}

var englishLoaded = []Loaded{
	{
		Forms:     []string{"regime", "regimes"},
		Why:       whyRegime,
		After:     strings.Fields("the this that puppet authoritarian totalitarian dictatorial despotic illegal illegitimate separatist occupation occupying criminal military brutal repressive autocratic genocidal terrorist"),
		NotAfter:  strings.Fields("schengen dublin montreux"),
		NotBefore: []string{"of", "for", "change", "governing", "established by", "set by", "which", "that", "is", "was"},
	},
	{
		Forms:    strings.Fields("terrorist terrorists"),
		Why:      whyTerrorist,
		NotAfter: strings.Fields("anti counter"),
	},
	{
		Forms: strings.Fields("separatist separatists"),
		Why:   whySeparatist,
	},
	{
		Forms: []string{"so-called authorities", "so-called border", "so-called borders", "so-called constitution", "so-called elections",
			"so-called government", "so-called independence", "so-called leader", "so-called leaders", "so-called minister",
			"so-called parliament", "so-called president", "so-called referendum", "so-called republic", "so-called republics", "so-called state"},
		Why: whyDoubt,
	},
	{
		Forms:     strings.Fields("liberate liberates liberated liberating liberation liberator liberators"),
		Why:       whyLiberated,
		NotBefore: strings.Fields("theology"),
	},
	{
		Forms: strings.Fields("occupied"),
		Why:   whyOccupied,
		Before: append(strings.Fields("area areas cities city country district districts east hills homeland land lands north part parts peninsula region regions side south territories territory town towns village villages west zone zones"),
			"the area", "the city", "the country", "the district", "the districts", "the region", "the territory", "the town", "the village", "the villages"),
	},
	{
		Forms: strings.Fields("occupier occupiers occupying"),
		Why:   whyOccupied,
	},
	{
		Forms:    strings.Fields("occupation"),
		Why:      whyOccupied,
		After:    strings.Fields("the under from military illegal foreign its their continued"),
		NotAfter: strings.Fields("nazi german axis"),
	},
	{
		Forms: strings.Fields("martyr martyrs martyred"),
		Why:   "it honours one side's dead",
	},
	{
		Forms:     strings.Fields("puppet puppets"),
		Why:       "it says that somebody acts for others only, without saying who thinks so",
		NotBefore: strings.Fields("theatre theater theatres theaters show shows"),
	},
	{
		Forms: []string{"ethnic cleansing", "ethnically cleansed", "ethnically cleanse", "cleansed"},
		Why:   whyCleansing,
	},
	{
		Forms: []string{"aggressor", "aggressors", "act of aggression", "acts of aggression", "military aggression", "armed aggression", "aggression against"},
		Why:   whyBlame,
	},
	{
		Forms: strings.Fields("invader invaders"),
		Why:   whyBlame,
	},
	{
		Forms: []string{"bandit", "bandits", "thug", "thugs", "traitor", "traitors", "barbaric", "barbarous", "heinous"},
		Why:   whyAbuse,
	},
	{
		Forms:     strings.Fields("spoiler spoilers"),
		Why:       "it says that somebody doesn't want peace, without saying who thinks so",
		NotBefore: strings.Fields("problem"),
	},
	{
		Forms: []string{"historic land", "historic lands", "historical land", "historical lands", "ancestral land", "ancestral lands", "ancient lands", "native lands"},
		Why:   whyLand,
	},
	{
		Forms: []string{"freedom fighter", "freedom fighters"},
		Why:   "it approves of one side's fighters",
	},
	{
		Forms: strings.Fields("unprovoked"),
		Why:   whyBlame,
	},
}
