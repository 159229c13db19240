package check

import (
	"regexp"
	"strconv"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// figureRange finds counts whose low lies above their high, and counts of which
// one number is drawn though their words give a least and a most.
func figureRange(site *model.Site, list *diag.List) {
	for _, issue := range site.Issues {
		for i := range issue.Figures {
			rangesOf(&issue.Figures[i], list)
		}
	}
	for _, e := range site.Events {
		for i := range e.Figures {
			rangesOf(&e.Figures[i], list)
		}
	}
}

func rangesOf(f *model.Figure, list *diag.List) {
	for i := range f.Counts {
		c := &f.Counts[i]
		switch {
		case c.Low == nil && c.High == nil:
		case c.Low != nil && c.High != nil && *c.Low > *c.High:
			d := list.Add(diag.FigureRange, c.At("high"), "high (%s) lies below low (%s)", number(*c.High), number(*c.Low))
			d.Hint = "exchange the two, or correct one"
			d.Related = []diag.Related{{Pos: c.At("low"), Message: "low"}}
		case c.Low == nil || c.High == nil || *c.Low == *c.High:
			oneOfTwo(c, list)
		}
	}
}

// oneOfTwo reports a count whose words give two numbers, of which low and high
// hold only one, or one between them. Words that begin otherwise pass, and so do
// numbers that have nothing to do with the count, such as years. If only low or
// only high is given, more than a word behind the numbers may say why.
func oneOfTwo(c *model.Count, list *diag.List) {
	least, most, rest, ok := rangeIn(c.Value)
	if !ok || (c.Low == nil || c.High == nil) && !oneWord.MatchString(rest) {
		return // "48 to 66 or more" has no most
	}
	drawn, given := c.Low, "only low is given, as "
	switch {
	case c.Low == nil:
		drawn, given = c.High, "only high is given, as "
	case c.High != nil:
		given = "low and high are both "
	}
	if *drawn < least || most < *drawn {
		return
	}
	list.Add(diag.FigureRange, c.At("value"), "%q is a range, but %s%s", c.Value, given, number(*drawn)).
		Hint = "write low: " + number(least) + " and high: " + number(most)
}

// aRange is a least and a most at the beginning of a text, but for what says how
// sure it is. Two numbers with only an and between them may be two counts.
var aRange = regexp.MustCompile(`^(?i:(?:about|around|some|roughly|approximately|an estimated|estimated|from) )*` +
	`(?:` + aNumber + `(?: ?[-–—] ?| to )` + aNumber + `|(?i:between )` + aNumber + ` and ` + aNumber + `)(\D.*|)$`)

var oneWord = regexp.MustCompile(`^(?:%|\pL*)$`)

const aNumber = `(\d[\d,]*(?:\.\d+)?)`

// rangeIn returns the two numbers that a text begins with, if the second is the
// greater, and what follows them.
func rangeIn(text string) (least, most float64, rest string, ok bool) {
	m := aRange.FindStringSubmatch(text)
	if m == nil {
		return 0, 0, "", false
	}
	least, err1 := strconv.ParseFloat(strings.ReplaceAll(m[1]+m[3], ",", ""), 64)
	most, err2 := strconv.ParseFloat(strings.ReplaceAll(m[2]+m[4], ",", ""), 64)
	return least, most, strings.TrimSpace(m[5]), err1 == nil && err2 == nil && least < most
}

// number writes a number as an author types it.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
