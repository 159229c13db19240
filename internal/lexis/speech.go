package lexis

import (
	"strings"

	"explainer/internal/prose"
)

// Cue says where a word of speech stands to what it makes somebody's.
type Cue uint8

// The places.
const (
	CueNone   Cue = iota // it makes nothing somebody's, though a cue is part of it: "so-called"
	CueBefore            // before it, as in "known as"
	CueBehind            // behind it, as in ", the court found"
	CueBeside            // before or behind it, as in "said"
)

// Speech is the words by which a text says that something is somebody's word;
// hyphens part the words of a phrase.
type Speech struct {
	Before, Behind, Beside, None string // the cues

	As        string    // it begins a clause whose word of speech names the mention, as in ", as they call it"
	ForWhom   prose.Set // words that begin a sentence about how somebody sees it, as in "For Norland it was"
	Among     prose.Set // words between a name and its user, close behind it, as in "Shushi to Armenians"
	NoUsers   prose.Set // words behind which a name of the user is no more than a place
	Speakers  prose.Set // words that a user's adjective stands before when it names the user
	Passive   prose.Set // words right before a word of speech that nobody speaks by, as in "elections were held"
	NoSpeaker prose.Set // words that don't begin who speaks, right behind a word of speech, as they are typed
}

// Cues returns the words of speech, none if nobody has listed them.
func (s *Speech) Cues() *prose.Lexicon[Cue] {
	l := &prose.Lexicon[Cue]{}
	for _, list := range []struct {
		phrases string
		cue     Cue
	}{{s.None, CueNone}, {s.Before, CueBefore}, {s.Behind, CueBehind}, {s.Beside, CueBeside}} {
		for phrase := range strings.FieldsSeq(list.phrases) {
			l.Add(phrase, list.cue)
		}
	}
	return l
}
