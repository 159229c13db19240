package edtf

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzParse looks for texts that stop the program, for dates that don't survive
// being written, and for three dates that have no order.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatalf("no cases to begin with: %v", err)
	}
	before := [2]string{"2024-11", "../2023-22"}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "\t") {
				text := unquote(strings.TrimSuffix(line, "\n"))
				f.Add(text, before[0], before[1])
				before[0], before[1] = text, before[0]
			}
		}
	}
	f.Fuzz(func(t *testing.T, text, second, third string) {
		d, err := Parse(text)
		if err != nil {
			checkError(t, text, err)
			return
		}
		checkDate(t, text, d)
		o, _ := Parse(second)
		p, _ := Parse(third)
		if Between(d, o, false) == "" || Between(o, d, true) == "" {
			t.Errorf("Between %s and %s: no words", d, o)
		}
		dates := [3]Date{d, o, p}
		for _, a := range dates {
			for _, b := range dates {
				checkOrder(t, a, b, dates[:])
			}
		}
	})
}

func checkDate(t *testing.T, text string, d Date) {
	if got, err := Parse(d.String()); err != nil || got != d {
		t.Errorf("Parse(%q) = %#v; its String %q parses to %#v, %v", text, d, d.String(), got, err)
	}
	if d.IsZero() {
		t.Errorf("Parse(%q) is no date", text)
	}
	if d.Words() == "" {
		t.Errorf("%s: no words", d)
	}
	lower, upper := d.Bounds()
	if lower > upper {
		t.Errorf("%s: lower bound %v after upper bound %v", d, lower, upper)
	}
	if lower.Years() >= (upper+1).Years() && !d.IsOpen() {
		t.Errorf("%s takes no room on an axis of years: from %v to %v", d, lower.Years(), (upper + 1).Years())
	}
	start, _ := d.Start().Bounds()
	if _, end := d.End().Bounds(); start != lower || end != upper {
		t.Errorf("%s: bounds %v to %v, but from its start %v to its end %v", d, lower, upper, start, end)
	}
	machine := d.HTMLTime()
	if m, err := Parse(machine); machine != "" && (err != nil || Compare(m, d) != 0) {
		t.Errorf("%s: datetime=%q says another date", d, machine)
	}
}

// checkOrder holds Compare to be a total order, and Before to agree with it.
func checkOrder(t *testing.T, a, b Date, all []Date) {
	if Compare(a, b) != -Compare(b, a) {
		t.Errorf("Compare(%s, %s) = %d, the other way round %d", a, b, Compare(a, b), Compare(b, a))
	}
	if a == b && Compare(a, b) != 0 {
		t.Errorf("Compare(%s, %s) = %d for one date", a, b, Compare(a, b))
	}
	if Before(a, b) && (Before(b, a) || Compare(a, b) >= 0) {
		t.Errorf("%s is before %s, but Before or Compare disagree the other way round", a, b)
	}
	for _, c := range all {
		if Compare(a, b) <= 0 && Compare(b, c) <= 0 && Compare(a, c) > 0 {
			t.Errorf("Compare: %s isn't after %s, nor that after %s, but the first is after the last", a, b, c)
		}
		if Before(a, b) && Before(b, c) && !Before(a, c) {
			t.Errorf("Before: %s, %s and %s are one after the other, but the first isn't before the last", a, b, c)
		}
	}
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
