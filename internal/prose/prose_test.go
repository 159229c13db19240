package prose

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
		for w := range Words(text) {
			got = append(got, w.Of(text))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("Words(%q) = %q, want %q", text, strings.Join(got, "|"), want)
		}
		for w := WordBefore(text, len(text)); w.Stop > 0; w = WordBefore(text, w.Start) {
			back = append(back, w.Of(text))
		}
		if slices.Reverse(back); !slices.Equal(back, got) {
			t.Errorf("the words of %q from its end are %q, and from its beginning %q", text, back, got)
		}
	}
}

func TestLexicon(t *testing.T) {
	var l Lexicon[string]
	l.Add("last year", "A")
	l.Add("last", "B")
	l.Add("last year", "C")
	l.Add("indi", "D")
	l.Add("...", "E")
	for text, want := range map[string]string{
		"Last year's talks were the last.":     "A:Last year B:last",
		"last-year and last\u00a0year":         "A:last-year A:last\u00a0year",
		"the last. Year by year, lasting":      "B:last",
		"İndi, INDI, ındı":                     "D:İndi D:INDI D:ındı",
		"at last":                              "B:last",
		strings.Repeat("last", 30) + " yearly": "",
	} {
		var got []string
		for w, means := range l.Find(text) {
			got = append(got, means+":"+w.Of(text))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("Find(%q) = %q, want %q", text, strings.Join(got, " "), want)
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

		// Behind a question or a shout that goes on in small letters, too.
		"“Why?” a* asked she. Nobody knew.":     "Why?” a* asked she.",
		"They use a* Yahoo! mail. We don't.":    "They use a* Yahoo! mail.",
		"Under Article 5. The parties a* agree": "The parties a* agree",
		"Er ging.“ Sie a* blieb.":               "Sie a* blieb.",
		"他说。她 a* 走了。他":                          "她 a* 走了。",
		"He left. “And then?” a* she asked.":    "And then?” a* she asked.",
		"Nothing a* here… “but this. No.":       "Nothing a* here… “but this.",
	} {
		at := strings.Index(text, "a*")
		all := Sentences{Text: text}
		if got := all.At(at).Of(text); got != want {
			t.Errorf("the sentence in %q is %q, want %q", text, got, want)
		}
		if got := all.Around(Range{at, at + 1}).Of(text); got != want {
			t.Errorf("the sentence around * in %q is %q, want %q", text, got, want)
		}
	}
}

func TestAroundCutsLongSentences(t *testing.T) {
	text := strings.Repeat("աբգ ", 1000) // of 7 bytes each
	all := Sentences{Text: text}
	if got, want := all.Around(Range{3500, 3506}), (Range{2501, 4507}); got != want {
		t.Errorf("around a word amid %d bytes: %v, want %v", len(text), got, want)
	}
}

func TestPhrase(t *testing.T) {
	text := "Then he left. The last-named, Last Year of all, began."
	p := Phrase{Text: text}
	p.Start = strings.Index(text, "Last Year")
	p.Stop = p.Start + len("Last Year")
	p.Sentence = Range{len("Then he left. "), len(text)}
	for what, got := range map[string]string{
		"Words":        p.Words(),
		"Preceding(1)": p.Preceding(1),
		"Following":    p.Following(),
		"Before":       p.Before(),
		"Behind":       p.Behind(),
	} {
		want := map[string]string{"Words": "Last Year", "Preceding(1)": "", "Following": "of", "Before": "The last-named, ", "Behind": " of all, began."}[what]
		if got != want {
			t.Errorf("%s of %q in %q is %q, want %q", what, p.Words(), text, got, want)
		}
	}
}

// TestSpellings has spellings of one name in a row, each row of another.
func TestSpellings(t *testing.T) {
	rows := [][]string{
		{"İlham Əliyev", "ilham əliyev", "ILHAM ƏLİYEV", "Ilham Əliyev"},
		{"Nagorno-Karabakh", "Nagorno‑Karabakh", "nagorno karabakh", "Nagorno–Karabakh "},
		{"Müller & Co.", "Mu\u0308ller & co", "MÜLLER / CO"},
		{"Straße", "STRASSE"},
		{"Երևան", "երևան"},
		{""}, {"US"}, {"U.S."},
	}
	for i, row := range rows {
		for _, a := range row {
			for j, other := range rows {
				for _, b := range other {
					if same := Key(a) == Key(b); same != (i == j) {
						t.Errorf("Key(%q) = %q, Key(%q) = %q", a, Key(a), b, Key(b))
					}
				}
			}
		}
	}
}

func TestShared(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "a", 0}, {"Armenia", "armenians", 7}, {"İran", "Iranian", 4}, {"Россия", "российский", 5}, {"one", "two", 0}} {
		if got := Shared(c.a, c.b); got != c.want {
			t.Errorf("Shared(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestCount(t *testing.T) {
	for text, want := range map[string]int{
		"":                                    0,
		"—":                                   0,
		"We don’t pay 1,500 dollars.":         5,
		"an end-to-end 9:30 train":            5,
		"和平条约":                                4,
		"สันติภาพ":                            2,
		"the Armenia–Azerbaijan border, U.S.": 5,
	} {
		if got := Count(text); got != want {
			t.Errorf("Count(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestOrder(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "[about] b|Äther|“Cease-fire”|ceasefire|… d|(east)|Zoo",
		"sv": "[about] b|“Cease-fire”|ceasefire|… d|(east)|Zoo|Äther",
		"??": "[about] b|Äther|“Cease-fire”|ceasefire|… d|(east)|Zoo",
	} {
		got := strings.Split(want, "|")
		slices.Reverse(got)
		slices.SortStableFunc(got, Order(tag))
		if strings.Join(got, "|") != want {
			t.Errorf("in the order of %q: %s, want %s", tag, strings.Join(got, "|"), want)
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct{ words, want string }{{"", ""}, {"A", "A"}, {"A B", "A and B"}, {"A B C", "A, B and C"}} {
		if got := List(strings.Fields(c.words)); got != c.want {
			t.Errorf("List(%s) = %q, want %q", c.words, got, c.want)
		}
	}
}
