package load

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"

	"explainer/internal/diag"
)

// The YAML parser stops at the first error, puts it where the grammar fails
// rather than where the author slipped, and speaks of tokens. So what it can't
// read is taken apart here, field by field, and looked at for the slips that
// people make.

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

// mend reports the fields that can't be read and empties them in lines, the
// block's.
func (b *block) mend(lines []string, diags *diag.List) {
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && !beginsField(lines[end]) {
			end++
		}
		field := lines[start:end]
		broken := b.mendField(field, start, diags)
		if broken == stray {
			// What follows is most likely the text of a page whose front matter
			// isn't closed.
			end = len(lines)
			field = lines[start:end]
		}
		if broken != sound {
			clear(field)
		}
		start = end
	}
}

// state is what mending says of a field.
type state int

const (
	sound state = iota
	unsound
	stray // a line after a blank one that looks like no field
)

// mendField reports every slip in the lines of one field, of which the first
// has the given index in the block.
func (b *block) mendField(field []string, start int, diags *diag.List) state {
	lines := slices.Clone(field)
	found := sound
	for range lines {
		_, err := parseYAML(lines)
		if err == nil {
			break
		}
		s := findSlip(lines, err.Token.Position.Line-1)
		if s.message == noField && start > 0 && b.lines[start-1] == "" {
			s.hint = "if the text of the page begins here, write --- above it"
			found = stray
		}
		if !slices.Contains(b.cut, start+s.line) { // which was reported
			pos := b.place(start+s.line, s.column, min(s.length, len(field[s.line])-s.column))
			diags.Add(diag.BadFrontMatter, pos, "%s", s.message).Hint = s.hint
		}
		for _, l := range field {
			name, _, _, _ := cutField(l)
			b.broken = append(b.broken, name, wordOf(l))
		}
		found = max(found, unsound)
		if s.last < 0 {
			break
		}
		lines[s.line] = lines[s.line][:s.value] + "x"
		clear(lines[s.line+1 : s.last+1])
	}
	return found
}

// beginsField reports whether a line begins a field of the page itself rather
// than going on with the one above.
func beginsField(line string) bool {
	return line != "" && strings.IndexByte(" \t#-]}", line[0]) < 0
}

// A line of front matter: hyphens of a list, a field's name in quotation marks
// or without, the colon, and the value.
var fieldLine = regexp.MustCompile(`^((?:[ \t]*- )*[ \t]*)(?:"([^"]*)"|'([^']*)'|([^\s"'#\[{&*!|>%@` + "`" + `-][^:]*))[ \t]*:(?:[ \t]+|$)`)

// cutField parts a line into its indentation with hyphens, the field's name and
// the column of its value. It reports false if no field begins on the line.
func cutField(line string) (name string, column, value int, ok bool) {
	m := fieldLine.FindStringSubmatchIndex(line)
	if m == nil {
		return "", 0, 0, false
	}
	for _, group := range []int{4, 6, 8} {
		if m[group] >= 0 {
			name = line[m[group]:m[group+1]]
		}
	}
	return strings.TrimSpace(name), m[3], m[1], true
}

// wordOf returns the first word of a line.
func wordOf(line string) string {
	word := strings.TrimLeft(line, " \t\"'?[-")
	if i := strings.IndexFunc(word, func(r rune) bool {
		return r != '_' && r != '-' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}); i >= 0 {
		word = word[:i]
	}
	return word
}

const noField = "this line is no field"

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

// quoted looks at a value that begins with a quotation mark.
func quoted(lines []string, s slip, quote func(string) string) (slip, int, bool) {
	value := lines[s.line][s.value:]
	mark := value[0]
	line, rest := s.line, value[1:]
	for {
		end, bad := closing(rest, mark)
		if line > s.line && (bad >= 0 || end >= 0) {
			value += " " + strings.Join(strings.Fields(strings.Join(lines[s.line+1:line+1], " ")), " ")
			s.line, s.last = line, -1
		}
		if bad >= 0 {
			s.column = len(lines[line]) - len(rest) + bad
			s.length = 2
			s.message = "a backslash has a meaning of its own between these quotation marks"
			s.hint = quote(strings.Trim(value, `"`))
			return s, line, false
		}
		if end >= 0 {
			after := strings.TrimSpace(rest[end+1:])
			if after == "" || strings.HasPrefix(after, "#") {
				return slip{}, line, true
			}
			s.column, s.length = len(lines[line])-len(rest)+end, 1
			s.message = "quotation marks inside a value break it"
			s.hint = quote(unquoted(value))
			if strings.HasPrefix(after, ":") {
				s.message = "a value with a colon and a space needs quotation marks around the whole of it"
			}
			return s, line, false
		}
		if line+1 == len(lines) {
			break
		}
		line++
		rest = lines[line]
	}
	s.length = 1
	s.message = "a quotation mark is opened and never closed"
	s.hint = "close it at the end of the value: " + strings.TrimPrefix(quote(strings.Trim(value, `"'“”„`)), "put the whole value in quotation marks: ")
	return s, s.line, false
}

// closing finds the mark that closes a quotation and, between double marks, a
// backslash that isn't allowed; each is -1 if there is none.
func closing(text string, mark byte) (end, bad int) {
	for i := 0; i < len(text); i++ {
		switch {
		case mark == '"' && text[i] == '\\':
			if i+1 < len(text) && strings.IndexByte("0abt\tnvfre \"/\\N_LPxuU", text[i+1]) < 0 {
				return -1, i
			}
			i++
		case text[i] == mark && mark == '\'' && strings.HasPrefix(text[i+1:], "'"):
			i++
		case text[i] == mark:
			return i, -1
		}
	}
	return -1, -1
}

// unquoted takes away the marks around a value if they were meant to quote the
// whole of it, as in "The "state" of it" but not in "This" or "that".
func unquoted(value string) string {
	mark := value[:1]
	if len(value) < 2 || !strings.HasSuffix(value, mark) {
		return value
	}
	inner := value[1 : len(value)-1]
	if i := strings.Index(inner, mark); i > 0 && inner[i-1] != ' ' && (i+1 == len(inner) || strings.IndexByte(" ,.;:!?)", inner[i+1]) >= 0) {
		return value
	}
	return inner
}

// bracketed looks at a value that begins with a bracket.
func bracketed(lines []string, s slip, quote func(string) string) (slip, int, bool) {
	type bracket struct {
		line, column int
		char         byte
	}
	var open []bracket
	var quoting byte // the mark of the quotation that the place is in
	began := 0       // its column
	ended := false   // nothing but a mark of the list can follow: a quotation ended
	begins := true   // a value may begin here
	for i := s.line; i < len(lines); i++ {
		from := 0
		if i == s.line {
			from = s.value
		}
		for j := from; j < len(lines[i]); j++ {
			c := lines[i][j]
			switch {
			case quoting != 0:
				if c == '\\' && quoting == '"' {
					j++
				} else if c == quoting {
					quoting, ended = 0, true
				}
				continue
			case begins && (c == '"' || c == '\''):
				quoting, begins, began = c, false, j
			case c == ' ':
				continue
			case ended && strings.IndexByte(",:]}#", c) < 0:
				s.line, s.column, s.length, s.last = i, j, 1, -1
				s.message = "quotation marks inside a value break it"
				item := lines[i][min(began, j):]
				if end := strings.IndexAny(item[j-min(began, j):], ",]}"); end >= 0 {
					item = item[:j-min(began, j)+end]
				}
				s.hint = "put the whole value in quotation marks: " + inQuotes(unquoted(strings.TrimSpace(item)))
				return s, i, false
			case begins && strings.IndexByte("@`%", c) >= 0:
				s.line, s.column, s.length, s.last = i, j, 1, -1
				s.message = fmt.Sprintf("a value can't begin with %c unless it is in quotation marks", c)
				item := lines[i][j:]
				if end := strings.IndexAny(item, ",]}"); end >= 0 {
					item = item[:end]
				}
				s.hint = "write " + inQuotes(item)
				if key, ok := citationIn(strings.TrimSpace(item)); ok {
					s.length = len(strings.TrimSpace(item))
					s.message, s.hint = "a field takes a source's key without @", "write "+key
				}
				return s, i, false
			case begins && c == '#':
				j = len(lines[i])
			case c == '[' || c == '{':
				open, begins, ended = append(open, bracket{i, j, c}), true, false
			case c == ']' || c == '}':
				last := open[len(open)-1]
				if c-last.char != 2 { // as in ASCII
					s.line, s.column, s.length, s.last = last.line, last.column, 1, -1
					s.message, s.hint = fmt.Sprintf("this %c is never closed", last.char), fmt.Sprintf("write %c before %c", last.char+2, c)
					return s, i, false
				}
				open, begins, ended = open[:len(open)-1], false, false
				after := strings.TrimSpace(lines[i][j+1:])
				if len(open) > 0 || after == "" || strings.HasPrefix(after, "#") && lines[i][j+1] == ' ' {
					if len(open) == 0 {
						return slip{}, i, true
					}
					continue
				}
				if i > s.line || strings.HasPrefix(after, "]") || strings.HasPrefix(after, "}") {
					s.line, s.column, s.length, s.last = i, j+1, len(lines[i])-j-1, -1
					s.message, s.hint = "nothing can follow the bracket that ends a list", "take it out, or move the bracket behind it"
					return s, i, false
				}
				s.length = 1
				s.message = fmt.Sprintf("a value can't begin with %c unless it is in quotation marks", lines[s.line][s.value])
				s.hint = quote(lines[s.line][s.value:])
				return s, i, false
			case c == ',' || c == ':' && (j+1 == len(lines[i]) || lines[i][j+1] == ' '):
				begins, ended = true, false
			default:
				begins = false
			}
		}
	}
	if quoting != 0 || len(open) == 0 {
		s.last = -1
		s.message, s.hint = "a quotation mark in this list is opened and never closed", "add the missing quotation mark"
		return s, s.line, false
	}
	last := open[len(open)-1]
	s.line, s.column, s.length, s.last = last.line, last.column, 1, -1
	s.message, s.hint = fmt.Sprintf("this %c is never closed", last.char), fmt.Sprintf("write %c at the end of the list", last.char+2)
	if len(open) == 1 && last.char == '{' {
		s.hint = "write } after the last of its fields"
	}
	return s, s.line, false
}

// plainText looks at a value without quotation marks, which may go on over
// lines that are indented deeper than the column of its field.
func plainText(lines []string, s slip, column int, quote func(string) string) (slip, int, bool) {
	last := lastDeeper(lines, s.line, column)
	for i := s.line; i <= last; i++ {
		text := lines[i]
		if i == s.line {
			text = text[s.value:]
		}
		colon := strings.Index(text+" ", ": ")
		if comment := strings.Index(text, " #"); colon < 0 || comment >= 0 && comment < colon {
			continue
		}
		name, _, _, isField := cutField(lines[i])
		if i > s.line && isField && wordOf(name) == name {
			indent := len(lines[i]) - len(strings.TrimLeft(lines[i], " "))
			s.line, s.column, s.length, s.last = i, indent, len(name), -1
			s.message = name + " is indented too far to be a field of its own"
			s.hint = "begin it in the column of the field above it"
			return s, i, false
		}
		value := strings.Join(strings.Fields(strings.Join(append([]string{lines[s.line][s.value:]}, lines[s.line+1:last+1]...), " ")), " ")
		s.last = last
		s.message = "a value with a colon and a space needs quotation marks"
		if opened := strings.IndexAny(value, "“„«"); opened == 0 {
			s.message = "a value with a colon and a space needs straight quotation marks"
			if strings.HasPrefix(value, "“") && strings.HasSuffix(value, "”") {
				value = strings.TrimSuffix(strings.TrimPrefix(value, "“"), "”")
			}
		}
		s.hint = quote(value)
		return s, i, false
	}
	return slip{}, last, true
}

// inQuotes returns a value as a YAML scalar in quotation marks.
func inQuotes(value string) string {
	value = strings.TrimSpace(value)
	if strings.ContainsAny(value, `"\`) {
		return "'" + strings.ReplaceAll(value, "'", "''") + "'"
	}
	return `"` + value + `"`
}

// misaligned reports fields that can each be read, but not one after the
// other. Blamed is the line that the parser points at.
func (b *block) misaligned(blamed int, diags *diag.List) {
	i := min(max(blamed, 0), len(b.lines)-1)
	line := b.lines[i]
	indent := len(line) - len(strings.TrimLeft(line, " "))
	diags.Add(diag.BadFrontMatter, b.place(i, indent, len(line)-indent),
		"this line isn't indented like those above").Hint = "begin each field of the page at the beginning of a line"
}

var hashAfterText = regexp.MustCompile(`\S\s+#[^\s#]`)

// comments reports texts that are cut off by a # in them. A comment proper has
// a space after the #.
func (b *block) comments(diags *diag.List) {
	if !slices.ContainsFunc(b.lines, hashAfterText.MatchString) {
		return
	}
	for _, t := range lexer.Tokenize(strings.Join(b.lines, "\n") + "\n") {
		i := t.Position.Line - 1
		if t.Type != token.CommentType || i < 0 || i >= len(b.lines) {
			continue
		}
		line := b.lines[i]
		text, cut := strings.CutSuffix(line, "#"+strings.TrimRight(t.Value, " "))
		if text = strings.TrimRight(text, " "); !cut || text == "" || strings.Trim(t.Value, "#") == "" || strings.IndexByte(" #", t.Value[0]) >= 0 {
			continue
		}
		at := len(line) - len(strings.TrimRight(t.Value, " ")) - 1
		d := diags.Add(diag.BadFrontMatter, b.place(i, at, len(line)-at),
			"what follows a space and # isn't read")
		d.Hint = "put the whole value in quotation marks"
		if name, _, value, ok := cutField(line); ok && value <= at && strings.IndexByte(`"'[{`, line[value]) < 0 {
			d.Hint += ": " + name + ": " + inQuotes(line[value:])
		}
		d.Hint += "; if it is a comment, write a space after #"
		b.cut = append(b.cut, i)
	}
}
