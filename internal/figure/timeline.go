package figure

import (
	"html"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"explainer/internal/model"
)

// Timeline draws the events of a site along an axis on which each phase has a
// scale of its own: it takes the room that its events need. Key events are
// labelled as far as there is room, the first and the last of a phase before
// the others. What [Earlier] returns isn't drawn. A site without events has no
// timeline.
func Timeline(site *model.Site, size Size, link Link) template.HTML {
	a, _ := newAxis(site)
	if len(a) == 0 {
		return ""
	}
	const title = "Timeline of the key events by phase"
	if size == Narrow {
		return narrowTimeline(site, a).draw("timeline", title, link)
	}
	return wideTimeline(site, a).draw("timeline", title, link)
}

// Earlier returns the events before the first phase if they are too few to
// have a place on the axis, so that the page tells them in words.
func Earlier(site *model.Site) []*model.Event {
	_, earlier := newAxis(site)
	return earlier
}

// Scales returns how many scales the timeline of a site has.
func Scales(site *model.Site) int {
	a, _ := newAxis(site)
	return len(slices.DeleteFunc(a, (*stretch).bare))
}

// layout is where everything stands.
type layout struct {
	size    Size
	height  float64
	systems []system
	labels  []label
	texts   []block // that aren't part of a label
	lines   []line
	left    int  // key events without a label
	crowded bool // only key events have a mark
}

// system is an axis, or as much of it as fits the figure's width.
type system struct {
	stretches axis
	marks     []mark
	ticks     []float64 // events that have no mark of their own here
	axis      float64   // across
	pitch     float64   // from lane to lane
	down      bool
}

// label is an event in words.
type label struct {
	event  *model.Event
	number block // beside the text and, once more, under the mark; not in the narrow form
	text   block
	leader [][2]float64 // from the mark to the text, or to the number under it
}

// words are a text on one line.
type words struct {
	x, y  float64 // where its baseline begins
	text  string
	size  float64
	class string
}

// box returns the room that the words take, as browsers measure it.
func (w *words) box() box {
	size := w.size
	if strings.Contains(w.class, "bold") {
		size *= boldly
	}
	return box{w.x, w.y - 1.07*w.size, textWidth(w.text, size), 1.37 * w.size}
}

// block is lines that belong together, one under the other.
type block []words

// box returns the room that the lines take.
func (b block) box() box {
	all := b[0].box()
	for i := range b {
		line := b[i].box()
		all.w = max(all.w, line.w)
		all.h = line.y + line.h - all.y
	}
	return all
}

// line is a hairline, or the bar of a phase.
type line struct {
	x1, y1, x2, y2 float64
	class          string
}

const (
	between    = 16.0 // two stretches
	boldly     = 1.06 // how much wider bold letters are
	leastWide  = 84.0 // of a phase in the wide form
	laneSize   = 9.5
	mostLanes  = 76.0  // of all lanes together
	mostLabels = 400.0 // of the labels under a phase together
	mostNarrow = 500.0 // of those beside one in the narrow form
)

// keyEvents returns which events are to be labelled: the key ones, or all if
// the site names none. Of a great many it takes some, evenly.
func keyEvents(site *model.Site) func(*model.Event) bool {
	if slices.ContainsFunc(site.Events, func(e *model.Event) bool { return e.Key }) {
		return func(e *model.Event) bool { return e.Key }
	}
	if !crowds(site) {
		return func(*model.Event) bool { return true }
	}
	some := map[*model.Event]bool{}
	for _, i := range evenly(len(site.Events), mostMarks/4) {
		some[site.Events[i]] = true
	}
	return func(e *model.Event) bool { return some[e] }
}

// mostMarks is how many events may have a mark each. If there are more, those
// that aren't key are ticks.
const mostMarks = 400

func crowds(site *model.Site) bool { return len(site.Events) > mostMarks }

// wideTimeline lays the phases out as columns: what a phase is called, its
// stretch of the axis with the marks on it, and the key events in words under
// it, joined to their marks by numbers.
func wideTimeline(site *model.Site, a axis) *layout {
	l := &layout{size: Wide, crowded: crowds(site)}
	isKey := keyEvents(site)
	for _, row := range a.rows(Wide.Width(), leastWide) {
		if len(l.systems) > 0 {
			l.height += 30
		}
		l.wideRow(row, isKey)
	}
	l.remark(0)
	return l
}

// rows divides the stretches so that each has at least the least size.
func (a axis) rows(width, size float64) []axis {
	least := func(s *stretch) float64 {
		if s.bare() {
			return breakSize + between
		}
		return size + between
	}
	total := 0.0
	for _, s := range a {
		total += least(s)
	}
	count := 1 + int(total/width)
	var rows []axis
	used, row := 0.0, axis{}
	for _, s := range a {
		if len(row) > 0 && used+least(s) > total/float64(count)+1 {
			rows, used, row = append(rows, row), 0, axis{}
		}
		row = append(row, s)
		used += least(s)
	}
	return append(rows, row)
}

// share gives every stretch the least width and more for what it holds.
func (a axis) share(width, least float64, isKey func(*model.Event) bool) {
	weight := func(s *stretch) float64 {
		w := 1.0
		for _, e := range s.events {
			w++
			if isKey(e) {
				w++
			}
		}
		return w
	}
	rest, weights := width-between*float64(len(a)-1), 0.0
	for _, s := range a {
		if s.bare() {
			rest -= breakSize
			continue
		}
		rest -= least
		weights += weight(s)
	}
	at := 0.0
	for _, s := range a {
		size := breakSize
		if !s.bare() {
			size = least + rest*weight(s)/weights
		}
		s.put(at, size)
		at += size + between
	}
}

func (l *layout) wideRow(row axis, isKey func(*model.Event) bool) {
	row.share(l.size.Width(), leastWide, isKey)
	years := l.heads(row, l.height) + 17
	sys := system{stretches: row}
	sys.mark(isKey, l.crowded)
	lanes := max(1, stack(sys.marks))
	sys.pitch = min(laneSize, mostLanes/float64(lanes))
	sys.axis = years + 24 + sys.pitch*float64(lanes-1)
	l.scale(row, years, sys.axis)
	l.systems = append(l.systems, sys)

	l.height = sys.axis + 14
	for _, s := range row {
		l.height = max(l.height, l.wideLabels(&sys, s, isKey))
	}
}

// mark places the events of the stretches on the axis.
func (sys *system) mark(isKey func(*model.Event) bool, crowded bool) {
	for _, s := range sys.stretches {
		for _, e := range s.events {
			m := sys.stretches.newMark(e, isKey(e))
			if crowded && !m.key {
				sys.ticks = append(sys.ticks, m.tick())
			} else {
				sys.marks = append(sys.marks, m)
			}
		}
	}
	sys.ticks = distinct(sys.ticks)
}

// heads writes over every stretch what it is, and returns where the lowest
// head ends.
func (l *layout) heads(row axis, top float64) float64 {
	top = l.bars(row, top)
	bottom := top
	for _, s := range row {
		if !s.bare() {
			bottom = max(bottom, l.head(s, s.at, top, s.size))
		}
	}
	return bottom
}

// bars draws how long each phase lasts, one bar under another where phases
// overlap, and returns where they end.
func (l *layout) bars(row axis, top float64) float64 {
	var ends []float64 // of the bars, by lane
	for _, s := range row {
		if s.phase == nil || s.again {
			continue
		}
		end := s.at + s.size
		if first, last := s.phase.To.Date.Bounds(); !last.IsInfinite() && first > s.to {
			end = max(end, row.place(last+1))
		}
		lane := slices.IndexFunc(ends, func(e float64) bool { return e <= s.at })
		if lane < 0 {
			lane, ends = len(ends), append(ends, 0)
		}
		ends[lane] = end
		y := top + 1 + 5*float64(lane)
		l.lines = append(l.lines, line{s.at, y, end, y, "phase"})
	}
	return top + 5*float64(len(ends))
}

// head writes what a stretch is and when, and returns where that ends.
func (l *layout) head(s *stretch, x, y, width float64) float64 {
	title, when := s.headWords()
	what, y := paragraph(x, y+3, title, fontLabel, width, 6, "bold")
	dates, y := paragraph(x, y+1, when, fontSmall, width, 4, "small quiet")
	l.add(append(what, dates...))
	return y
}

// add adds lines to the figure, if there are any.
func (l *layout) add(b block) {
	if len(b) > 0 {
		l.texts = append(l.texts, b)
	}
}

func (s *stretch) headWords() (title, when string) {
	switch {
	case s.again:
		return s.phase.Title + " (continued)", ""
	case s.phase != nil:
		return s.phase.Title, s.phase.Span().Words()
	case s.earlier:
		return "Earlier", ""
	}
	return "", ""
}

// paragraph breaks a text into lines and returns where they end.
func (l *layout) paragraph(x, y float64, text string, size, width float64, most int, class string) float64 {
	b, y := paragraph(x, y, text, size, width, most, class)
	l.add(b)
	return y
}

func paragraph(x, y float64, text string, size, width float64, most int, class string) (block, float64) {
	if text == "" {
		return nil, y
	}
	set := size
	if strings.Contains(class, "bold") {
		set *= boldly
	}
	var b block
	for _, t := range lines(text, set, width, most) {
		y += size * leading
		b = append(b, words{x, y - 0.25*size, t, size, class})
	}
	return b, y
}

// lines breaks a text as [wrap] does. A word that is too wide for a line is
// broken after its hyphens, and cut short if that doesn't help.
func lines(text string, size, width float64, most int) []string {
	all := strings.Fields(text)
	for i, word := range all {
		if textWidth(word, size) > width {
			all[i] = strings.TrimSpace(strings.ReplaceAll(word, "-", "- "))
		}
	}
	broken := wrap(strings.Join(all, " "), size, width, most)
	for i, t := range broken {
		for textWidth(t, size) > width && t != "…" {
			r := []rune(strings.TrimSuffix(t, "…"))
			t = string(r[:len(r)-1]) + "…"
		}
		broken[i] = t
	}
	return broken
}

// scale writes the years over a wide axis and draws a line down from each.
func (l *layout) scale(row axis, years, axis float64) {
	end := -between // of the last label
	for _, s := range row {
		for _, p := range s.pieces {
			if p.gap {
				w := words{p.at, years, p.lengthWords(), fontSmall, "small quiet"}
				w.x += (p.size - w.box().w) / 2
				l.add(block{w})
			}
		}
		for _, t := range s.ticks(textWidth("2000", fontSmall) + 10) {
			l.lines = append(l.lines, line{t.at, years - 9, t.at, axis, "tick"})
			w := words{t.at + 4, years, t.label, fontSmall, "small quiet"}
			b := w.box()
			if b.x < end || b.x+b.w > min(t.before, l.size.Width()) {
				continue
			}
			l.add(block{w})
			end = b.x + b.w + 4
		}
	}
}

// wideLabels writes the key events of a stretch under it, and returns where
// they end.
func (l *layout) wideLabels(sys *system, s *stretch, isKey func(*model.Event) bool) float64 {
	var marks []*mark
	for i := range sys.marks {
		if m := &sys.marks[i]; m.key && slices.Contains(s.events, m.event) {
			marks = append(marks, m)
		}
	}
	const gap, numeral = 14.0, 20.0
	widest := words{text: strconv.Itoa(max(10, len(l.labels)+len(marks))), size: fontSmall, class: "bold"}
	indent := widest.box().w + 4
	columns := max(1, int((s.size+gap)/(112+gap)))
	width := (s.size - gap*float64(columns-1)) / float64(columns)
	top := sys.axis + 36

	all, heights := make([]label, len(marks)), make([]float64, len(marks))
	for i, m := range marks {
		all[i], heights[i] = setLabel(m.event, indent, width)
	}
	chosen, height := choose(heights, columns, int(s.size/numeral), mostLabels)
	var set []label
	x, y := s.at, top
	for _, i := range chosen {
		if y > top && y+heights[i] > top+height+0.1 {
			x, y = x+width+gap, top
		}
		all[i].move(x, y)
		set = append(set, all[i])
		y += heights[i]
	}
	l.left += len(marks) - len(set)
	l.number(sys, s, marks, set, indent)
	return top + height
}

// choose picks as many things of the given heights as there may be in columns
// of a height, and returns how high the columns need to be.
func choose(heights []float64, columns, most int, height float64) ([]int, float64) {
	for n := min(len(heights), most); n > 0; n-- {
		chosen := evenly(len(heights), n)
		some, total := make([]float64, n), 0.0
		for i, c := range chosen {
			some[i] = heights[c]
			total += some[i]
		}
		if total > height*float64(columns) {
			continue
		}
		if needed := columnHeight(some, columns); needed <= height {
			return chosen, needed
		}
	}
	return nil, 0
}

// number joins the labels of a stretch to their marks.
func (l *layout) number(sys *system, s *stretch, marks []*mark, set []label, indent float64) {
	middles, sizes, numbers := make([]float64, len(set)), make([]float64, len(set)), make([]words, len(set))
	for i, lab := range set {
		for _, m := range marks {
			if m.event == lab.event {
				middles[i] = (m.from + m.to) / 2
			}
		}
		numbers[i] = words{text: strconv.Itoa(len(l.labels) + i + 1), size: fontSmall, class: "number small bold"}
		sizes[i] = numbers[i].box().w
	}
	for i, x := range spread(middles, sizes, 4, s.at, s.at+s.size) {
		lab, n := set[i], numbers[i]
		beside := n
		beside.x, beside.y = lab.text[0].x-indent, lab.text[0].y
		n.x, n.y = x, sys.axis+22
		lab.number = block{beside}
		lab.leader = [][2]float64{{middles[i], sys.axis + 1}, {middles[i], sys.axis + 4}, {x + sizes[i]/2, sys.axis + 12}}
		l.add(block{n})
		l.labels = append(l.labels, lab)
	}
}

// setLabel sets an event in words at 0, 0, with the text indented, and returns
// its height with the space under it.
func setLabel(e *model.Event, indent, width float64) (label, float64) {
	when, y := paragraph(indent, 0, e.Date.Words(), fontSmall, width-indent, 3, "small quiet")
	what, y := paragraph(indent, y, e.Title, fontLabel, width-indent, 4, "")
	return label{event: e, text: append(when, what...)}, y + 9
}

func (l *label) move(x, y float64) {
	for i := range l.text {
		l.text[i].x += x
		l.text[i].y += y
	}
}

// columnHeight returns the least height of columns that hold things of the
// given heights in their order.
func columnHeight(heights []float64, columns int) float64 {
	total := 0.0
	for _, h := range heights {
		total += h
	}
	for limit := total / float64(columns); ; limit += 2 {
		used, y := 1, 0.0
		for _, h := range heights {
			if y > 0 && y+h > limit {
				used, y = used+1, 0
			}
			y += h
		}
		if used <= columns && !slices.ContainsFunc(heights, func(h float64) bool { return h > limit }) {
			return limit
		}
	}
}

// evenly picks k of n things: the first, the last, and evenly between.
func evenly(n, k int) []int {
	picked := make([]int, k)
	for i := range picked {
		if k > 1 {
			picked[i] = i * (n - 1) / (k - 1)
		}
	}
	return picked
}

// remark says how many key events have no label.
func (l *layout) remark(x float64) {
	if l.left == 0 {
		return
	}
	text := strconv.Itoa(l.left) + " more events are marked larger but have no room for a label."
	if l.left == 1 {
		text = "One more event is marked larger but has no room for a label."
	}
	l.height = l.paragraph(x, l.height+6, text, fontSmall, l.size.Width()-x, 3, "small quiet")
}

const (
	narrowAxis  = 92.0 // across, in the narrow form
	narrowText  = 112.0
	leastNarrow = 48.0 // of a phase along the axis
)

// narrowTimeline lets time run down: a block for each phase, the years and the
// marks to the left of the axis, the key events in words to its right.
func narrowTimeline(site *model.Site, a axis) *layout {
	l := &layout{size: Narrow, crowded: crowds(site)}
	isKey := keyEvents(site)
	for i, s := range a {
		if i > 0 {
			l.height += 14
		}
		l.narrowBlock(s, isKey)
	}
	l.remark(0)
	return l
}

func (l *layout) narrowBlock(s *stretch, isKey func(*model.Event) bool) {
	width := l.size.Width()
	if s.phase != nil {
		l.lines = append(l.lines, line{0, l.height + 1, width, l.height + 1, "phase"})
	}
	l.height = l.head(s, 0, l.height+5, width) + 14

	var keys []*model.Event
	for _, e := range s.events {
		if isKey(e) {
			keys = append(keys, e)
		}
	}
	set, heights, total := narrowLabels(keys, width-narrowText)
	l.left += len(keys) - len(set)
	size := max(leastNarrow, total, min(mostNarrow, 6*float64(len(s.events))), 1.6*breakSize*float64(len(s.gaps)))
	if s.bare() {
		size = breakSize
	}
	s.put(l.height, size)
	sys := system{stretches: axis{s}, axis: narrowAxis, down: true}
	sys.mark(isKey, l.crowded)
	sys.pitch = min(laneSize, 44/float64(max(1, stack(sys.marks))))
	l.systems = append(l.systems, sys)
	l.narrowScale(s)

	middles := make([]float64, len(set))
	for i, lab := range set {
		m := sys.marks[slices.IndexFunc(sys.marks, func(m mark) bool { return m.event == lab.event })]
		middles[i] = (m.from + m.to) / 2
	}
	wished := slices.Clone(middles)
	for i := range wished {
		wished[i] += heights[i]/2 - fontSmall/2 // the first line beside the mark
	}
	for i, y := range spread(wished, heights, 0, l.height-6, l.height+size+6) {
		set[i].move(narrowText, y)
		first := set[i].text[0]
		set[i].leader = [][2]float64{{narrowAxis + 1, middles[i]}, {narrowAxis + 4, middles[i]}, {narrowText - 8, first.y - 0.35*first.size}, {narrowText - 4, first.y - 0.35*first.size}}
		l.labels = append(l.labels, set[i])
	}
	l.height += size + 4
}

// narrowLabels sets as many events in words as there may be in a block.
func narrowLabels(events []*model.Event, width float64) (set []label, heights []float64, total float64) {
	all, high := make([]label, len(events)), make([]float64, len(events))
	for i, e := range events {
		all[i], high[i] = setLabel(e, 0, width)
	}
	chosen, total := choose(high, 1, len(events), mostNarrow)
	for _, i := range chosen {
		set, heights = append(set, all[i]), append(heights, high[i])
	}
	return set, heights, total
}

// narrowScale writes the years to the left of a narrow axis.
func (l *layout) narrowScale(s *stretch) {
	end := l.height - 12
	for _, p := range s.pieces {
		if p.gap {
			l.paragraph(0, p.at+p.size/2-fontSmall*leading, p.lengthWords(), fontSmall, 34, 2, "small quiet")
		}
	}
	for _, t := range s.ticks(22) {
		l.lines = append(l.lines, line{0, t.at, narrowAxis, t.at, "tick"})
		texts, _ := paragraph(0, t.at, t.label, fontSmall, 36, 2, "small quiet")
		b := texts.box()
		if b.y < end || b.y+b.h > min(t.before, s.at+s.size+5) {
			continue
		}
		l.add(texts)
		end = b.y + b.h
	}
}

// draw writes the figure down.
func (l *layout) draw(name, title string, link Link) template.HTML {
	d := newDrawing("timeline", l.size, l.height+2, title)
	drawLines(d, l.lines)
	for i := range l.systems {
		l.systems[i].draw(d, name+"-"+l.size.String()+"-"+strconv.Itoa(i), link)
	}
	for _, b := range l.texts {
		b.draw(d)
	}
	for _, lab := range l.labels {
		lab.draw(d, link)
	}
	return d.html()
}

// drawLines draws the lines, those of one class that follow each other as one
// path: a page has many.
func drawLines(d *drawing, lines []line) {
	for len(lines) > 0 {
		class, path := lines[0].class, ""
		for len(lines) > 0 && lines[0].class == class {
			r := lines[0]
			path += "M" + number(r.x1) + " " + number(r.y1)
			switch {
			case r.x1 == r.x2:
				path += "V" + number(r.y2)
			case r.y1 == r.y2:
				path += "H" + number(r.x2)
			default:
				path += "L" + number(r.x2) + " " + number(r.y2)
			}
			lines = lines[1:]
		}
		d.empty("path", attr{"class", class}, attr{"d", path})
	}
}

// look returns the class of the words, if they have one.
func (w *words) look() []attr {
	if w.class == "" {
		return nil
	}
	return []attr{{"class", w.class}}
}

// draw writes the lines as one text, so that they are read as one.
func (b block) draw(d *drawing) {
	if len(b) == 1 {
		d.text(b[0].x, b[0].y, b[0].text, b[0].look()...)
		return
	}
	d.begin("text")
	for _, w := range b {
		d.begin("tspan", append([]attr{{"x", w.x}, {"y", w.y}}, w.look()...)...)
		d.out.WriteString(html.EscapeString(w.text))
		d.end()
	}
	d.end()
}

func (l *label) draw(d *drawing, link Link) {
	path := "M"
	for i, p := range l.leader {
		if i > 0 {
			path += "L"
		}
		path += number(p[0]) + " " + number(p[1])
	}
	d.empty("path", attr{"class", "leader"}, attr{"d", path})
	d.link(link(&l.event.Page))
	if len(l.number) > 0 {
		l.number.draw(d)
	}
	l.text.draw(d)
	d.end()
}

// draw draws the axis and its marks, as links if there is a link. Those who don't see them have the labels
// and the list of events, so that the marks are no stops for the tab key.
func (sys *system) draw(d *drawing, ids string, link Link) {
	p := &pen{drawing: d, ids: ids, down: sys.down, axis: sys.axis, pitch: sys.pitch}
	p.begin("g", attr{"aria-hidden", "true"})
	p.base(sys.stretches)
	p.others(sys.ticks)
	p.fades(sys.marks)
	for i := range sys.marks {
		m := &sys.marks[i]
		class := "mark"
		if m.key {
			class = "mark key"
		}
		if link == nil {
			p.begin("g", attr{"class", class})
		} else {
			p.link(link(&m.event.Page), attr{"class", class}, attr{"tabindex", "-1"})
			p.title(m.words())
		}
		p.mark(m)
		p.end()
	}
	p.end()
}

// others draws the events that are there but not meant, as one path: a site may
// have thousands.
func (p *pen) others(ticks []float64) {
	if len(ticks) == 0 {
		return
	}
	var path strings.Builder
	for _, at := range ticks {
		x, y := p.point(at, 0)
		path.WriteString("M" + number(x) + " " + number(y))
		if p.down {
			path.WriteString("h" + number(-tickSize))
		} else {
			path.WriteString("v" + number(-tickSize))
		}
	}
	p.empty("path", attr{"class", "other"}, attr{"d", path.String()})
}

// base draws the axis, with strokes across where the scale changes or time is
// left out.
func (p *pen) base(stretches axis) {
	strokes := func(at float64) {
		for _, off := range []float64{-2.5, 2.5} {
			p.line(at+off-2, -5, at+off+2, 5, attr{"class", "axis"})
		}
	}
	for i, s := range stretches {
		if i > 0 {
			strokes(s.at - between/2)
		}
		at := s.at
		for _, piece := range s.pieces {
			if !piece.gap {
				continue
			}
			if piece.at > at {
				p.line(at, 0, piece.at, 0, attr{"class", "axis"})
			}
			at = piece.at + piece.size
			p.line(piece.at, 0, at, 0, attr{"class", "axis"}, attr{"stroke-dasharray", "1 4"})
			if !s.bare() {
				strokes(piece.at + piece.size/2)
			}
		}
		if end := s.at + s.size; at < end {
			p.line(at, 0, end, 0, attr{"class", "axis"})
		}
	}
}
