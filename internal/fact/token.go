package fact

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"explainer/internal/lexis"
	"explainer/internal/model"
	"explainer/internal/prose"
)

// token is a word of a sentence, or several that say one thing.
type token struct {
	model.Range             // of the text
	kind        kind        //
	key         string      // tokens of the same key say the same
	date        date        // of a date
	link        string      // the id of the page that it links to; may be empty
	page        *model.Page // that page, if there is one
	first       bool        // it begins a sentence, or a quotation, and may have its capital from that
}

// kind says what a token is.
type kind uint8

const (
	word kind = iota
	negation
	number
	moment // a date
	name
)

// date is what is said of one: zeros aren't said.
type date struct {
	decade int // 199 for the 1990s
	year   int
	month  string
	day    int
}

// tokens: a number with its unit, a word, an ellipsis.
var tokenWords = regexp.MustCompile(`(?:\d{1,3}(?: \d{3}\b)+|\d+(?:[.,'’\x{a0}\x{202f}]\d+)*)(?:[%\p{L}][\p{L}\p{M}]*)?` +
	`|\p{L}[\p{L}\p{M}\p{N}]*(?:['’.\-‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*` +
	`|…|\.\.\.`)

// read returns the sentences of a text.
func (n *Names) read(p *model.Prose) [][]token {
	var all [][]token
	var now []token
	last := 0
	links := p.Links
	clauses := clauses{Sentences: prose.Sentences{Text: p.Words}}
	end := func() {
		if len(now) > 0 {
			all = append(all, n.merge(p.Words, now))
		}
		now = nil
	}
	for _, at := range tokenWords.FindAllStringIndex(p.Words, -1) {
		between := p.Words[last:at[0]]
		if clauses.part(last, at[0]) {
			end()
		}
		t := token{Range: model.Range{Start: at[0], Stop: at[1]}}
		for len(links) > 0 && links[0].Stop <= at[0] {
			links = links[1:]
		}
		if len(links) > 0 && links[0].Holds(at[0]) {
			t.link, t.page = n.linked(links[0].Link)
		}
		t.first = len(now) == 0 || strings.ContainsAny(between, ":“„«\"(")
		n.tell(&t, p.Words[at[0]:at[1]])
		now = append(now, t)
		last = at[1]
	}
	end()
	return all
}

// clauses are the sentences of a text, each of which may be parted by semicolons.
type clauses struct {
	prose.Sentences
	stop int // of the sentence that was read last
}

// part reports whether a clause begins with the word at an offset, behind the one
// that ends at another. Every word of the text is asked for, in order.
func (c *clauses) part(stop, start int) bool {
	last := c.stop
	c.stop = c.At(start).Stop
	next, _ := utf8.DecodeRuneInString(c.Text[start:])
	between := c.Text[stop:start]
	return c.stop > last || strings.Contains(between, ";") && strings.ContainsAny(between, " \n") && !unicode.IsLower(next)
}

// linked returns the page that a link leads to, by the id that it has now.
func (n *Names) linked(l *model.Link) (id string, page *model.Page) {
	if l.To != nil {
		return n.now(l.To.ID), l.To
	}
	return n.now(l.Target), nil
}

// numerals are the words for numbers; what isn't among them is a word.
var numerals = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
	"ninety": "90", "first": "1st", "second": "2nd", "third": "3rd", "thirds": "3rd", "fourth": "4th", "fifth": "5th",
}

// scales are the words that multiply the number before them.
var scales = map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "m": 1e6, "bn": 1e9}

// separated are digits in groups of three.
var separated = regexp.MustCompile(`^\d{1,3}(?:[,'’ \x{a0}\x{202f}]\d{3})+$`)

// tell finds out what a word is.
func (n *Names) tell(t *token, text string) {
	r, _ := utf8.DecodeRuneInString(text)
	bare := norm.NFC.String(strings.TrimSuffix(strings.TrimSuffix(strings.ReplaceAll(text, "’", "'"), "'s"), "'"))
	small := strings.ToLower(bare)
	t.key = small
	switch {
	case unicode.IsDigit(r):
		t.kind = number
		if separated.MatchString(bare) {
			t.key = strings.Map(func(r rune) rune {
				if unicode.IsDigit(r) {
					return r
				}
				return -1
			}, bare)
		} else if decade, err := strconv.Atoi(strings.TrimSuffix(bare, "0s")); err == nil && strings.HasSuffix(bare, "0s") && 100 <= decade && decade < 220 {
			t.kind, t.date.decade = moment, decade
		} else if year := prose.Year(bare); year != 0 {
			t.kind, t.date.year = moment, year
		}
	case numerals[small] != "":
		t.kind, t.key = number, numerals[small]
	case lexis.Negates(text):
		t.kind = negation
	case !unicode.IsUpper(r) || text == "I":
	case month(bare) != "" && (len(bare) > 3 || !t.first):
		t.kind, t.date.month = moment, month(bare)
	case !t.first || n.isName(small) || strings.ContainsFunc(bare[utf8.RuneLen(r):], unicode.IsUpper):
		t.kind = name
	}
}

// month returns the small name of a month by its English name, or "".
func month(text string) string {
	for m := time.January; m <= time.December; m++ {
		if text == m.String() {
			return strings.ToLower(text)
		}
	}
	return ""
}

// merge makes one token of those that say one thing together: 9 November 2020,
// 2 million, 5 per cent.
func (n *Names) merge(text string, tokens []token) []token {
	var all []token
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		at := func(k int) *token {
			if i+k < len(tokens) && tokens[i+k].link == t.link {
				return &tokens[i+k]
			}
			return &token{}
		}
		take := func(k int) { t.Stop = tokens[i+k].Stop; i += k }
		switch day, second, third := dayOfMonth(&t), at(1), at(2); {
		case day > 0 && second.date.month != "" && third.date.year > 0:
			t.kind, t.date = moment, date{year: third.date.year, month: second.date.month, day: day}
			take(2)
		case day > 0 && second.date.month != "" && second.date.year == 0:
			t.kind, t.date = moment, date{month: second.date.month, day: day}
			take(1)
		case t.date.month != "" && third.date.year > 0 && dayOfMonth(second) > 0: // November 9, 2020
			t.date = date{year: third.date.year, month: t.date.month, day: dayOfMonth(second)}
			take(2)
		case t.date.month != "" && second.date.year > 0 && second.date.month == "":
			t.date.year = second.date.year
			take(1)
		case t.kind == number && scales[second.key] > 0:
			if value, err := strconv.ParseFloat(t.key, 64); err == nil {
				t.key = strconv.FormatFloat(value*scales[second.key], 'f', -1, 64)
			} else {
				t.key += " " + second.key
			}
			take(1)
		case t.kind == number && second.key == "per" && third.key == "cent":
			t.key += "%"
			take(2)
		case t.kind == number && second.key == "percent":
			t.key += "%"
			take(1)
		}
		if t.kind == moment && t.date.decade == 0 {
			t.key = fmt.Sprintf("%d-%s-%d", t.date.year, t.date.month, t.date.day)
		}
		all = append(all, t)
	}
	return all
}

// dayOfMonth returns the number of a token that may be a day's, or 0.
func dayOfMonth(t *token) int {
	if t.kind != number {
		return 0
	}
	day, err := strconv.Atoi(strings.TrimRight(t.key, "sthndr"))
	if err != nil || day < 1 || day > 31 {
		return 0
	}
	return day
}
