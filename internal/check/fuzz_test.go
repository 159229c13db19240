package check

import (
	"path/filepath"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// FuzzWords looks through texts for all that rules on words look for. What they
// find must be whole words of the text, in order, and be found from its end too.
func FuzzWords(f *testing.F) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(string(file.Data), 10, 20)
		}
	}
	held := newHolder(&model.Actor{Offices: []model.Office{{Title: "Prime Minister of Norland"}, {Title: "President of Norland"}}}, otherTimeWords["en"])
	date, err := edtf.Parse("2016")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, start, stop int) {
		isWhole := func(what string, w word, after int) {
			if w.start < after || w.stop <= w.start || w.stop > len(text) {
				t.Fatalf("%s finds %v behind %d in a text of %d bytes", what, w, after, len(text))
			}
			if whole := wordAfter(text, w.start); utf8.ValidString(text) && whole.start != w.start {
				t.Fatalf("%s finds %q, which begins within %q", what, w.in(text), whole.in(text))
			}
		}
		at := 0
		for w := range words(text) {
			isWhole("words", w, at)
			if back := wordBefore(text, w.stop); utf8.ValidString(text) && back != w {
				t.Fatalf("before %d stands %q from one side and %q from the other", w.stop, w.in(text), back.in(text))
			}
			at = w.stop
		}
		for language := range timeWords {
			at, all := 0, sentences{text: text}
			for w, phrase := range timeLexicon(language).find(text) {
				s := &saying{text: text, word: w, within: all.at(w)}
				if s.within.start > w.start || s.within.stop < w.stop {
					t.Fatalf("%q isn't in its sentence %q", w.in(text), s.within.in(text))
				}
				phrase.says(s)
				isWhole(language, s.word, at)
				at = w.stop
			}
		}
		if 0 <= start && start <= stop && stop <= len(text) {
			all := sentences{text: text}
			sentence := all.at(word{start, stop})
			if office, w := held.misnamed(text, sentence, model.Range{Start: start, Stop: stop}, date); office != nil {
				isWhole("misnamed", w, 0)
			}
			ofOtherYear(text, sentence, date)
		}
	})
}
