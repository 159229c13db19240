package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"explainer/internal/diag"
)

// value is a JSON value that knows where it was typed. The zero value stands
// for one that isn't there.
type value struct {
	token   json.Token // '[' or '{' of a list or an object; nil for null
	pos     diag.Pos
	items   []value  // of a list
	members []member // of an object
}

type member struct {
	name string
	value
}

// member returns the object's member of that name.
func (v value) member(name string) value {
	for _, m := range v.members {
		if m.name == name {
			return m.value
		}
	}
	return value{}
}

// scalar returns a text, number or boolean as text, and anything else as "".
func (v value) scalar() string {
	switch token := v.token.(type) {
	case nil, json.Delim:
		return ""
	default:
		return strings.TrimSpace(fmt.Sprint(token))
	}
}

// readJSON reads a whole file.
func readJSON(name string, text []byte, diags *diag.List) (value, bool) {
	bare := trimBOM(text)
	r := jsonReader{file: name, text: text, bom: len(text) - len(bare), decoder: json.NewDecoder(bytes.NewReader(bare))}
	r.decoder.UseNumber()
	for i, c := range text {
		if c == '\n' {
			r.ends = append(r.ends, i)
		}
	}
	r.ends = append(r.ends, len(text))

	// The decoder's own errors have no reliable offset.
	var syntax *json.SyntaxError
	if err := json.Unmarshal(bare, &json.RawMessage{}); errors.As(err, &syntax) {
		at := max(int(syntax.Offset)-1, 0)
		if len(bytes.TrimSpace(bare)) == 0 {
			diags.Add(diag.BadFrontMatter, diag.Pos{File: name}, "the CSL-JSON export is empty").Hint = exportAnew
			return value{}, false
		}
		diags.Add(diag.BadFrontMatter, r.pos(at, at+1), "this is no CSL-JSON export, or a broken one: %s", syntax).Hint = exportAnew
		return value{}, false
	}
	return r.value(), true
}

// countValues counts what may be a value or its beginning.
func countValues(text []byte) int {
	n, quoted := 1, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ',' || c == '[' || c == '{'):
			n++
		}
	}
	return n
}

// jsonReader reads a file that is known to be JSON.
type jsonReader struct {
	file    string
	text    []byte
	bom     int   // length of the byte order mark, which the decoder doesn't get
	ends    []int // offsets of the ends of the lines
	decoder *json.Decoder
}

func (r *jsonReader) next() json.Token {
	token, err := r.decoder.Token()
	if err != nil {
		panic("explainer: JSON that was read once can't be read again: " + err.Error())
	}
	return token
}

// value calls itself for each level, of which encoding/json allows 10,000.
func (r *jsonReader) value() value {
	start := int(r.decoder.InputOffset())
	for strings.IndexByte(" \t\r\n,:", r.text[r.bom+start]) >= 0 {
		start++
	}
	v := value{token: r.next()}
	switch v.token {
	case json.Delim('['):
		for r.decoder.More() {
			v.items = append(v.items, r.value())
		}
		r.next()
	case json.Delim('{'):
		for r.decoder.More() {
			name := r.next().(string)
			v.members = append(v.members, member{name, r.value()})
		}
		r.next()
	}
	v.pos = r.pos(start, int(r.decoder.InputOffset()))
	return v
}

// pos returns the place of a stretch, as far as it stands on one line. The
// offsets don't count the byte order mark.
func (r *jsonReader) pos(start, end int) diag.Pos {
	start, end = r.bom+start, r.bom+end
	line, _ := slices.BinarySearch(r.ends, start)
	from := 0
	if line > 0 {
		from = r.ends[line-1] + 1
	}
	end = min(end, r.ends[line])
	if end > start && r.text[end-1] == '\r' {
		end--
	}
	return diag.Pos{File: r.file, Line: line + 1, Column: start - from + 1, Length: end - start}
}
