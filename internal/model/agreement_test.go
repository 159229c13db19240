package model_test

import (
	"strings"
	"testing"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

func TestAgreementStatus(t *testing.T) {
	for history, want := range map[string]string{
		"":              "",
		"proposed 2001": "proposed 2001",
		"initialled 2025-08-08, published 2025-08-11":  "initialled 2025-08-08",
		"ratified 2002, signed 2001":                   "ratified 2002",
		"in-force 2010, suspended 2012":                "suspended 2012",
		"in-force 2010, suspended 2012, in-force 2014": "in-force 2014",
		"signed 2001, lapsed 2003":                     "lapsed 2003",
	} {
		var a model.Agreement
		for step := range strings.SplitSeq(history, ", ") {
			if status, text, ok := strings.Cut(step, " "); ok {
				date, err := edtf.Parse(text)
				if err != nil {
					t.Fatal(err)
				}
				a.History = append(a.History, model.Step{Status: model.AgreementStatus(status), Date: date})
			}
		}
		got := ""
		if s := a.Status(); s != nil {
			got = string(s.Status) + " " + s.Date.String()
		}
		if got != want {
			t.Errorf("the status after %q is %q; want %q", history, got, want)
		}
	}
}
