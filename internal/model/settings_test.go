package model_test

import (
	"testing"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// TestPhaseOf puts events into phases of which one begins on the day on which
// another ends, and covers a third.
func TestPhaseOf(t *testing.T) {
	date := func(text string) edtf.Date {
		d, err := edtf.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	settings := model.Settings{Phases: []model.Phase{
		{Title: "war", From: date("1988-02-20"), To: model.End{Date: date("1994-05-12")}},
		{Title: "talks", From: date("1997"), To: model.End{Date: date("1999")}},
		{Title: "truce", From: date("1994-05-12"), To: model.End{Date: date("2020-09-26")}},
		{Title: "now", From: date("2021-01")},
	}}
	for text, want := range map[string]string{
		"1921":                  "",
		"1988-02-19":            "",
		"1988":                  "war",
		"1988-02-20":            "war",
		"1994-05-12":            "truce",
		"1998-06":               "talks",
		"2000":                  "truce",
		"2020-12-31":            "",
		"2020-12-31/2021-01-02": "",
		"2020-24/2022":          "now",
		"../1990":               "war",
		"2035":                  "now",
	} {
		got := ""
		if i := settings.PhaseOf(&model.Event{Date: date(text)}); i >= 0 {
			got = settings.Phases[i].Title
		}
		if got != want {
			t.Errorf("an event of %s is in the phase %q; want %q", text, got, want)
		}
	}
}
