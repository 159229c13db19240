package main

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

type step string

func (s *step) String() string { return string(*s) }

// TestProgress shows nothing of short work, and of long work a line that changes
// and is gone at the end.
func TestProgress(t *testing.T) {
	for _, test := range []struct {
		takes time.Duration
		want  string
	}{
		{0, ""},
		{patience - 1, ""},
		{patience + patience/20, "\r\x1b[Kreading …" + eraseLine},
		{patience + 3*patience/20, "\r\x1b[Kreading …\r\x1b[Kreading …" + eraseLine},
	} {
		synctest.Test(t, func(t *testing.T) {
			var screen strings.Builder
			now := step("reading")
			stop := tell(&screen, &now)
			time.Sleep(test.takes)
			stop()
			if screen.String() != test.want {
				t.Errorf("work of %v shows %q, want %q", test.takes, screen.String(), test.want)
			}
		})
	}
}
