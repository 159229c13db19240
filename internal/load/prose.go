package load

import (
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"explainer/internal/model"
	"explainer/internal/quote"
)

// fieldProse is the text of a field. In is the struct that has it.
func (d *decoder) fieldProse(node ast.Node, text string, f field, in located) model.Prose {
	p := model.Prose{Kind: model.ProseField, Voice: f.voice, Field: f.name}
	p.Text = model.Text{Words: text, File: d.file, Marks: d.marks(node, text)}
	if record := reflect.ValueOf(in).Elem().FieldByName("Record"); record.IsValid() {
		p.Record = record.Addr().Interface().(*model.Record)
	}
	return p
}

// marks finds where the words of a scalar were typed: one behind the other,
// on its line or, in a text over several lines, on those below.
func (b *block) marks(node ast.Node, text string) []model.Mark {
	start := b.pos(node)
	i, column := start.Line-b.line, start.Column-1
	if i == 0 && b.bom {
		column -= len("\ufeff")
	}
	var marks []model.Mark
	at := 0
	for word := range strings.FieldsSeq(text) {
		at += strings.Index(text[at:], word)
		var ok bool
		if i, column, ok = b.next(word, i, column); ok {
			p := b.place(i, column, len(word))
			mark := model.Mark{At: int32(at), Line: int32(p.Line), Column: int32(p.Column)}
			if len(marks) == 0 || !marks[len(marks)-1].GoesOnTo(mark) {
				marks = append(marks, mark)
			}
			column += len(word)
		}
		at += len(word)
	}
	if len(marks) == 0 || marks[0].At > 0 { // typed with an escape
		marks = append([]model.Mark{{Line: int32(start.Line), Column: int32(max(start.Column, 1)), Instead: int32(max(start.Length, 1))}}, marks...)
	}
	return marks
}

// next finds a word from a place on: on the same line, or as the first of a line
// below.
func (b *block) next(word string, i, column int) (line, at int, ok bool) {
	if i < 0 || i >= len(b.lines) {
		return i, column, false
	}
	if column = min(max(column, 0), len(b.lines[i])); strings.Contains(b.lines[i][column:], word) {
		return i, column + strings.Index(b.lines[i][column:], word), true
	}
	for below := i + 1; below < len(b.lines); below++ {
		bare := strings.TrimLeft(b.lines[below], " ")
		if bare == "" {
			continue
		}
		if strings.HasPrefix(bare, word) {
			return below, len(b.lines[below]) - len(bare), true
		}
		break
	}
	return i, column, false
}

// findQuoted notes what stands in quotation marks in each of the texts.
func findQuoted(texts []model.Prose) {
	for i := range texts {
		p := &texts[i]
		p.Quoted = slices.DeleteFunc(quote.Ranges(p.Words), func(r model.Range) bool { return p.IsCode(r.Start) })
	}
}
