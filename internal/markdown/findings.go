package markdown

import (
	"bytes"
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// findings is what parsers and transformers find in one body.
type findings struct {
	lines      lines
	source     []byte // the body
	sourcePage bool
	path       func(name string) string // as in Input
	hasSource  func(key string) bool    // likewise
	malformed  []text.Segment           // what was reported as a citation
	misread    []ast.Node               // blockquotes that nearly are statements, which was reported
	body       model.Body
	list       diag.List
	work       work
}

var findingsKey = parser.NewContextKey()

func found(pc parser.Context) *findings { return pc.Get(findingsKey).(*findings) }

// add reports a mistake in source[start:stop].
func (f *findings) add(rule diag.Rule, start, stop int, format string, args ...any) *diag.Diagnostic {
	return f.list.Add(rule, f.lines.pos(start, stop), format, args...)
}

// span finds part, a slice of the source such as a link's destination, for
// which goldmark keeps no position. A part that goldmark had to copy, because a
// tab was cut in two before it, is taken to be at the node.
func (f *findings) span(part []byte, n ast.Node) (start, stop int) {
	start = cap(f.source) - cap(part)
	if len(part) > 0 && 0 <= start && start < len(f.source) && &f.source[start] == &part[0] {
		return start, start + len(part)
	}
	start = max(n.Pos(), 0)
	return start, start
}

// lines finds the lines of a file.
type lines struct {
	file   string
	text   []byte
	offset int   // of the body
	starts []int // of each line
}

func newLines(in Input) lines {
	l := lines{file: in.File, text: in.Text, offset: in.Offset, starts: []int{0}}
	for i, c := range in.Text {
		if c == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// pos returns the place of the body's bytes [start, stop), cut at the end of
// the first line.
func (l *lines) pos(start, stop int) diag.Pos {
	start, stop = l.offset+start, l.offset+stop
	i := sort.SearchInts(l.starts, start+1) - 1
	end := len(l.text)
	if i+1 < len(l.starts) {
		end = l.starts[i+1] - 1
	}
	if end > start && l.text[end-1] == '\r' {
		end--
	}
	return diag.Pos{
		File:   l.file,
		Line:   i + 1,
		Column: start - l.starts[i] + 1,
		Length: max(min(stop, end)-start, 0),
	}
}

// nodes returns the nodes of the given kinds in rendered order. It doesn't look
// into images, whose content is only a text for the blind.
func nodes(root ast.Node, kinds ...ast.NodeKind) []ast.Node {
	var list []ast.Node
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && slices.Contains(kinds, n.Kind()) {
			list = append(list, n)
		}
		if isImage(n) {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return list
}

// within reports whether n stands inside a node of one of the kinds.
func within(n ast.Node, kinds ...ast.NodeKind) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if slices.Contains(kinds, p.Kind()) {
			return true
		}
	}
	return false
}

// adopt moves the children of one node to another.
func adopt(to, from ast.Node) {
	for c := from.FirstChild(); c != nil; c = from.FirstChild() {
		to.AppendChild(to, c)
	}
}

// unwrap puts a node's children in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	parent.RemoveChild(parent, n)
}

// remove takes a node out of the tree.
func remove(n ast.Node) { n.Parent().RemoveChild(n.Parent(), n) }

// replace puts one node in the place of another.
func replace(old, new ast.Node) { old.Parent().ReplaceChild(old.Parent(), old, new) }

// lineStart returns the beginning of the line that holds source[i].
func (f *findings) lineStart(i int) int { return bytes.LastIndexByte(f.source[:i], '\n') + 1 }

// lineEnd returns the end of the line that holds source[i], without its break.
func (f *findings) lineEnd(i int) int {
	stop := len(f.source)
	if n := bytes.IndexByte(f.source[i:], '\n'); n >= 0 {
		stop = i + n
	}
	for stop > i && f.source[stop-1] == '\r' {
		stop--
	}
	return stop
}
