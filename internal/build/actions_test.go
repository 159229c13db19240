package build_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
)

// A workflow is what the tests need to know of a workflow of GitHub Actions.
type workflow struct {
	Permissions any
	Env         map[string]string
	Jobs        map[string]struct{ Steps []step }
}

// A compositeAction is an action that is made of steps.
type compositeAction struct {
	Inputs  map[string]struct{ Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct{ Steps []step }
}

type step struct {
	ID, If, Uses, Run, Shell string
	With, Env                map[string]any
}

// readYAML decodes a file below the root of the repository.
func readYAML[T any](t *testing.T, root, name string) (v T) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v
}

// A machine runs steps as a machine of GitHub Actions does, but for those of
// actions from elsewhere: what they would say must be known to it, and what
// actions/upload-pages-artifact is given it keeps.
type machine struct {
	workspace string            // the checkout, in which commands run
	known     map[string]string // values of expressions
	env       []string          // on top of the process's
	path      []string          // folders that steps added to PATH, the last one first
	log       string            // what the commands printed
	artifact  string            // the folder that was uploaded
}

// run runs steps until one fails, and none that is there for a failure.
func (m *machine) run(t *testing.T, steps []step) error {
	t.Helper()
	for _, s := range steps {
		if strings.HasPrefix(s.If, "failure()") || s.If != "" && !m.holds(t, s.If) {
			continue
		}
		var err error
		switch {
		case s.Run != "":
			err = m.command(t, s)
		case strings.HasPrefix(s.Uses, "./"):
			err = m.action(t, s)
		case strings.HasPrefix(s.Uses, "actions/upload-pages-artifact@"):
			m.artifact = filepath.Join(m.workspace, m.expand(t, fmt.Sprint(s.With["path"])))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// action runs the steps of an action of the repository.
func (m *machine) action(t *testing.T, s step) error {
	t.Helper()
	a := readYAML[compositeAction](t, m.workspace, s.Uses+"/action.yml")
	inner := *m
	inner.env = append([]string{"GITHUB_ACTION_PATH=" + filepath.Join(m.workspace, s.Uses)}, m.env...)
	inner.known = map[string]string{
		"github.action_ref":        m.known["github.action_ref"],
		"github.action_repository": m.known["github.action_repository"],
	}
	for name, input := range a.Inputs {
		inner.known["inputs."+name] = input.Default
	}
	for name, value := range s.With {
		if _, ok := a.Inputs[name]; !ok {
			t.Fatalf("%s has no input %s", s.Uses, name)
		}
		inner.known["inputs."+name] = m.expand(t, fmt.Sprint(value))
	}
	err := inner.run(t, a.Runs.Steps)
	m.path, m.log, m.artifact = inner.path, inner.log, inner.artifact
	for name, output := range a.Outputs {
		if err == nil {
			m.known["steps."+s.ID+".outputs."+name] = inner.expand(t, output.Value)
		}
	}
	return err
}

// command runs the commands of a step, with the shell's options that GitHub
// documents for it.
func (m *machine) command(t *testing.T, s step) error {
	t.Helper()
	temp := t.TempDir()
	script, output, path := filepath.Join(temp, "script"), filepath.Join(temp, "output"), filepath.Join(temp, "path")
	for name, text := range map[string]string{script: m.expand(t, s.Run), output: "", path: ""} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"-e", script}
	if s.Shell == "bash" {
		args = []string{"--noprofile", "--norc", "-eo", "pipefail", script}
	}
	cmd := exec.Command("bash", args...)
	cmd.Dir = m.workspace
	cmd.Env = append(os.Environ(), "GITHUB_WORKSPACE="+m.workspace, "GITHUB_OUTPUT="+output, "GITHUB_PATH="+path, "RUNNER_TEMP="+temp,
		"PATH="+strings.Join(append(m.path, os.Getenv("PATH")), string(filepath.ListSeparator)))
	cmd.Env = append(cmd.Env, m.env...)
	for name, value := range s.Env {
		cmd.Env = append(cmd.Env, name+"="+m.expand(t, fmt.Sprint(value)))
	}
	printed, err := cmd.CombinedOutput()
	m.log += string(printed)
	for _, line := range lines(t, output) {
		name, value, _ := strings.Cut(line, "=")
		m.known["steps."+s.ID+".outputs."+name] = value
	}
	for _, line := range lines(t, path) {
		m.path = append([]string{line}, m.path...)
	}
	return err
}

var expression = regexp.MustCompile(`\$\{\{\s*(.*?)\s*\}\}`)

// expand puts values for expressions.
func (m *machine) expand(t *testing.T, text string) string {
	t.Helper()
	return expression.ReplaceAllStringFunc(text, func(found string) string {
		name := expression.FindStringSubmatch(found)[1]
		value, ok := m.known[name]
		if !ok {
			t.Fatalf("%s has no value here: a step was renamed, or the test must be told what it is", found)
		}
		return value
	})
}

// holds reports whether a condition does; it knows comparisons with a text.
func (m *machine) holds(t *testing.T, condition string) bool {
	t.Helper()
	name, text, ok := strings.Cut(condition, " == ")
	if !ok {
		t.Fatalf("if: %s: the test knows only comparisons with a text", condition)
	}
	return m.expand(t, "${{ "+name+" }}") == strings.Trim(text, "'")
}

func lines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.FieldsFunc(string(data), func(r rune) bool { return r == '\n' })
}

// checkout copies what actions/checkout gives of this repository, but for .git.
// It skips the test where a program is missing that the steps to run need.
func checkout(t *testing.T, needs ...string) string {
	t.Helper()
	for _, program := range append(needs, "bash", "go") {
		if _, err := exec.LookPath(program); err != nil || runtime.GOOS == "windows" {
			t.Skipf("what workflows run needs %s on Linux or macOS", program)
		}
	}
	const root = "../.."
	to := t.TempDir()
	err := filepath.WalkDir(root, func(name string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		switch rel {
		case ".git", ".bin", "public", "dist":
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		switch info, err := entry.Info(); {
		case err != nil:
			return err
		case info.IsDir():
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		case !info.Mode().IsRegular():
			return nil
		default:
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(to, rel), data, info.Mode().Perm())
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// pinned is an action at a version or a commit.
var pinned = regexp.MustCompile(`^(\./|[\w.-]+/[\w./-]+@(v\d+|[0-9a-f]{40})$)`)

// TestWorkflowsAreCareful looks at every workflow and action: which rights it
// asks for, whose code it runs, and whether a name from outside could become
// code.
func TestWorkflowsAreCareful(t *testing.T) {
	const root = "../.."
	steps := map[string][]step{}
	var files []string
	for _, folder := range []string{root, root + "/internal/scaffold/guide"} {
		found, err := filepath.Glob(folder + "/.github/workflows/*")
		if err != nil || len(found) == 0 {
			t.Fatalf("no workflows found in %s: %v", folder, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		name := strings.TrimPrefix(filepath.ToSlash(file), root+"/")
		w := readYAML[workflow](t, root, name)
		if w.Permissions == nil {
			t.Errorf("%s: has no permissions of its own, and may do what the repository's settings allow", name)
		}
		for _, job := range w.Jobs {
			steps[name] = append(steps[name], job.Steps...)
		}
	}
	const action = ".github/actions/build/action.yml"
	steps[action] = readYAML[compositeAction](t, root, action).Runs.Steps
	for name, list := range steps {
		for _, s := range list {
			if s.Uses != "" && !pinned.MatchString(s.Uses) {
				t.Errorf("%s: uses %s, which may be another program tomorrow: name a version or a commit", name, s.Uses)
			}
			if found := expression.FindString(s.Run); found != "" {
				t.Errorf("%s: runs %s as code: put it into env", name, found)
			}
			for _, value := range s.Env {
				if strings.Contains(fmt.Sprint(value), "secrets.") {
					t.Errorf("%s: takes a secret: %v", name, value)
				}
			}
		}
	}
}

// TestManualShowsTheWorkflow compares the workflow in the action's manual with
// the one that publishes the flagship, which differs only in that the action is
// its own, and is compiled.
func TestManualShowsTheWorkflow(t *testing.T) {
	const root = "../.."
	const manual = ".github/actions/build/README.md"
	data, err := os.ReadFile(filepath.Join(root, manual))
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(data), "```yaml\n")
	text, _, _ = strings.Cut(text, "```\n")
	var got any
	if err := yaml.Unmarshal([]byte(text), &got); err != nil {
		t.Fatalf("%s: %v", manual, err)
	}
	own, err := os.ReadFile(filepath.Join(root, ".github/workflows/pages.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var want any
	own = bytes.ReplaceAll(own, []byte("uses: ./"), []byte("uses: OWNER/explainer/"))
	own = bytes.ReplaceAll(own, []byte("actions/build\n"), []byte("actions/build@main\n"))
	own = setupGo.ReplaceAll(own, nil)
	if err := yaml.Unmarshal(own, &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s shows another workflow than pages.yml (-pages.yml +manual):\n%s", manual, diff)
	}
}

// setupGo is the step that puts Go where the program is compiled.
var setupGo = regexp.MustCompile(`(?m)^ *- uses: actions/setup-go@.*\n *with:\n.*\n`)
