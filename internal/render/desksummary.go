package render

import (
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// summary says what needs doing, the most pressing first, what can wait, and what
// there is none of.
func (d *desk) summary(v *DeskView) {
	var none []string
	add := func(to *[]DeskTask, some []DeskSome, one, many, anchor, noun string) {
		if len(some) == 0 {
			none = append(none, noun)
			return
		}
		task := DeskTask{Count: number(len(some)), Link: Link{many, "#" + anchor}}
		if len(some) == 1 {
			task.Title = one
		}
		task.Some, task.More = someOf(some)
		*to = append(*to, task)
	}
	drafts := map[string]bool{}
	for _, p := range d.site.Drafts {
		drafts[p.File()] = true
	}
	stops := d.where(diag.Error, func(one diag.Diagnostic) bool { return !drafts[one.File] })
	add(&v.Todo, stops, "mistake keeps the site from being built", "mistakes keep the site from being built", "section.errors", "mistakes")
	overdue, coming := d.events(v)
	add(&v.Todo, overdue, "planned event’s day has passed", "planned events’ days have passed", "section.planned", "planned events overdue")
	past, due := d.due(v)
	add(&v.Todo, past, "page is past its review", "pages are past their review", "section.reviews", "pages past their review")
	absent, unmatched := missing(v.Ages), quoted(v.Quotations[1].Items)
	add(&v.Todo, absent, "position is missing that nobody looked for", "positions are missing that nobody looked for", "section.coverage", "missing positions")
	add(&v.Todo, unmatched, "quotation has no saved passage to be compared with", "quotations have no saved passages to be compared with", "section.quotations", "unmatched quotations")
	orphans := d.where(diag.Warning, func(one diag.Diagnostic) bool { return one.Rule == diag.OrphanPage })
	add(&v.Todo, orphans, "page is linked from no other", "pages are linked from no other", "rule."+string(diag.OrphanPage), "orphan pages")
	told := map[diag.Rule]bool{
		diag.OverdueEvent: len(overdue) > 0, diag.Expired: len(past) > 0, diag.MissingPosition: len(absent) > 0,
		diag.QuoteNoCopy: len(unmatched) > 0, diag.OrphanPage: true,
	}
	others := d.where(diag.Warning, func(one diag.Diagnostic) bool { return !told[one.Rule] })
	add(&v.Todo, others, "other warning", "other warnings", "section.warnings", "other warnings")

	inDrafts := d.where(diag.Error, func(one diag.Diagnostic) bool { return drafts[one.File] })
	add(&v.Later, due, "review is due within "+v.SoonWithin, "reviews are due within "+v.SoonWithin, "section.reviews", "reviews due within "+v.SoonWithin)
	if len(due) == 0 {
		v.Later = append(v.Later, d.nextReview()...)
	}
	add(&v.Later, coming, "planned event to come", "planned events to come", "section.planned", "planned events to come")
	var unpublished []DeskSome
	for _, p := range v.Drafts {
		unpublished = append(unpublished, DeskSome{p.Page, p.Words + " words"})
	}
	add(&v.Later, unpublished, "draft", "drafts", "section.drafts", "drafts")
	if len(inDrafts) > 0 {
		add(&v.Later, inDrafts, "mistake in a draft, which holds up nothing else", "mistakes in drafts, which hold up nothing else", "section.errors", "")
	}
	v.Later = append(v.Later, oldest(v.Ages)...)
	v.Later = append(v.Later, notes(v.Severities)...)
	v.None = strings.Join(none, ", ")
}

// someOf returns the first of them, those named alike once, and how many more
// there are.
func someOf(all []DeskSome) (some []DeskSome, more int) {
	for _, one := range all {
		if !slices.Contains(some, one) {
			some = append(some, one)
		}
	}
	shown := min(mostSome, len(some))
	return some[:shown], len(some) - shown
}

// where returns the pages, or files, with the diagnostics of a severity that are
// meant.
func (d *desk) where(severity diag.Severity, isMeant func(diag.Diagnostic) bool) []DeskSome {
	pageAt := d.pageFinder()
	var all []DeskSome
	for _, one := range d.o.Diagnostics {
		if one.Severity != severity || !isMeant(one) {
			continue
		}
		some := DeskSome{Link: Link{Title: diag.Printable(one.File)}}
		if p := pageAt(one.Pos); p != nil {
			some.Link = d.title(p)
		}
		all = append(all, some)
	}
	return all
}

// events returns the planned events that are overdue, and those to come.
func (d *desk) events(v *DeskView) (overdue, coming []DeskSome) {
	for _, e := range v.Planned {
		if e.Past {
			overdue = append(overdue, DeskSome{e.Page, e.Date.Words})
		} else {
			coming = append(coming, DeskSome{e.Page, e.Date.Words})
		}
	}
	return overdue, coming
}

// due returns the pages past review, and those that are due soon.
func (d *desk) due(v *DeskView) (past, due []DeskSome) {
	for _, r := range v.Reviews {
		if r.Past {
			past = append(past, DeskSome{r.Page, r.In})
		} else {
			due = append(due, DeskSome{r.Page, r.In})
		}
	}
	return past, due
}

// nextReview names the review that is due next.
func (d *desk) nextReview() []DeskTask {
	if d.site.Settings.Frozen != nil {
		return nil
	}
	var next *model.Page
	for _, p := range d.site.Pages() {
		if !p.ReviewBy.IsZero() && !edtf.Before(p.ReviewBy, d.o.Today) && (next == nil || edtf.Compare(p.ReviewBy, next.ReviewBy) < 0) {
			next = p
		}
	}
	if next == nil {
		return nil
	}
	return []DeskTask{{Link: Link{Title: "Next review"}, Some: []DeskSome{{d.title(next), "due " + words(next.ReviewBy).Words}}}}
}

// missing returns the positions that nobody has written or looked for.
func missing(t AgeTable) []DeskSome {
	var all []DeskSome
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			if cell.Missing() {
				all = append(all, DeskSome{Link{cell.Party + " on " + row.Issue.Title, row.Issue.URL}, ""})
			}
		}
	}
	return all
}

// oldest names the positions that were said longest ago.
func oldest(t AgeTable) []DeskTask {
	type said struct {
		some   DeskSome
		months int
	}
	var all []said
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			if cell.Age != "" {
				all = append(all, said{DeskSome{Link{cell.Party + " on " + row.Issue.Title, cell.URL}, cell.Age}, cell.months})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b said) int { return b.months - a.months })
	task := DeskTask{Link: Link{"Oldest positions", "#section.coverage"}}
	for _, one := range all[:min(mostSome, len(all))] {
		task.Some = append(task.Some, one.some)
	}
	if task.Some == nil {
		return nil
	}
	return []DeskTask{task}
}

// notes counts what isn't a mistake by itself.
func notes(all []DeskSeverity) []DeskTask {
	var tasks []DeskTask
	for _, s := range all {
		if s.Open || s.Count == 0 {
			continue
		}
		task := DeskTask{Count: number(s.Count), Link: Link{"notes, which are no mistakes", "#section." + s.ID}}
		if s.Count == 1 {
			task.Title = "note, which is no mistake"
		}
		for _, rule := range s.Rules {
			task.Some = append(task.Some, DeskSome{Link{rule.Finds, "#rule." + rule.Rule}, number(rule.Count)})
		}
		task.Some, task.More = someOf(task.Some)
		tasks = append(tasks, task)
	}
	return tasks
}

func quoted(all []DeskQuotation) []DeskSome {
	var some []DeskSome
	for _, q := range all {
		some = append(some, DeskSome{q.Page, ""})
	}
	return some
}
