package model

import (
	"cmp"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/prose"
)

// Index puts the site's lists into reading order and fills every derived
// field. Load calls it once, when all references are resolved; those that
// couldn't be are passed over.
func (s *Site) Index() {
	s.sort()
	s.sortRecords()
	s.indexLinks()
	s.indexActors()
	s.indexIssues()
	s.indexEvents()
	s.indexAgreements()
	s.indexSources()
	s.sortQuotations()
}

// Pages returns every page of the site in reading order: home, the loose
// pages, the introductions, then kind by kind.
func (s *Site) Pages() []*Page {
	var pages []*Page
	if s.Home != nil {
		pages = append(pages, s.Home)
	}
	pages = append(pages, s.Loose...)
	for _, g := range GeneratedPages {
		if p := s.Intros[g.Path]; p != nil {
			pages = append(pages, p)
		}
	}
	return slices.Concat(pages, pagesOf(s.Actors), pagesOf(s.Issues), pagesOf(s.Events), pagesOf(s.Agreements), pagesOf(s.Places), pagesOf(s.Terms), pagesOf(s.Sources))
}

func pagesOf[T Paged](list []T) []*Page {
	pages := make([]*Page, len(list))
	for i, v := range list {
		pages[i] = v.AsPage()
	}
	return pages
}

// ForgetProse drops the texts that only checks read: a large site hasn't room for
// them beside its pages.
func (s *Site) ForgetProse() {
	s.Settings.Fields = nil
	for _, p := range s.Pages() {
		p.Fields, p.Body.Prose = nil, nil
	}
}

// sort orders pages by title in the site's language, dated ones by date.
func (s *Site) sort() {
	order := prose.Order(s.Settings.Language)
	sortByTitle(s.Loose, order)
	sortByTitle(s.Actors, order)
	sortByTitle(s.Issues, order)
	sortByTitle(s.Places, order)
	sortByTitle(s.Terms, order)
	sortByTitle(s.Sources, order)
	slices.SortFunc(s.Events, func(a, b *Event) int {
		return cmp.Or(edtf.Compare(a.Date, b.Date), strings.Compare(a.ID, b.ID))
	})
	slices.SortFunc(s.Agreements, func(a, b *Agreement) int {
		return cmp.Or(edtf.Compare(a.Date, b.Date), strings.Compare(a.ID, b.ID))
	})
	slices.SortStableFunc(s.Statements, func(a, b *Statement) int { return edtf.Compare(a.Date, b.Date) })
}

func sortByTitle[T Paged](list []T, order func(a, b string) int) {
	slices.SortFunc(list, func(a, b T) int {
		x, y := a.AsPage(), b.AsPage()
		return cmp.Or(order(x.Title, y.Title), strings.Compare(x.ID, y.ID))
	})
}

// sortRecords puts the actors of a list into the order of actors, so that no
// author's habit favours one of them.
func (s *Site) sortRecords() {
	rank := s.rank()
	byActor := func(a, b Ref[Actor]) int { return cmp.Compare(rank[a.To], rank[b.To]) }
	for _, e := range s.Events {
		sortStable(&e.Page, e.Actors, func(a, b *Participant) int { return byActor(a.Actor, b.Actor) })
		sortStable(&e.Page, e.Accounts, func(a, b *Account) int { return byActor(a.By, b.By) })
	}
	for _, a := range s.Agreements {
		sortStable(&a.Page, a.Signatories, func(a, b *Signatory) int { return byActor(a.Actor, b.Actor) })
	}
	for _, a := range s.Actors {
		sortStable(&a.Page, a.MemberOf, func(a, b *Membership) int { return byActor(a.Actor, b.Actor) })
		sortStable(&a.Page, a.Relations, func(a, b *Relation) int { return byActor(a.With, b.With) })
	}
}

// recorded is a record of a list.
type recorded[T any] interface {
	*T
	record() *Record
}

func (r *Record) record() *Record { return r }

// sortStable sorts records of a page, whose texts go with them.
func sortStable[T any, R recorded[T]](p *Page, records []T, compare func(a, b *T) int) {
	byPointer := func(a, b T) int { return compare(&a, &b) }
	if slices.IsSortedFunc(records, byPointer) {
		return
	}
	typed := map[*Record]diag.Pos{}
	for i := range records {
		r := R(&records[i]).record()
		typed[r] = r.Pos
	}
	slices.SortStableFunc(records, byPointer)
	now := map[diag.Pos]*Record{}
	for i := range records {
		r := R(&records[i]).record()
		now[r.Pos] = r
	}
	for i := range p.Fields {
		if pos, ok := typed[p.Fields[i].Record]; ok {
			p.Fields[i].Record = now[pos]
		}
	}
}

// rank returns the place of every actor in the order of actors.
func (s *Site) rank() map[*Actor]int {
	rank := map[*Actor]int{}
	for i, a := range s.Actors {
		rank[a] = i
	}
	return rank
}

// indexLinks turns the pages' mentions around.
func (s *Site) indexLinks() {
	for _, p := range s.Pages() {
		for _, to := range p.Mentions {
			to.Links = append(to.Links, p)
		}
	}
}

func (s *Site) indexActors() {
	for _, a := range s.Actors {
		for i := range a.Offices {
			o := &a.Offices[i]
			o.Holder = a
			if o.Of.To != nil {
				o.Of.To.Holders = append(o.Of.To.Holders, o)
			}
		}
		for i := range a.MemberOf {
			m := &a.MemberOf[i]
			m.Member = a
			if m.Actor.To != nil {
				m.Actor.To.Members = append(m.Actor.To.Members, m)
			}
		}
		for i := range a.Relations {
			r := &a.Relations[i]
			r.From = a
			if r.With.To != nil {
				r.With.To.Incoming = append(r.With.To.Incoming, r)
			}
		}
	}
	for _, a := range s.Actors {
		slices.SortStableFunc(a.Holders, func(x, y *Office) int { return bySpan(x.Span, y.Span) })
	}
	byPage := map[*Page]*Actor{}
	for _, a := range s.Actors {
		byPage[&a.Page] = a
	}
	for _, st := range s.Statements {
		if st.Speaker == nil {
			continue
		}
		if a := byPage[st.Speaker.To]; a != nil {
			a.Statements = append(a.Statements, st)
		}
	}
}

// bySpan orders spans by their beginning, then by their end.
func bySpan(a, b Span) int {
	return cmp.Or(edtf.Compare(a.From, b.From), edtf.Compare(a.To.Date, b.To.Date))
}

func (s *Site) indexIssues() {
	rank := s.rank()
	for _, issue := range s.Issues {
		issue.Stances = issue.stances(rank)
		for i := range issue.Stances {
			st := &issue.Stances[i]
			st.Actor.Stances = append(st.Actor.Stances, st)
		}
	}
}

// stances groups the issue's positions by actor, in the order of actors. An
// actor without a rank isn't part of the site.
func (issue *Issue) stances(rank map[*Actor]int) []Stance {
	byActor := map[*Actor]*Stance{}
	of := func(a *Actor) *Stance {
		if byActor[a] == nil {
			byActor[a] = &Stance{Issue: issue, Actor: a}
		}
		return byActor[a]
	}
	for _, p := range issue.held() {
		st := of(p.Actor.To)
		st.Positions = append(st.Positions, p)
	}
	for i := range issue.NoPosition {
		none := &issue.NoPosition[i]
		of(none.Actor.To).None = none
	}
	var stances []Stance
	for a, st := range byActor {
		if _, published := rank[a]; published {
			slices.Reverse(st.Positions)
			stances = append(stances, *st)
		}
	}
	slices.SortFunc(stances, func(a, b Stance) int { return cmp.Compare(rank[a.Actor], rank[b.Actor]) })
	return stances
}

// held returns the issue's positions by date, and finds out how long each held
// and where it stands on the page.
func (issue *Issue) held() []*Position {
	all := make([]*Position, len(issue.Positions))
	for i := range issue.Positions {
		all[i] = &issue.Positions[i]
		all[i].Issue = issue
	}
	slices.SortStableFunc(all, func(a, b *Position) int { return edtf.Compare(a.Date, b.Date) })

	anchors := map[string]int{}
	type thread struct {
		actor *Actor
		level PositionLevel
	}
	last := map[thread]*Position{}
	for _, p := range all {
		name := p.AnchorName()
		anchors[name]++
		p.Anchor = name
		if n := anchors[name]; n > 1 {
			p.Anchor += "-" + string(rune('a'+n-1))
		}
		p.Until = p.To
		t := thread{p.Actor.To, p.Level}
		if before := last[t]; before != nil && (before.Until.IsZero() || edtf.Compare(p.Date, before.Until) < 0) {
			before.Until = p.Date
		}
		last[t] = p
	}
	return all
}

// AnchorName returns the position's anchor as authors may link to it,
// position-ACTOR-DATE. Only an actor's second position of the same date has
// another one.
func (p *Position) AnchorName() string {
	date := strings.NewReplacer("/", "--", "..", "open", "~", "", "?", "", "%", "").Replace(p.Date.String())
	return "position-" + p.Actor.ID + "-" + date
}

func (s *Site) indexEvents() {
	for i, e := range s.Events {
		if i > 0 {
			e.Previous, s.Events[i-1].Next = s.Events[i-1], e
		}
		for j := range e.Actors {
			p := &e.Actors[j]
			p.Event = e
			if p.Actor.To != nil {
				p.Actor.To.Events = append(p.Actor.To.Events, p)
			}
		}
		for j := range e.Accounts {
			a := &e.Accounts[j]
			a.Event = e
			if a.By.To != nil {
				a.By.To.Accounts = append(a.By.To.Accounts, a)
			}
		}
		for _, ref := range e.Issues {
			if ref.To != nil {
				ref.To.Events = append(ref.To.Events, e)
			}
		}
		for _, ref := range e.Places {
			if ref.To != nil {
				ref.To.Events = append(ref.To.Events, e)
			}
		}
		for _, ref := range e.Agreements {
			if ref.To != nil {
				ref.To.Events = append(ref.To.Events, e)
			}
		}
	}
}

func (s *Site) indexAgreements() {
	for _, a := range s.Agreements {
		for i := range a.Signatories {
			sig := &a.Signatories[i]
			sig.Agreement = a
			for _, actor := range []*Actor{sig.Actor.To, sig.By.To} {
				if actor != nil {
					actor.Agreements = append(actor.Agreements, sig)
				}
			}
		}
		for i := range a.Provisions {
			p := &a.Provisions[i]
			p.Agreement = a
			if p.Issue.To != nil {
				p.Issue.To.Provisions = append(p.Issue.To.Provisions, p)
			}
		}
	}
}

// sortQuotations puts quotations into the order of pages.
func (s *Site) sortQuotations() {
	rank := s.pageRank()
	slices.SortStableFunc(s.Quotations, func(a, b *Quotation) int { return cmp.Compare(rank[a.Page], rank[b.Page]) })
}

// pageRank returns the place of every page in the reading order.
func (s *Site) pageRank() map[*Page]int {
	rank := map[*Page]int{}
	for i, p := range s.Pages() {
		rank[p] = i
	}
	return rank
}

func (s *Site) indexSources() {
	rank := s.pageRank()
	for _, src := range s.Sources {
		slices.SortStableFunc(src.Uses, func(a, b Use) int { return cmp.Compare(rank[a.Page], rank[b.Page]) })
		for i := range src.Body.Passages {
			slices.SortStableFunc(src.Body.Passages[i].Quoted, func(a, b Quoted) int { return cmp.Compare(rank[a.Page], rank[b.Page]) })
		}
		for i := range src.Interest {
			in := &src.Interest[i]
			in.Source = src
			if in.Actor.To != nil {
				in.Actor.To.Interests = append(in.Actor.To.Interests, in)
			}
		}
	}
}
