package check

import "strings"

// cue says where a word of speech stands to what it makes somebody's.
type cue uint8

const (
	noCue     cue = iota
	cueBefore     // before it, as in "known as"
	cueBehind     // behind it, as in ", the court found"
	cueBeside     // before or behind it, as in "said"
)

// speech is the words of speech of a language; hyphens part the words of a phrase.
type speech struct {
	before, behind, beside, none string

	as       string // it begins a clause whose word of speech names the mention, as in ", as they call it"
	forWhom  string // words that begin a sentence about how somebody sees it, as in "For Norland it was"
	among    string // words between a name and its user, close behind it, as in "Shushi to Armenians"
	noUsers  string // words behind which a name of the user is no more than a place
	speakers string // words that a user's adjective stands before when it names the user
}

// speeches has the words of speech by language.
var speeches = map[string]speech{
	"en": {
		beside: `say says said saying tell tells told telling speak speaks spoke according-to claim-that claims-that claimed claiming
			allege alleges alleged alleging allegedly argue argues argued arguing insist insists insisted insisting maintain
			maintains maintained write writes wrote writing reported reportedly announce announces announced announcing declare
			declares declared declaring proclaim proclaims proclaimed warn warns warned warning ask asks asked asking complain
			complains complained add adds added reply replies replied answer answers answered clarified stress stresses stressed
			noted notes-that confirm confirms confirmed explain explains explained state-that states-that stated recall recalls
			recalled promise promises promised acknowledge acknowledges acknowledged admit admits admitted concede concedes
			conceded suggest suggests suggested imply implies implied repeat repeats repeated reiterated assure assures assured
			emphasised emphasized pointed-out points-out shout shouts shouted chant chants chanted`,
		before: `call calls called calling termed named describe describes described describing refer refers referred referring dub dubs
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
		behind: `concluded concludes found finds held ruled`,
		none:   `so-called self-declared self-proclaimed self-styled territorial-claims territorial-claim`,

		as:      ", as ",
		forWhom: " for to ",
		among:   " among as by for in of to ",
		noUsers: " across against and at between from in into near of on over towards with within ",
		speakers: ` account accounts authorities diplomats documents government language leader leaders media minister ministry name names
			officials politicians press president side source sources term text texts usage view wording word words `,
	},
	"ru": {
		beside: `сказал сказала сказали говорит говорят говорил говорила говорили заявил заявила заявило заявили заявляет заявляют
			сообщил сообщила сообщило сообщили сообщает сообщают утверждает утверждают утверждал утверждала утверждали считает
			считают считал считала считали полагает полагают пишет пишут писал писала писали написал написала написали отметил
			отметила отметили отмечает отмечают подчеркнул подчеркнула объявил объявила объявило объявили предупредил предупредила
			предупреждает по-словам по-мнению по-данным по-версии по-утверждению согласно`,
		as:      ", как ",
		forWhom: " для ",
		before: `называет называют называл называла называли назвал назвала назвало назвали именует именуют описывает описывают обвинил
			обвинила обвинили обвиняет обвиняют обвинение обвинения обвинений осудил осудила осудили осуждает осуждают отрицает
			отрицают отрицал отрицала отверг отвергла отвергли отвергает отвергают потребовал потребовала потребовали требует
			требуют призвал призвала призвали призывает призывают приговорил приговорила приговорили приговорён подозревает
			подозревают опасается опасаются известен-как известна-как известны-как слово термин выражение`,
	},
}

// speechOf returns the words of speech of a language; none if it has no list.
func speechOf(tag string) lexicon[cue] {
	var l lexicon[cue]
	s := speeches[baseLanguage(tag)]
	for _, list := range []struct {
		phrases string
		cue     cue
	}{{s.none, noCue}, {s.before, cueBefore}, {s.behind, cueBehind}, {s.beside, cueBeside}} {
		for phrase := range strings.FieldsSeq(list.phrases) {
			l.add(phrase, list.cue)
		}
	}
	return l
}

// noSpeaker is words that don't begin who speaks, right behind a word of speech.
const noSpeaker = " a about after against an at before by for from her his in it its no of on that their there to what when with о об от по что "

// isReported reports whether a sentence makes the mention somebody's word: with
// a word of speech before it, or behind it when somebody else speaks. In "the
// junta said" the word is the authors'.
func (r *reading) isReported(m *mention) bool {
	text := m.text.Words
	if r.isFor(m) {
		return true
	}
	for w, cue := range r.speech.find(text[m.sentence.start:m.sentence.stop]) {
		start, stop := m.sentence.start+w.start, m.sentence.start+w.stop
		switch {
		case cue == noCue || start < m.stop && stop > m.start:
		case stop <= m.start:
			if cue != cueBehind {
				return true
			}
		case cue == cueBefore:
			if r.usage.as != "" && strings.Contains(text[m.stop:start], r.usage.as) {
				return true
			}
		case !isPassive(wordBefore(text, start).in(text)) && namesAnother(text[m.stop:start], text[stop:m.sentence.stop]):
			return true
		}
	}
	return false
}

// isFor reports whether the sentence begins with whose view it gives.
func (r *reading) isFor(m *mention) bool {
	text := m.text.Words[m.sentence.start:m.start]
	first := wordAfter(text, 0)
	if first.stop == 0 || !strings.Contains(r.usage.forWhom, " "+string(appendFolded(nil, first.in(text)))+" ") {
		return false
	}
	next := wordAfter(text, first.stop)
	return next.stop > 0 && isCapital(next.in(text))
}

// isPassive reports whether nobody speaks in a word of speech behind this one, as
// in "elections were held".
func isPassive(word string) bool {
	return word != "" && strings.Contains(" am are be been being is was were ", " "+word+" ")
}

// namesAnother reports whether somebody else than the mention speaks, by what
// stands between it and a word of speech, and behind that: the speaker follows a
// comma, as in ", the army said" and ", said the army".
func namesAnother(between, behind string) bool {
	comma := strings.LastIndexAny(between, ",;:—–)")
	if comma < 0 {
		return false
	}
	for range words(between[comma:]) {
		return true
	}
	next := wordAfter(behind, 0)
	return next.stop > 0 && !strings.Contains(noSpeaker, " "+next.in(behind)+" ")
}
