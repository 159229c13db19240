package check

import (
	"unicode"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// mostWords is how much of a source a site may keep. Laws on quotation name no
// number; publishers who do begin at about as many.
const mostWords = 100

// longExtract finds sources of which more is saved than checking a quotation
// needs, where the passages pass the limit.
func longExtract(site *model.Site, list *diag.List) {
	for _, s := range site.Sources {
		sum, over := 0, diag.Pos{}
		for _, p := range s.Body.Passages {
			sum += countWords(p.Text)
			if sum > mostWords && over == (diag.Pos{}) {
				over = p.Pos
			}
		}
		if sum <= mostWords {
			continue
		}
		list.Add(diag.LongExtract, over, "%d words of %s are saved, and %d are enough to check a quotation", sum, s.ID, mostWords).
			Hint = "keep the sentences that are quoted, and cut the rest"
	}
}

// countWords counts the words of a text in any script. A word is a run of
// letters, marks and digits with what joins them inside, as in don't and 1,500.
// Scripts that put no spaces between words are counted by their letters.
func countWords(text string) int {
	words, unspaced := 0, 0
	inside := false
	for _, r := range text {
		switch {
		case unicode.IsMark(r): // which belongs to the letter before
		case r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			words++ // as word processors do
			inside = false
		case r > unicode.MaxLatin1 && unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			unspaced++
			inside = false
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if !inside {
				words++
			}
			inside = true
		case !joinsLetters(r):
			inside = false
		}
	}
	const lettersOfAWord = 4 // about, in the scripts of South-East Asia
	return words + (unspaced+lettersOfAWord-1)/lettersOfAWord
}

// joinsLetters reports whether a mark between two letters leaves them one word.
func joinsLetters(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '-', '‐', '‑', '.', ',', '·', '\u00ad', '\u200c', '\u200d':
		return true
	}
	return false
}
