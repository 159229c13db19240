package diag

import (
	"strings"
	"unicode/utf16"
)

// region is a stretch of a file as editors and code hosts count it.
type region struct {
	line       int // 1-based; 0 if only the file is known
	start, end int // columns, 1-based, in UTF-16 code units, the second behind the stretch; 0 if only the line is known
}

// region converts a position, whose columns are bytes. It needs the line for
// that; without it only the line's number is known. A byte order mark is no part
// of the text.
func (r *lineReader) region(pos Pos) region {
	line, ok := r.line(pos)
	start := pos.Column - 1
	if !ok || start < 0 || start > len(line) {
		return region{line: pos.Line}
	}
	end := min(start+pos.Length, len(line))
	first := 1
	if pos.Line == 1 && start > 0 && strings.HasPrefix(line, "\ufeff") {
		first = 0
	}
	return region{pos.Line, first + units(line[:start]), first + units(line[:end])}
}

// units is the length of s in UTF-16.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
