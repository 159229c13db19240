package build_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed lists every package of the module, by folder, with the packages of
// the module that it may import. Imports point toward the data (diag, edtf,
// model; and schema, which reads the model's tags) and what is known of language
// (prose, lexis). Stages don't know each other, but for load, which calls markdown
// and quote, check, which calls fact and knows the guide's texts, and importer,
// which reads the site that it adds to; only build knows them all.
//
// To move a wall, change a row here and the package table in CONTRIBUTING.md.
var allowed = map[string][]string{
	"cmd/explainer":            {"internal/build", "internal/diag", "internal/edtf", "internal/importer", "internal/model", "internal/scaffold", "internal/schema", "internal/serve"},
	"internal/build":           {"internal/check", "internal/diag", "internal/edtf", "internal/export", "internal/load", "internal/model", "internal/output", "internal/render", "internal/write", "static", "templates"},
	"internal/check":           {"internal/diag", "internal/edtf", "internal/fact", "internal/lexis", "internal/model", "internal/parallel", "internal/prose", "internal/scaffold/guide"},
	"internal/diag":            {},
	"internal/edtf":            {},
	"internal/export":          {"internal/diag", "internal/edtf", "internal/model", "internal/output"},
	"internal/fact":            {"internal/diag", "internal/lexis", "internal/model", "internal/prose"},
	"internal/figure":          {"internal/model"},
	"internal/figure/actormap": {"internal/edtf", "internal/figure", "internal/model"},
	"internal/figure/placemap": {"internal/figure", "internal/model"},
	"internal/figure/ranges":   {"internal/figure", "internal/model"},
	"internal/figure/social":   {"internal/edtf", "internal/model"},
	"internal/figure/timeline": {"internal/edtf", "internal/figure", "internal/model"},
	"internal/golden":          {},
	"internal/importer":        {"internal/diag", "internal/edtf", "internal/load", "internal/model", "internal/prose"},
	"internal/lexis":           {"internal/prose"},
	"internal/load":            {"internal/diag", "internal/edtf", "internal/lexis", "internal/markdown", "internal/model", "internal/parallel", "internal/prose", "internal/quote", "internal/schema"},
	"internal/markdown":        {"internal/diag", "internal/edtf", "internal/model", "internal/prose"},
	"internal/model":           {"internal/diag", "internal/edtf", "internal/prose"},
	"internal/output":          {},
	"internal/parallel":        {},
	"internal/prose":           {},
	"internal/quote":           {"internal/lexis", "internal/model", "internal/prose"},
	"internal/render":          {"internal/diag", "internal/edtf", "internal/figure", "internal/figure/actormap", "internal/figure/placemap", "internal/figure/ranges", "internal/figure/social", "internal/figure/timeline", "internal/model", "internal/output", "internal/parallel", "internal/prose"},
	"internal/scaffold":        {"internal/edtf", "internal/model", "internal/scaffold/guide", "internal/schema"},
	"internal/scaffold/guide":  {"internal/model"},
	"internal/schema":          {"internal/diag", "internal/edtf", "internal/model"},
	"internal/serve":           {"internal/build", "internal/diag", "internal/edtf"},
	"internal/write":           {"internal/output"},
	"static":                   {},
	"templates":                {},
}

// Only the command prints, and only its main function exits.
const (
	command  = "cmd/explainer"
	mainFile = "cmd/explainer/main.go"
)

// prints and exits list what writes to the process's own output and what ends
// the process, by import path.
var (
	prints = map[string][]string{
		"fmt": {"Print", "Printf", "Println"},
		"log": {"Default", "Output", "Panic", "Panicf", "Panicln", "Print", "Printf", "Println", "SetOutput", "Writer"},
		"os":  {"Stderr", "Stdout"},
	}
	exits = map[string][]string{
		"log": {"Fatal", "Fatalf", "Fatalln"},
		"os":  {"Exit"},
	}
)

func TestImportsPointTowardTheData(t *testing.T) {
	packages := parseModule(t)
	for _, folder := range slices.Sorted(maps.Keys(packages)) {
		row, ok := allowed[folder]
		if !ok {
			t.Errorf("package %s is not in the table of allowed imports: add a row %q to internal/build/architecture_test.go and to the package table in CONTRIBUTING.md", folder, folder)
			continue
		}
		for _, file := range packages[folder] {
			for _, spec := range file.Imports {
				imported, ok := strings.CutPrefix(importPath(spec), "explainer/")
				if ok && !slices.Contains(row, imported) {
					t.Errorf("%s: %s must not import %s: move the code to where its data is, or pass the data in; if the wall itself is in the wrong place, add %q to the row %q in internal/build/architecture_test.go",
						file.position(spec), folder, imported, imported, folder)
				}
			}
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(allowed)) {
		if packages[folder] == nil {
			t.Errorf("the table of allowed imports has a row %q, but no such package exists: delete the row in internal/build/architecture_test.go", folder)
		}
	}
}

func TestPackagesHaveComments(t *testing.T) {
	packages := parseModule(t)
	for _, folder := range slices.Sorted(maps.Keys(packages)) {
		commented := slices.ContainsFunc(packages[folder], func(f file) bool { return f.Doc.Text() != "" })
		if !commented {
			t.Errorf("package %s has no package comment: say what it turns into what, above the package clause of %s/%s.go", folder, folder, path.Base(folder))
		}
	}
}

func TestOnlyCommandPrintsAndExits(t *testing.T) {
	packages := parseModule(t)
	for _, folder := range slices.Sorted(maps.Keys(packages)) {
		for _, file := range packages[folder] {
			if folder != command {
				for _, use := range file.uses(prints) {
					t.Errorf("%s: %s prints: only %s does; return a value, an error or a diag.List, or take an io.Writer", file.position(use), name(use), command)
				}
			}
			if file.name != mainFile {
				for _, use := range file.uses(exits) {
					t.Errorf("%s: %s ends the program: only %s does; return an error or an exit status", file.position(use), name(use), mainFile)
				}
			}
		}
	}
}

// file is a Go file of the module that is not a test.
type file struct {
	*ast.File
	name string // relative to the module's folder, slash-separated
	set  *token.FileSet
}

// parseModule reads the module's files, for every system and build tag, by
// folder.
func parseModule(t *testing.T) map[string][]file {
	t.Helper()
	const root = "../.."
	packages := map[string][]file{}
	set := token.NewFileSet()
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() {
			if name != root && (base == "testdata" || base == "node_modules" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		parsed, err := parser.ParseFile(set, rel, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		packages[path.Dir(rel)] = append(packages[path.Dir(rel)], file{parsed, rel, set})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return packages
}

// uses returns where the file refers to the names of other packages.
func (f file) uses(names map[string][]string) []*ast.SelectorExpr {
	imported := map[string]string{} // import paths by local name
	for _, spec := range f.Imports {
		local := path.Base(importPath(spec))
		if spec.Name != nil {
			local = spec.Name.Name
		}
		imported[local] = importPath(spec)
	}
	var found []*ast.SelectorExpr
	ast.Inspect(f.File, func(node ast.Node) bool {
		use, ok := node.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := use.X.(*ast.Ident); ok && slices.Contains(names[imported[x.Name]], use.Sel.Name) {
			found = append(found, use)
		}
		return true
	})
	return found
}

func (f file) position(node ast.Node) token.Position { return f.set.Position(node.Pos()) }

func importPath(spec *ast.ImportSpec) string {
	text, _ := strconv.Unquote(spec.Path.Value)
	return text
}

// name returns a selector as it is typed.
func name(use *ast.SelectorExpr) string {
	return use.X.(*ast.Ident).Name + "." + use.Sel.Name
}
