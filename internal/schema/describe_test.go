package schema

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestEveryFieldIsDescribed looks for fields that nobody has described, for
// descriptions of none, and for those that say too much for one line.
func TestEveryFieldIsDescribed(t *testing.T) {
	seen := map[reflect.Type]bool{}
	used, enumerations := map[string]bool{}, map[string]bool{}
	var visit func(reflect.Type)
	visit = func(of reflect.Type) {
		if of == nil || seen[of] {
			return
		}
		seen[of] = true
		for _, f := range Of(of).Fields {
			in := of
			for _, i := range f.Index {
				used[in.Name()+"."+f.Name] = true
				in = in.Field(i).Type
			}
			text := Description(of, f)
			if text == "" {
				t.Errorf("%s of %s isn't described: add it to descriptions in describe.go", f.Name, of.Name())
			}
			if strings.HasSuffix(text, ".") || len(text) > 120 || strings.Contains(text, "\n") {
				t.Errorf("%s of %s is described as %q; it must be one short line without a full stop", f.Name, of.Name(), text)
			}
			if values := f.Values(); values != nil {
				enumerations[checkMeanings(t, f)] = true
			}
			visit(f.Record())
		}
	}
	for _, k := range Kinds {
		if k.Description() == "" {
			t.Errorf("the kind %s isn't described", k)
		}
		visit(k.Struct())
	}
	for name := range meanings {
		if !enumerations[name] {
			t.Errorf("there is no enumeration %s, whose words have a meaning", name)
		}
	}
	for name := range descriptions {
		if !used[name] {
			t.Errorf("there is no field %s, which is described", name)
		}
	}
}

// checkMeanings looks for meanings of words that a field doesn't take, and for
// those that are no short part of a sentence. It returns the name of the type.
func checkMeanings(t *testing.T, f Field) string {
	in := f.Type
	if in.Kind() == reflect.Slice {
		in = in.Elem()
	}
	for value, meaning := range meanings[in.Name()] {
		if !slices.Contains(f.Values(), value) {
			t.Errorf("%s has no value %s, which has a meaning", in.Name(), value)
		}
		if meaning == "" || strings.HasSuffix(meaning, ".") || len(meaning) > 70 {
			t.Errorf("%s of %s means %q; it must be a few words without a full stop", value, in.Name(), meaning)
		}
	}
	return in.Name()
}
