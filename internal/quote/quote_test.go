package quote_test

import (
	"testing"

	"explainer/internal/model"
	"explainer/internal/quote"
)

// TestMatch shows each rule of the contract, and what lies just beyond it.
func TestMatch(t *testing.T) {
	for _, test := range []struct {
		name, quotation, passage string
		want                     model.Match
	}{
		{"exact", "a hasty peace", "He fears a hasty peace, he said.", model.MatchExact},
		{"exact without its own marks", "“a hasty peace”", "He fears a hasty peace, he said.", model.MatchExact},
		{"quotation marks", `he said "no"`, "Then he said “no” again.", model.MatchFolded},
		{"apostrophe", "don't sign", "We don’t sign.", model.MatchFolded},
		{"dashes", "peace - now", "peace — now", model.MatchFolded},
		{"white space", "a hasty\n  peace", "a hasty peace", model.MatchFolded},
		{"no-break space", "5 km", "5\u00a0km", model.MatchFolded},
		{"soft hyphen", "delimitation", "delimi\u00adtation", model.MatchFolded},
		{"composition", "Köln", "Ko\u0308ln", model.MatchFolded},
		{"ellipsis glyph", "wait... go", "They wait… go on", model.MatchElided},
		{"left out", "We want … peace", "We want, above all, peace.", model.MatchElided},
		{"left out, bracketed", "We want [...] peace", "We want, above all, peace.", model.MatchElided},
		{"put in", "We [the ministers] agreed", "We agreed yesterday", model.MatchElided},
		{"capital changed in brackets", "[T]he text is ready", "and the text is ready", model.MatchElided},
		{"order", "peace … We want", "We want, above all, peace.", model.MatchMissing},
		{"letter case", "a Hasty peace", "a hasty peace", model.MatchMissing},
		{"digits", "86,600", "86,000", model.MatchMissing},
		{"negation", "we agreed", "we not agreed", model.MatchMissing},
		{"within a word", "sign", "They signed", model.MatchMissing},
		{"within a word, Armenian", "խաղաղ", "խաղաղություն", model.MatchMissing},
		{"second place is whole", "sign", "They signed, but sign again", model.MatchExact},
		{"punctuation", "peace.", "peace, now", model.MatchMissing},
		{"only marks", "…", "peace", model.MatchMissing},
		{"empty", "", "peace", model.MatchMissing},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, at := quote.Match(test.quotation, []model.Passage{{Text: "Something else."}, {Text: test.passage}})
			if got != test.want || (at == 1) != got.Found() {
				t.Errorf("Match(%q) against %q = %q, passage %d; want %q", test.quotation, test.passage, got, at, test.want)
			}
		})
	}
}

func TestMatchDoesNotJoinPassages(t *testing.T) {
	passages := []model.Passage{{Text: "We want a deal."}, {Text: "We get peace."}}
	if got, _ := quote.Match("We want … peace", passages); got != model.MatchMissing {
		t.Errorf("fragments of two passages: %q; want %q", got, model.MatchMissing)
	}
}

func TestMatchWithoutPassages(t *testing.T) {
	if got, at := quote.Match("peace", nil); got != model.MatchNone || at != -1 {
		t.Errorf("Match without passages = %q, %d; want %q, -1", got, at, model.MatchNone)
	}
}
