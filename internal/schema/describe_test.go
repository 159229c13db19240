package schema

import (
	"reflect"
	"strings"
	"testing"
)

// TestEveryFieldIsDescribed looks for fields that nobody has described, for
// descriptions of none, and for those that say too much for one line.
func TestEveryFieldIsDescribed(t *testing.T) {
	seen := map[reflect.Type]bool{}
	used := map[string]bool{}
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
			visit(f.Record())
		}
	}
	for _, k := range Kinds {
		if k.Description() == "" {
			t.Errorf("the kind %s isn't described", k)
		}
		visit(k.Struct())
	}
	for name := range descriptions {
		if !used[name] {
			t.Errorf("there is no field %s, which is described", name)
		}
	}
}
