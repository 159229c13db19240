package model

import (
	"sort"

	"explainer/internal/diag"
	"explainer/internal/prose"
)

// Text is words and where they were typed.
type Text struct {
	Words string
	Marks []Mark // by offset; the first is at 0, unless nobody typed the words
	File  string
}

// Mark is where a stretch of a text was typed: what follows, up to the next mark,
// stands on one line as it is in the text, or else other words stand for it.
type Mark struct {
	At      int32 // in bytes of the text
	Line    int32 // 1-based
	Column  int32 // 1-based, in bytes
	Instead int32 // how long the words are that stand for it, such as the id of a link; 0: it is as it was typed
}

// GoesOnTo reports whether a mark says no more than the one before it does.
func (m Mark) GoesOnTo(next Mark) bool {
	return m.Instead == 0 && next.Instead == 0 && m.Line == next.Line && m.Column-m.At == next.Column-next.At
}

// Pos returns where the bytes [start, stop) of the words were typed, cut where
// they go on elsewhere. Between two marks it is as exact as what was typed: an
// escape such as &amp; moves what follows it by its length.
func (t *Text) Pos(start, stop int) diag.Pos {
	i := sort.Search(len(t.Marks), func(i int) bool { return int(t.Marks[i].At) > start }) - 1
	if i < 0 {
		return diag.Pos{File: t.File}
	}
	m := t.Marks[i]
	if m.Instead > 0 {
		return diag.Pos{File: t.File, Line: int(m.Line), Column: int(m.Column), Length: int(m.Instead)}
	}
	if i+1 < len(t.Marks) {
		stop = min(stop, int(t.Marks[i+1].At))
	}
	for stop > start && t.Words[stop-1] == ' ' { // which stands for a line end
		stop--
	}
	return diag.Pos{
		File:   t.File,
		Line:   int(m.Line),
		Column: int(m.Column) + start - int(m.At),
		Length: max(stop-start, 0),
	}
}

// Prose is a text that readers see as one: a paragraph, heading, cell or item of
// a body, or a field. Statements aren't among it.
type Prose struct {
	Text
	Kind   ProseKind
	Voice  Voice
	Field  string  // its name; empty in a body
	Record *Record // whose field it is; nil in a body and in the settings
	Quoted []Range // what stands in quotation marks, marks included, in order
	Code   []Range // code spans, in order
	Cites  []Cite  // in order
	Links  []Linked
}

// ProseKind says what a prose is in its body.
type ProseKind uint8

// The kinds of prose.
const (
	ProseNone ProseKind = iota // no prose: code, a statement
	ProseField
	ProseParagraph
	ProseHeading
	ProseItem  // of a list
	ProseCell  // of a table
	ProseQuote // a paragraph of a blockquote that is no statement
)

// Voice says whose words a text is.
type Voice uint8

// The voices. That of a field stands in its tag.
const (
	VoiceNone  Voice = iota // no prose: a name, an address
	VoiceSite               // the authors'
	VoiceActor              // an actor's, as the authors report it: a position, an account
	VoiceWords              // on words: a names policy, the use of a term
	VoiceQuote              // somebody's own
)

// Range is the bytes [Start, Stop) of a text.
type Range = prose.Range

// Cite is a citation in a prose, and where it stands.
type Cite struct {
	At       int // in bytes of the words that stand before it
	Citation *Citation
}

// Linked is words of a prose that are a link.
type Linked struct {
	Range
	Link *Link
}

// IsQuoted reports whether the byte at offset i of the words isn't said by the
// author: the whole prose is somebody else's, or it stands in quotation marks or
// is code.
func (p *Prose) IsQuoted(i int) bool {
	return p.Voice == VoiceQuote || isIn(p.Quoted, i) || p.IsCode(i)
}

// IsCode reports whether the byte at offset i of the words is part of a code span.
func (p *Prose) IsCode(i int) bool { return isIn(p.Code, i) }

func isIn(ranges []Range, i int) bool {
	k := sort.Search(len(ranges), func(k int) bool { return ranges[k].Stop > i })
	return k < len(ranges) && ranges[k].Holds(i)
}
