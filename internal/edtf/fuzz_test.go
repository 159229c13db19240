package edtf

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "\t") {
				f.Add(unquote(strings.TrimSuffix(line, "\n")), "2024-11")
			}
		}
	}
	f.Fuzz(func(t *testing.T, text, other string) {
		d, err := Parse(text)
		if err != nil {
			checkError(t, text, err)
			return
		}
		if got, err := Parse(d.String()); err != nil || got != d {
			t.Errorf("Parse(%q) = %#v; its String %q parses to %#v, %v", text, d, d.String(), got, err)
		}
		if d.IsZero() {
			t.Errorf("Parse(%q) is no date", text)
		}
		if lower, upper := d.Bounds(); lower > upper {
			t.Errorf("%s: lower bound %v after upper bound %v", d, lower, upper)
		}
		if d.Words() == "" {
			t.Errorf("%s: no words", d)
		}
		o, _ := Parse(other)
		if Compare(d, o) != -Compare(o, d) {
			t.Errorf("Compare(%s, %s) = %d, the other way round %d", d, o, Compare(d, o), Compare(o, d))
		}
		if Before(d, o) && (Before(o, d) || Compare(d, o) >= 0) {
			t.Errorf("%s is before %s, but Before or Compare disagree the other way round", d, o)
		}
		if Between(d, o, false) == "" || Between(o, d, true) == "" {
			t.Errorf("Between %s and %s: no words", d, o)
		}
	})
}

func checkError(t *testing.T, text string, err error) {
	e, ok := errors.AsType[*Error](err)
	switch {
	case !ok:
		t.Errorf("Parse(%q): %T, want *Error", text, err)
	case e.Text != text:
		t.Errorf("Parse(%q): error about %q", text, e.Text)
	case e.Message == "":
		t.Errorf("Parse(%q): empty message", text)
	case e.Offset < 0 || e.Offset > len(text):
		t.Errorf("Parse(%q): offset %d of %d bytes", text, e.Offset, len(text))
	case e.Hint != "":
		if d, err := Parse(e.Hint); err != nil || d.String() != e.Hint {
			t.Errorf("Parse(%q): hint %q is no date: %v", text, e.Hint, err)
		}
	}
}
