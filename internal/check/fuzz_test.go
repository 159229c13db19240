package check

import (
	"path/filepath"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"explainer/internal/edtf"
	"explainer/internal/lexis"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// FuzzWords looks through texts for all that rules on words look for. What they
// find must be whole words of the text, in order.
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
	held := newHolder(&model.Actor{Offices: []model.Office{{Title: "Prime Minister of Norland"}, {Title: "President of Norland"}}}, lexis.Of("en"))
	date, err := edtf.Parse("2016")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, start, stop int) {
		isWhole := func(what string, w prose.Range, after int) {
			if w.Start < after || w.Stop <= w.Start || w.Stop > len(text) {
				t.Fatalf("%s finds %v behind %d in a text of %d bytes", what, w, after, len(text))
			}
			if whole := prose.WordAfter(text, w.Start); utf8.ValidString(text) && whole.Start != w.Start {
				t.Fatalf("%s finds %q, which begins within %q", what, w.Of(text), whole.Of(text))
			}
		}
		for _, language := range []string{"az", "en", "hy", "ru"} {
			at, sentences := 0, prose.Sentences{Text: text}
			for w, phrase := range lexis.Of(language).TimePhrases().Find(text) {
				said := &prose.Phrase{Range: w, Text: text, Sentence: sentences.Around(w)}
				phrase.IsOfToday(said)
				isWhole(language, said.Range, at)
				at = w.Stop
			}
		}
		if link := (prose.Range{Start: start, Stop: stop}); 0 <= start && start <= stop && stop <= len(text) {
			sentences := prose.Sentences{Text: text}
			sentence := sentences.Around(link)
			if office, w := held.misnamed(text, sentence, link, date); office != nil {
				isWhole("misnamed", w, 0)
			}
			ofOtherYear(text, sentence, date)
		}
	})
}
