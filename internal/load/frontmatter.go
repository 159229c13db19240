package load

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	tokens "github.com/goccy/go-yaml/token"

	"explainer/internal/diag"
)

// block is a stretch of YAML in a file.
type block struct {
	file   string
	line   int      // of the file, on which the YAML begins; 1-based
	lines  []string // without line ends, trailing white space and tabs other than of indentation
	broken []string // top-level fields that couldn't be read and were reported
	bom    bool     // a byte order mark stands before the first line
	cut    []int    // indices of lines cut off by a #, which were reported
	reread int      // lines that were read to look for slips
}

// splitPage parts a page into front matter and body. It checks what the
// front matter library lets pass in silence (a missing or indented fence, a
// "..." terminator), then leaves the cutting to the library. The body begins at
// the returned offset.
func splitPage(file string, text []byte, diags *diag.List) (block, int, bool) {
	text, bom := bytes.CutPrefix(text, []byte("\ufeff"))
	end, ok := checkFences(file, text, diags)
	if !ok {
		return block{}, 0, false
	}
	var yamlText []byte
	unmarshal := func(data []byte, v any) error {
		*v.(*[]byte) = data
		return nil
	}
	rest, err := frontmatter.MustParse(bytes.NewReader(text[:end]), &yamlText, frontmatter.NewFormat("---", "---", unmarshal))
	if err != nil {
		diags.Add(diag.BadFrontMatter, diag.Pos{File: file, Line: 1, Column: 1}, "the front matter can't be read: %v", err)
		return block{}, 0, false
	}
	offset := end - len(rest)
	if bom {
		offset += len("\ufeff")
	}
	return newBlock(file, 2, yamlText), offset, true
}

// breakless takes out of a text what the YAML parser would lose: it drops tabs,
// and takes a lone carriage return for the end of a line.
var breakless = strings.NewReplacer("\t", " ", "\r", " ")

func newBlock(file string, line int, text []byte) block {
	b := block{file: file, line: line}
	text, b.bom = bytes.CutPrefix(text, []byte("\ufeff"))
	for l := range bytes.Lines(text) {
		line := strings.TrimRight(string(l), " \t\r\n")
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		b.lines = append(b.lines, line[:indent]+breakless.Replace(line[indent:]))
	}
	return b
}

// checkFences reports what keeps front matter from being recognised; if nothing
// does, it returns where the front matter ends.
func checkFences(file string, text []byte, diags *diag.List) (end int, ok bool) {
	bad := func(line, column, length int, message string) *diag.Diagnostic {
		return diags.Add(diag.BadFrontMatter, diag.Pos{File: file, Line: line, Column: column, Length: length}, "%s", message)
	}
	if len(bytes.TrimSpace(text)) == 0 {
		diags.Add(diag.BadFrontMatter, diag.Pos{File: file}, "the page is empty").
			Hint = "begin it with a line ---, a line title: … and a line ---; then comes the text"
		return 0, false
	}
	line := 0
	var nearly diag.Pos // the first line that may be meant to close the front matter
	for raw := range bytes.Lines(text) {
		line++
		end += len(raw)
		typed := strings.TrimRightFunc(string(raw), unicode.IsSpace) // as the library does
		bare := strings.TrimSpace(typed)
		switch {
		case line == 1 && typed != "---":
			length := len(typed)
			d := bad(1, 1, length, "the page doesn't begin with front matter")
			_, _, _, isField := cutField(typed)
			switch {
			case bare == "---":
				d.Message, d.Hint = "the --- that opens the front matter is indented", "move it to the beginning of the line"
			case bare == "+++" || typed != "" && strings.Trim(typed, "-—–") == "":
				d.Message, d.Hint = "front matter is opened by three hyphens, not by "+typed, "write --- here, and --- after the last field"
			case laterFence(text):
				d.Hint = "move the lines from --- to --- to the very beginning of the file"
			case isField:
				d.Hint = "write a line --- above this one, and another after the last field"
			default:
				d.Hint = "begin the file with a line ---, a line title: … and a line ---; then comes the text"
			}
			return 0, false
		case line == 1:
			continue
		case typed == "---":
			return end, true
		case bare == "---":
			bad(line, strings.Index(typed, "---")+1, 3, "an indented --- would end the front matter here").
				Hint = "to close the front matter move it to the beginning of the line; inside a text write *** instead"
			return 0, false
		case typed == "...":
			bad(line, 1, 3, "front matter is closed by three hyphens, not by ...").Hint = "write --- on this line"
			return 0, false
		case nearly.Line == 0 && len(typed) > 1 && strings.Trim(typed, "-—–") == "":
			nearly = diag.Pos{Line: line, Length: len(typed)}
		}
	}
	if nearly.Line > 0 {
		bad(nearly.Line, 1, nearly.Length, "front matter is closed by three hyphens and nothing else").Hint = "write --- on this line"
	} else {
		bad(1, 1, 3, "the front matter is never closed").Hint = "write a line --- after the last field, before the text"
	}
	return 0, false
}

// laterFence reports whether front matter begins further down.
func laterFence(text []byte) bool {
	fenced := false
	for raw := range bytes.Lines(text) {
		line := strings.TrimSpace(string(raw))
		_, _, _, isField := cutField(line)
		if fenced && isField {
			return true
		}
		fenced = line == "---"
	}
	return false
}

// parse turns the block into its top-level fields. If it can't be read, every
// field that is to blame is reported and left out, so that one broken field
// doesn't hide the mistakes of the others.
func (b *block) parse(diags *diag.List) (*ast.MappingNode, bool) {
	if !b.withinLimits(diags) {
		return nil, false
	}
	b.comments(diags)
	mapping, err := parseYAML(b.lines)
	if err == nil {
		return mapping, true
	}
	rest := slices.Clone(b.lines)
	before := len(*diags)
	b.mend(rest, diags)
	mapping, err = parseYAML(rest)
	if err == nil {
		return mapping, slices.ContainsFunc(rest, func(l string) bool { return l != "" })
	}
	if len(*diags) == before { // the fields are right, each by itself
		b.misaligned(err.Token.Position.Line-1, diags)
	}
	return nil, false
}

// parseYAML reads fields. The lines have no line ends.
func parseYAML(lines []string) (*ast.MappingNode, *yaml.SyntaxError) {
	file, err := parser.ParseBytes([]byte(strings.Join(lines, "\n")+"\n"), 0, parser.AllowDuplicateMapKey())
	var syntax *yaml.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return nil, syntax
	case err != nil:
		panic("explainer: an error of the YAML parser that is none of syntax: " + err.Error())
	case len(file.Docs) == 0 || file.Docs[0].Body == nil:
		return ast.Mapping(nil, false), nil
	}
	body := file.Docs[0].Body
	if mapping, ok := body.(*ast.MappingNode); ok {
		return mapping, nil
	}
	return nil, &yaml.SyntaxError{Message: "not a mapping", Token: body.GetToken()}
}

// The limits that keep reading quick and the YAML parser, which calls itself
// once a level, from running out of stack. No page needs a tenth of them.
const (
	maxFrontMatter = 256 << 10 // bytes
	maxYAMLLines   = 5000
	maxYAMLLine    = 16 << 10 // bytes
	maxDepth       = 20       // entries inside each other
	maxItems       = 2000     // of a list
	maxCommas      = 20_000   // for in brackets the parser's time grows with their square; as much prose as there may be has 5,000
)

// withinLimits reports what goes beyond the limits. A field that does is left
// out; it reports false if the whole block can't be read.
func (b *block) withinLimits(diags *diag.List) bool {
	if len(b.lines) > maxYAMLLines {
		diags.Add(diag.TooLarge, diag.Pos{File: b.file, Line: b.line},
			"there are %d lines of front matter; the most is %d", len(b.lines), maxYAMLLines).
			Hint = "move texts into the body, or split the page"
		return false
	}
	size, commas := 0, 0
	for i, l := range b.lines {
		commas += strings.Count(l, ",")
		if len(l) > maxYAMLLine {
			diags.Add(diag.TooLarge, b.place(i, 0, len(l)),
				"the line has %d KB; the most in front matter is %d KB", len(l)>>10, maxYAMLLine>>10).
				Hint = "break it into several, or move the text into the body"
			b.leaveOut(i)
		}
		size += len(b.lines[i]) + 1
	}
	if size > maxFrontMatter {
		diags.Add(diag.TooLarge, diag.Pos{File: b.file, Line: b.line},
			"there are %d KB of front matter; the most is %d KB", size>>10, maxFrontMatter>>10).
			Hint = "move texts into the body, or split the page"
		return false
	}
	if commas > maxCommas {
		diags.Add(diag.TooLarge, diag.Pos{File: b.file, Line: b.line},
			"there are %d commas in the front matter; the most is %d", commas, maxCommas).
			Hint = "write fewer items between brackets, or split the page"
		return false
	}
	for {
		line, deep := b.tooDeep()
		if !deep {
			return true
		}
		diags.Add(diag.TooLarge, b.place(line, 0, len(b.lines[line])),
			"more than %d entries stand inside each other", maxDepth).Hint = "no field needs more than three"
		b.leaveOut(line)
	}
}

// leaveOut empties the field of the page that the line i belongs to.
func (b *block) leaveOut(i int) {
	start, end := i, i+1
	for start > 0 && !beginsField(b.lines[start]) {
		start--
	}
	for end < len(b.lines) && !beginsField(b.lines[end]) {
		end++
	}
	name, _, _, _ := cutField(b.lines[start])
	b.broken = append(b.broken, name)
	clear(b.lines[start:end])
}

// tooDeep finds brackets, indentation, hyphens and other marks that open more
// levels than a page needs.
func (b *block) tooDeep() (line int, deep bool) {
	var open brackets
	var indents []int
	for i := 0; i < len(b.lines); i++ {
		l := b.lines[i]
		text := strings.TrimLeft(l, " ")
		if text == "" {
			continue
		}
		if beginsField(l) { // quotation marks that aren't closed above are a slip
			open.quote = 0
		}
		indent := len(l) - len(text)
		for len(indents) > 0 && indents[len(indents)-1] >= indent {
			indents = indents[:len(indents)-1]
		}
		indents = append(indents, indent)
		marks := 0
		for _, word := range strings.Fields(text) {
			if strings.IndexByte("-?&!*:", word[0]) < 0 {
				break
			}
			marks++
		}
		if open.read(text) > maxDepth || len(indents)+marks > maxDepth {
			return i, true
		}
		if _, column, at, ok := cutField(l); ok && open == (brackets{}) && blockHeader.MatchString(l[at:]) {
			i = lastDeeper(b.lines, i, column)
		}
	}
	return 0, false
}

// brackets counts those that open a list or a record. Others are text: within
// quotation marks, or behind the first letter of a value that stands in no
// bracket itself.
type brackets struct {
	depth int
	quote byte // the mark that the text is quoted by; 0 outside of quotations
}

// read goes on with a line without its indentation, and returns the greatest
// depth on it.
func (b *brackets) read(text string) (deepest int) {
	value := true // nothing of a value has been read
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case b.quote == '"' && c == '\\', b.quote == '\'' && strings.HasPrefix(text[i:], "''"):
			i++
		case b.quote != 0:
			if c == b.quote {
				b.quote = 0
			}
		case c == ' ' || c == '\t':
		case c == ':' && (i+1 == len(text) || text[i+1] == ' '), c == '-' && value && (i+1 == len(text) || text[i+1] == ' '):
			value = true
		case b.depth > 0 && c == ',':
			value = true
		case (c == '[' || c == '{') && (value || b.depth > 0):
			b.depth++
			deepest = max(deepest, b.depth)
		case (c == ']' || c == '}') && b.depth > 0:
			b.depth--
		case (c == '"' || c == '\'') && value:
			b.quote, value = c, false
		case strings.IndexByte("?&!*", c) >= 0 && value: // a mark, and its name
			for i+1 < len(text) && strings.IndexByte(" [{", text[i+1]) < 0 {
				i++
			}
		default:
			value = false
		}
	}
	return deepest
}

// byteColumn turns a 1-based column in characters into a byte offset in line.
func byteColumn(line string, column int) int {
	at := 0
	for range column - 1 {
		if at >= len(line) {
			break
		}
		_, size := utf8.DecodeRuneInString(line[at:])
		at += size
	}
	return at
}

// pos returns where a node was typed, as far as it stands on one line. The
// parser's columns count characters and are off after white space, and its
// origins are wrong after a backslash, so both are checked against the line.
func (b *block) pos(node ast.Node) diag.Pos {
	token := node.GetToken()
	if token == nil || token.Position == nil {
		return diag.Pos{File: b.file, Line: b.line}
	}
	i := token.Position.Line - 1
	if i < 0 || i >= len(b.lines) {
		return diag.Pos{File: b.file, Line: b.line + i}
	}
	typed, more, _ := strings.Cut(strings.TrimSpace(token.Origin), "\n")
	typed = strings.TrimRight(typed, " ")
	// A text over several lines may be said to begin on its second.
	for up := range min(strings.Count(more, "\n")+2, i+1) {
		if more != "" && token.Type == tokens.StringType && strings.Contains(b.lines[i-up], typed) {
			i -= up
			break
		}
	}
	line := b.lines[i]
	at := byteColumn(line, token.Position.Column)
	if token.Type == tokens.SingleQuoteType || token.Type == tokens.DoubleQuoteType {
		if mark := strings.IndexAny(line[at:], `"'`); mark >= 0 {
			at += mark
			typed = line[at:]
			if end, _ := closing(line[at+1:], line[at]); end >= 0 {
				typed = line[at : at+end+2]
			}
		}
	}
	if !strings.HasPrefix(line[at:], typed) {
		at = nearestIndex(line, typed, at)
	}
	return b.place(i, at, min(len(typed), len(line)-at))
}

// place returns the place of a stretch of the i-th line; the column counts
// from 0.
func (b *block) place(i, column, length int) diag.Pos {
	if i == 0 && b.bom {
		column += len("\ufeff")
	}
	return diag.Pos{File: b.file, Line: b.line + i, Column: column + 1, Length: length}
}

// nearestIndex returns where part stands in line, as near to at as may be, or
// at if it doesn't.
func nearestIndex(line, part string, at int) int {
	before := strings.LastIndex(line[:min(at+len(part), len(line))], part)
	after := strings.Index(line[at:], part)
	switch {
	case after >= 0 && (before < 0 || after <= at-before):
		return at + after
	case before >= 0:
		return before
	}
	return at
}
