package edtf

import "strings"

// respelling is what a text of another form says in EDTF.
type respelling struct {
	edtf string // may be no date either; "" if the text doesn't say enough
	why  string // goes on from "5 November 2024 can't be read as a date: "
}

// A habit is a way in which people write dates. It gets the text as [plain]
// leaves it and reports whether it is written that way.
type habit func(text string) (respelling, bool)

// respell finds the habit a text follows.
func respell(text string) (respelling, bool) {
	const longest = 80 // a date isn't longer, and the search for ranges is quadratic
	if len(text) > longest {
		return respelling{}, false
	}
	text = plain(text)
	if r, ok := respellOne(text); ok {
		return r, true
	}
	return firstOf(text, openRange, closedRange)
}

// respellOne is respell for a text that is no range.
func respellOne(text string) (respelling, bool) {
	return firstOf(text,
		nothing, careless, clock, // not quite EDTF
		numerals, run, // digits only
		decade, century, era, // digits and letters
		marked, named, // words
	)
}

func firstOf(text string, habits ...habit) (respelling, bool) {
	for _, h := range habits {
		if r, ok := h(text); ok {
			return r, true
		}
	}
	return respelling{}, false
}

// plain evens out letter case, white space and the kinds of dash.
func plain(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	return strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-", "’", "'").
		Replace(strings.ToLower(text))
}

// strict returns text if it is a date but for the case of X.
func strict(text string) (string, bool) {
	text = strings.ToUpper(text)
	_, f := parse(text)
	return text, f == nil
}

// one returns the EDTF of a text that is one date, no range.
func one(text string) (respelling, bool) {
	if edtf, ok := strict(text); ok && !strings.Contains(edtf, "/") {
		return respelling{edtf: edtf}, true
	}
	r, ok := respellOne(text)
	return r, ok && !strings.Contains(r.edtf, "/")
}

// nothing reads words that stand for no date.
func nothing(text string) (respelling, bool) {
	switch strings.Trim(text, ".?()") {
	case "unknown", "undated", "not known", "no date", "n.d", "nd", "n/a", "none", "null", "tbd", "tba", "-", "":
		return respelling{why: "a date that isn't known is left out"}, true
	case "now", "today", "present", "ongoing", "open", "current":
		return respelling{why: "a date doesn't move with the calendar"}, true
	}
	return respelling{}, false
}

// careless reads EDTF with spaces, another dash, a small x, or a mark that isn't
// at the end.
//
// Typed with another dash, 2020–21 is two years rather than a spring.
func careless(text string) (respelling, bool) {
	if d, f := parse(strings.ReplaceAll(text, " ", "")); f == nil && d.start.precision == PrecisionSeason && !d.interval {
		return yearAndMore(d.start.year, int(d.start.month)), true
	}
	if edtf, ok := strict(text); ok {
		return respelling{edtf, "a date has plain hyphens, a capital X and no space around it"}, true
	}
	text = strings.ReplaceAll(text, " ", "")
	if edtf, ok := strict(text); ok {
		return respelling{edtf, "a date has no spaces"}, true
	}
	bare := strings.NewReplacer("~", "", "?", "", "%", "").Replace(text)
	edtf, ok := strict(bare)
	if !ok || bare == text || strings.Contains(edtf, "/") {
		return respelling{}, false
	}
	mark := "%"
	switch {
	case !strings.ContainsAny(text, "~%"):
		mark = "?"
	case !strings.ContainsAny(text, "?%"):
		mark = "~"
	}
	return respelling{edtf + mark, "one mark stands at the end of a date, % for both ~ and ?"}, true
}

// clock reads a day with a time of day.
func clock(text string) (respelling, bool) {
	const length = len("2024-11-05")
	if len(text) <= length || !strings.ContainsAny(text[length:length+1], "t ") || !strings.Contains(text, ":") {
		return respelling{}, false
	}
	_, f := parse(text[:length])
	return respelling{text[:length], "the time of day is left out"}, f == nil || f.impossible
}

// openRange reads "since 2023" and "until 2023".
func openRange(text string) (respelling, bool) {
	for _, word := range []string{"since ", "from ", "starting "} {
		if rest, ok := strings.CutPrefix(text, word); ok {
			r, ok := one(strings.TrimSuffix(strings.TrimSuffix(rest, " onwards"), " on"))
			if r.edtf != "" {
				r = respelling{r.edtf + "/..", "an interval that goes on ends in /.."}
			}
			return r, ok
		}
	}
	for _, word := range []string{"until ", "till ", "up to ", "to "} {
		if rest, ok := strings.CutPrefix(text, word); ok {
			r, ok := one(rest)
			if r.edtf != "" {
				r = respelling{"../" + r.edtf, "an interval whose start is open begins with ../"}
			}
			return r, ok
		}
	}
	return respelling{}, false
}

// closedRange reads two dates with a dash, a slash, points or a word between them. The
// first may lack what the second has: "27 – 28 February 1988".
func closedRange(text string) (respelling, bool) {
	text = strings.TrimPrefix(text, "from ")
	var unclear respelling
	for _, separator := range []string{"/", " to ", " until ", " till ", " - ", "..", "-"} {
		parts := strings.Split(text, separator)
		for i := 1; i < len(parts); i++ {
			r, ok := join(strings.Join(parts[:i], separator), strings.Join(parts[i:], separator))
			if ok && r.edtf != "" {
				return r, true
			}
			if ok && separator != "-" { // most hyphens are inside a date
				unclear = r
			}
		}
	}
	return unclear, unclear.why != ""
}

// join reads the two sides of a range.
func join(left, right string) (respelling, bool) {
	start, ok := sideBefore(left, right)
	if !ok {
		return respelling{}, false
	}
	end, ok := side(right)
	switch {
	case !ok || start.edtf == ".." && end.edtf == "..":
		return respelling{}, false
	case start.edtf == "":
		return start, true
	case end.edtf == "":
		return end, true
	}
	why := "an interval has a slash between two dates, each in digits and year first"
	if start.edtf == ".." || end.edtf == ".." {
		why = "an interval has a slash, and .. on the side that is open"
	}
	return respelling{start.edtf + "/" + end.edtf, why}, true
}

// side reads one side of a range. What isn't known and what isn't over are both
// "..": the standard gives it for either.
func side(text string) (respelling, bool) {
	switch text = strings.TrimSpace(text); text {
	case "", "..", "...", "?", "unknown", "now", "today", "present", "ongoing", "open":
		return respelling{edtf: ".."}, true
	}
	return one(text)
}

// sideBefore is side for the first date of a range, completed from the last one
// or two words of the second.
func sideBefore(text, second string) (respelling, bool) {
	text = strings.TrimSpace(text)
	if _, ok := strict(text); !ok && text != "" {
		words := strings.Fields(second)
		for n := 1; n <= 2 && n < len(words); n++ {
			tail := strings.Join(words[len(words)-n:], " ")
			if r, ok := one(text + " " + tail); ok && r.edtf != "" {
				return r, true
			}
		}
	}
	return side(text)
}
