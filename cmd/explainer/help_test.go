package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"explainer/internal/edtf"
)

// TestTopicsFitTheScreen holds topics to two screens of the smallest terminals,
// and the lines of all help to their width.
func TestTopicsFitTheScreen(t *testing.T) {
	texts := map[string]string{"": helpText(t)}
	for _, name := range slices.Concat(subcommands(rootCommand()), schemaKinds(), rules()) {
		texts[name] = helpText(t, name)
	}
	for _, topic := range topics() {
		texts[topic.name] = helpText(t, topic.name)
		if n := strings.Count(topic.text, "\n"); n > 60 {
			t.Errorf("topic %s has %d lines, more than 60", topic.name, n)
		}
		if topic.summary == "" || strings.HasSuffix(topic.text, "\n\n") || !strings.HasSuffix(topic.text, "\n") {
			t.Errorf("topic %s has no summary in its first line, or no single end of line at its end", topic.name)
		}
	}
	for name, text := range texts {
		for line := range strings.Lines(text) {
			if line = strings.TrimSuffix(line, "\n"); len([]rune(line)) > columns || strings.TrimRight(line, " ") != line {
				t.Errorf("help %s: a line is longer than %d letters or ends in a space:\n%q", name, columns, line)
			}
		}
	}
}

// TestHelpHasNoTwins makes sure that a name means one thing.
func TestHelpHasNoTwins(t *testing.T) {
	names := slices.Concat(subcommands(rootCommand()), topicNames(), schemaKinds(), rules())
	slices.Sort(names)
	for i := range names[1:] {
		if names[i] == names[i+1] {
			t.Errorf("help has two texts on %s", names[i])
		}
	}
}

// TestTopicsAreTrue puts the files that topics show into one site, with what they
// speak of besides (testdata/topics.txtar), and checks it: nothing may be wrong.
func TestTopicsAreTrue(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, filepath.FromSlash(name))
		if _, err := os.Stat(name); err == nil {
			t.Errorf("%s is shown twice", name)
		}
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	archive, err := txtar.ParseFile("testdata/topics.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range archive.Files {
		put(file.Name, string(file.Data))
	}
	shown := 0
	for _, topic := range topics() {
		for name, text := range filesShown(topic.text) {
			put(name, text)
			shown++
		}
	}
	if shown < 6 {
		t.Errorf("topics show %d files, so they aren't recognised", shown)
	}
	var out strings.Builder
	status := run([]string{"check", "--strict", "--today", "2024-12-01", "-C", dir}, io.Discard, &out)
	if !regexp.MustCompile(`^[0-9]+ pages checked in N s: no mistakes found\n$`).MatchString(seconds.ReplaceAllString(out.String(), " in N s")) || status != done {
		t.Errorf("checking what topics show: exit status %d, want %d and no mistakes; got\n%s", status, done, out.String())
	}
}

// TestExamplesAreTrue checks what topics say
// of dates, and every command in topics and in the examples of commands.
func TestExamplesAreTrue(t *testing.T) {
	dates, commands := 0, 0
	for _, topic := range topics() {
		for line := range strings.Lines(topic.text) {
			left, right, columns := strings.Cut(strings.TrimSpace(line), "  ")
			right = strings.TrimSpace(right)
			switch {
			case strings.HasPrefix(line, "  explainer "):
				commands++
				tryCommand(t, topic.name, left)
			case topic.name == "dates" && columns:
				dates++
				tryDate(t, left, right)
			}
		}
		for _, quoted := range regexp.MustCompile(`"(explainer [^"]*)"`).FindAllStringSubmatch(topic.text, -1) {
			tryCommand(t, topic.name, quoted[1])
		}
		if _, more, found := strings.Cut(topic.text, "\nMore: "); found {
			for command := range strings.SplitSeq(more, ", ") {
				tryCommand(t, topic.name, strings.TrimSpace(command))
			}
		}
	}
	root := rootCommand()
	for _, cmd := range append(root.Commands(), root) {
		if cmd.Example == "" && cmd.Name() != "version" {
			t.Errorf("%s has no examples", cmd.Name())
		}
		for line := range strings.Lines(cmd.Example) {
			if strings.HasPrefix(line, "explainer ") {
				commands++
				left, _, _ := strings.Cut(strings.TrimSpace(line), "  ")
				tryCommand(t, cmd.Name(), left)
			}
		}
	}
	if dates < 15 || commands < 20 {
		t.Errorf("found %d dates and %d commands, fewer than there were", dates, commands)
	}
}

// tryDate compares what a topic says of a date: its words, or what to write
// instead.
func tryDate(t *testing.T, typed, said string) {
	t.Helper()
	date, err := edtf.Parse(typed)
	got := date.Words()
	if slip, ok := errors.AsType[*edtf.Error](err); ok {
		got = slip.Hint
	}
	if got != said {
		t.Errorf("%s means %q, or is to be written so; topic dates says %q", typed, got, said)
	}
}

// tryCommand parses a command line, as far as it is ours, without running it.
func tryCommand(t *testing.T, where, line string) {
	t.Helper()
	line, _, _ = strings.Cut(line, " |")
	line, _, _ = strings.Cut(line, " 2>")
	line, _, _ = strings.Cut(line, " >")
	args := strings.Fields(strings.ReplaceAll(line, `"`, ""))[1:]
	root := rootCommand()
	cmd, rest, err := root.Find(args)
	if err == nil {
		err = cmd.ParseFlags(rest)
	}
	if err == nil {
		err = cmd.ValidateArgs(cmd.Flags().Args())
	}
	if err == nil && cmd.Name() == "help" && helpOn(root, cmd.Flags().Arg(0)) == nil && strings.ToUpper(cmd.Flags().Arg(0)) != cmd.Flags().Arg(0) {
		err = unknownName(root, cmd.Flags().Arg(0))
	}
	if err != nil {
		t.Errorf("help %s has the command %q, but %v", where, line, err)
	}
}

// filesShown returns the files in a topic: the indented blocks below a paragraph
// that ends in the name of a file.
func filesShown(text string) map[string]string {
	files := map[string]string{}
	paragraphs := strings.Split(text, "\n\n")
	for i, paragraph := range paragraphs {
		words := strings.Fields(paragraph)
		name, ends := strings.CutSuffix(words[len(words)-1], ":")
		if !ends || !strings.HasPrefix(name, "content/") {
			continue
		}
		var block []string
		for _, next := range paragraphs[i+1:] {
			if !strings.HasPrefix(next, "  ") {
				break
			}
			block = append(block, regexp.MustCompile(`(?m)^  `).ReplaceAllString(next, ""))
		}
		files[name] = strings.Join(block, "\n\n") + "\n"
	}
	return files
}

// helpText returns what help prints on a name, and makes sure that --help prints
// the same on a command.
func helpText(t *testing.T, name ...string) string {
	t.Helper()
	var stdout, stderr strings.Builder
	if status := run(append([]string{"help"}, name...), &stdout, &stderr); status != done || stderr.String() != "" {
		t.Fatalf("help %v: exit status %d, want %d; it printed\n%s", name, status, done, stderr.String())
	}
	if len(name) == 0 || slices.Contains(subcommands(rootCommand()), name[0]) {
		var flag strings.Builder
		run(append(name, "--help"), &flag, io.Discard)
		if diff := cmp.Diff(stdout.String(), flag.String()); diff != "" {
			t.Errorf("help %v and --help differ (-help +flag):\n%s", name, diff)
		}
	}
	return stdout.String()
}
