package load

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"explainer/internal/edtf"
	"explainer/internal/model"
	tags "explainer/internal/schema"
)

// example returns a line that gives a field of the struct a value, and what an
// author has to know of it, to be put behind it. But for ellipses and words in
// capitals the line may be typed as it stands.
func (d *decoder) example(target reflect.Value, f field) (line, about string) {
	t := target.Type().FieldByIndex(f.index).Type
	line = f.name + ": " + d.sample(t, f.name)
	switch values := tags.Values(t); {
	case values != nil:
		return line, " (or " + strings.Join(values[1:], ", ") + ")"
	case t == dateType:
		return line, ", or 2024-11 or 2024, as far as it is known"
	case f.name == "lat":
		return line, ", in degrees north of the equator; south has a minus sign"
	case f.name == "lon":
		return line, ", in degrees east of Greenwich; west has a minus sign"
	case isReference(t):
		return line, ", with " + idOf(reflect.New(t).Interface().(reference).Wants())
	}
	s, _ := tags.Of(target.Type()).Field(f.name)
	return line, " (" + lowerFirst(tags.Description(target.Type(), s)) + ")"
}

// idOf says by what a page of a kind is named.
func idOf(kind model.Kind) string {
	if kind == model.KindSource {
		return "the key of a source"
	}
	return fmt.Sprintf("the id of %s: the name of its file in content/%s without .md", kind.WithArticle(), kind.Folder())
}

// explained lists the values of a field with what they mean; of many, the values
// alone.
func explained(t reflect.Type) string {
	const few = 7
	all := slices.Clone(tags.Values(t))
	for i, value := range all {
		if meaning := tags.Meaning(t, value); meaning != "" && len(all) <= few {
			all[i] += " (" + meaning + ")"
		}
	}
	return strings.Join(all, ", ")
}

// lowerFirst makes the beginning of a description that of a part of a sentence,
// unless it is a name.
func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if next, _ := utf8.DecodeRuneInString(text[size:]); unicode.IsUpper(next) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// sample returns what a field of a type may have for a value.
func (d *decoder) sample(t reflect.Type, name string) string {
	if t.Kind() == reflect.Slice && d.schemas[t.Elem()] == nil {
		return strings.ReplaceAll("["+d.sample(t.Elem(), name)+"]", "…", `"…"`)
	}
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case tags.Values(t) != nil:
		return tags.Values(t)[0]
	case t == dateType, t == endType:
		return "2024-11-05"
	case isReference(t) && reflect.New(t).Interface().(reference).Wants() == model.KindSource:
		return "KEY"
	case isReference(t):
		return "ID"
	case name == "lat", name == "lon":
		return "DEGREES" // a number would be a place somewhere
	case name == "language":
		return "en"
	case t.Kind() == reflect.Bool:
		return "true"
	case d.schemas[t] != nil:
		return d.recordExample(t, "")
	}
	return "…"
}

// recordExample returns a record as it may be typed: its required fields, or the
// first of the others. The first of them that takes the value which was typed in
// its place has that.
func (d *decoder) recordExample(t reflect.Type, typed string) string {
	sc := d.schemas[t]
	var required, others []string
	for _, f := range sc.fields {
		if f.name == "sources" || f.name == "note" || f.name == sc.plain && !f.required {
			continue
		}
		ft := t.FieldByIndex(f.index).Type
		value := d.sample(ft, f.name)
		switch {
		case typed != "" && takes(ft, typed):
			value, typed = typed, ""
			if !model.IsID(value) {
				value = inQuotes(value)
			}
		case value == "…":
			value = `"…"`
		}
		if f.required {
			required = append(required, f.name+": "+value)
		} else {
			others = append(others, f.name+": "+value)
		}
	}
	if len(required) == 0 {
		required = others[:min(2, len(others))]
	}
	if sc.sourced {
		required = append(required, "sources: [KEY]")
	}
	return "{" + strings.Join(required, ", ") + "}"
}

// takes reports whether a field of a type may have a value that was typed.
func takes(t reflect.Type, typed string) bool {
	_, err := edtf.Parse(typed)
	values, date := tags.Values(t), err == nil
	switch {
	case values != nil:
		return slices.Contains(values, typed)
	case t == dateType:
		return date
	case isReference(t):
		return model.IsID(typed) && !date
	}
	return t.Kind() == reflect.String && !date && utf8.RuneCountInString(typed) <= 80 &&
		!slices.Contains([]string{"true", "false", "yes", "no", "on", "off", "~", "null"}, strings.ToLower(typed))
}

// wholeValue returns the name of the field whose whole value a node is, on the
// line of the name, or "".
func (d *decoder) wholeValue(node ast.Node) string {
	pos := d.pos(node)
	i := pos.Line - d.line
	if i < 0 || i >= len(d.lines) || pos.Column == 0 {
		return ""
	}
	name, _, at, ok := cutField(d.lines[i])
	if !ok || d.place(i, at, 0).Column != pos.Column {
		return ""
	}
	return name
}
