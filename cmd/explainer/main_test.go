package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"explainer/internal/golden"
	"explainer/internal/write"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"explainer": bound(main)})
}

// TestScripts runs testdata/script: the program as its users see it, one
// behaviour to a file. Besides the commands of package testscript the scripts
// have those below, and the condition [mount]: whether disk works.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"copytree":    copyTree,
			"diagnostics": diagnostics,
			"disk":        disk,
			"during":      during,
			"sametree":    sameTree,
			"sarif":       sarif,
			"status":      status,
			"tree":        tree,
			"untimed":     untimed,
		},
		Condition: func(name string) (bool, error) {
			if name == "mount" {
				return mayMount(), nil
			}
			return false, fmt.Errorf("there is no condition [%s]", name)
		},
		RequireUniqueNames: true,
		UpdateScripts:      golden.Update(),
	})
}

// tree DIR prints the names of the files below a folder, with HASH for the hash
// of a content.
func tree(ts *testscript.TestScript, neg bool, args []string) {
	operands(ts, neg, args, "DIR")
	var names []string
	for name := range readTree(ts, args[0]) {
		names = append(names, contentHash.ReplaceAllString(name, ".HASH."))
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintln(ts.Stdout(), name)
	}
}

var contentHash = regexp.MustCompile(`\.[0-9a-f]{10}\.`)

// untimed takes out of what a program has told people how long it took.
func untimed(ts *testscript.TestScript, neg bool, args []string) {
	operands(ts, neg, args)
	fmt.Fprint(ts.Stderr(), seconds.ReplaceAllString(ts.ReadFile("stderr"), " in N s"))
}

var seconds = regexp.MustCompile(` in [0-9]+\.[0-9]+ s\b`)

// copytree FROM TO copies a folder.
func copyTree(ts *testscript.TestScript, neg bool, args []string) {
	operands(ts, neg, args, "FROM", "TO")
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// sametree A B fails if two folders differ in the name or a byte of a file.
func sameTree(ts *testscript.TestScript, neg bool, args []string) {
	operands(ts, neg, args, "A", "B")
	if diff := cmp.Diff(readTree(ts, args[0]), readTree(ts, args[1])); diff != "" {
		ts.Fatalf("%s and %s differ (-%[1]s +%[2]s):\n%s", args[0], args[1], diff)
	}
}

// readTree returns the files below a folder by slash-separated name. A folder
// without files fails the test: nothing is too easily the same as nothing.
func readTree(ts *testscript.TestScript, dir string) map[string]string {
	files := map[string]string{}
	root := os.DirFS(ts.MkAbs(dir))
	ts.Check(fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = string(data)
		return err
	}))
	if len(files) == 0 {
		ts.Fatalf("there are no files in %s", dir)
	}
	return files
}

// [!] during DIR PROGRAM [ARG...] runs a program while another build into the
// folder is under way.
func during(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: during DIR PROGRAM [ARG...]")
	}
	stage, err := write.Begin(ts.MkAbs(args[0]), write.Options{})
	ts.Check(err)
	ran := ts.Exec(args[1], args[2:]...)
	ts.Check(stage.Abort())
	if neg == (ran == nil) {
		ts.Fatalf("%s: %v", strings.Join(args[1:], " "), ran)
	}
}

// status N PROGRAM [ARG...] runs a program that must end with that exit status.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N PROGRAM [ARG...]")
	}
	got := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%s: %v", strings.Join(args[1:], " "), err)
		}
		got = strconv.Itoa(exit.ExitCode())
	}
	if got != args[0] {
		ts.Fatalf("%s: got exit status %s, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// diagnostics FILE prints what a program reads in a report in JSON, one
// diagnostic to a line.
func diagnostics(ts *testscript.TestScript, neg bool, args []string) {
	operands(ts, neg, args, "FILE")
	var report []struct {
		File                          string
		Line, Column, Length          int
		Severity, Rule, Message, Hint string
		Notes                         []struct {
			File         string
			Line, Column int
			Message      string
		}
	}
	from := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0])))
	from.DisallowUnknownFields()
	ts.Check(from.Decode(&report))
	if _, err := from.Token(); err != io.EOF {
		ts.Fatalf("%s goes on after the end of the JSON", args[0])
	}
	out := ts.Stdout()
	for _, d := range report {
		fmt.Fprintf(out, "%s %d %d %d %s %s %q %q %v\n", d.File, d.Line, d.Column, d.Length, d.Severity, d.Rule, d.Message, d.Hint, d.Notes)
	}
}

// sarif FILE prints what a program reads in a log in SARIF, one result to a
// line, with the name and the level of the rule that it refers to.
func sarif(ts *testscript.TestScript, neg bool, args []string) {
	operands(ts, neg, args, "FILE")
	type text struct{ Text string }
	type location struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI string }
			Region           struct{ StartLine, StartColumn, EndColumn int }
		}
		Message text
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct {
						ID                   string
						DefaultConfiguration struct{ Level string }
					}
				}
			}
			Results []struct {
				RuleIndex                   int
				Level                       string
				Message                     text
				Locations, RelatedLocations []location
			}
		}
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &log))
	if len(log.Runs) != 1 {
		ts.Fatalf("%s has %d runs", args[0], len(log.Runs))
	}
	out := ts.Stdout()
	for _, r := range log.Runs[0].Results {
		rule := log.Runs[0].Tool.Driver.Rules[r.RuleIndex]
		fmt.Fprintf(out, "%s (%s) %s %q %v %v\n", rule.ID, rule.DefaultConfiguration.Level, r.Level, r.Message.Text, r.Locations, r.RelatedLocations)
	}
}

// operands fails the test unless a command has as many as it takes.
func operands(ts *testscript.TestScript, neg bool, args []string, names ...string) {
	if neg || len(args) != len(names) {
		ts.Fatalf("this command takes no ! and the operands %s", strings.Join(names, " "))
	}
}
