package load

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// TestFieldsKnowTheirPlaces loads a site that uses every field of every kind.
// What stands at the place of a field must be its value, and no field that the
// model has may be missing from the site.
func TestFieldsKnowTheirPlaces(t *testing.T) {
	archive, err := txtar.ParseFile("../check/testdata/every-field.txtar")
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for _, f := range archive.Files {
		folder[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	site, diags, err := Site(folder, Options{})
	if err != nil || diags.HasErrors() {
		t.Fatalf("error %v, diagnostics %v; want none", err, diags)
	}
	roots := []any{&model.Settings{}, &model.Page{}}
	var pages []reflect.Value
	for _, list := range reflect.ValueOf(site).Elem().Fields() {
		if !isListOfKind(list.Type()) {
			continue
		}
		roots = append(roots, reflect.Zero(list.Type().Elem()).Interface())
		for _, page := range list.Seq2() {
			pages = append(pages, page.Elem())
		}
	}
	p := places{t: t, folder: folder, schemas: newSchemas(roots...), used: map[string]bool{}}
	p.record(reflect.ValueOf(&site.Settings).Elem())
	p.record(reflect.ValueOf(site.Home).Elem())
	for _, page := range pages {
		if !strings.HasSuffix(page.FieldByName("Pos").Interface().(diag.Pos).File, ".json") {
			p.record(page)
		}
	}
	for record, sc := range p.schemas {
		for _, f := range sc.fields {
			if record.PkgPath() == "explainer/internal/model" && !p.used[record.Name()+"."+f.name] && !p.used["Page."+f.name] {
				t.Errorf("every-field.txtar doesn't use %s of %s", f.name, record.Name())
			}
		}
	}
}

// isListOfKind reports whether a type is a list of a kind's pages.
func isListOfKind(t reflect.Type) bool {
	if t.Kind() != reflect.Slice || t.Elem().Kind() != reflect.Pointer {
		return false
	}
	page, ok := t.Elem().Elem().FieldByName("Page")
	return ok && page.Anonymous
}

// places compares fields to the text at their places.
type places struct {
	t       *testing.T
	folder  fstest.MapFS
	schemas schemas
	used    map[string]bool // TYPE.FIELD
}

// record compares the fields of a struct that were typed.
func (p *places) record(v reflect.Value) {
	node := v.Addr().Interface().(interface {
		Has(string) bool
		At(string) diag.Pos
	})
	name := v.Type().Name()
	for _, f := range p.schemas[v.Type()].fields {
		if !node.Has(f.name) {
			continue
		}
		p.used[name+"."+f.name] = true
		if _, isPage := v.Type().FieldByName("RedirectFrom"); isPage && slices.ContainsFunc(p.schemas[reflect.TypeFor[model.Page]()].fields, func(c field) bool { return c.name == f.name }) {
			p.used["Page."+f.name] = true
		}
		value := v.FieldByIndex(f.index)
		what := name + "." + f.name
		if value.Kind() == reflect.Slice {
			p.compare(what, node.At(f.name), "")
			for i := range value.Len() {
				p.value(fmt.Sprintf("%s[%d]", what, i), node.At(model.Item(f.name, i)), value.Index(i))
			}
			continue
		}
		p.value(what, node.At(f.name), value)
	}
}

func (p *places) value(what string, pos diag.Pos, v reflect.Value) {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch x := v.Interface().(type) {
	case edtf.Date:
		p.compare(what, pos, x.String())
		return
	case model.End:
		if x.Unknown {
			p.compare(what, pos, "unknown")
			return
		}
		p.compare(what, pos, x.Date.String())
		return
	case bool:
		p.compare(what, pos, strconv.FormatBool(x))
		return
	}
	switch {
	case isReference(v.Type()):
		p.compare(what, pos, v.FieldByName("ID").String())
		if at := v.FieldByName("Pos").Interface().(diag.Pos); at != pos {
			p.t.Errorf("%s: the reference stands at %v, its field at %v", what, at, pos)
		}
	case v.Kind() == reflect.String:
		p.compare(what, pos, v.String())
	case v.Kind() == reflect.Float64:
		got, err := strconv.ParseFloat(p.text(pos), 64)
		if err != nil || got != v.Float() {
			p.t.Errorf("%s: %q stands at %v; want %v", what, p.text(pos), pos, v.Float())
		}
	default:
		p.compare(what, pos, "")
		p.record(v)
	}
}

// compare reports a place where want doesn't stand; of a list or record, with
// an empty want, only that something stands there.
func (p *places) compare(what string, pos diag.Pos, want string) {
	got := strings.Trim(p.text(pos), `"`)
	if got == "" || want != "" && strings.TrimRight(got, "/") != want { // the base_url loses its slash
		p.t.Errorf("%s: %q stands at %v; want %q", what, got, pos, want)
	}
}

func (p *places) text(pos diag.Pos) string {
	lines := strings.Split(string(p.folder[pos.File].Data), "\n")
	if pos.Line < 1 || pos.Line > len(lines) || pos.Column < 1 || pos.Column-1+pos.Length > len(lines[pos.Line-1]) {
		p.t.Fatalf("%v (length %d) lies outside the file", pos, pos.Length)
	}
	return lines[pos.Line-1][pos.Column-1:][:pos.Length]
}
