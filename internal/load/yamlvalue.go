package load

import (
	"fmt"
	"strings"
)

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
