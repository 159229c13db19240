package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"explainer/internal/diag"
)

// Goldmark's time, or what it writes, grows with the square of some inputs: of
// lists in lists, of footnotes, of brackets and asterisks in one paragraph. Each
// block costs some microseconds, and may be two bytes long. These limits keep a
// body under a second, and are far from prose: a book of 60,000 words with a link
// and an emphasis in every sentence is at a twentieth of most; broken into lines
// of eighty letters, at a tenth of the lines.
const (
	maxBody       = 2 << 20   // bytes
	maxLine       = 64 << 10  // bytes; 10,000 words on one line
	maxLines      = 50_000    // each may be a block
	maxNesting    = 100       // quotations and lists in each other, two columns each
	maxLevels     = 200_000   // the sum of the nesting of all lines: each may open as many blocks
	maxFootnotes  = 4000      // marks and definitions; each mark is looked up among all definitions
	maxReferences = 4000      // definitions, [label]: address; for each, all lines of its paragraph are moved
	maxPipes      = 4000      // \| in lines with a backtick; all are gone through for each cell that holds one
	maxCells      = 400_000   // of tables; each row gets as many as the header has, typed or not
	maxWork       = 400 << 20 // the sum over all marks of the bytes of their paragraph, and of lineWork for each line
	lineWork      = 64        // bytes that are gone through in the time that going on to the next line takes
)

// withinLimits reports the first limit that a body exceeds before it is parsed.
func (f *findings) withinLimits() bool {
	if n := len(f.source); n > maxBody {
		f.add(diag.TooLarge, 0, 0, "this page has %.1f MB of text, and the most is %d MB", float64(n)/(1<<20), maxBody>>20).Hint = "split it into several pages"
		return false
	}
	start := 0
	var c census
	for line := range bytes.Lines(f.source) {
		if message, hint := c.add(line); message != "" {
			f.add(diag.TooLarge, start, start+len(line), "%s", message).Hint = hint
			return false
		}
		start += len(line)
	}
	return true
}

// census counts what the limits are for, line by line.
type census struct {
	lines, levels                       int
	footnotes, references, pipes, cells int
	columns                             int // of the table that the line may belong to
}

// add counts a line. It returns a message and a hint if a limit is exceeded.
func (c *census) add(line []byte) (message, hint string) {
	const split = "split it into several pages"
	depth := nesting(line)
	c.lines++
	c.levels += depth
	c.footnotes += bytes.Count(line, []byte("[^"))
	c.references += bytes.Count(line, []byte("]:"))
	if bytes.IndexByte(line, '`') >= 0 {
		c.pipes += bytes.Count(line, []byte(`\|`))
	}
	switch {
	case util.IsBlank(line):
		c.columns = 0
	case mayDelimit(line):
		c.columns = bytes.Count(line, []byte("|")) + 1
	}
	c.cells += c.columns
	switch {
	case len(line) > maxLine:
		return fmt.Sprintf("this line has %d KB, and the most is %d KB", len(line)>>10, maxLine>>10), "divide it into paragraphs, with an empty line between"
	case depth > maxNesting:
		return fmt.Sprintf("quotations and lists stand %d deep in each other here, and the most is %d", depth, maxNesting), "write them below each other"
	case c.lines > maxLines:
		return fmt.Sprintf("this page has more than %d lines", maxLines), split
	case c.levels > maxLevels:
		return "the lists, quotations and indented lines of this page stand too deep in each other to read them all in good time", "write them with less indentation, or split the page into several"
	case c.footnotes > maxFootnotes:
		return fmt.Sprintf("this page has more than %d footnotes and footnote marks", maxFootnotes), split
	case c.references > maxReferences:
		return fmt.Sprintf("this page has more than %d definitions of the form [label]: address", maxReferences), split
	case c.pipes > maxPipes:
		return fmt.Sprintf(`this page has \| in lines with a backtick more than %d times`, maxPipes), split
	case c.cells > maxCells:
		return fmt.Sprintf("the tables of this page have more than %d cells", maxCells), split
	}
	return "", ""
}

// mayDelimit reports whether a line may be the row of dashes that makes a table
// of the lines around it.
func mayDelimit(line []byte) bool {
	return bytes.Contains(line, []byte("|")) && bytes.Contains(line, []byte("-")) && len(bytes.Trim(line, "|-: \t\r\n>+*.)0123456789")) == 0
}

// nesting returns how deep a line stands in quotations, lists and footnotes, at
// most: its marks, and its indentation, of which a list needs two columns a level.
func nesting(line []byte) int {
	depth, columns := 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			columns++
		case c == '\t':
			columns += 4
		case c == '>':
			depth++
		case bytes.HasPrefix(line[i:], []byte("[^")) && bytes.Contains(line[i:], []byte("]:")):
			i += bytes.Index(line[i:], []byte("]:")) + 1
			depth++
		case bytes.IndexByte([]byte("-+*:"), c) >= 0 && i+1 < len(line) && util.IsSpace(line[i+1]):
			depth++
		case util.IsNumeric(c):
			for i+1 < len(line) && util.IsNumeric(line[i+1]) {
				i++
			}
			if i++; i == len(line) || line[i] != '.' && line[i] != ')' {
				return depth + columns/2
			}
			depth++
		default:
			return depth + columns/2
		}
	}
	return depth + columns/2
}

// work is what the marks of a body cost. Goldmark may look through a whole
// paragraph for each asterisk, bracket, backtick or <, so each is charged with
// its paragraph's length.
type work struct {
	spent     int
	exhausted bool
}

// meter is an inline parser that never parses anything, but sees every mark
// before the others do. When too much work is spent it makes the rest plain text.
type meter struct{}

func (meter) Trigger() []byte { return []byte("*_~[]!`<") }

func (meter) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	f := found(pc)
	lines := parent.Lines()
	f.work.spent += lines.At(lines.Len()-1).Stop - lines.At(0).Start + lines.Len()*lineWork
	if f.work.spent <= maxWork {
		return nil
	}
	line, segment := block.PeekLine()
	if !f.work.exhausted {
		f.work.exhausted = true
		d := f.add(diag.TooLarge, segment.Start, segment.Start+1, "there are too many asterisks, underscores, brackets and backticks up to here to read them in good time")
		d.Hint = "divide long paragraphs; put text that isn't Markdown between lines of ```"
	}
	line = bytes.TrimRight(line, "\r\n")
	block.Advance(len(line))
	return ast.NewTextSegment(segment.WithStop(segment.Start + len(line) - segment.Padding))
}

// limits is the extension.
type limits struct{}

func (limits) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(meter{}, 0)))
}
