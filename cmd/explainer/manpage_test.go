package main

import (
	"io"
	"os/exec"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// TestManpage looks for every command, flag and topic in the manual page, and has
// groff read it, where there is one, without a warning.
func TestManpage(t *testing.T) {
	var page strings.Builder
	if status := run([]string{"manpage"}, &page, io.Discard); status != done {
		t.Fatalf("manpage: exit status %d, want %d", status, done)
	}
	want := []string{".TH EXPLAINER 1 "}
	for _, c := range rootCommand().Commands() {
		if c.Hidden {
			continue
		}
		want = append(want, "\n.SS "+c.Name()+"\n", "\n\\fBexplainer "+c.Name()+"\\fR ")
		c.LocalFlags().VisitAll(func(f *pflag.Flag) { want = append(want, `\-\-`+strings.ReplaceAll(f.Name, "-", `\-`)+`\fR`) })
	}
	for _, name := range topicNames() {
		want = append(want, "\n\\fB"+name+"\\fR\n")
	}
	for _, text := range want {
		if !strings.Contains(page.String(), text) {
			t.Errorf("the manual page lacks %q", text)
		}
	}
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("there is no groff to read the manual page with")
	}
	read := exec.Command(groff, "-man", "-Kutf8", "-Tutf8", "-ww", "-z")
	read.Stdin = strings.NewReader(page.String())
	if printed, err := read.CombinedOutput(); err != nil || len(printed) > 0 {
		t.Errorf("groff: %v\n%s", err, printed)
	}
}
