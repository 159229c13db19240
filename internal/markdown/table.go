package markdown

import (
	"bytes"
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

// Transform reports rows with more cells than their table has columns, of which
// goldmark drops the rest, and headers that don't fit the row of dashes below,
// which make no table at all.
func (tableTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	for _, n := range nodes(doc, extast.KindTableRow, ast.KindParagraph) {
		if row, ok := n.(*extast.TableRow); ok {
			f.droppedCells(row)
			continue
		}
		for i := range max(n.Lines().Len()-1, 0) {
			header, dashes := n.Lines().At(i), n.Lines().At(i+1)
			f.unevenHeader(header, dashes)
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

func (f *findings) unevenHeader(header, dashes text.Segment) {
	if !isDelimiterRow(dashes.Value(f.source)) || bytes.IndexByte(header.Value(f.source), '|') < 0 {
		return
	}
	above, below := len(f.cells(header.Start, f.lineEnd(header.Start))), len(f.cells(dashes.Start, f.lineEnd(dashes.Start)))
	if above == below {
		return
	}
	d := f.add(diag.UnevenTable, dashes.Start, dashes.Stop, "this is no table: its first row has %d cells, and the row of dashes %d", above, below)
	d.Hint = "write |" + strings.Repeat(" --- |", above)
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

// tables is the extension. Goldmark reads and renders tables.
type tables struct{}

func (tables) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(tableTransformer{}, orderTables)))
}
