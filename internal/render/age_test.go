package render

import (
	"testing"

	"explainer/internal/edtf"
)

// TestMonths counts back from 8 June 2026.
func TestMonths(t *testing.T) {
	date := func(text string) edtf.Date {
		d, err := edtf.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for text, want := range map[string]string{
		"2026-06-08":  "less than a month",
		"2026-05-09":  "less than a month",
		"2026-05-08":  "1 month",
		"2026-05":     "0 to 1 month",
		"2026-07":     "less than a month",
		"2025-06":     "11 to 12 months",
		"2024-07-01":  "23 months",
		"2024-06":     "23 to 24 months",
		"2024-06-08":  "2 years",
		"2023?":       "2 to 3 years",
		"2021-09":     "4 years",
		"2020/2021":   "4 to 6 years",
		"../2021":     "",
		"2026-02-28~": "3 months",
	} {
		got := ""
		if least, most, ok := months(date(text), date("2026-06-08")); ok {
			got = ageWords(least, most)
		}
		if got != want {
			t.Errorf("%s is %q old; want %q", text, got, want)
		}
	}
}
