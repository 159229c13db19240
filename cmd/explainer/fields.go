package main

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"explainer/internal/model"
	"explainer/internal/schema"
)

// printKind prints the fields of a kind of page.
func printKind(w io.Writer, k schema.Kind) error {
	t := k.Struct()
	page, record := reflect.TypeFor[model.Page](), reflect.TypeFor[model.Record]()
	var required, own, common []schema.Field
	for _, f := range schema.Of(t).InOrder() {
		switch {
		case f.Required:
			required = append(required, f)
		case f.In == page && t != page, f.In == record && t != page:
			common = append(common, f)
		default:
			own = append(own, f)
		}
	}
	var b strings.Builder
	b.WriteString(wrap(fmt.Sprintf("%s: %s", k, k.Description()), "", ""))
	if folder := model.Kind(k).Folder(); k != schema.Page && k != schema.Site && folder != "" {
		fmt.Fprintf(&b, "A file in content/%s/, whose name without .md is the page's id.\n", folder)
	}
	b.WriteString("\nMust have:\n")
	writeFields(&b, "  ", t, required)
	if len(own) > 0 {
		b.WriteString("\nMay have:\n")
		writeFields(&b, "  ", t, own)
	}
	b.WriteString("\nAn entry of a list may have sources and a note of its own.\n")
	if len(common) > 0 {
		b.WriteString("\nAs every page, which \"explainer help page\" tells of:\n")
		var names []string
		for _, f := range common {
			names = append(names, f.Name)
		}
		b.WriteString(wrap(strings.Join(names, ", "), "  ", "  "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeFields lists fields of a struct with what each holds, and those of the
// entries in them below, but for sources and note, which all have.
func writeFields(b *strings.Builder, indent string, of reflect.Type, fields []schema.Field) {
	width := 0
	for _, f := range fields {
		width = max(width, min(len(f.Name), 15))
	}
	for _, f := range fields {
		below := strings.Repeat(" ", len(indent)+width+2)
		b.WriteString(wrap(about(of, f, indent != "  "), fmt.Sprintf("%s%-*s  ", indent, width, f.Name), below))
		writeMeanings(b, below+"  ", f)
		if record := f.Record(); record != nil {
			entry := slices.DeleteFunc(schema.Of(record).InOrder(), func(f schema.Field) bool {
				return f.In == reflect.TypeFor[model.Record]()
			})
			writeFields(b, indent+"    ", record, entry)
		}
	}
}

// explained reports whether most of the words that a field takes need a line to say
// what they mean.
func explained(f schema.Field) bool {
	n := 0
	for _, value := range f.Values() {
		if schema.Meaning(f.Type, value) != "" {
			n++
		}
	}
	return n > 0 && 2*n >= len(f.Values())
}

// writeMeanings lists the words that a field takes with what they mean.
func writeMeanings(b *strings.Builder, indent string, f schema.Field) {
	if !explained(f) {
		return
	}
	width := 0
	for _, value := range f.Values() {
		width = max(width, min(len(value), 20))
	}
	for _, value := range f.Values() {
		line := fmt.Sprintf("%s%-*s  ", indent, width, value)
		meaning := schema.Meaning(f.Type, value)
		if meaning == "" {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		} else {
			b.WriteString(wrap(meaning, line, indent+strings.Repeat(" ", width+2)))
		}
	}
}

// about says what a field holds, which words it takes unless a list below says it,
// and what it means if it is absent. That an entry must have it is said too; of a
// page's own, the heading says so.
func about(of reflect.Type, f schema.Field, inEntry bool) string {
	text := schema.Description(of, f)
	if values := slices.Clone(f.Values()); len(values) > 1 && !explained(f) {
		for i, value := range values {
			if meaning := schema.Meaning(f.Type, value); meaning != "" {
				values[i] += " (" + meaning + ")"
			}
		}
		text += "; one of " + strings.Join(values, ", ")
	}
	switch {
	case f.Required && inEntry:
		text += " (required)"
	case f.Default != "":
		text += fmt.Sprintf(" (%s if absent)", f.Default)
	}
	return text
}
