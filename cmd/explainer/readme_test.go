package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"explainer/internal/model"
	"explainer/internal/schema"
)

// TestReadmeIsTrue does with the example of README.md what README.md says: it
// builds the event, makes the two slips, and compares what is printed.
func TestReadmeIsTrue(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	event := fence(t, string(readme), "---\ntitle: Lavrov warns")
	report := fence(t, string(readme), "content/timeline/lavrov-warning.md:")

	dir := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("content/site.yaml", "title: T\nlanguage: en\nas_of: 2024-11-30\n")
	put("content/index.md", "---\ntitle: T\n---\nBegin with [[sergei-lavrov]].\n")
	put("content/actors/sergei-lavrov.md", "---\ntitle: Sergei Lavrov\nkind: person\n---\nSee [[lavrov-warning]] [@intellinews-2024-11].\n")
	put("content/sources/intellinews-2024-11.md", "---\ntitle: A report\n---\n")
	put("content/timeline/lavrov-warning.md", event)
	var stdout, stderr strings.Builder
	if status := run([]string{"build", "-q", "-C", dir}, &stdout, &stderr); status != done || stderr.String() != "" {
		t.Fatalf("building the example: exit status %d, want %d; it printed:\n%s", status, done, stderr.String())
	}

	put("content/timeline/lavrov-warning.md", strings.NewReplacer("2024-11-05", "2024-11-31", "sergei-lavrov", "sergey-lavrov").Replace(event))
	stderr.Reset()
	want := report + "\n4 pages read in N s: 2 errors; nothing was built\n"
	if status := run([]string{"build", "-C", dir}, &stdout, &stderr); status != failed || seconds.ReplaceAllString(stderr.String(), " in N s") != want {
		t.Errorf("building the example with two slips: exit status %d, want %d; it printed\n%s\nREADME.md says\n%s", status, failed, stderr.String(), want)
	}
}

// fence returns the fenced block of a Markdown text that begins with start.
func fence(t *testing.T, text, start string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, "```\n"+start)
	block, _, closed := strings.Cut(rest, "```\n")
	if !found || !closed {
		t.Fatalf("README.md has no block that begins with %q", start)
	}
	return start + block
}

// TestReadmeNamesWhatThereIs parses every command of README.md, and compares its
// table of kinds to the fields that each must have.
func TestReadmeNamesWhatThereIs(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := 0
	for _, found := range regexp.MustCompile("(?m)^explainer .*$|`explainer [^`]*`").FindAllString(string(data), -1) {
		commands++
		tryCommand(t, "README.md", strings.Trim(found, "`"))
	}
	if commands < 10 {
		t.Errorf("found %d commands, fewer than there were", commands)
	}
	got, want := map[string]string{}, map[string]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z]+)/` \\|[^|]*\\|(.*)\\|$").FindAllStringSubmatch(string(data), -1) {
		got[row[1]] = strings.TrimSpace(row[2])
	}
	for _, k := range model.Kinds {
		var must []string
		for _, f := range schema.Of(schema.Kind(k).Struct()).InOrder() {
			if f.Required && f.Name != "title" {
				must = append(must, "`"+f.Name+"`")
			}
		}
		want[k.Folder()] = strings.Join(must, ", ")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("README.md has another table of kinds and what they must have (-want +got):\n%s", diff)
	}
}
