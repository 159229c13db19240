package load

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// slip is what keeps a field from being read.
type slip struct {
	line   int // index of the line that is to blame
	column int // in bytes, 0-based
	length int

	message, hint string

	// The value to take out before looking for further slips: from a column of
	// the line to the end of the line last. Nothing more is looked for if last
	// is negative.
	value, last int
}

// findSlip finds what is wrong with the lines of one field. Blamed is the line
// that the parser points at.
func findSlip(lines []string, blamed int) slip {
	for i, line := range lines {
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		if tab := strings.IndexByte(line[:indent], '\t'); tab >= 0 {
			hint := "put two spaces in its place"
			if i == 0 {
				hint = "delete it: a field begins at the beginning of its line"
			}
			return slip{i, tab, 1, "a tab stands where only spaces may", hint, 0, -1}
		}
	}
	if strings.HasPrefix(lines[0], "- ") {
		return slip{0, 0, 1, "the fields of a page stand without hyphens", "write " + strings.TrimLeft(lines[0], "- "), 0, -1}
	}
	if _, _, _, ok := cutField(lines[0]); !ok {
		return withoutColon(lines[0])
	}
	for i := 0; i < len(lines); i++ {
		s, next, ok := readLine(lines, i)
		if !ok {
			return s
		}
		i = next
	}

	blamed = min(max(blamed, 0), len(lines)-1)
	line := lines[blamed]
	indent := len(line) - len(strings.TrimLeft(line, " "))
	s := slip{line: blamed, column: indent, length: len(line) - indent, last: -1}
	switch {
	case strings.HasPrefix(line[indent:], "- ") && !slices.ContainsFunc(lines[:blamed], func(l string) bool { return strings.HasPrefix(l, line[:indent]+"- ") }):
		s.message = "this hyphen doesn't stand under the one above"
		s.hint, s.length = "begin every item of a list in the same column", 1
	case indent > 0:
		s.message = "this line isn't indented like those above"
		s.hint = "begin the fields of one entry in the same column"
	default:
		s.message = "the front matter can't be read here"
		s.hint = "write one field a line, as in title: …, and put a value with punctuation in quotation marks"
	}
	return s
}

// withoutColon says what is wrong with a line at the margin that begins no
// field.
func withoutColon(line string) slip {
	indent := len(line) - len(strings.TrimLeft(line, " "))
	s := slip{length: len(line) - indent, column: indent, last: -1}
	name := wordOf(line)
	rest := strings.TrimPrefix(line[indent:], name)
	value := strings.TrimLeft(rest, " =:：\u00a0\u2003\u2009\u202f")
	s.hint = fmt.Sprintf("write %s: %s", name, value)
	switch trimmed := strings.TrimLeft(rest, " "); {
	case name == "" || value == rest:
		s.message, s.hint = noField, "begin it with a field's name and a colon, as in title: …"
	case strings.HasPrefix(rest, ":\u00a0"), strings.HasPrefix(rest, ":\u2003"), strings.HasPrefix(rest, ":\u2009"), strings.HasPrefix(rest, ":\u202f"):
		s.message = "the space after the colon is a special one"
		s.hint = "delete it and type an ordinary space: " + name + ": " + value
	case strings.HasPrefix(rest, ":"):
		s.message = "a space is missing after the colon"
	case strings.HasPrefix(trimmed, "："):
		s.message = "the colon after " + name + " is a wide one"
	case strings.HasPrefix(trimmed, "="):
		s.message = "a field's name is followed by a colon, not by ="
	default:
		s.message = noField
		s.hint = "if it goes on from the line above, indent it with two spaces; if it is a field, write a colon after its name"
	}
	return s
}

// readLine looks at the line i and at those that its value goes on to. It
// returns the last of them, or the slip.
func readLine(lines []string, i int) (s slip, last int, ok bool) {
	line := lines[i]
	if line == "" || strings.HasPrefix(strings.TrimLeft(line, " "), "#") {
		return slip{}, i, true
	}
	name, column, at, isField := cutField(line)
	if !isField {
		at = len(line) - len(strings.TrimLeft(line, " "))
		for strings.HasPrefix(line[at:], "- ") {
			at += len("- ")
			at += len(line[at:]) - len(strings.TrimLeft(line[at:], " "))
		}
		column = at
		if rest := line[at:]; len(rest) > 1 && rest[0] == '-' && rest[1] != ' ' && !strings.HasPrefix(rest, "--") {
			return slip{i, at, 1, "a space is missing after the hyphen", "write - " + rest[1:], at, -1}, i, false
		}
	}
	value := line[at:]
	s = slip{line: i, column: at, length: len(value), value: at, last: i}
	quote := func(value string) string {
		switch {
		case isField:
			return fmt.Sprintf("put the whole value in quotation marks: %s: %s", name, inQuotes(value))
		case strings.Contains(line[:at], "- "):
			return "put the whole value in quotation marks: - " + inQuotes(value)
		}
		return "put the whole value in quotation marks: " + inQuotes(value)
	}
	if value == "" {
		return slip{}, i, true
	}
	key, citation := citationIn(value)
	citation = citation && slices.ContainsFunc(lines[:i+1], func(l string) bool {
		name, _, _, ok := cutField(l)
		return ok && name == "sources"
	})
	switch value[0] {
	case '|', '>':
		if blockHeader.MatchString(value) {
			return slip{}, lastDeeper(lines, i, column), true
		}
	case '"', '\'':
		return quoted(lines, s, quote)
	case '[', '{':
		if !citation {
			return bracketed(lines, s, quote)
		}
	case '-':
		if strings.HasPrefix(value, "- ") || value == "-" {
			s.message = "a list can't begin on the line of its field"
			s.hint = fmt.Sprintf("write %s: %s, or each item on a line of its own", name, strings.TrimLeft(value, "- "))
			s.last = -1
			return s, i, false
		}
	}
	if citation {
		s.message = "a field takes a source's key without @"
		s.hint = "write " + key
		if isField {
			s.hint = "write " + name + ": " + key
		} else if strings.Contains(line[:at], "- ") {
			s.hint = "write - " + key
		}
		return s, i, false
	}
	if strings.IndexByte("@`%&*!|>]},", value[0]) >= 0 {
		s.length = 1
		s.message, s.hint = fmt.Sprintf("a value can't begin with %c unless it is in quotation marks", value[0]), quote(value)
		return s, i, false
	}
	return plainText(lines, s, column, quote)
}

// A block of text begins with | or >, and perhaps a digit and a sign.
var blockHeader = regexp.MustCompile(`^[|>][+-]?[1-9]?[+-]?(?:\s+#.*)?$`)

// lastDeeper returns the last line after i that is indented deeper than the
// column.
func lastDeeper(lines []string, i, column int) int {
	for i+1 < len(lines) && (lines[i+1] == "" || len(lines[i+1])-len(strings.TrimLeft(lines[i+1], " ")) > column) {
		i++
	}
	return i
}

var citationValue = regexp.MustCompile(`^\[?-?@([A-Za-z0-9][A-Za-z0-9_.:-]*)\]?$`)

// citationIn returns the key of a value that is typed like a citation in prose.
func citationIn(value string) (key string, ok bool) {
	if m := citationValue.FindStringSubmatch(value); m != nil {
		return m[1], true
	}
	return "", false
}
