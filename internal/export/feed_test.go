package export

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// TestFeed decodes a feed with more updates than it takes, dated in every way,
// and holds it to what RFC 4287 demands.
func TestFeed(t *testing.T) {
	dates := []string{"2024-06-20", "2024-06", "2024-22", "2023", "2023~", "202X", "19XX", "2024-06-20?", "2020-09-27/2020-11-10", "2023-09/..", "../2024-05", "-0499"}
	hostile := "]]> & <b>\"bold\"</b> \u0001\ufffe Ölüm, որ"
	page := &model.Page{Path: "actors/norland.html", Title: hostile}
	site := &model.Site{Settings: model.Settings{Title: hostile, Language: "en", AsOf: mustDate(t, "2024-06"), BaseURL: "https://example.org/peace"}, Home: page}
	for i, kind := range slices.Repeat(model.UpdateKind("").Values(), 20) {
		page.Updates = append(page.Updates, model.Update{Date: mustDate(t, dates[i%len(dates)]), Kind: model.UpdateKind(kind), Text: fmt.Sprint(hostile, i)})
	}
	page.Updates = append(page.Updates, page.Updates[0]) // typed twice

	got := decodeFeed(t, feed(site))
	if len(got.Entries) != feedLength {
		t.Errorf("the feed of %d updates has %d entries, want %d", len(page.Updates), len(got.Entries), feedLength)
	}
	for i, e := range got.Entries {
		if i > 0 && e.Updated > got.Entries[i-1].Updated {
			t.Errorf("entry %d, of %s, comes after one of %s", i, e.Updated, got.Entries[i-1].Updated)
		}
		if want := strings.ReplaceAll(hostile, "\u0001\ufffe", "\ufffd\ufffd"); !strings.HasSuffix(e.Title, ": "+want) || !strings.Contains(e.Content.Text, want) {
			t.Errorf("entry %d has the title %q and the text %q, want %q in both", i, e.Title, e.Content.Text, want)
		}
	}
	if got.Updated != got.Entries[0].Updated {
		t.Errorf("the feed is of %s, its latest entry of %s", got.Updated, got.Entries[0].Updated)
	}

	page.Updates = nil
	got = decodeFeed(t, feed(site))
	if len(got.Entries) != 0 || got.Updated != "2024-06-01T00:00:00Z" {
		t.Errorf("the feed without updates has %d entries and is of %s, want none and the site's as-of date", len(got.Entries), got.Updated)
	}
}

// TestFeedKeepsIDs puts an update before another of the same page and day,
// which must not change the other's id.
func TestFeedKeepsIDs(t *testing.T) {
	old := model.Update{Date: mustDate(t, "2024-06-20"), Kind: "correction", Text: "One."}
	page := &model.Page{Path: "index.html", Title: "Home", Updates: []model.Update{old}}
	site := &model.Site{Settings: model.Settings{Title: "T", BaseURL: "https://example.org"}, Home: page}
	before := decodeFeed(t, feed(site)).Entries
	page.Updates = []model.Update{{Date: old.Date, Kind: "correction", Text: "Two."}, old}
	after := decodeFeed(t, feed(site)).Entries
	if len(after) != 2 || after[1].ID != before[0].ID || after[0].ID == after[1].ID {
		t.Errorf("the ids were %+v and are %+v; want that of the old update kept", before, after)
	}
}

// decodeFeed reads a feed and checks its ids and instants.
func decodeFeed(t *testing.T, data []byte) atomFeed {
	t.Helper()
	var f atomFeed
	if err := xml.Unmarshal(data, &f); err != nil {
		t.Fatalf("%v in the feed\n%s", err, data)
	}
	ids := map[string]bool{f.ID: true}
	instants := []string{f.Updated}
	for _, e := range f.Entries {
		if e.ID == "" || ids[e.ID] {
			t.Errorf("the id %q is empty or stands twice", e.ID)
		}
		ids[e.ID] = true
		instants = append(instants, e.Updated)
	}
	for _, s := range instants {
		if _, err := time.Parse(time.RFC3339, s); err != nil {
			t.Error(err)
		}
	}
	return f
}

func mustDate(t *testing.T, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
