package check

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "",
		" — ":                              "",
		"Armenia's so-called “9+3” talks.": "Armenia|s|so|called|9|3|talks",
		"Հայաստանի և Ադրբեջանի": "Հայաստանի|և|Ադրբեջանի",
		"İndi, bu gün":                       "İndi|bu|gün",
		"decomposed e\u0301 stays, \xff too": "decomposed|e\u0301|stays|too",
	} {
		var got, back []string
		for w := range words(text) {
			got = append(got, w.in(text))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("words(%q) = %q, want %q", text, strings.Join(got, "|"), want)
		}
		for w := wordBefore(text, len(text)); w.stop > 0; w = wordBefore(text, w.start) {
			back = append(back, w.in(text))
		}
		if slices.Reverse(back); !slices.Equal(back, got) {
			t.Errorf("the words of %q from its end are %q, and from its beginning %q", text, back, got)
		}
	}
}

func TestLexicon(t *testing.T) {
	var l lexicon[string]
	l.add("last year", "A")
	l.add("last", "B")
	l.add("last year", "C")
	l.add("indi", "D")
	l.add("...", "E")
	for text, want := range map[string]string{
		"Last year's talks were the last.":     "A:Last year B:last",
		"last-year and last\u00a0year":         "A:last-year A:last\u00a0year",
		"the last. Year by year, lasting":      "B:last",
		"İndi, INDI, ındı":                     "D:İndi D:INDI D:ındı",
		"at last":                              "B:last",
		strings.Repeat("last", 30) + " yearly": "",
	} {
		var got []string
		for w, means := range l.find(text) {
			got = append(got, means+":"+w.in(text))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("find(%q) = %q, want %q", text, strings.Join(got, " "), want)
		}
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{ // the sentence that holds *
		"One. Two a* of U.S. forces. Three.": "Two a* of U.S. forces.",
		"Mr. Ban a* met “us.” They left.":    "Mr. Ban a* met “us.”",
		"One… and a* so on, 2.5 km! (Two.)":  "One… and a* so on, 2.5 km!",
		"Մեկ։ Երկու a* երեք։ Չորս":           "Երկու a* երեք։",
		"Art. 5 a*":                  "Art. 5 a*",
		"He said “No.” She a* left.": "She a* left.",
	} {
		i := strings.Index(text, "a*")
		all := sentences{text: text}
		if got := all.at(word{i, i + 1}).in(text); got != want {
			t.Errorf("the sentence in %q is %q, want %q", text, got, want)
		}
	}
}
