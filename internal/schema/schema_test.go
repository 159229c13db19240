package schema_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"

	"explainer/internal/edtf"
	"explainer/internal/model"
	"explainer/internal/schema"
)

// TestPagesAreValid holds the fields of every page of the flagship, of the site
// with every kind, of the guide, and of the site with every field, to their
// schemas.
func TestPagesAreValid(t *testing.T) {
	schemas := compile(t)
	files := readTree(t, "../../content")
	tried := map[schema.Kind]int{}
	check := func(where string, files map[string]string) {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			kind, fields, ok := front(name, files[name])
			if !ok {
				continue
			}
			tried[kind]++
			value, err := decode(fields)
			if err == nil {
				err = schemas[kind].Validate(value)
			}
			if err != nil {
				t.Errorf("%s of %s is right, and its schema says:\n%v", name, where, err)
			}
		}
	}
	check("the flagship", files)
	check("internal/build/testdata/site", readTree(t, "../build/testdata/site/content"))
	check("internal/scaffold/guide", readTree(t, "../scaffold/guide/content"))
	check("every-field.txtar", archive(t, "every-field"))
	for _, k := range schema.Kinds {
		if tried[k] == 0 {
			t.Errorf("no %s was tried", k)
		}
	}
}

// beyond are the wrong files of the archives that a schema must let pass, with
// the reason.
var beyond = map[string]string{
	"missing-field content/actors/a10.md": "a record without sources, and the page's key is unknown",
}

// TestBrokenPagesAreNot holds files of the archives of mistakes to their
// schemas.
func TestBrokenPagesAreNot(t *testing.T) {
	schemas := compile(t)
	refused := 0
	for _, rule := range []string{"unknown-field", "missing-field", "unknown-value", "wrong-type"} {
		files := archive(t, rule)
		report := files["report"]
		for _, name := range slices.Sorted(maps.Keys(files)) {
			kind, fields, ok := front(name, files[name])
			if !ok || !strings.Contains(report, name+":") {
				continue
			}
			value, err := decode(fields)
			if err != nil {
				continue // broken YAML
			}
			reason, pass := beyond[rule+" "+name]
			switch err := schemas[kind].Validate(value); {
			case err == nil && !pass:
				t.Errorf("%s of %s.txtar is wrong, and its schema says nothing", name, rule)
			case err != nil && pass:
				t.Errorf("%s of %s.txtar is refused, in spite of what beyond says (%s): take it out there", name, rule, reason)
			case err != nil:
				refused++
			}
		}
	}
	if refused < 40 {
		t.Errorf("only %d broken files were refused", refused)
	}
}

// TestDates tries what has the form of a date with and without package edtf.
func TestDates(t *testing.T) {
	date := compileOne(t, `{"$ref":"all.json#/$defs/date"}`)
	oneDate := compileOne(t, `{"$ref":"all.json#/$defs/oneDate"}`)
	var points []string
	for _, year := range []string{"2023", "-0044", "199X", "19XX", "1XXX", "988", "20244"} {
		points = append(points, year)
		for _, month := range []string{"00", "01", "02", "04", "12", "13", "20", "21", "24", "25", "XX", "1X", "1"} {
			points = append(points, year+"-"+month)
			for _, day := range []string{"00", "01", "28", "29", "30", "31", "32", "XX", "3X", "5"} {
				points = append(points, year+"-"+month+"-"+day)
			}
		}
	}
	points = append(points, "", "..", "yesterday", "5 November 2024", "2024/11/05", "05.11.2024")
	for _, p := range points {
		for _, mark := range []string{"", "~", "?", "%", "~?"} {
			for _, form := range []string{"%s", "%s/..", "../%s", "1900/%s", "%s/2100", "%s/", "/%s"} {
				text := fmt.Sprintf(form, p+mark)
				d, err := edtf.Parse(text)
				interval := err == nil && d.Precision() == edtf.PrecisionInterval
				if leap := strings.Contains(p, "-02-29"); leap || strings.Contains(text, "/-") || strings.HasPrefix(text, "1900/-") {
					continue // no pattern knows the order of years
				}
				if got := date.Validate(text) == nil; got != (err == nil) {
					t.Errorf("%q: the schema says %v, package edtf %v", text, got, err)
				}
				if got := oneDate.Validate(text) == nil; got != (err == nil && !interval) {
					t.Errorf("%q as one date: the schema says %v, package edtf %v", text, got, err)
				}
			}
		}
	}
}

// TestSchemasAreSchemas holds each schema to the standard's own.
func TestSchemasAreSchemas(t *testing.T) {
	meta, err := jsonschema.NewCompiler().Compile(schema.Dialect)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string][]byte{"all": schema.All()}
	for _, k := range schema.Kinds {
		texts[string(k)] = k.JSON()
	}
	for name, text := range texts {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err == nil {
			err = meta.Validate(value)
		}
		if err != nil {
			t.Errorf("the schema of %s is none: %v", name, err)
		}
	}
}

func compile(t *testing.T) map[schema.Kind]*jsonschema.Schema {
	t.Helper()
	all := map[schema.Kind]*jsonschema.Schema{}
	for _, k := range schema.Kinds {
		all[k] = compileOne(t, string(k.JSON()))
	}
	return all
}

// compileOne compiles a schema, which may refer to the one of all kinds.
func compileOne(t *testing.T, text string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	for name, text := range map[string]string{"all.json": string(schema.All()), "one.json": text} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err == nil {
			err = c.AddResource(name, value)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	s, err := c.Compile("one.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// front returns the kind of a file of content/ and its fields; false if it has
// none.
func front(name, text string) (schema.Kind, string, bool) {
	rel, ok := strings.CutPrefix(name, "content/")
	switch {
	case !ok:
		return "", "", false
	case rel == "site.yaml":
		return schema.Site, text, true
	case path.Ext(rel) != ".md":
		return "", "", false
	}
	fields, _, closed := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---")
	if !closed {
		return "", "", false
	}
	folder, _, nested := strings.Cut(rel, "/")
	for _, k := range model.Kinds {
		if nested && folder == k.Folder() && path.Base(rel) != "index.md" {
			return schema.Kind(k), fields, true
		}
	}
	return schema.Page, fields, true
}

// decode reads YAML as an editor does, into what JSON knows.
func decode(text string) (any, error) {
	var value any
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		return nil, err
	}
	if value == nil {
		value = map[string]any{}
	}
	data, err := json.Marshal(value)
	if err != nil {
		return nil, errors.New("YAML that JSON can't say")
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(data))
}

func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files["content/"+filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %d files, %v", dir, len(files), err)
	}
	return files
}

func archive(t *testing.T, rule string) map[string]string {
	t.Helper()
	a, err := txtar.ParseFile("../check/testdata/" + rule + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}
