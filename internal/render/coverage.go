package render

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"explainer/internal/model"
	"explainer/internal/prose"
)

// grounds counts what rests on no source, on one, on two and on more: entries by their
// own sources, events by all that their page cites.
func (b *builder) grounds() Tally {
	var events, positions, accounts, counts, relations, quotations []int
	figures := func(all []model.Figure) {
		for i := range all {
			for j := range all[i].Counts {
				counts = append(counts, distinct(all[i].Counts[j].Sources))
			}
		}
	}
	cited := b.citedBy()
	for _, e := range b.site.Events {
		events = append(events, len(cited[&e.Page]))
		for i := range e.Accounts {
			accounts = append(accounts, distinct(e.Accounts[i].Sources))
		}
		figures(e.Figures)
	}
	for _, issue := range b.site.Issues {
		for i := range issue.Positions {
			positions = append(positions, distinct(issue.Positions[i].Sources))
		}
		figures(issue.Figures)
	}
	for _, a := range b.site.Actors {
		for i := range a.Relations {
			relations = append(relations, distinct(a.Relations[i].Sources))
		}
	}
	for _, s := range b.site.Statements {
		var refs []model.Ref[model.Source]
		for _, c := range s.Citations {
			refs = append(refs, model.Ref[model.Source]{To: c.Source})
		}
		quotations = append(quotations, distinct(refs))
	}

	t := Tally{Head: "Which rest on", Columns: []string{"No source", "One source", "Two", "Three or more"}}
	for _, row := range []struct {
		title string
		sizes []int
	}{
		{"Events", events}, {"Positions", positions}, {"Accounts of events", accounts},
		{"Counts", counts}, {"Relations between actors", relations}, {"Quotations", quotations},
	} {
		var with [4]int
		for _, n := range row.sizes {
			with[min(n, 3)]++
		}
		if len(row.sizes) > 0 {
			t.add(Link{Title: row.title}, "", with[:]...)
		}
	}
	t.dropIfZero(0)
	return t.drawn()
}

// distinct returns how many different sources are referred to.
func distinct(refs []model.Ref[model.Source]) int {
	seen := map[*model.Source]bool{}
	for _, ref := range refs {
		seen[ref.To] = true
	}
	return len(seen)
}

// citedBy returns the sources that each page cites, in the order of sources.
func (b *builder) citedBy() map[*model.Page][]*model.Source {
	cited := map[*model.Page][]*model.Source{}
	for _, s := range b.site.Sources {
		for _, use := range s.Uses {
			if all := cited[use.Page]; len(all) == 0 || all[len(all)-1] != s {
				cited[use.Page] = append(all, s)
			}
		}
	}
	return cited
}

// matches counts the quotations by what was found in the saved passages: those
// that are set off, and those within texts.
func (b *builder) matches() Tally {
	setOff, within := map[model.Match]int{}, map[model.Match]int{}
	for _, s := range b.site.Statements {
		setOff[s.Match]++
	}
	for _, q := range b.site.Quotations {
		within[q.Match]++
	}
	t := Tally{Head: "Result", Columns: []string{"Set off", "Within texts"}}
	for _, m := range []struct {
		match        model.Match
		title, means string
	}{
		{model.MatchExact, "Word for word", "The words stand in a passage that we saved from the source."},
		{model.MatchFolded, "The same but for marks", "The words stand there with other spaces, hyphens or shapes of quotation marks, dashes and ellipses."},
		{model.MatchElided, "With parts left out", "The words stand there, with parts left out or put in, and marked so."},
		{model.MatchMissing, "Not found", "The words stand in no passage that we saved from the source."},
		{model.MatchNone, "Nothing to compare with", "We saved nothing from the source."},
	} {
		t.add(Link{Title: m.title}, m.means, setOff[m.match], within[m.match])
	}
	return t.drawn()
}

// speakers counts the quotations of each speaker, with a page or without one.
func (b *builder) speakers() Tally {
	count := map[Link]int{}
	for _, s := range b.site.Statements {
		speaker := Link{Title: s.SpeakerName()}
		if s.Speaker != nil && s.Speaker.To != nil {
			speaker = b.link(s.Speaker.To)
		}
		count[speaker]++
	}
	order := prose.Order(b.site.Settings.Language)
	speakers := slices.SortedFunc(maps.Keys(count), func(x, y Link) int {
		return cmp.Or(order(x.Title, y.Title), strings.Compare(x.Title, y.Title), strings.Compare(x.URL, y.URL))
	})
	t := Tally{Head: "Speaker", Columns: []string{"Quotations"}}
	for _, speaker := range speakers {
		t.add(speaker, "", count[speaker])
	}
	return t.drawn()
}

// issueSources counts the sources that each issue's page cites: all, those in
// which each party or another actor has an interest, the others, and those in
// another language than the site's.
func (b *builder) issueSources() Tally {
	t := Tally{Head: "Issue", Columns: []string{"Sources"}}
	var parties, others []*model.Actor
	for _, a := range b.site.Actors {
		if a.HasRole("party") {
			parties = append(parties, a)
			t.Columns = append(t.Columns, a.Title)
		} else {
			others = append(others, a)
		}
	}
	t.Columns = append(t.Columns, "Another actor", "No interest known", "Not in "+languageName(b.site.Settings.Language))
	cited := b.citedBy()
	for _, issue := range b.site.Issues {
		sources := cited[&issue.Page]
		if len(sources) == 0 {
			continue
		}
		m := b.mix(sources)
		counts := []int{len(sources)}
		for _, a := range parties {
			counts = append(counts, m.of[a])
		}
		counts = append(counts, m.third, m.secondary+m.rest, m.foreign)
		row := t.add(b.link(&issue.Page), "", counts...)
		var thirds, languages []string
		for _, a := range others {
			if n := m.of[a]; n > 0 {
				thirds = append(thirds, a.Title+" "+number(n))
			}
		}
		for _, language := range slices.Sorted(maps.Keys(m.languages)) {
			languages = append(languages, language+" "+number(m.languages[language]))
		}
		row.Cells[1+len(parties)].Parts = strings.Join(thirds, ", ")
		if m.secondary > 0 {
			row.Cells[2+len(parties)].Parts = "second-hand " + number(m.secondary)
		}
		row.Cells[len(counts)-1].Parts = strings.Join(languages, ", ")
	}
	return t.drawn()
}

// mix is how many of some sources are of which sort.
type mix struct {
	of        map[*model.Actor]int // with an interest of that actor
	third     int                  // with an interest of an actor that never was a party
	secondary int                  // without any that report what others found
	rest      int
	foreign   int // in another language than the site's
	languages map[string]int
}

func (b *builder) mix(sources []*model.Source) mix {
	m := mix{of: map[*model.Actor]int{}, languages: map[string]int{}}
	for _, s := range sources {
		stakes, third := map[*model.Actor]bool{}, false
		for _, in := range s.Interest {
			if in.Actor.To == nil {
				continue
			}
			stakes[in.Actor.To] = true
			third = third || !in.Actor.To.HasRole("party")
		}
		for a := range stakes {
			m.of[a]++
		}
		switch {
		case third:
			m.third++
		case len(stakes) > 0:
		case s.Secondary:
			m.secondary++
		default:
			m.rest++
		}
		if !sameLanguage(s.Language, b.site.Settings.Language) {
			m.foreign++
			m.languages[languageName(s.Language)]++
		}
	}
	return m
}
