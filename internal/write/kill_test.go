package write

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// buildForever is set in the process that TestKill kills. Its value is the
// folder; the same name with _RENAMES asks for renames.
const buildForever = "EXPLAINER_TEST_BUILD_FOREVER"

const killPages = 30

// TestMain lets the test binary be the program that is killed.
func TestMain(m *testing.M) {
	dir := os.Getenv(buildForever)
	if dir == "" {
		os.Exit(m.Run())
	}
	for version := os.Getpid() * 1000; ; version++ {
		stage, err := Begin(dir, Options{})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		stage.noExchange = os.Getenv(buildForever+"_RENAMES") != ""
		for i := range killPages {
			if err := stage.Write(page(fmt.Sprintf("a%d/p.html", i), fmt.Sprint(version))); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
		if err := stage.Commit(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// TestKill kills a process that builds without end, at random moments. What the
// next Begin makes of the rest must be one whole site of one version.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	for _, renames := range []string{"", "yes"} {
		t.Run("renames="+renames, func(t *testing.T) {
			root := t.TempDir()
			dir := filepath.Join(root, "public")
			for range 20 {
				var stderr strings.Builder
				cmd := exec.Command(os.Args[0])
				cmd.Env = append(os.Environ(), buildForever+"="+dir, buildForever+"_RENAMES="+renames)
				cmd.Stderr = &stderr
				must(t, cmd.Start())
				time.Sleep(time.Duration(5+rand.IntN(20)) * time.Millisecond)
				must(t, cmd.Process.Kill())
				_ = cmd.Wait() // it was killed
				compare(t, "stderr of the build", stderr.String(), "")
				left := tree(t, root)

				stage, err := Begin(dir, Options{})
				must(t, err)
				must(t, stage.Abort())
				got := tree(t, root)
				if got == "" {
					continue // killed during the first build
				}
				_, version, _ := strings.Cut(strings.Split(got, "\n")[1], ": ")
				want := "public/.explainer: (marker)\n"
				for i := range killPages {
					want += fmt.Sprintf("public/a%d/p.html: %s\n", i, version)
				}
				if got != listing(want) {
					t.Fatalf("after a kill that left\n%s\ngot\n%s\nwant one whole site of one version", left, got)
				}
			}
		})
	}
}
