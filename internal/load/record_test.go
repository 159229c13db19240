package load_test

import (
	"testing"
	"testing/fstest"

	"explainer/internal/load"
)

// TestTextsKeepTheirRecords sorts accounts, which stand in the order of actors:
// each of their texts still belongs to the account that it was typed in.
func TestTextsKeepTheirRecords(t *testing.T) {
	site, list, err := load.Site(fstest.MapFS{
		"content/site.yaml":       {Data: []byte("title: T\nlanguage: en\nas_of: 2024\n")},
		"content/index.md":        {Data: []byte("---\ntitle: T\n---\n[[e]] [[aland]] [[zland]]\n")},
		"content/sources/s.md":    {Data: []byte("---\ntitle: S\n---\n")},
		"content/actors/aland.md": {Data: []byte("---\ntitle: Aland\nkind: state\n---\n")},
		"content/actors/zland.md": {Data: []byte("---\ntitle: Zland\nkind: state\n---\n")},
		"content/timeline/e.md": {Data: []byte("---\ntitle: E\ndate: 2024\nsources: s\naccounts:\n" +
			"  - {by: zland, text: We did., note: Zland says.}\n  - {by: aland, text: They did., note: Aland says.}\n---\n")},
	}, load.Options{})
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	e := site.Events[0]
	if got := e.Accounts[0].By.ID; got != "aland" {
		t.Fatalf("the first account is by %s; want aland", got)
	}
	for _, text := range e.Fields {
		for i := range e.Accounts {
			if a := &e.Accounts[i]; text.Record == &a.Record && text.Words != a.Text && text.Words != a.Note {
				t.Errorf("%q is a text of the account by %s; want one of %q, %q", text.Words, a.By.ID, a.Text, a.Note)
			}
		}
	}
}
