package check

import "testing"

func TestAkin(t *testing.T) {
	for _, pair := range []struct {
		name, word string
		want       bool
	}{
		{"Armenia", "Armenians", true},
		{"Azerbaijan", "azerbaijani", true},
		{"Turkey", "Turkish", true},
		{"Iran", "Iranian", true},
		{"Россия", "российский", true},
		{"İran", "Iranian", true},
		{"Armenia", "Armed", false},
		{"Armenia", "Arm", false},
		{"EU", "Europe", false},
		{"EU", "eu", false},
		{"OSCE", "OSCE", true},
	} {
		if got := akin(pair.name, pair.word); got != pair.want {
			t.Errorf("akin(%q, %q) = %t", pair.name, pair.word, got)
		}
	}
}
