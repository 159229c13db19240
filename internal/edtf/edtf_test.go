package edtf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"explainer/internal/golden"
)

// TestData runs the cases of testdata. A case is a line with the input, quoted
// if it begins or ends with a space, and the full output in indented lines; lines
// that begin with # are comments.
func TestData(t *testing.T) {
	for name, run := range map[string]func(input string) string{
		"bounds":  bounds,
		"words":   words,
		"between": between,
		"order":   order,
		"errors":  mistake,
		"days":    day,
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("testdata", name+".txt")
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			for line := range strings.Lines(string(want)) {
				line = strings.TrimSuffix(line, "\n")
				switch {
				case strings.HasPrefix(line, "\t"):
					continue
				case line == "" || strings.HasPrefix(line, "#"):
					fmt.Fprintln(&got, line)
					continue
				}
				fmt.Fprintln(&got, line)
				for output := range strings.SplitSeq(run(unquote(line)), "\n") {
					fmt.Fprintf(&got, "\t%s\n", output)
				}
			}
			golden.File(t, file, got.String())
		})
	}
}

func unquote(line string) string {
	if s, err := strconv.Unquote(line); err == nil {
		return s
	}
	return line
}

func bounds(input string) string {
	d, err := Parse(input)
	if err != nil {
		return err.Error()
	}
	lower, upper := d.Bounds()
	out := fmt.Sprintf("%v to %v, %v", lower, upper, d.Precision())
	for _, claim := range []struct {
		name  string
		holds bool
	}{
		{"approximate", d.Approximate()},
		{"uncertain", d.Uncertain()},
		{"open", d.IsOpen()},
	} {
		if claim.holds {
			out += ", " + claim.name
		}
	}
	if d.IsInterval() {
		out += fmt.Sprintf(", start %q, end %q", d.Start(), d.End())
	}
	if html := d.HTMLTime(); html != "" {
		out += ", datetime=" + html
	}
	return out
}

func words(input string) string {
	d, err := Parse(input)
	if err != nil {
		return err.Error()
	}
	return d.Words()
}

// between reads "FROM, TO" or "FROM, TO, ended"; either date may be missing.
func between(input string) string {
	fields := strings.Split(input, ",")
	var dates [2]Date
	for i := range dates {
		if text := strings.TrimSpace(fields[i]); text != "" {
			d, err := Parse(text)
			if err != nil {
				return err.Error()
			}
			dates[i] = d
		}
	}
	return strconv.Quote(Between(dates[0], dates[1], len(fields) == 3))
}

// order sorts the dates of a line and puts between neighbours what holds: < if
// one is certainly before the other, = if they compare equal, else a comma.
func order(input string) string {
	var dates []Date
	for text := range strings.FieldsSeq(input) {
		d, err := Parse(text)
		if err != nil && text != "none" {
			return err.Error()
		}
		dates = append(dates, d)
	}
	slices.SortStableFunc(dates, Compare)
	var out strings.Builder
	for i, d := range dates {
		if i > 0 {
			switch last := dates[i-1]; {
			case Before(last, d):
				out.WriteString(" < ")
			case Compare(last, d) == 0:
				out.WriteString(" = ")
			default:
				out.WriteString(", ")
			}
		}
		out.WriteString(cmp.Or(d.String(), "none"))
	}
	return out.String()
}

func mistake(input string) string {
	d, err := Parse(input)
	if err == nil {
		return "is a date: " + d.String()
	}
	e, ok := errors.AsType[*Error](err)
	if !ok {
		return fmt.Sprintf("not an *Error: %v", err)
	}
	out := fmt.Sprintf("%d: %s", e.Offset, e.Message)
	if e.Hint != "" {
		out += "\nwrite " + e.Hint
	}
	return out
}

func day(input string) string {
	d, err := Parse(input)
	if err != nil {
		return err.Error()
	}
	lower, _ := d.Bounds()
	return fmt.Sprintf("%d: %d %v %d, %.4f, next year at %.4f",
		lower, lower.Day(), lower.Month(), lower.Year(), lower.Years(), NewDay(lower.Year()+1, 1, 1).Years())
}

func TestDaysRoundTrip(t *testing.T) {
	for _, d := range []Day{NewDay(-9999, 1, 1), -1, 0, NewDay(2024, 2, 29), NewDay(9999, 12, 31)} {
		if got := NewDay(d.Time().Date()); got != d {
			t.Errorf("the day of %v.Time() is %v", d, got)
		}
		if lower, upper := d.Date().Bounds(); lower != d || upper != d {
			t.Errorf("%v.Date().Bounds() = %v, %v", d, lower, upper)
		}
	}
	if d := InfinitePast.Date(); !d.IsZero() {
		t.Errorf("InfinitePast.Date() = %v, want no date", d)
	}
}

func TestZeroDateIsNoDate(t *testing.T) {
	var d Date
	lower, upper := d.Bounds()
	got := fmt.Sprintf("%q %q %q %v %v %v %v", d.String(), d.Words(), d.HTMLTime(), d.Precision(), d.IsZero(), lower, upper)
	if want := `"" "" "" none true .. ..`; got != want {
		t.Errorf("zero Date: got %s, want %s", got, want)
	}
}

func TestInfinityStaysInfinite(t *testing.T) {
	got := fmt.Sprint((InfinitePast + 1).Years(), (InfinitePast - 1).Years(), (InfiniteFuture - 1).Years(), (InfiniteFuture + 1).Years())
	if want := "-Inf -Inf +Inf +Inf"; got != want {
		t.Errorf("infinity and a day: got %s, want %s", got, want)
	}
}
