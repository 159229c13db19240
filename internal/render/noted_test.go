package render

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// TestNoted gathers notes about many sources of one export, about few pages and
// about the settings.
func TestNoted(t *testing.T) {
	site := &model.Site{}
	var list diag.List
	for i := range 13 {
		at := diag.Pos{File: "content/sources/library.json", Line: 1 + 4*i, Column: 1}
		page := model.Page{Kind: model.KindSource, Title: fmt.Sprint("Source ", i), Path: fmt.Sprintf("sources/s%d.html", i)}
		page.Pos = at
		site.Sources = append(site.Sources, &model.Source{Page: page})
		at.Line += 2
		list = append(list, diag.Diagnostic{Rule: diag.UnusedSource, Pos: at})
	}
	event := &model.Event{Page: model.Page{Kind: model.KindEvent, Title: "Talks", Path: "timeline/talks.html"}}
	event.Pos = diag.Pos{File: "content/timeline/talks.md", Line: 1}
	home := &model.Page{Kind: model.KindHome, Title: "Home", Path: "index.html"}
	home.Pos = diag.Pos{File: "content/index.md", Line: 1}
	site.Events, site.Home = []*model.Event{event}, home
	list = append(list,
		diag.Diagnostic{Rule: diag.AsymmetricAccounts, Pos: diag.Pos{File: "content/timeline/talks.md", Line: 9}},
		diag.Diagnostic{Rule: diag.AsymmetricAccounts, Pos: diag.Pos{File: "content/timeline/talks.md", Line: 12}},
		diag.Diagnostic{Rule: diag.QuoteNoCopy, Severity: diag.Warning, Pos: diag.Pos{File: "content/timeline/talks.md", Line: 9}},
		diag.Diagnostic{Rule: diag.QuoteNoCopy, Severity: diag.Warning, Pos: diag.Pos{File: "content/index.md"}},
		diag.Diagnostic{Rule: diag.OrphanPage, Severity: diag.Warning, Pos: diag.Pos{File: "content/index.md"}},
		diag.Diagnostic{Rule: diag.FigureRange, Pos: diag.Pos{File: "content/site.yaml", Line: 3}},
	)
	r := &renderer{site: site}
	b := r.begin(&model.Page{Path: "method.html"})
	unmade, noted := b.noted(list)

	talks := Link{"Talks", "timeline/talks.html"}
	if diff := cmp.Diff([]Noted{
		{"quote-no-copy", sentence(diag.QuoteNoCopy.Summary()), "2 pages", []Link{talks, {"Home", "index.html"}}, false},
	}, unmade); diff != "" {
		t.Errorf("the checks that could not be made (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Noted{
		{"asymmetric-accounts", sentence(diag.AsymmetricAccounts.Summary()), "2 times on 1 event", []Link{talks}, false},
		{"figure-range", sentence(diag.FigureRange.Summary()), "the site's settings", nil, false},
		{"unused-source", sentence(diag.UnusedSource.Summary()), "13 sources", []Link{{"Source 0", "sources/s0.html"}, {"Source 1", "sources/s1.html"}, {"Source 2", "sources/s2.html"}}, true},
	}, noted); diff != "" {
		t.Errorf("what the others noted (-want +got):\n%s", diff)
	}
}
