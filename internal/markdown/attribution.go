package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// attribution is the last line of a statement,
//
//	— SPEAKER, DATE[, OCCASION][, translated] [@key]
//
// The speaker is everything before the first part between commas that is a date.
type attribution struct {
	paragraph ast.Node
	inlines   []ast.Node // the line's, children of paragraph
	start     int        // of the line's text, in the source
	stop      int        // of the line's text

	speaker         *model.Link
	name            string
	speakerField    field
	date            edtf.Date
	dateField       field
	occasion        string
	translated      bool
	translatedField field
	citations       []*citation
}

// field is a part between commas, without the white space around it.
type field struct {
	comma       int // before it
	start, stop int
}

// emDash begins an attribution.
const emDash = "—"

// attribution reads the attribution of a blockquote. It returns nil if there is
// none, or if there is one that it has reported.
func (f *findings) attribution(quote ast.Node) *attribution {
	last := quote.LastChild()
	if last == nil {
		return nil
	}
	if last.Kind() == ast.KindList {
		f.attributionInList(last)
		return nil
	}
	if !ast.IsParagraph(last) || last.Lines().Len() == 0 {
		return nil
	}
	a := newAttribution(last, last.Lines().At(last.Lines().Len()-1), f.source)
	typed := string(f.source[a.start:a.stop])
	if strings.HasPrefix(typed, emDash) {
		switch {
		case within(quote, ast.KindBlockquote):
			f.malformedStatement(a, "a statement can't stand inside another quotation").Hint = "write it with one > in front of each line"
		case f.readAttribution(a, quote):
			return a
		}
		return nil
	}
	if slices.ContainsFunc(a.inlines, isCitation) {
		f.misattribution(a)
	}
	return nil
}

// newAttribution takes a line of a paragraph with the inlines on it.
func newAttribution(paragraph ast.Node, line text.Segment, source []byte) *attribution {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	a := &attribution{paragraph: paragraph, start: line.Start, stop: line.Stop}
	for n := paragraph.LastChild(); n != nil && n.Pos() >= line.Start; n = n.PreviousSibling() {
		a.inlines = append(a.inlines, n)
	}
	slices.Reverse(a.inlines)
	return a
}

func isCitation(n ast.Node) bool { return n.Kind() == kindCitation }

// readAttribution reads the line of a blockquote's attribution, or reports it.
func (f *findings) readAttribution(a *attribution, quote ast.Node) bool {
	typed := string(f.source[a.start:a.stop])
	if len(a.inlines) == 0 || a.inlines[0].Pos() != a.start || a.inlines[0].Kind() != ast.KindText {
		f.malformedStatement(a, "emphasis or a link that begins above goes on into the attribution").Hint = "end it before the line with the em dash"
		return false
	}
	end := a.takeCitations(f.source)
	plain := a.plainBytes()
	fields := a.split(f.source, end, plain)
	date := slices.IndexFunc(fields, func(p field) bool {
		d, err := edtf.Parse(string(f.source[p.start:p.stop]))
		a.date, a.dateField = d, p
		return err == nil && isPlain(plain[p.start-a.start:p.stop-a.start])
	})
	switch {
	case len(a.citations) == 0 && slices.ContainsFunc(a.inlines, isCitation):
		if start, stop := f.findBlockID(a.paragraph); start < stop {
			return false // it is reported, and nothing else need be wrong
		}
		f.malformedStatement(a, "the citation of an attribution stands at its end").Hint = a.citationsLast(f.source)
	case date < 0:
		f.undated(a, fields)
	case date == 0 || fields[0].start == fields[date-1].stop:
		f.malformedStatement(a, "this attribution doesn't say who said it").Hint = "write the speaker before the date: > — [[id]], " + a.date.String() + " [@key]"
	case dayAndMonth.Match(f.source[fields[date-1].start:fields[date-1].stop]):
		f.add(diag.MalformedStatement, fields[date-1].start, a.dateField.stop, "%s is not how dates are written here", f.source[fields[date-1].start:a.dateField.stop]).Hint = "write year, month, day: 2024-11-05"
	case len(a.citations) == 0:
		f.malformedStatement(a, "this attribution names no source").Hint = "write the key of the source at its end: > " + strings.TrimRight(typed, " .,;") + " [@key]"
	case !f.quotes(quote, a):
		f.malformedStatement(a, "there is no quotation above this attribution").Hint = "write the words that were said above it, each line with > in front"
	default:
		return f.readSpeaker(a, fields[:date]) && f.readOccasion(a, fields[date+1:])
	}
	return false
}

// quotes reports whether words stand above the attribution.
func (f *findings) quotes(quote ast.Node, a *attribution) bool {
	for n := quote.FirstChild(); n != a.paragraph; n = n.NextSibling() {
		if words(n, f.source) != "" {
			return true
		}
	}
	for n := a.paragraph.FirstChild(); n != a.inlines[0]; n = n.NextSibling() {
		if words(n, f.source) != "" {
			return true
		}
	}
	return false
}

// dayAndMonth finds the half of an English date before its comma, "November 5",
// whose other half is taken for a year.
var dayAndMonth = regexp.MustCompile(`^(\pL+\.? \d{1,2}|\d{1,2}\.? \pL+)$`)

// takeCitations takes the citations at the end of the line, and returns where
// the text before them ends.
func (a *attribution) takeCitations(source []byte) (end int) {
	end = a.stop
	for _, n := range slices.Backward(a.inlines) {
		switch n := n.(type) {
		case *citation:
			a.citations = append(a.citations, n)
			end = n.Pos()
			continue
		case *ast.Text:
			if len(bytes.TrimSpace(n.Segment.Value(source))) == 0 {
				continue
			}
		}
		break
	}
	slices.Reverse(a.citations)
	return end
}

// plainBytes tells, for every byte of the line, whether it is plain text.
func (a *attribution) plainBytes() []bool {
	plain := make([]bool, a.stop-a.start)
	for _, n := range a.inlines {
		if t, ok := n.(*ast.Text); ok {
			for i := t.Segment.Start; i < min(t.Segment.Stop, a.stop); i++ {
				plain[i-a.start] = true
			}
		}
	}
	return plain
}

func isPlain(bytes []bool) bool { return !slices.Contains(bytes, false) }

// split cuts the line up to end into its fields, at the commas of plain text.
func (a *attribution) split(source []byte, end int, plain []bool) []field {
	var fields []field
	comma := a.start + len(emDash)
	for i := comma; i <= end; i++ {
		if i < end && (source[i] != ',' || !plain[i-a.start]) {
			continue
		}
		start := min(comma, i)
		if len(fields) > 0 {
			start = comma + 1
		}
		s := text.NewSegment(start, i)
		s = s.TrimLeftSpace(source)
		s = s.TrimRightSpace(source)
		fields = append(fields, field{comma, s.Start, s.Stop})
		comma = i
	}
	return fields
}

func (f *findings) readSpeaker(a *attribution, fields []field) bool {
	start, stop := fields[0].start, fields[len(fields)-1].stop
	a.speakerField = field{fields[0].comma, start, stop}
	more := false
	for _, n := range a.inlines {
		if n.Pos() >= stop || endsBefore(n, start) {
			continue
		}
		switch n := n.(type) {
		case *pageLink:
			more = more || a.speaker != nil
			a.speaker = n.link
		case *fileLink:
			more = more || a.speaker != nil
			a.speaker = n.link
		case *ast.Text:
			from, to := max(n.Segment.Start, start), min(n.Segment.Stop, stop)
			more = more || len(bytes.TrimSpace(f.source[from:to])) > 0
			a.name += plain(f.source[from:to])
		default:
			more = true
			a.name += words(n, f.source)
		}
	}
	a.name = squeeze(a.name)
	if a.speaker == nil {
		return true
	}
	if more {
		d := f.add(diag.MalformedStatement, start, stop, "the speaker is a page link or words, not both")
		if a.speaker.Wiki {
			d.Hint = fmt.Sprintf("put the words into the link: [[%s|%s]]", a.speaker.Target, squeeze(label(a.speaker)+a.name))
		} else {
			d.Hint = "put the words into the link's label"
		}
		return false
	}
	a.name = ""
	return true
}

// endsBefore reports whether n, a text, ends at or before a place.
func endsBefore(n ast.Node, place int) bool {
	t, ok := n.(*ast.Text)
	return ok && t.Segment.Stop <= place
}

func (f *findings) readOccasion(a *attribution, fields []field) bool {
	for _, p := range fields {
		if p.start == p.stop {
			f.add(diag.MalformedStatement, p.comma, p.comma+1, "nothing stands behind this comma").Hint = "leave it out"
			return false
		}
	}
	if n := len(fields) - 1; n >= 0 && string(f.source[fields[n].start:fields[n].stop]) == "translated" {
		a.translated, a.translatedField = true, fields[n]
		fields = fields[:n]
	}
	if len(fields) == 0 {
		return true
	}
	start, stop := fields[0].start, fields[len(fields)-1].stop
	var b strings.Builder
	for _, n := range a.inlines {
		if n.Pos() >= stop || endsBefore(n, start) || n.Pos() < a.dateField.start && n.Kind() != ast.KindText {
			continue
		}
		if t, ok := n.(*ast.Text); ok {
			b.WriteString(plain(f.source[max(t.Segment.Start, start):min(t.Segment.Stop, stop)]))
		} else {
			b.WriteString(words(n, f.source))
		}
	}
	a.occasion = squeeze(b.String())
	return true
}
