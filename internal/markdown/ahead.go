package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/text"
)

// maxAhead is how far a parser looks for the end of its construct, in bytes.
// CommonMark allows 999 characters in a link's label; these may take four bytes.
const maxAhead = 4000

// ahead is the text from a reader's position on. It begins with the rest of the
// line; more adds the next line of the same block, without what marks the line
// as part of a quotation or list. A line break is one '\n'.
type ahead struct {
	text   []byte
	reader text.Reader
	line   int          // the reader's, at first
	pos    text.Segment // likewise
	starts []aheadStart
}

// aheadStart is where a line begins.
type aheadStart struct {
	index  int // in ahead.text
	offset int // in the source
}

func lookAhead(reader text.Reader) *ahead {
	a := &ahead{reader: reader}
	a.line, a.pos = reader.Position()
	a.text = slices.Clip(a.read(a.pos))
	return a
}

func (a *ahead) read(s text.Segment) []byte {
	a.starts = append(a.starts, aheadStart{len(a.text), s.Start})
	return bytes.TrimRight(a.reader.Source()[s.Start:s.Stop], "\r\n")
}

// more adds a line. It reports false at the end of the block, or when the
// construct has become longer than any that is meant.
func (a *ahead) more() bool {
	if len(a.text) > maxAhead {
		return false
	}
	a.reader.AdvanceLine()
	line, segment := a.reader.PeekLine()
	if line == nil {
		return false
	}
	a.text = append(a.text, '\n')
	a.text = append(a.text, a.read(segment)...)
	return true
}

// has reports whether text[i] is there, adding a line if need be.
func (a *ahead) has(i int) bool { return i < len(a.text) || a.more() }

// offset returns where text[i] is in the source.
func (a *ahead) offset(i int) int {
	s := a.starts[a.lineOf(i)]
	return s.offset + i - s.index
}

func (a *ahead) lineOf(i int) int {
	n := len(a.starts) - 1
	for a.starts[n].index > i {
		n--
	}
	return n
}

// advance moves the reader behind text[:i].
func (a *ahead) advance(i int) {
	a.reader.SetPosition(a.line, a.pos)
	n := a.lineOf(i)
	for range n {
		a.reader.AdvanceLine()
	}
	_, s := a.reader.Position()
	a.reader.Advance(s.Padding + i - a.starts[n].index)
}
