package timeline

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// axis is time from the first stretch to the last. Between stretches the scale
// changes.
type axis []*stretch

// stretch is a part of the axis with one scale: a phase, or time outside all
// phases.
type stretch struct {
	phase    *model.Phase // nil outside all phases
	again    bool         // the phase has a stretch already, before one that began and ended within it
	earlier  bool         // it holds what came before the first phase
	planned  bool         // it holds what is planned for a time far off
	from, to edtf.Day     // to is the day after its last
	events   []*model.Event
	gaps     []days // longest first; left out of the drawing
	pieces   []piece
	at, size float64 // along the axis, in units
}

// days are time from a day up to the day before another.
type days struct{ from, to edtf.Day }

func (d days) count() float64 { return float64(d.to - d.from) }

// piece is a part of a stretch, of time that is drawn or left out.
type piece struct {
	days
	at, size float64
	gap      bool
}

const (
	fewEarlier = 5    // events before the first phase that are told in words rather than drawn
	breakSize  = 70.0 // of time left out, in units: room for "1200 years"
	inset      = 5.0  // of the drawn time from the ends of its stretch: a mark is as wide
	mostGaps   = 3    // in one stretch
	gapShare   = 0.6  // of its stretch that a time without events must take to be left out
)

// bare reports whether the stretch is only time in which nothing happened,
// between two phases.
func (s *stretch) bare() bool { return s.phase == nil && len(s.events) == 0 }

// newAxis returns the stretches of a site's events in order, and the events
// before the first phase if there are few enough to tell them in words. The
// stretches have no places yet. A phase that another one covers from its first
// day on has no stretch.
func newAxis(site *model.Site) (axis, []*model.Event) {
	var a axis
	settings := &site.Settings
	cuts := cuts(site)
	for i := 1; i < len(cuts); i++ {
		s := &stretch{from: cuts[i-1], to: cuts[i]}
		phase := settings.PhaseAt(s.from)
		if phase >= 0 {
			s.phase = &settings.Phases[phase]
			s.again = slices.ContainsFunc(a, func(t *stretch) bool { return t.phase == s.phase })
		}
		if n := len(a); n > 0 && a[n-1].phase == s.phase {
			a[n-1].to = s.to
			continue
		}
		a = append(a, s)
	}
	for _, e := range site.Events {
		day := firstDay(settings, e)
		at, _ := slices.BinarySearchFunc(a, day, func(s *stretch, day edtf.Day) int { return cmp.Compare(s.to, day+1) })
		a[at].events = append(a[at].events, e)
	}
	var earlier []*model.Event
	if len(a) > 1 && a[0].phase == nil {
		if a[0].earlier = true; len(a[0].events) <= fewEarlier {
			earlier, a = a[0].events, a[1:]
		}
	}
	a.fill()
	_, asOf := settings.AsOf.Bounds()
	a = a.partPlanned(asOf + 1)
	var whole axis
	for _, s := range a {
		s.findGaps()
		whole = append(whole, s.split()...)
	}
	return whole, earlier
}

// cuts returns the days at which stretches may begin and end, in order: those
// of the phases, and the first and the last on which something begins. A site
// without events has none.
func cuts(site *model.Site) []edtf.Day {
	if len(site.Events) == 0 {
		return nil
	}
	var cuts []edtf.Day
	note := func(day edtf.Day) {
		if !day.IsInfinite() {
			cuts = append(cuts, day)
		}
	}
	settings := &site.Settings
	for _, e := range site.Events {
		day := firstDay(settings, e)
		note(day)
		note(day + 1)
	}
	slices.Sort(cuts)
	cuts = []edtf.Day{cuts[0], cuts[len(cuts)-1]}
	for i := range settings.Phases {
		from, to := settings.Phases[i].Bounds()
		note(from)
		note(from + 1)
		note(to + 1)
		if _, asOf := settings.AsOf.Bounds(); to.IsInfinite() {
			note(asOf + 1)
		}
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// firstDay returns the day of an event's stretch: the first that its date can
// mean, in the phase to which it belongs.
func firstDay(settings *model.Settings, e *model.Event) edtf.Day {
	first := begin(e.Date)
	if phase := settings.PhaseOf(e); phase >= 0 && settings.PhaseAt(first) < 0 {
		first, _ = settings.Phases[phase].Bounds()
	}
	return first
}

// begin returns the first day that a date can mean, or the first of its end if
// it has no beginning.
func begin(d edtf.Date) edtf.Day {
	first, _ := d.Bounds()
	if first.IsInfinite() {
		first, _ = d.End().Bounds()
	}
	return first
}

// fill widens the outermost stretches to what their events may mean.
func (a axis) fill() {
	for i, s := range a {
		for _, e := range s.events {
			first, last := e.Date.Bounds()
			if i == 0 && !first.IsInfinite() {
				s.from = min(s.from, first)
			}
			if i == len(a)-1 && !last.IsInfinite() {
				s.to = max(s.to, last+1)
			}
		}
	}
}

// partPlanned parts what is planned from the last stretch if it is so far off
// that on one scale with it there would be little to see of the rest.
func (a axis) partPlanned(now edtf.Day) axis {
	if len(a) == 0 {
		return a
	}
	s := a[len(a)-1]
	ahead := slices.IndexFunc(s.events, func(e *model.Event) bool { return e.Planned && begin(e.Date) >= now })
	if ahead < 0 || s.from >= now {
		return a
	}
	done := now
	for _, e := range s.events[:ahead] {
		if _, last := e.Date.Bounds(); !last.IsInfinite() {
			done = max(done, last+1)
		}
	}
	then := begin(s.events[ahead].Date)
	if (days{done, then}).count() < gapShare*(days{s.from, then}).count() {
		return a
	}
	a = append(a, &stretch{from: done, to: then}, &stretch{planned: true, from: then, to: s.to, events: s.events[ahead:]})
	s.to, s.events = done, s.events[:ahead]
	return a
}

// findGaps finds the long times without events that are left out, if the
// stretch has enough events to be crowded by them.
func (s *stretch) findGaps() {
	left := days{s.from, s.to}.count()
	for _, quiet := range s.quiet() {
		if len(s.gaps) == mostGaps || len(s.events) <= mostGaps || quiet.count() < gapShare*left {
			return
		}
		margin := edtf.Day(0)
		if s.phase != nil {
			// Some of it stays, so that a mark beside the break has room.
			margin = edtf.Day((left - quiet.count()) / 12)
		}
		gap := days{quiet.from + margin, quiet.to - margin}
		s.gaps = append(s.gaps, gap)
		left -= gap.count()
	}
}

// quiet returns the times of the stretch in which nothing happened, longest
// first.
func (s *stretch) quiet() []days {
	var quiet []days
	busy := s.from
	for _, e := range s.events {
		first, last := e.Date.Bounds()
		if first > busy {
			quiet = append(quiet, days{busy, min(first, s.to)})
		}
		busy = min(max(busy, last+1), s.to)
	}
	quiet = append(quiet, days{busy, s.to})
	slices.SortStableFunc(quiet, func(a, b days) int { return cmp.Compare(b.count(), a.count()) })
	return quiet
}

// split parts a stretch outside all phases at its gaps: no name keeps its parts
// together, so that each may have a scale of its own.
func (s *stretch) split() axis {
	if s.phase != nil || len(s.gaps) == 0 {
		return axis{s}
	}
	var parts axis
	from, events := s.from, s.events
	add := func(to edtf.Day) {
		part := &stretch{earlier: s.earlier && len(parts) == 0, from: from, to: to}
		n := 0
		for n < len(events) && begin(events[n].Date) < to {
			n++
		}
		part.events, events = events[:n], events[n:]
		parts = append(parts, part)
	}
	for _, gap := range s.inOrder() {
		add(gap.from)
		parts = append(parts, &stretch{from: gap.from, to: gap.to})
		from = gap.to
	}
	add(s.to)
	return parts
}

// inOrder returns the gaps by their days.
func (s *stretch) inOrder() []days {
	return slices.SortedFunc(slices.Values(s.gaps), func(g, h days) int { return cmp.Compare(g.from, h.from) })
}

// put gives the stretch its place along the axis. If there isn't room to break
// it, nothing is left out.
func (s *stretch) put(at, size float64) {
	s.at, s.size, s.pieces = at, size, nil
	if s.bare() {
		s.pieces = []piece{{days{s.from, s.to}, at, size, true}}
		return
	}
	gaps := s.inOrder()
	if size < 1.5*breakSize*float64(len(gaps)) {
		gaps = nil
	}
	inset := min(inset, size/6)
	at, size = at+inset, size-2*inset
	drawn := days{s.from, s.to}.count()
	for _, g := range gaps {
		drawn -= g.count()
	}
	scale := (size - breakSize*float64(len(gaps))) / drawn
	from := s.from
	add := func(until edtf.Day) {
		d := days{from, until}
		s.pieces = append(s.pieces, piece{d, at, d.count() * scale, false})
		at += d.count() * scale
	}
	for _, g := range gaps {
		add(g.from)
		s.pieces = append(s.pieces, piece{g, at, breakSize, true})
		at += breakSize
		from = g.to
	}
	add(s.to)
}

// place returns where a day begins along the axis. Days beyond the axis are at
// its ends.
func (a axis) place(day edtf.Day) float64 {
	at := a[0].at
	for _, s := range a {
		for _, p := range s.pieces {
			if day < p.from {
				return at
			}
			at = p.at + p.size*min(1, float64(day-p.from)/p.count())
		}
	}
	return at
}

// tick is a moment marked on the axis.
type tick struct {
	at     float64
	label  string
	before float64 // which its label mustn't pass
}

// ticks divides the drawn pieces into years or months that stand at least the
// given distance apart. A stretch in which none has room for a label has one
// where it begins.
func (s *stretch) ticks(apart float64) []tick {
	var ticks []tick
	for i, p := range s.pieces {
		if p.gap || p.size <= 0 {
			continue
		}
		before := p.at + p.size
		if i == len(s.pieces)-1 {
			before = s.at + s.size + between - 5
		}
		months := stepFor(max(apart*p.count()/p.size/30.4, s.finest()))
		first := p.from.Year()*12 + int(p.from.Month()) - 1
		if p.from.Day() > 1 {
			first++
		}
		fresh, year := len(ticks), 0
		for m := ceil(first, months); ; m += months {
			month := time.Month(m-floor(m, 12)) + 1
			day := edtf.NewDay(floor(m, 12)/12, month, 1)
			if day >= p.to {
				break
			}
			year = day.Year()
			label := yearWords(year)
			if month > time.January {
				label = month.String()[:3]
			}
			ticks = append(ticks, tick{p.at + p.size*float64(day-p.from)/p.count(), label, before})
		}
		if fresh < len(ticks) && ticks[fresh].label != yearWords(year) && p.from.Year() == year {
			ticks[fresh].label += " " + yearWords(year) // no January says it
		}
	}
	before := s.at + s.size + between - 5
	if len(s.pieces) > 1 {
		before = s.pieces[1].at
	}
	if !s.bare() && !slices.ContainsFunc(ticks, func(t tick) bool { return t.at+apart <= t.before }) {
		ticks = append([]tick{{s.at, s.beginWords(), before}}, ticks...)
	}
	return ticks
}

// finest returns the months of the finest scale that the dates of the stretch
// bear: years if none of them is known to the month.
func (s *stretch) finest() float64 {
	if s.phase != nil && (inYear(s.phase.From) || inYear(s.phase.To.Date)) ||
		slices.ContainsFunc(s.events, func(e *model.Event) bool { return inYear(e.Date) }) {
		return 1
	}
	return 12
}

// inYear reports whether a date says more than the year.
func inYear(d edtf.Date) bool {
	finer := func(d edtf.Date) bool {
		return d.Precision() >= edtf.PrecisionDay && d.Precision() <= edtf.PrecisionSeason
	}
	return finer(d.Start()) || finer(d.End())
}

// beginWords words when the stretch begins. What begins with a year may be known
// to the year only.
func (s *stretch) beginWords() string {
	year := yearWords(s.from.Year())
	if s.from.Month() == time.January && s.from.Day() == 1 {
		return year
	}
	return s.from.Month().String()[:3] + " " + year
}

// stepFor returns the months from tick to tick: at least as many as wanted.
func stepFor(months float64) int {
	for _, step := range []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000} {
		if float64(step) >= months {
			return step
		}
	}
	return 12000
}

// floor returns the largest multiple of step that isn't above n.
func floor(n, step int) int {
	if n < 0 {
		return -ceil(-n, step)
	}
	return n / step * step
}

// ceil returns the smallest multiple of step that isn't below n.
func ceil(n, step int) int {
	if n < 0 {
		return -floor(-n, step)
	}
	return (n + step - 1) / step * step
}

// yearWords words a year of which 0 is 1 BC.
func yearWords(year int) string {
	if year < 1 {
		return strconv.Itoa(1-year) + " BC"
	}
	return strconv.Itoa(year)
}

// lengthWords words how long a time is, roundly: "67 years".
func (d days) lengthWords() string {
	n, unit := int(d.count()), "day"
	switch {
	case n >= 700:
		n, unit = int(d.count()/365.25+0.5), "year"
	case n >= 60:
		n, unit = int(d.count()/30.44+0.5), "month"
	}
	if n != 1 {
		unit += "s"
	}
	return strconv.Itoa(n) + " " + unit
}
