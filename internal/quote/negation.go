package quote

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// negations are the words that turn a sentence around, in the languages of the
// region and of most of its sources. Those
// that put it into the verb, as Armenian and Azerbaijani do, have more than are
// listed here.
var negations = map[string]bool{
	"not": true, "no": true, "never": true, "nor": true, "neither": true, "none": true, "nobody": true, "nothing": true,
	"cannot": true, "without": true, "unless": true, "hardly": true, "nowhere": true, "refuse": true, "refuses": true, "refused": true,
	"deny": true, "denies": true, "denied": true, "fail": true, "fails": true, "failed": true,
	"не": true, "нет": true, "ни": true, "никогда": true, "никто": true, "ничего": true, "без": true, "нельзя": true,
	"ոչ": true, "չէ": true, "չեմ": true, "չես": true, "չենք": true, "չեք": true, "չեն": true, "երբեք": true, "առանց": true,
	"deyil": true, "yox": true, "heç": true, "yoxdur": true, "değil": true, "yok": true, "hiç": true, "asla": true,
	"არ": true, "არა": true, "ვერ": true, "არასოდეს": true,
	"ne": true, "pas": true, "jamais": true, "aucun": true, "aucune": true, "sans": true, "rien": true,
	"nicht": true, "kein": true, "keine": true, "keinen": true, "nie": true, "niemals": true, "ohne": true,
}

// Negates reports whether a word turns its sentence around.
func Negates(word string) bool {
	word = strings.ToLower(norm.NFC.String(strings.Trim(word, "\"'.,;:!?()[]-՝՞՛։")))
	return negations[word] || strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t")
}

// negationIn returns the first word of a text that turns its sentence around, or "".
func negationIn(text string) string {
	for word := range strings.FieldsSeq(text) {
		if Negates(word) {
			return strings.TrimFunc(word, func(r rune) bool { return !isWord(r) })
		}
	}
	return ""
}

// sentenceEnds are the marks behind which a sentence ends.
const sentenceEnds = ".!?։…"

// firstSentence returns a text up to the end of its first sentence, and
// lastSentence from the beginning of its last; one that holds no end is both.
func firstSentence(text string) string {
	for i, r := range text {
		if strings.ContainsRune(sentenceEnds, r) && endsSentence(text[i+len(string(r)):]) {
			return text[:i]
		}
	}
	return text
}

func lastSentence(text string) string {
	start := 0
	for i, r := range text {
		if after := i + len(string(r)); strings.ContainsRune(sentenceEnds, r) && endsSentence(text[after:]) {
			start = after
		}
	}
	return text[start:]
}

// endsSentence reports whether a full stop before the text ends a sentence: a
// space and a capital, or nothing, follow.
func endsSentence(after string) bool {
	after = strings.TrimLeft(after, "\"'»”)")
	trimmed := strings.TrimLeftFunc(after, unicode.IsSpace)
	if trimmed == "" {
		return true
	}
	first := []rune(strings.TrimLeft(trimmed, "\"'«“„("))
	return len(trimmed) < len(after) && len(first) > 0 && !unicode.IsLower(first[0])
}
