package scaffold

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/goccy/go-yaml"
	"golang.org/x/tools/txtar"

	"explainer/internal/edtf"
	"explainer/internal/golden"
	"explainer/internal/model"
	"explainer/internal/schema"
)

// TestIDs makes the ids of testdata/ids.txt: a title and its id, with what it
// shows behind a #.
func TestIDs(t *testing.T) {
	text, err := os.ReadFile("testdata/ids.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "  #")
		title, want, ok := strings.Cut(line, " → ")
		if !ok {
			continue
		}
		got, err := idOf(title)
		if err != nil {
			got = "error: " + err.Error()
		} else if !model.IsID(got) {
			t.Errorf("%s: %q is no id", title, got)
		}
		if got != strings.TrimSpace(want) {
			t.Errorf("%s: got %s, want %s", title, got, want)
		}
	}
}

// TestKeys makes the keys of sources by testdata/keys.txt.
func TestKeys(t *testing.T) {
	text, err := os.ReadFile("testdata/keys.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "  #")
		address, want, ok := strings.Cut(line, " → ")
		if !ok {
			continue
		}
		p, err := Draft(Options{Kind: model.KindSource, Title: address, Today: date(t, "2024-11-30")})
		got := ""
		if err != nil {
			got = "error: " + err.Error()
		} else {
			got = strings.TrimSpace(p.ID + " " + p.values["issued"])
		}
		if got != strings.TrimSpace(want) {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
}

// TestPages makes a page of every kind: the archives hold the options as fields,
// and the file; what follows it is files that the site has.
func TestPages(t *testing.T) {
	for _, kind := range model.Kinds {
		names, _ := filepath.Glob("testdata/new/" + string(kind) + "*.txtar")
		if len(names) == 0 {
			t.Errorf("there is no new %s in testdata/new", kind)
		}
		for _, name := range names {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var options struct{ Title, ID, Date string }
			if err := yaml.Unmarshal(a.Comment, &options); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			p, err := Draft(Options{Kind: kind, Title: options.Title, ID: options.ID, Date: date(t, options.Date), Today: date(t, "2024-11-30")})
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			site := fstest.MapFS{contentFolder: &fstest.MapFile{Mode: fs.ModeDir}}
			var files []txtar.File // of the site
			for _, f := range a.Files[min(len(a.Files), 1):] {
				site[f.Name] = &fstest.MapFile{Data: f.Data}
				files = append(files, f)
			}
			there, err := survey(site)
			if err != nil {
				t.Fatal(err)
			}
			got := append([]txtar.File{{Name: p.Name(), Data: []byte(p.text(false, there))}}, files...)
			if want := string(txtar.Format(a)); want != string(txtar.Format(&txtar.Archive{Comment: a.Comment, Files: got})) {
				if !golden.Update() {
					t.Errorf("%s: got\n%s\nwant\n%s", name, got[0].Data, want)
					continue
				}
				a.Files = got
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// TestOfferedFieldsAreFields takes the # away from every field that a new page
// offers: it must be one of its kind, and with what stands behind it YAML.
func TestOfferedFieldsAreFields(t *testing.T) {
	asComment := regexp.MustCompile(`(?m)^# ([A-Za-z_-]+: )`)
	for _, kind := range model.Kinds {
		p, err := Draft(Options{Kind: kind, Title: "T", ID: "t", Date: map[model.Kind]edtf.Date{model.KindEvent: date(t, "2024")}[kind]})
		if err != nil {
			t.Fatal(err)
		}
		front := strings.Split(p.text(false, known{}), "---\n")[1]
		front = asComment.ReplaceAllString(front, "$1")
		var fields map[string]any
		if err := yaml.Unmarshal([]byte(front), &fields); err != nil {
			t.Errorf("%s: %v in\n%s", kind, err, front)
		}
		s := schema.Of(schema.Kind(kind).Struct())
		for name := range fields {
			if _, ok := s.Field(name); !ok {
				t.Errorf("%s: there is no field %s", kind, name)
			}
		}
		for _, o := range offered[kind] {
			if _, ok := fields[o.field]; !ok {
				t.Errorf("%s: %s isn't offered in\n%s", kind, o.field, front)
			}
		}
	}
}

// TestTitlesAreTyped reads titles back from pages.
func TestTitlesAreTyped(t *testing.T) {
	for _, title := range []string{
		"Ana Berg", "Talks: the second day", "2020", "2020 war", "“Artsakh”", `"Artsakh"`, `back\slash`, "- x", "#1", "a # b", "true", "No",
		"@smith", "[x]", "{x}", "it's", "a, b", "Ի՞նչ", "x:", "null", "~", "*", "&a", "!b", "%c", "| x", "> y", "? z",
	} {
		p, err := Draft(Options{Kind: model.KindTerm, Title: title, ID: "t"})
		if err != nil {
			t.Errorf("%s: %v", title, err)
			continue
		}
		var fields struct{ Title any }
		front := strings.Split(p.text(true, known{}), "---\n")[1]
		if err := yaml.Unmarshal([]byte(front), &fields); err != nil || fmt.Sprint(fields.Title) != title {
			t.Errorf("%s: read back as %v, %v", title, fields.Title, err)
		}
		if _, isText := fields.Title.(string); !isText {
			t.Errorf("%s: read back as a %T", title, fields.Title)
		}
	}
}

func date(t *testing.T, text string) edtf.Date {
	t.Helper()
	if text == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// FuzzTitles makes pages of any title: their ids are ids, and the title is read
// back as it was typed.
func FuzzTitles(f *testing.F) {
	for _, title := range []string{"Ana Berg", "Երևան", "Ağdam: 'x' \"y\"", "https://example.org/2024/11/05/x", "a # b\\", "\u2028\ufeffx", "e\u0301"} {
		f.Add(title)
	}
	f.Fuzz(func(t *testing.T, title string) {
		for _, kind := range []model.Kind{model.KindTerm, model.KindSource} {
			p, err := Draft(Options{Kind: kind, Title: title})
			if err != nil {
				continue
			}
			if kind == model.KindTerm && !model.IsID(p.ID) || kind == model.KindSource && !model.IsKey(p.ID) {
				t.Errorf("%q: %q is no id", title, p.ID)
			}
			var fields struct {
				Title any
				URL   any `yaml:"URL"`
			}
			_, front, _ := strings.Cut(p.text(false, known{}), "---\n")
			front, _, _ = strings.Cut(front, "\n---\n")
			if err := yaml.Unmarshal([]byte(front), &fields); err != nil {
				t.Fatalf("%q: %v in\n%s", title, err, front)
			}
			want := strings.Join(strings.Fields(title), " ")
			if fields.Title != want && fields.URL != want {
				t.Errorf("%q: read back as %q in\n%s", title, fields.Title, front)
			}
		}
	})
}
