package write

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"explainer/internal/output"
)

// plant makes what the lines describe below root, as tree prints it.
func plant(t *testing.T, root, lines string) {
	t.Helper()
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		name, content, _ := strings.Cut(line, ": ")
		name, target, isLink := strings.Cut(name, " -> ")
		path := filepath.Join(root, name)
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(path, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		switch {
		case isLink:
			must(t, os.Symlink(target, path))
		default:
			content = strings.NewReplacer("(marker)", markerText, "(empty)", "").Replace(content)
			must(t, os.WriteFile(path, []byte(content), 0o644))
		}
	}
}

// tree prints all that is below root, one file, link or empty folder a line.
func tree(t *testing.T, root string) string {
	t.Helper()
	var lines []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == root {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		name := filepath.ToSlash(rel)
		switch {
		case d.IsDir():
			if entries, err := os.ReadDir(path); err != nil || len(entries) > 0 {
				return err
			}
			name += "/"
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(path)
			if err != nil {
				return err
			}
			name += " -> " + target
		default:
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			content := strings.ReplaceAll(string(data), markerText, "(marker)")
			name += ": " + cmp.Or(content, "(empty)")
		}
		lines = append(lines, name)
		return nil
	})
	must(t, err)
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// listing normalises the tree that a test expects.
func listing(lines string) string {
	var out []string
	for line := range strings.Lines(lines) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func compare(t *testing.T, when, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\ngot\n%s\nwant\n%s", when, got, want)
	}
}

// page is a file of the site that a test writes.
func page(path, content string) output.File {
	return output.File{Path: path, Data: []byte(content)}
}

// TestBuild builds a site of two pages upon each state that a user or a killed
// build may leave, by exchange and by two renames, and both commits and aborts.
func TestBuild(t *testing.T) {
	const built = `
		public/.explainer: (marker)
		public/actors/armenia.html: new
		public/index.html: new`
	const oldSite = `
		public/.explainer: (marker)
		public/index.html: old
		public/stale.html: old`

	tests := []struct {
		name   string
		before string
		after  string // aborted; "" for the same as before
	}{
		{name: "no folder", before: ``},
		{name: "empty folder", before: `public/`},
		{name: "our folder", before: oldSite},
		{name: "our folder whose marker was edited", before: `
			public/.explainer: (empty)
			public/index.html: old`},
		{name: "killed while making the stage", before: oldSite + `
			.public.explainer-lock: (empty)
			.public.explainer-stage/`, after: oldSite},
		{name: "killed while writing", before: oldSite + `
			.public.explainer-lock: (empty)
			.public.explainer-stage/.explainer: (marker)
			.public.explainer-stage/index.html: ne`, after: oldSite},
		{name: "killed while writing the first site", before: `
			.public.explainer-stage/.explainer: (marker)
			.public.explainer-stage/index.html: ne`, after: `(nothing)`},
		{name: "killed after the exchange", before: oldSite + `
			.public.explainer-stage/.explainer: (marker)
			.public.explainer-stage/index.html: older`, after: oldSite},
		{name: "killed after the exchange with an empty folder", before: oldSite + `
			.public.explainer-stage/`, after: oldSite},
		{name: "killed while removing the old site", before: oldSite + `
			.public.explainer-stage/.explainer: (marker)`, after: oldSite},
		{name: "killed while removing the lock", before: oldSite + `
			.public.explainer-lock: (empty)`, after: oldSite},
		{name: "killed between the renames", before: `
			.public.explainer-lock: (empty)
			.public.explainer-old/.explainer: (marker)
			.public.explainer-old/index.html: old
			.public.explainer-old/stale.html: old
			.public.explainer-stage/.explainer: (marker)
			.public.explainer-stage/index.html: new`, after: oldSite},
		{name: "killed between the renames of an empty folder", before: `
			.public.explainer-old/
			.public.explainer-stage/.explainer: (marker)`, after: `public/`},
		{name: "killed between the renames, then the folder was made by hand", before: `
			public/
			.public.explainer-old/.explainer: (marker)
			.public.explainer-old/index.html: old
			.public.explainer-old/stale.html: old`, after: oldSite},
		{name: "killed after the second rename", before: oldSite + `
			.public.explainer-old/.explainer: (marker)
			.public.explainer-old/index.html: older`, after: oldSite},
		{name: "killed while tidying after the second rename", before: oldSite + `
			.public.explainer-stage/.explainer: (marker)
			.public.explainer-old/.explainer: (marker)
			.public.explainer-old/index.html: older`, after: oldSite},
	}
	const bystanders = `
		.public.txt: the user's
		public-notes/index.html: the user's`
	for _, test := range tests {
		for _, commit := range []bool{true, false} {
			for _, noExchange := range []bool{true, false} {
				t.Run(fmt.Sprintf("%s/commit=%v/renames=%v", test.name, commit, noExchange), func(t *testing.T) {
					root := t.TempDir()
					plant(t, root, test.before+bystanders)
					want := test.before
					if test.after != "" {
						want = strings.TrimPrefix(test.after, "(nothing)")
					}

					stage, err := Begin(filepath.Join(root, "public"), Options{})
					must(t, err)
					stage.noExchange = noExchange
					must(t, stage.Write(page("index.html", "new")))
					must(t, stage.Write(page("actors/armenia.html", "new")))
					compare(t, "before the end", withoutStage(tree(t, root)), listing(want+bystanders))

					if commit {
						must(t, stage.Commit())
						want = built
					}
					must(t, stage.Abort())
					compare(t, "at the end", tree(t, root), listing(want+bystanders))
				})
			}
		}
	}
}

// withoutStage drops from a tree what a build in progress adds.
func withoutStage(tree string) string {
	lines := slices.DeleteFunc(strings.Split(tree, "\n"), func(line string) bool {
		return strings.HasPrefix(line, ".public.explainer-stage/") || line == ".public.explainer-lock: (empty)"
	})
	return strings.Join(lines, "\n")
}

// TestRefusals gives Begin folders that it must not touch. ROOT stands for the
// test's folder, which is the current one.
func TestRefusals(t *testing.T) {
	tests := []struct {
		name   string
		before string
		dir    string
		inputs []string
		want   string
	}{
		{"somebody's folder", `public/diary.txt: dear`, "public", nil,
			"public is not empty and holds no regular file .explainer, so explainer did not make it and does not replace it; choose another folder with -o, or empty this one"},
		{"somebody's folder of dot-files", `public/.git/HEAD: x`, "public/", nil,
			"public/ is not empty and holds no regular file .explainer, so explainer did not make it and does not replace it; choose another folder with -o, or empty this one"},
		{"marker is a folder", `public/.explainer/`, "public", nil,
			"public is not empty and holds no regular file .explainer, so explainer did not make it and does not replace it; choose another folder with -o, or empty this one"},
		{"marker is a link", "public/.explainer -> ../m\nm: x", "public", nil,
			"public is not empty and holds no regular file .explainer, so explainer did not make it and does not replace it; choose another folder with -o, or empty this one"},
		{"current folder", `a.txt: x`, ".", nil,
			". is not empty and holds no regular file .explainer, so explainer did not make it and does not replace it; choose another folder with -o, or empty this one"},
		{"root", ``, "/", nil,
			"output folder /: that is the root of a file system; choose another folder with -o"},
		{"file", `public: x`, "public", nil,
			"public is not a folder; choose another name with -o, or remove it"},
		{"below a file", `public: x`, "public/site", nil,
			"output folder public/site: lstat ROOT/public/site: not a directory"},
		{"link", "public -> site\nsite/.explainer: (marker)", "public", nil,
			"public is a symbolic link to site, and a build would replace the link; give the folder's own path with -o"},
		{"dangling link", "public -> nowhere", "public", nil,
			"public is a symbolic link to nowhere, and a build would replace the link; give the folder's own path with -o"},
		{"below a dangling link", "web -> nowhere", "web/public", nil,
			"web/public can't be built, because explainer prepares the new site beside the old one: mkdir ROOT/web: file exists; make ROOT/web writable, or choose another folder with -o"},

		{"input", `content/.explainer: (marker)`, "content", []string{"content"},
			"the output folder content is the same folder as content, which the site is made from; choose another folder with -o"},
		{"inside an input", `content/a.md: x`, "content/out/public", []string{"templates", "content"},
			"the output folder content/out/public lies inside content, which the site is made from; choose another folder with -o"},
		{"site folder", "site/.explainer: (marker)\nsite/content/a.md: x", "site", []string{"site/content"},
			"the output folder site contains site/content, which the site is made from; choose another folder with -o"},
		{"inside an input through a link", "content/a.md: x\nweb -> content", "web/public", []string{"content"},
			"the output folder web/public lies inside content, which the site is made from; choose another folder with -o"},
		{"inside an input that is a link", "texts/a.md: x\ncontent -> texts", "texts/public", []string{"content"},
			"the output folder texts/public lies inside content, which the site is made from; choose another folder with -o"},
		{"link to an input", "content/a.md: x\npublic -> content", "public", []string{"content"},
			"the output folder public is the same folder as content, which the site is made from; choose another folder with -o"},
		{"inside an input that is missing", ``, "static/public", []string{"static"},
			"the output folder static/public lies inside static, which the site is made from; choose another folder with -o"},

		{"stage's name is taken", `.public.explainer-stage/diary.txt: dear`, "public", nil,
			"ROOT/.public.explainer-stage is in the way: builds use that name, but explainer did not make it; move it elsewhere, or remove it"},
		{"stage's name is a link", "site/.explainer: (marker)\n.public.explainer-stage -> site", "public", nil,
			"ROOT/.public.explainer-stage is in the way: builds use that name, but explainer did not make it; move it elsewhere, or remove it"},
		{"old folder's name is taken", `.public.explainer-old: x`, "public", nil,
			"ROOT/.public.explainer-old is in the way: builds use that name, but explainer did not make it; move it elsewhere, or remove it"},
		{"lock's name is a link", ".public.explainer-lock -> nowhere", "public", nil,
			"public can't be built, because explainer prepares the new site beside the old one: ROOT/.public.explainer-lock is not a file; make ROOT writable, or choose another folder with -o"},
		{"somebody's folder in the place of a site on the move", `
			public/diary.txt: dear
			.public.explainer-old/.explainer: (marker)`, "public", nil,
			"public is not empty and holds no regular file .explainer, so explainer did not make it and does not replace it; choose another folder with -o, or empty this one"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root, err := filepath.EvalSymlinks(t.TempDir())
			must(t, err)
			t.Chdir(root)
			plant(t, root, test.before)
			before := tree(t, root)

			got := ""
			if _, err := Begin(test.dir, Options{Inputs: test.inputs}); err != nil {
				got = strings.ReplaceAll(err.Error(), root, "ROOT")
			}
			compare(t, "error", got, test.want)
			compare(t, "folder", tree(t, root), before)
		})
	}
}

func TestBeginKeepsToItsFolder(t *testing.T) {
	root := t.TempDir()
	t.Chdir(root)
	plant(t, root, "content/a.md: x\nelsewhere/\nweb -> elsewhere")
	inputs := Options{Inputs: []string{"content", "templates"}}
	for _, dir := range []string{"public", "content-html", "out/deep/public", "web/public"} {
		stage, err := Begin(dir, inputs)
		must(t, err)
		must(t, stage.Abort())
	}
	compare(t, "aborted", tree(t, root), listing("content/a.md: x\nelsewhere/\nweb -> elsewhere"))

	stage, err := Begin("web/out/public", inputs)
	must(t, err)
	must(t, stage.Commit())
	compare(t, "committed", tree(t, root), listing("content/a.md: x\nelsewhere/out/public/.explainer: (marker)\nweb -> elsewhere"))
}

func TestReadOnlyParent(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("needs a user whom permissions bind")
	}
	root, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	plant(t, root, "public/.explainer: (marker)")
	must(t, os.Chmod(root, 0o555))
	defer os.Chmod(root, 0o755)

	_, err = Begin(filepath.Join(root, "public"), Options{})
	got := strings.ReplaceAll(fmt.Sprint(err), root, "ROOT")
	compare(t, "error", got, "ROOT/public can't be built, because explainer prepares the new site beside the old one: open ROOT/.public.explainer-lock: permission denied; make ROOT writable, or choose another folder with -o")
	compare(t, "folder", tree(t, root), "public/.explainer: (marker)")
}

func TestOneBuildAtATime(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "public")
	first, err := Begin(dir, Options{})
	must(t, err)

	must(t, os.Symlink(".", filepath.Join(root, "here")))
	for _, other := range []string{dir, filepath.Join(root, "here", "public")} {
		_, err = Begin(other, Options{})
		compare(t, "second build", fmt.Sprint(err), "another build is writing to "+other+"; wait for it to end")
	}
	neighbour, err := Begin(filepath.Join(root, "draft"), Options{})
	must(t, err)
	must(t, neighbour.Commit())

	must(t, first.Write(page("index.html", "first")))
	must(t, first.Commit())
	third, err := Begin(dir, Options{})
	must(t, err)
	must(t, third.Write(page("index.html", "third")))
	must(t, third.Commit())
	compare(t, "folder", tree(t, root), listing(`
		draft/.explainer: (marker)
		here -> .
		public/.explainer: (marker)
		public/index.html: third`))
}

// TestLockIsExclusive has many builds fight for a lock whose file comes and
// goes; two of them at once would collide on the stage's name.
func TestLockIsExclusive(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for done := 0; done < 20; {
				stage, err := Begin(dir, Options{})
				if err != nil {
					if !strings.HasPrefix(err.Error(), "another build is writing") {
						t.Error(err)
						return
					}
					runtime.Gosched()
					continue
				}
				done++
				if err := errors.Join(stage.Write(page("index.html", "x")), stage.Commit()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	compare(t, "folder", tree(t, filepath.Dir(dir)), listing("public/.explainer: (marker)\npublic/index.html: x"))
}

func TestFolderFilledDuringBuild(t *testing.T) {
	root := t.TempDir()
	t.Chdir(root)
	stage, err := Begin("public", Options{})
	must(t, err)
	plant(t, root, "public/diary.txt: dear")
	compare(t, "error", fmt.Sprint(stage.Commit()),
		"public is not empty and holds no regular file .explainer, so explainer did not make it and does not replace it; choose another folder with -o, or empty this one")
	compare(t, "folder", tree(t, root), "public/diary.txt: dear")
}

// TestDisturbed has somebody remove or move files while a build is under way,
// after its first page and before its last. Nothing of the new site may show,
// and the next build must find no trace.
func TestDisturbed(t *testing.T) {
	const before = "web/public/.explainer: (marker)\nweb/public/index.html: old"
	const vanished = "web/public can't be built: somebody removed or moved files of ROOT/web/.public.explainer-stage, where explainer prepares the new site; build again"
	tests := []struct {
		name    string
		disturb func() error
		late    bool   // after the last page
		after   string // what is left
		want    string
	}{
		{"output folder removed", func() error { return os.RemoveAll("web/public") }, false, "web/public/.explainer: (marker)\nweb/public/index.html: new\nweb/public/late.html: new", "<nil>"},
		{"output folder moved", func() error { return os.Rename("web/public", "web/site") }, true, "web/public/.explainer: (marker)\nweb/public/index.html: new\nweb/public/late.html: new\nweb/site/.explainer: (marker)\nweb/site/index.html: old", "<nil>"},
		{"output folder replaced by a file", func() error {
			return errors.Join(os.RemoveAll("web/public"), os.WriteFile("web/public", []byte("mine"), 0o644))
		}, false, "web/public: mine", "web/public is not a folder; choose another name with -o, or remove it"},
		{"marker removed", func() error { return os.Remove("web/public/.explainer") }, true, "web/public/index.html: old",
			"web/public is not empty and holds no regular file .explainer, so explainer did not make it and does not replace it; choose another folder with -o, or empty this one"},
		{"stage removed", func() error { return os.RemoveAll("web/.public.explainer-stage") }, false, before, vanished},
		{"stage removed at the end", func() error { return os.RemoveAll("web/.public.explainer-stage") }, true, before, vanished},
		{"stage replaced", func() error {
			return errors.Join(os.RemoveAll("web/.public.explainer-stage"), os.Mkdir("web/.public.explainer-stage", 0o755))
		}, false, before, vanished},
		{"stage moved, and another in its place", func() error {
			return errors.Join(os.Rename("web/.public.explainer-stage", "web/moved"),
				os.Mkdir("web/.public.explainer-stage", 0o755), os.WriteFile("web/.public.explainer-stage/.explainer", nil, 0o644))
		}, true, "web/moved/.explainer: (marker)\nweb/moved/index.html: new\nweb/moved/late.html: new\n" + before, vanished},
		{"page removed", func() error { return os.Remove("web/.public.explainer-stage/index.html") }, true, before, vanished},
		{"stage's marker removed", func() error { return os.Remove("web/.public.explainer-stage/.explainer") }, true, before, vanished},
		{"parent removed", func() error { return os.RemoveAll("web") }, false, "", vanished},
		{"parent removed at the end", func() error { return os.RemoveAll("web") }, true, "", vanished},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if runtime.GOOS == "windows" {
				t.Skip("Windows removes no open folder")
			}
			root, err := filepath.EvalSymlinks(t.TempDir())
			must(t, err)
			t.Chdir(root)
			plant(t, root, before)
			stage, err := Begin("web/public", Options{})
			must(t, err)
			err = stage.Write(page("index.html", "new"))
			must(t, err)
			if !test.late {
				must(t, test.disturb())
			}
			err = stage.Write(page("late.html", "new"))
			if test.late {
				must(t, err)
				must(t, test.disturb())
			}
			if err == nil {
				err = stage.Commit()
			} else {
				_ = stage.Abort()
			}
			compare(t, "error", strings.ReplaceAll(fmt.Sprint(err), root, "ROOT"), test.want)
			left := tree(t, root)
			if !strings.Contains(test.name, "stage") && !strings.Contains(test.name, "page") {
				compare(t, "folder", left, listing(test.after))
				return
			}
			// Whatever is left of the stage is the next build's to remove.
			next, err := Begin("web/public", Options{})
			must(t, err)
			must(t, next.Abort())
			compare(t, "folder after the next build", tree(t, root), listing(test.after))
		})
	}
}

// torn is a file system whose files break off after their first bytes.
type torn struct{}

func (torn) Open(name string) (fs.File, error) {
	f, err := fstest.MapFS{name: {Data: []byte("half of a picture")}}.Open(name)
	return tornFile{f}, err
}

type tornFile struct{ fs.File }

func (f tornFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	return n, errors.Join(err, &fs.PathError{Op: "read", Path: "content/images/map.jpg", Err: errors.New("the stick was pulled out")})
}

// TestWrite writes files one after the other; the last fails, or none does.
func TestWrite(t *testing.T) {
	images := fstest.MapFS{"content/images/map.jpg": {Data: []byte("a picture")}}
	tests := []struct {
		name  string
		files []output.File
		want  string // the error, or the site without its marker
	}{
		{"pages and images", []output.File{
			page("index.html", "home"),
			page("actors/a.html", "a"),
			page("actors/deep/er/b.html", ""),
			{Path: "images/map.jpg", From: images, Name: "content/images/map.jpg"},
		}, `
			actors/a.html: a
			actors/deep/er/b.html: (empty)
			images/map.jpg: a picture
			index.html: home`},
		{"letters that only look alike", []output.File{page("ı.html", "1"), page("i.html", "2"), page("İ.html", "3"), page("ß.html", "4"), page("ss.html", "5")}, `
			i.html: 2
			ss.html: 5
			ß.html: 4
			İ.html: 3
			ı.html: 1`},
		{"path escapes", []output.File{page("a/../../x", "")},
			`"a/../../x" is no path inside the site; write one like "images/map.png", with no "..", no "/" at its ends, and in UTF-8`},
		{"path for Windows", []output.File{page("terms/con.html", "")},
			`"terms/con.html" can't be published: Windows keeps the name "con" for a device; rename "con.html"`},
		{"same path", []output.File{page("terms/a.html", "1"), page("terms/a.html", "2")},
			"two pages want terms/a.html; rename one"},
		{"same path but for case", []output.File{page("images/b.jpg", "1"), page("Images/B.JPG", "2")},
			"two pages want paths that are one on Windows, macOS and USB sticks: Images/B.JPG and images/b.jpg; rename one"},
		{"same path but for case in Armenian", []output.File{page("հայ.html", "1"), page("Հայ.html", "2")},
			"two pages want paths that are one on Windows, macOS and USB sticks: Հայ.html and հայ.html; rename one"},
		{"marker", []output.File{page(".explainer", "")},
			"two pages want .explainer; rename one"},
		{"file where a folder is", []output.File{page("a/b.html", "1"), page("a", "2")},
			"write a: openat a: file exists"},
		{"folder where a file is", []output.File{page("a", "1"), page("a/b.html", "2")},
			"write a/b.html: mkdirat a: file exists"},
		{"image is missing", []output.File{{Path: "a.jpg", From: images, Name: "content/a.jpg"}},
			"write a.jpg: open content/a.jpg: file does not exist; it was there when the build began, so build again"},
		{"image breaks off", []output.File{page("index.html", "home"), {Path: "images/map.jpg", From: torn{}, Name: "map.jpg"}},
			"write images/map.jpg: read content/images/map.jpg: the stick was pulled out"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := t.TempDir()
			const before = "public/.explainer: (marker)\npublic/index.html: old"
			plant(t, root, before)
			dir := filepath.Join(root, "public")
			stage, err := Begin(dir, Options{})
			must(t, err)
			defer stage.Abort()
			for i, f := range test.files {
				err := stage.Write(f)
				if err == nil {
					continue
				}
				if i < len(test.files)-1 {
					t.Fatalf("write %s: %v", f.Path, err)
				}
				compare(t, "error", err.Error(), test.want)
				must(t, stage.Abort())
				compare(t, "folder", tree(t, root), before)
				return
			}
			must(t, stage.Commit())
			must(t, os.Remove(filepath.Join(dir, marker)))
			compare(t, "site", tree(t, dir), strings.ReplaceAll(strings.TrimSpace(test.want), "\t", ""))
		})
	}
}

func TestPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has none")
	}
	dir := filepath.Join(t.TempDir(), "public")
	stage, err := Begin(dir, Options{})
	must(t, err)
	must(t, stage.Write(page("actors/a.html", "a")))
	must(t, stage.Commit())
	umask := readUmask(t)
	for name, want := range map[string]fs.FileMode{
		".":             0o755,
		".explainer":    0o644,
		"actors":        0o755,
		"actors/a.html": 0o644,
	} {
		info, err := os.Stat(filepath.Join(dir, name))
		must(t, err)
		if got := info.Mode().Perm(); got != want&^umask {
			t.Errorf("permissions of %s: got %o, want %o", name, got, want&^umask)
		}
	}
}

// readUmask returns the bits that new files lose.
func readUmask(t *testing.T) fs.FileMode {
	t.Helper()
	path := filepath.Join(t.TempDir(), "folder")
	must(t, os.Mkdir(path, 0o777))
	info, err := os.Stat(path)
	must(t, err)
	return 0o777 &^ info.Mode().Perm()
}

func TestConcurrentWrites(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	stage, err := Begin(dir, Options{})
	must(t, err)
	var wg sync.WaitGroup
	var mu sync.Mutex
	refused := 0
	for worker := range 8 {
		wg.Go(func() {
			for i := range 100 {
				if err := stage.Write(page(fmt.Sprintf("folder%d/%d-%d.html", i%7, worker, i), "x")); err != nil {
					t.Error(err)
				}
				if err := stage.Write(page(fmt.Sprintf("both/%d.html", i), "x")); err != nil {
					mu.Lock()
					refused++
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	must(t, stage.Commit())
	if lines := strings.Count(tree(t, dir), "\n") + 1; lines != 8*100+100+1 || refused != 7*100 {
		t.Errorf("got %d files and %d refusals, want 901 and 700", lines, refused)
	}
}

func TestCommitAfterAbortPanics(t *testing.T) {
	stage, err := Begin(filepath.Join(t.TempDir(), "public"), Options{})
	must(t, err)
	must(t, stage.Abort())
	if err := stage.Write(page("index.html", "x")); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("Write after Abort: got %v, want %v", err, fs.ErrClosed)
	}
	defer func() {
		compare(t, "panic", fmt.Sprint(recover()), "explainer: Commit after Commit or Abort")
	}()
	_ = stage.Commit()
}

// BenchmarkSite writes 10,000 files of 6 KB from as many goroutines as there
// are processors, first into a new folder, then over an old site.
func BenchmarkSite(b *testing.B) {
	const files = 10_000
	data := []byte(strings.Repeat("0123456789abcde\n", 6*1024/16))
	for _, over := range []bool{false, true} {
		b.Run(fmt.Sprintf("over=%v", over), func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "public")
			for b.Loop() {
				if !over {
					b.StopTimer()
					must(b, os.RemoveAll(dir))
					b.StartTimer()
				}
				stage, err := Begin(dir, Options{})
				must(b, err)
				var wg sync.WaitGroup
				workers := runtime.GOMAXPROCS(0)
				for worker := range workers {
					wg.Go(func() {
						for i := worker; i < files; i += workers {
							f := output.File{Path: fmt.Sprintf("timeline/event-%d.html", i), Data: data}
							if err := stage.Write(f); err != nil {
								b.Error(err)
							}
						}
					})
				}
				wg.Wait()
				must(b, stage.Commit())
			}
		})
	}
}
