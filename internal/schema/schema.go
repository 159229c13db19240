// Package schema turns the struct tags of package model into what front matter
// may hold: for load, which reads pages by it, and as a JSON Schema, by which an
// editor completes and underlines them. It also says in a sentence what every
// field is for (describe.go), wherever that is shown.
//
//	State IssueState `yaml:"state" default:"open"`
//
// becomes, with the words that IssueState lists,
//
//	"state": {"enum": ["open", "partly-agreed", …], "default": "open"}
package schema

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// Struct is what the front matter of a struct may hold, read from its tags (see
// package model).
type Struct struct {
	Fields  []Field // those of inlined structs in their place
	Sourced bool    // a record that must have sources, its own or its page's
	Plain   string  // the field that a plain text stands for; empty: none
}

// Field is one field of a struct.
type Field struct {
	Name     string
	Index    []int        // path to the struct field, through embedded structs
	Type     reflect.Type // of its value
	In       reflect.Type // the struct that declares it
	Required bool
	Default  string // the value of an absent field
	Max      int    // the most characters; 0: no limit
	Voice    string // as in the tag
}

// Of reads a struct's tags.
func Of(t reflect.Type) Struct {
	var s Struct
	s.read(t, nil)
	if required := s.required(); len(required) == 1 && s.Plain == "" {
		s.Plain = required[0]
	}
	return s
}

// read collects the fields of t, those of inlined structs among them. A field
// hides one of the same name deeper down, as in Go.
func (s *Struct) read(t reflect.Type, path []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, ok := f.Tag.Lookup("yaml")
		if !ok || tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		index := append(append([]int(nil), path...), i)
		if strings.Contains(options, "inline") {
			s.Sourced = s.Sourced || strings.Contains(options, "sourced")
			s.read(f.Type, index)
			continue
		}
		if strings.Contains(options, "plain") {
			s.Plain = name
		}
		most, _ := strconv.Atoi(f.Tag.Get("max"))
		s.Fields = append(s.Fields, Field{
			Name:     name,
			Index:    index,
			Type:     f.Type,
			In:       t,
			Required: strings.Contains(options, "required"),
			Default:  f.Tag.Get("default"),
			Max:      most,
			Voice:    f.Tag.Get("voice"),
		})
	}
}

// Field returns the field of that name.
func (s Struct) Field(name string) (Field, bool) {
	for _, f := range s.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// InOrder returns the fields as an author wants to see them: what must be there,
// what the struct has of its own, and then what it shares with others.
func (s Struct) InOrder() []Field {
	rank := func(f Field) int {
		switch {
		case f.Required:
			return 0
		case f.In != pageType && f.In != recordType:
			return 1
		}
		return 2
	}
	ordered := slices.Clone(s.Fields)
	slices.SortStableFunc(ordered, func(a, b Field) int { return rank(a) - rank(b) })
	return ordered
}

// required returns the names of the fields that must be there.
func (s Struct) required() []string {
	var names []string
	for _, f := range s.Fields {
		if f.Required {
			names = append(names, f.Name)
		}
	}
	return names
}

// OneDate reports whether the field takes no interval, but one end of it.
func (f Field) OneDate() bool { return f.Name == "from" || f.Name == "to" }

// Values returns the words that the field takes, or nil if it takes others too.
func (f Field) Values() []string {
	t := f.Type
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return Values(t)
}

// Values returns the words of an enumeration, or nil if the type is none.
func Values(t reflect.Type) []string {
	if v, ok := reflect.Zero(t).Interface().(interface{ Values() []string }); ok {
		return v.Values()
	}
	return nil
}

// Record returns the struct of a field that takes records, one or many, or nil.
func (f Field) Record() reflect.Type {
	t := f.Type
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t == dateType || t == endType || IsReference(t) {
		return nil
	}
	return t
}

var (
	dateType = reflect.TypeFor[edtf.Date]()
	endType  = reflect.TypeFor[model.End]()

	pageType   = reflect.TypeFor[model.Page]()
	recordType = reflect.TypeFor[model.Record]()
)

// Reference is a [model.Ref] of any kind.
type Reference interface {
	Wants() model.Kind
	Resolve(page any) bool
}

// IsReference reports whether t is a [model.Ref].
func IsReference(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[Reference]())
}

// Kind is a sort of file whose fields there is a schema of: a page's kind, or
// "page" for pages without one, or "site" for site.yaml.
type Kind string

// The kinds that have no folder.
const (
	Page Kind = Kind(model.KindLoose)
	Site Kind = "site"
)

// Kinds lists all of them.
var Kinds = kinds()

func kinds() []Kind {
	var all []Kind
	for _, k := range model.Kinds {
		all = append(all, Kind(k))
	}
	return append(all, Page, Site)
}

// Struct returns the struct that the kind's fields fill.
func (k Kind) Struct() reflect.Type {
	switch model.Kind(k) {
	case model.KindActor:
		return reflect.TypeFor[model.Actor]()
	case model.KindIssue:
		return reflect.TypeFor[model.Issue]()
	case model.KindEvent:
		return reflect.TypeFor[model.Event]()
	case model.KindAgreement:
		return reflect.TypeFor[model.Agreement]()
	case model.KindPlace:
		return reflect.TypeFor[model.Place]()
	case model.KindTerm:
		return reflect.TypeFor[model.Term]()
	case model.KindSource:
		return reflect.TypeFor[model.Source]()
	case model.KindLoose:
		return reflect.TypeFor[model.Page]()
	case model.Kind(Site):
		return reflect.TypeFor[model.Settings]()
	}
	panic("explainer: no schema of the kind " + string(k))
}

// Notes are the fields that a source's page may have beside a record of a
// CSL-JSON export, which says the others.
var Notes = []string{"secondary", "interest", "archived"}
