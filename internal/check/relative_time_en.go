package check

import "strings"

// timeWordsEn leaves out what says no more than the present tense does, such as
// still, current and latest: as_of dates that.
var timeWordsEn = []timeWord{
	{phrases: "these days", notAfter: set(wasEn + " from of in on during")},
	{phrases: "currently|nowadays|at present|as of now|as of today|at the time of writing", notAfter: set(wasEn)},
	{phrases: "at the moment", notAfter: set(wasEn), notBefore: set("of when that they he she it the")},
	{phrases: "to this day|until today|right now|so far this year", notBehind: pastEn},

	// Now tells of another day in a narrative, and in names: "what is now Turkey".
	{phrases: "now", notAfter: set(wasEn + " until by from just even"), notBefore: set("and part called named known"), when: isNowEn},
	{phrases: "now is|now are|now has|now have|now says|now say|now wants|now want|now demands|now controls|now insists|now holds|now faces", notAfter: set("that which what until by"), notBehind: pastEn},
	{phrases: "until now|up to now", notBehind: pastEn},

	{phrases: "today", notAfter: set("of until"), notBefore: set("or and as but"), when: isTodayEn},
	{phrases: "tomorrow", notAfter: set("and or of")},
	{phrases: "yesterday|tonight|this morning|this afternoon|this evening|last night"},
	{phrases: "years ago|a year ago|year ago|months ago|a month ago|month ago|weeks ago|a week ago|week ago|days ago|a day ago|day ago|decades ago|a decade ago|hours ago"},

	{phrases: "last year|last month|last week|last weekend|last spring|last summer|last autumn|last winter|last decade|" +
		"last January|last February|last March|last April|last May|last June|last July|last August|last September|last October|last November|last December|" +
		"last Monday|last Tuesday|last Wednesday|last Thursday|last Friday|last Saturday|last Sunday|" +
		"next year|next month|next week|next weekend|next spring|next summer|next autumn|next winter|" +
		"next January|next February|next March|next April|next May|next June|next July|next August|next September|next October|next November|next December|" +
		"next Monday|next Tuesday|next Wednesday|next Thursday|next Friday|next Saturday|next Sunday",
		notAfter: set("the its his her their our your my whose that this each every one s very a"), notBefore: set("of")},
	{phrases: "this year|this month|this week|this weekend|this spring|this summer|this autumn|this winter|this decade|" +
		"this January|this February|this March|this April|this May|this June|this July|this August|this September|this October|this November|this December",
		notAfter: set("of")},
	{phrases: "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday", loose: true, when: undatedEn},

	{phrases: "recently|lately", notAfter: set("had having then"), when: isRecentlyEn, loose: true},
	{phrases: "recent years|recent months|recent weeks|recent days|recent decades|recent times", notAfter: set("most"), loose: true},
	{phrases: "the past|the last", notBehind: set("had"), when: spanBackEn, loose: true},
	{phrases: "to date", notAfter: set("up"), when: endsClause, loose: true},
	{phrases: "so far", notAfter: set(wasEn + " in insofar"), notBefore: set("as from apart away off afield"), when: isSoFarEn, loose: true},

	{phrases: "upcoming", loose: true, notBehind: pastEn},
	{phrases: "coming years|coming months|coming weeks|coming days", loose: true, notBehind: pastEn},
	{phrases: "soon|shortly", after: set("will shall may might can is are expected due very"), notBefore: set("as after before thereafter afterwards"), loose: true, notBehind: pastEn},
}

const wasEn = "was were had then would"

var (
	pastEn    = set("was were had would did")
	presentEn = set("is are has have isn aren hasn haven can cannot must will")
	unitsEn   = set("year years month months week weeks day days decade decades")
	numbersEn = set("few several couple of one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty dozen half a and")
	monthsEn  = set("January February March April May June July August September October November December")
	duringEn  = set("over within during for in")
	ofEn      = set("of before in that when to under until which")
	articleEn = set("a an the its his her their s other and many most some")
)

// isNowEn reports whether now speaks of today: beside a verb in the present
// tense, or at the beginning of a sentence in it. What follows must not be a
// name: "what is now Turkey", "is now the Republic of Artsakh".
func isNowEn(s *saying) bool {
	next := joinedAfter(s.text, s.stop)
	if next.in(s.text) == "the" {
		next = joinedAfter(s.text, next.stop)
	}
	if s.isAfter(presentEn) {
		return s.preceding(2) != "what" && !beginsWithCapital(next.in(s.text))
	}
	before, after := s.sentence()
	return wordAfter(before, 0).stop == 0 && presentEn.isIn(after) && !pastEn.isIn(after)
}

// isTodayEn reports whether today isn't part of a name: "today's Abkhazia".
func isTodayEn(s *saying) bool {
	next := joinedAfter(s.text, s.stop)
	return next.in(s.text) != "s" || !beginsWithCapital(joinedAfter(s.text, next.stop).in(s.text))
}

// isRecentlyEn reports whether recently isn't part of a narrative, as in "the
// recently founded party lost", or of a comparison, as in "the most recently
// signed of them".
func isRecentlyEn(s *saying) bool {
	if s.preceding(1) == "most" && articleEn[s.preceding(2)] {
		return false
	}
	before, after := s.sentence()
	return !articleEn[s.preceding(1)] || presentEn.isIn(before) || presentEn.isIn(after)
}

// isSoFarEn reports whether so far isn't part of a narrative, as in "so far
// there had been no losses".
func isSoFarEn(s *saying) bool {
	_, after := s.sentence()
	return !pastEn.isIn(after)
}

// spanBackEn reports whether a span of time is counted back from today: "the
// past year", "over the last two years" and not "the last years of the war".
func spanBackEn(s *saying) bool {
	unit := joinedAfter(s.text, s.stop)
	counted := false
	for range 5 { // two and a half
		if word := unit.in(s.text); !numbersEn[word] && strings.Trim(word, "0123456789") != "" || word == "" {
			break
		}
		unit, counted = joinedAfter(s.text, unit.stop), true
	}
	if !counted && !strings.HasSuffix(s.in(s.text), "past") && !duringEn[s.preceding(1)] || !unitsEn[unit.in(s.text)] {
		return false
	}
	s.stop = unit.stop
	return !ofEn[s.following()]
}

// undatedEn reports whether no date stands behind the day of the week.
func undatedEn(s *saying) bool {
	next := wordAfter(s.text, s.stop)
	return next.stop == 0 || !monthsEn[next.in(s.text)] && (s.text[next.start] < '0' || '9' < s.text[next.start])
}

// endsClause reports whether nothing follows that the phrase could govern, as in
// "to date the fresco".
func endsClause(s *saying) bool {
	next := s.following()
	return next == "" || presentEn[next] || next == "no"
}
