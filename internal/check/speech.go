package check

import (
	"strings"

	"explainer/internal/lexis"
	"explainer/internal/prose"
)

// isReported reports whether a sentence makes the mention somebody's word: with
// a word of speech before it, or behind it when somebody else speaks. In "the
// junta said" the word is the authors'.
func (r *reading) isReported(m *mention) bool {
	if r.isFor(m) {
		return true
	}
	for w, cue := range r.cues.Find(m.Sentence.Of(m.Text)) {
		start, stop := m.Sentence.Start+w.Start, m.Sentence.Start+w.Stop
		switch {
		case cue == lexis.CueNone || start < m.Stop && stop > m.Start:
		case stop <= m.Start:
			if cue != lexis.CueBehind {
				return true
			}
		case cue == lexis.CueBefore:
			if r.speech.As != "" && strings.Contains(m.Text[m.Stop:start], r.speech.As) {
				return true
			}
		case !r.speech.Passive[prose.WordBefore(m.Text, start).Of(m.Text)] && r.namesAnother(m.Text[m.Stop:start], m.Text[stop:m.Sentence.Stop]):
			return true
		}
	}
	return false
}

// isFor reports whether the sentence begins with whose view it gives.
func (r *reading) isFor(m *mention) bool {
	before := m.Before()
	first := prose.WordAfter(before, 0)
	return r.speech.ForWhom.Has(first.Of(before)) && prose.IsCapital(prose.WordAfter(before, first.Stop).Of(before))
}

// namesAnother reports whether somebody else than the mention speaks, by what
// stands between it and a word of speech, and behind that: the speaker follows a
// comma, as in ", the army said" and ", said the army".
func (r *reading) namesAnother(between, behind string) bool {
	comma := strings.LastIndexAny(between, ",;:—–)")
	if comma < 0 {
		return false
	}
	if !prose.WordAfter(between, comma).IsZero() {
		return true
	}
	next := prose.WordAfter(behind, 0)
	return !next.IsZero() && !r.speech.NoSpeaker[next.Of(behind)]
}
