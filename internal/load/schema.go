package load

import (
	"reflect"
	"strconv"
	"strings"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// schema is what the front matter of a struct may hold, read from its tags (see
// package model).
type schema struct {
	fields  []field
	sourced bool   // a record that must have sources, its own or its page's
	plain   string // the field that a plain text stands for; empty: none
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
	sc := &schema{}
	s[t] = sc
	sc.read(t, nil)
	var required []string
	for _, f := range sc.fields {
		s.add(t.FieldByIndex(f.index).Type)
		if f.required {
			required = append(required, f.name)
		}
	}
	if len(required) == 1 && sc.plain == "" {
		sc.plain = required[0]
	}
}

// read collects the fields of t, those of inlined structs among them. A field
// hides one of the same name deeper down, as in Go.
func (sc *schema) read(t reflect.Type, path []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, ok := f.Tag.Lookup("yaml")
		if !ok || tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		index := append(append([]int(nil), path...), i)
		if strings.Contains(options, "inline") {
			sc.sourced = sc.sourced || strings.Contains(options, "sourced")
			sc.read(f.Type, index)
			continue
		}
		if strings.Contains(options, "plain") {
			sc.plain = name
		}
		most, _ := strconv.Atoi(f.Tag.Get("max"))
		sc.fields = append(sc.fields, field{
			name:     name,
			index:    index,
			required: strings.Contains(options, "required"),
			preset:   f.Tag.Get("default"),
			max:      most,
			voice:    voices[f.Tag.Get("voice")],
		})
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
type reference interface {
	Wants() model.Kind
	Resolve(page any) bool
}

func isReference(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[reference]())
}
