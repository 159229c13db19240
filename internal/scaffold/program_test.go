package scaffold

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestWorkflowsNameTheProgram reads which program the workflows of a new site
// get, if different ones write them. One that doesn't know where it is kept
// leaves that for the author, whom the workflow asks for it.
func TestWorkflowsNameTheProgram(t *testing.T) {
	value := regexp.MustCompile(`(?m)^  (EXPLAINER\w*: .*)$`)
	for _, test := range []struct {
		program Program
		want    string
	}{
		{Program{}, `EXPLAINER: "", EXPLAINER_VERSION: main`},
		{Program{Version: "v1.2.0"}, `EXPLAINER: "", EXPLAINER_VERSION: main`},
		{Program{Repository: "anna/explainer", Version: "v1.2.0"}, "EXPLAINER: anna/explainer, EXPLAINER_VERSION: v1.2.0"},
		{Program{Repository: "anna/explainer", Version: "v1.2.0-rc.1"}, "EXPLAINER: anna/explainer, EXPLAINER_VERSION: v1.2.0-rc.1"},
		{Program{Repository: "anna/explainer", Version: "v1.2.0-3-g1a2b3c4"}, "EXPLAINER: anna/explainer, EXPLAINER_VERSION: main"},
		{Program{Repository: "anna/explainer", Version: "v1.2.0-dirty"}, "EXPLAINER: anna/explainer, EXPLAINER_VERSION: main"},
		{Program{Repository: "anna/explainer", Version: "(devel)"}, "EXPLAINER: anna/explainer, EXPLAINER_VERSION: main"},
		{Program{Repository: "anna/explainer", Version: "v0.0.0-20241105120000-0123456789ab"}, "EXPLAINER: anna/explainer, EXPLAINER_VERSION: main"},
	} {
		for _, name := range []string{".github/workflows/pages.yml", ".github/workflows/check.yml"} {
			text, err := os.ReadFile("guide/" + name)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, found := range value.FindAllStringSubmatch(string(test.program.enter([]file{{name, text}})[0].text), -1) {
				got = append(got, found[1])
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("%+v writes into %s %q, want %q", test.program, name, got, test.want)
			}
		}
	}
}
