package serve

import (
	"slices"
	"testing"
)

func TestBrowserCommand(t *testing.T) {
	const address = "http://127.0.0.1:8080/"
	for system, want := range map[string][]string{
		"darwin":  {"open", address},
		"linux":   {"xdg-open", address},
		"freebsd": {"xdg-open", address},
		"windows": {"rundll32", "url.dll,FileProtocolHandler", address},
	} {
		if got := browserCommand(system, address); !slices.Equal(got, want) {
			t.Errorf("browserCommand(%s): got %q, want %q", system, got, want)
		}
	}
}
