package diag_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"explainer/internal/diag"
)

// TestVocabulary compares the shortcuts to the definition of the distance, on
// words so alike that every shortcut is taken.
func TestVocabulary(t *testing.T) {
	fold := strings.NewReplacer("A", "a", "_", "-").Replace
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		letters := make([]byte, random.IntN(7))
		for i := range letters {
			letters[i] = "aAb-_"[random.IntN(5)]
		}
		return string(letters)
	}
	for range 200 {
		var words []string
		for range 40 {
			words = append(words, word())
		}
		vocabulary := diag.NewVocabulary(words)
		slices.Sort(words)
		for range 40 {
			typed := word()
			want, least := "", max(1, len(typed)/3)+1
			for _, w := range words {
				if d := distance(fold(typed), fold(w)); d < least {
					want, least = w, d
				}
			}
			if got := vocabulary.Nearest(typed); got != want {
				t.Fatalf("Nearest(%q) among %q = %q; want %q", typed, words, got, want)
			}
		}
	}
}

// distance is the optimal string alignment distance as it is defined.
func distance(a, b string) int {
	switch {
	case a == "" || b == "":
		return len(a) + len(b)
	case a[0] == b[0]:
		return distance(a[1:], b[1:])
	}
	d := 1 + min(distance(a[1:], b), distance(a, b[1:]), distance(a[1:], b[1:]))
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		d = min(d, 1+distance(a[2:], b[2:]))
	}
	return d
}

// TestVocabularyGivesUp looks for thousands of words in vain.
func TestVocabularyGivesUp(t *testing.T) {
	var words []string
	for i := range 30_000 {
		words = append(words, fmt.Sprintf("event-%d-in-the-north", i))
	}
	vocabulary := diag.NewVocabulary(words)
	for i := range 30_000 {
		vocabulary.Nearest(fmt.Sprintf("evnet-x%d-in-thee-suoth", i))
	}
	if got := vocabulary.Nearest("event-7-in-the-norht"); got != "" || !vocabulary.GaveUp() {
		t.Errorf("30,000 words were all looked for among 30,000, and then %s: that takes too long", got)
	}
}
