package model

import "testing"

// TestMatchWords says of a quotation that differs from its passage, and says so
// by its marks, what the marks are.
func TestMatchWords(t *testing.T) {
	const copied = "matched against our saved copy"
	for words, want := range map[string]string{
		"the two sides … a road":         copied + ", with parts left out",
		"the two sides ... a road":       copied + ", with parts left out",
		"[T]he two sides":                copied + ", but for the words in brackets",
		"the … [Armenian] side, he said": copied + ", with parts left out, but for the words in brackets",
	} {
		s := &Statement{Quote: Text{Words: words}, Match: MatchElided}
		if got := s.MatchWords(); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
	if got := (&Statement{Match: MatchMissing}).MatchWords(); got != "" {
		t.Errorf("of a quotation that wasn't found: got %q, want nothing", got)
	}
}
