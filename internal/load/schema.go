package load

import (
	"reflect"

	"explainer/internal/edtf"
	"explainer/internal/model"
	tags "explainer/internal/schema"
)

// schema is what the front matter of a struct may hold, read from its tags (see
// package schema).
type schema struct {
	fields  []field
	inOrder []string // their names, as authors want to see them
	sourced bool     // a record that must have sources, its own or its page's
	plain   string   // the field that a plain text stands for; empty: none
}

// field is one field of a schema.
type field struct {
	name     string
	index    []int // path to the struct field, through embedded structs
	required bool
	preset   string // the value of an absent field
	max      int    // the most characters; 0: no limit
	voice    model.Voice
	standsIn bool // typed alone, for its record, under the record's name
}

// schemas holds the schema of every struct that front matter can describe. It
// is made once and only read afterwards.
type schemas map[reflect.Type]*schema

var (
	dateType = reflect.TypeFor[edtf.Date]()
	endType  = reflect.TypeFor[model.End]()
)

// voices are the values of the tag voice.
var voices = map[string]model.Voice{"site": model.VoiceSite, "actor": model.VoiceActor, "words": model.VoiceWords}

// newSchemas reads the schemas of the given structs and of all that they hold.
func newSchemas(roots ...any) schemas {
	s := schemas{}
	for _, root := range roots {
		s.add(reflect.TypeOf(root).Elem())
	}
	return s
}

func (s schemas) add(t reflect.Type) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t == dateType || t == endType || isReference(t) || s[t] != nil {
		return
	}
	read := tags.Of(t)
	sc := &schema{sourced: read.Sourced, plain: read.Plain}
	s[t] = sc
	for _, f := range read.Fields {
		sc.fields = append(sc.fields, field{
			name:     f.Name,
			index:    f.Index,
			required: f.Required,
			preset:   f.Default,
			max:      f.Max,
			voice:    voices[f.Voice],
		})
		s.add(f.Type)
	}
	for _, f := range read.InOrder() {
		sc.inOrder = append(sc.inOrder, f.Name)
	}
}

// field returns the field of that name.
func (sc *schema) field(name string) (field, bool) {
	for _, f := range sc.fields {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

// setDefault fills the field of a struct with what it is if nobody types it.
func (f field) setDefault(target reflect.Value) {
	if f.preset != "" {
		target.FieldByIndex(f.index).SetString(f.preset)
	}
}

// names returns the names of all fields.
func (sc *schema) names() []string {
	names := make([]string, len(sc.fields))
	for i, f := range sc.fields {
		names[i] = f.name
	}
	return names
}

// reference is a [model.Ref] of any kind.
type reference = tags.Reference

func isReference(t reflect.Type) bool { return tags.IsReference(t) }
