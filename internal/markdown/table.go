package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"explainer/internal/diag"
)

type tableTransformer struct{}

// Transform reports what a table would lose: page links that a row has cut at
// their |, the cells of a row behind the last column, and a whole table whose
// header doesn't fit the row of dashes below. Goldmark drops what stands behind
// a row's last cell, so the rows are read as typed.
func (tableTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	for _, n := range nodes(doc, extast.KindTableHeader, extast.KindTableRow, ast.KindParagraph) {
		switch n := n.(type) {
		case *extast.TableHeader: // whose place isn't kept
			if c := n.FirstChild(); c != nil && c.Pos() >= 0 {
				f.pipes(f.lineStart(c.Pos()))
			}
		case *extast.TableRow:
			f.pipes(n.Pos())
			f.droppedCells(n)
		case *ast.Paragraph:
			f.noTable(n)
		}
	}
}

func (f *findings) droppedCells(row *extast.TableRow) {
	columns := len(row.Alignments)
	cells := f.cells(row.Pos(), f.lineEnd(row.Pos()))
	if len(cells) <= columns {
		return
	}
	rest := cells[columns:]
	start, stop := rest[0].Start, rest[len(rest)-1].Stop
	if len(bytes.Trim(f.source[start:stop], " \t|")) == 0 {
		return // nothing is lost
	}
	d := f.add(diag.UnevenTable, start, stop, "this row has %d cells, and the table's first row %d: the rest would be lost", len(cells), columns)
	d.Hint = `give the first row and the row of dashes as many cells; a | inside a cell is written \|`
}

// noTable reports a table that is none, because its header has too many cells or
// too few.
func (f *findings) noTable(paragraph *ast.Paragraph) {
	lines := paragraph.Lines()
	for i := range max(lines.Len()-1, 0) {
		header, dashes := lines.At(i), lines.At(i+1)
		if !isDelimiterRow(dashes.Value(f.source)) || bytes.IndexByte(header.Value(f.source), '|') < 0 {
			continue
		}
		f.pipes(header.Start)
		above, below := len(f.cells(header.Start, f.lineEnd(header.Start))), len(f.cells(dashes.Start, f.lineEnd(dashes.Start)))
		if above == below {
			continue
		}
		d := f.add(diag.UnevenTable, dashes.Start, dashes.Stop, "this is no table: its first row has %d cells, and the row of dashes %d", above, below)
		d.Hint = "write |" + strings.Repeat(" --- |", above)
	}
}

func isDelimiterRow(line []byte) bool {
	return bytes.Contains(line, []byte("|")) && bytes.Contains(line, []byte("--")) && len(bytes.Trim(line, "|-: \t\r\n")) == 0
}

// cells returns the cells of a table row in source[start:stop], as goldmark
// parts them, but for the | of a page link, which pipes tells of.
func (f *findings) cells(start, stop int) []text.Segment {
	row := text.NewSegment(start, stop)
	row = row.TrimLeftSpace(f.source)
	row = row.TrimRightSpace(f.source)
	start, stop = row.Start, row.Stop
	if start < stop && f.source[start] == '|' {
		start++
	}
	if start < stop && f.source[stop-1] == '|' && f.source[stop-2] != '\\' {
		stop--
	}
	var cells []text.Segment
	for i := start; i <= stop; i++ {
		switch {
		case i < stop && bytes.HasPrefix(f.source[i:stop], []byte("[[")):
			if n := bytes.Index(f.source[i:min(i+maxAhead, stop)], []byte("]]")); n >= 0 {
				i += n
			}
			continue
		case i < stop && (f.source[i] != '|' || f.source[i-1] == '\\'):
			continue
		}
		cell := text.NewSegment(start, i)
		cell = cell.TrimLeftSpace(f.source)
		cell = cell.TrimRightSpace(f.source)
		cells = append(cells, cell)
		start = i + 1
	}
	return cells
}

// pipes reports every page link with a plain | in the table row from start on.
func (f *findings) pipes(start int) {
	line := f.source[start:f.lineEnd(start)]
	backticks := 0
	for i := 0; i < len(line); {
		open := bytes.Index(line[i:], []byte("[["))
		if open < 0 {
			return
		}
		backticks += bytes.Count(line[i:i+open], []byte("`"))
		open += i
		length := bytes.Index(line[open:], []byte("]]"))
		if length < 0 {
			return
		}
		i = open + length + 2
		typed := string(line[open:i])
		if again := strings.LastIndex(typed, "[["); again > 0 {
			open, typed = open+again, typed[again:]
		}
		target, label, piped := strings.Cut(typed, "|")
		if !piped || strings.HasSuffix(target, `\`) || backticks%2 == 1 {
			continue
		}
		f.add(diag.MalformedLink, start+open, start+i, "the | of %s ends the table cell", typed).Hint = fmt.Sprintf(`in a table, write %s\|%s`, target, label)
	}
}

// cutByPipe reports whether the page link at source[i] in a table cell goes on
// behind the cell; pipes tells of it.
func (f *findings) cutByPipe(i int) bool {
	line, _, _ := bytes.Cut(f.source[i:min(i+maxAhead, len(f.source))], []byte("\n"))
	end := bytes.Index(line, []byte("]]"))
	return end >= 0 && bytes.IndexByte(line[:end], '|') >= 0
}

// tables is the extension. Goldmark reads and renders tables.
type tables struct{}

func (tables) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(tableTransformer{}, orderTables)))
}
