package lexis

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"explainer/internal/prose"
)

func TestOf(t *testing.T) {
	for tag, want := range map[string]*Language{"en": &english, "en-GB": &english, "ru-Cyrl-AM": &russian, "hy": &armenian, "az-Latn": &azerbaijani} {
		if Of(tag) != want {
			t.Errorf("Of(%q) is another language", tag)
		}
	}
	for tag, want := range map[string]string{"ka": "ka", "zh-Hant-TW": "zh", "und": "", "?": "", "": ""} {
		if base := Base(tag); base != want {
			t.Errorf("Base(%q) = %q, want %q", tag, base, want)
		}
		if l := Of(tag); l.Time != nil || l.Loaded != nil || l.OtherTime != nil || !l.Speech.Cues().IsEmpty() || l.TimePhrases() != nil {
			t.Errorf("Of(%q) knows words", tag)
		}
	}
}

// TestWordsAreFound looks in each list for what it has.
func TestWordsAreFound(t *testing.T) {
	for tag, l := range languages {
		for name, set := range map[string]prose.Set{"OtherTime": l.OtherTime, "Heads": l.Heads, "Bodies": l.Bodies, "ForWhom": l.Speech.ForWhom,
			"Among": l.Speech.Among, "NoUsers": l.Speech.NoUsers, "Speakers": l.Speech.Speakers, "Passive": l.Speech.Passive, "NoSpeaker": l.Speech.NoSpeaker} {
			for word := range set {
				if !set.Has(word) {
					t.Errorf("%s: %q of %s isn't found in it", tag, word, name)
				}
			}
		}
		for i := range l.Time {
			w := &l.Time[i]
			for _, set := range []prose.Set{w.After, w.NotAfter, w.NotBefore, w.NotBehind} {
				for word := range set {
					if !set.Has(word) {
						t.Errorf("%s: %q beside %s isn't found", tag, word, w.Phrases)
					}
				}
			}
			for phrase := range strings.SplitSeq(w.Phrases, "|") {
				if means, known := l.TimePhrases().Get(phrase); !known || means.TimeWord != w {
					t.Errorf("%s: %q is listed twice, or isn't found", tag, phrase)
				}
			}
		}
		seen := map[string]bool{}
		for _, loaded := range l.Loaded {
			for _, form := range loaded.Forms {
				if seen[form] || loaded.Why == "" {
					t.Errorf("%s: the loaded word %q is listed twice, or nothing says why it is", tag, form)
				}
				seen[form] = true
			}
			for _, word := range slices.Concat(loaded.After, loaded.NotAfter, loaded.Before, loaded.NotBefore) {
				if prose.Fold(word) != word {
					t.Errorf("%s: %q beside %s isn't found", tag, word, loaded.Forms[0])
				}
			}
		}
	}
	for _, word := range slices.Sorted(maps.Keys(negations)) {
		if !Negates(word) {
			t.Errorf("the negation %q isn't found", word)
		}
	}
}

// TestDotlessI looks for a word of a list as rules do, beside a phrase.
func TestDotlessI(t *testing.T) {
	p := prose.Phrase{Text: "Hazırkı prezident"}
	p.Start, p.Stop = strings.Index(p.Text, "prezident"), len(p.Text)
	if !azerbaijani.OtherTime[p.Preceding(1)] {
		t.Errorf("%q isn't among the words of another time", p.Preceding(1))
	}
}

func TestNegates(t *testing.T) {
	for word, want := range map[string]bool{
		"not": true, "Not,": true, "“never": false, "\"never\"": true, "can't": true, "Can’t": true, "НЕ": true, "Չէ՞": true, "DEYİL": true,
		"notes": false, "knot": false, "n": false, "": false,
	} {
		if got := Negates(word); got != want {
			t.Errorf("Negates(%q) = %t", word, got)
		}
	}
}

// TestIsOfToday has texts with the phrase that is meant from the day on which it
// is read in brackets; without brackets there is none.
func TestIsOfToday(t *testing.T) {
	for _, c := range []struct{ tag, text string }{
		{"en", "The road is [currently] closed."},
		{"en", "It was currently closed."},
		{"en", "He watches Russia Today."},
		{"en", "The CSCE (today the OSCE) met."},
		{"en", "They met [last May]. They met last may."},
		{"en", "[The past two and a half years] were calm. The last years of the war were not."},
		{"en", "They [recently] met. In 2020 they recently met."},
		{"ru", "[Сегодня] дорога закрыта. Не сегодня."},
		{"hy", "Ճանապարհն [այժմ] փակ է։"},
		{"az", "Yol [hazırda] bağlıdır."},
		{"az", "[HAL-HAZIRDA] bağlıdır."},
		{"en", "They met [on Monday] in Vienna. They met on Monday, May 5. They met on Monday 5 May."},
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(c.text)
		var marked strings.Builder
		at, sentences := 0, prose.Sentences{Text: text}
		for w, phrase := range Of(c.tag).TimePhrases().Find(text) {
			p := &prose.Phrase{Range: w, Text: text, Sentence: sentences.Around(w)}
			if phrase.IsOfToday(p) {
				marked.WriteString(text[at:p.Start] + "[" + p.Words() + "]")
				at = p.Stop
			}
		}
		if got := marked.String() + text[at:]; got != c.text {
			t.Errorf("%s: %s\nwant %s", c.tag, got, c.text)
		}
	}
}
