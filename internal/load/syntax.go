package load

import (
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

// mend reports the fields that can't be read and empties them in lines, the
// block's.
func (b *block) mend(lines []string, diags *diag.List) {
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && !beginsField(lines[end]) && !tabbedField(lines[start], lines[end]) {
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

// The most slips that are looked for in one field, and the most lines that are
// read for it in all fields of a page: a field is read anew after each slip. A
// field of a thousand lines gets all fifty.
const (
	mostSlips  = 50
	mostReread = 50_000
)

// mendField reports every slip in the lines of one field, of which the first
// has the given index in the block.
func (b *block) mendField(field []string, start int, diags *diag.List) state {
	lines := slices.Clone(field)
	found := sound
	for n := range min(len(lines), mostSlips) {
		if n > 0 && b.reread > mostReread {
			break
		}
		b.reread += len(lines)
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

// tabbedField reports whether a line is a field of the page behind a tab,
// because the field above it has its value already.
func tabbedField(above, line string) bool {
	_, _, value, ok := cutField(above)
	name, _, _, isField := cutField(line)
	return ok && value < len(above) && strings.IndexByte("|>", above[value]) < 0 && strings.IndexByte(",[{", above[len(above)-1]) < 0 &&
		isField && strings.HasPrefix(line, "\t") && wordOf(name) == name
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
