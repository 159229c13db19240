//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// killPages is how many pages each of the two sites of TestKill has.
const killPages = 100

// TestKill kills the program at moments spread over its whole run, and more of
// them around the exchange at its end. The output must be the old site or the
// new one, byte for byte; the next build must make the new one and leave nothing
// else behind.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds")
	}
	dir := t.TempDir()
	out := filepath.Join(dir, "web", "public")
	sites := [2]string{filepath.Join(dir, "a"), filepath.Join(dir, "b")}
	var want [2]map[string]string
	var took time.Duration
	for i, site := range sites {
		killSite(t, site, i)
		start := time.Now()
		mustRun(t, buildInto(site, out))
		took = time.Since(start)
		want[i] = files(t, out)
	}

	now := 1 // the site in out
	var old, new, debris int
	kill := func(when string, wait func()) {
		t.Helper()
		next := 1 - now
		cmd := buildInto(sites[next], out)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		wait()
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
		switch got := files(t, out); {
		case maps.Equal(got, want[now]):
			old++
		case maps.Equal(got, want[next]):
			new++
		default:
			t.Fatalf("killed %s: %d files, which are neither the old site nor the new one", when, len(got))
		}
		if len(beside(t, out)) > 1 {
			debris++
		}
		mustRun(t, buildInto(sites[next], out))
		if got := files(t, out); !maps.Equal(got, want[next]) {
			t.Fatalf("killed %s and built again: not the new site", when)
		}
		if left := beside(t, out); len(left) != 1 {
			t.Fatalf("killed %s and built again: left behind %v, want only public", when, left)
		}
		now = next
	}

	const moments = 40
	for i := range moments {
		kill(fmt.Sprintf("after %d/%d of a run", i, moments), func() { time.Sleep(took * time.Duration(i) / moments) })
	}
	for i := range 20 {
		kill(fmt.Sprintf("%d steps after the exchange", i), func() {
			before, err := os.Stat(out)
			for end := time.Now().Add(10 * took); err == nil && time.Now().Before(end); {
				after, err := os.Stat(out)
				if err != nil || !os.SameFile(before, after) {
					break
				}
			}
			time.Sleep(took * time.Duration(i) / 500)
		})
	}
	if old == 0 || new == 0 || debris == 0 {
		t.Errorf("%d kills left the old site, %d the new one, %d something to clear up; the test needs some of each", old, new, debris)
	}
	t.Logf("%d kills left the old site, %d the new one, %d something to clear up", old, new, debris)
}

// killSite writes the i-th site. The two have some pages in common by name, and
// none by content.
func killSite(t *testing.T, dir string, i int) {
	t.Helper()
	write := func(name, text string) {
		name = filepath.Join(dir, "content", name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("site.yaml", fmt.Sprintf("title: Site %d\nlanguage: en\nas_of: 2024\n", i))
	home := fmt.Sprintf("---\ntitle: Site %d\n---\n", i)
	for n := range killPages {
		id := fmt.Sprintf("term-%d", n+i*killPages/2)
		write("terms/"+id+".md", fmt.Sprintf("---\ntitle: Term %d of %d\n---\nText.\n", n, i))
		home += "- [[" + id + "]]\n"
	}
	write("index.md", home)
}

func buildInto(site, out string) *exec.Cmd {
	return exec.Command("explainer", "build", "-q", "-C", site, "-o", out)
}

func mustRun(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if message, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, message)
	}
}

// files returns the files below a folder by name.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// beside returns the names in the folder that holds the output.
func beside(t *testing.T, out string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
