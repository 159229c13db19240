package scaffold

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"explainer/internal/edtf"
	"explainer/internal/scaffold/guide"
	"explainer/internal/schema"
)

// The folder bare holds the least that can be built, with TITLE and TODAY for
// what is a site's own, as the package guide holds the guide. The prefix all: is
// for the names that begin with a dot.
//
//go:embed all:bare
var bareSite embed.FS

// Site says what site to begin.
type Site struct {
	Dir   string
	Bare  bool      // the least that can be built, instead of the guide
	Title string    // of a bare site; if empty, made of the folder's name
	Today edtf.Date // up to when a bare site is right
}

// Begun is what came of beginning a site.
type Begun struct {
	Files   int      // written
	Kept    []string // the names of files that were there, in order
	Publish bool     // a .gitignore that was there lets the built site into the repository
}

// Init writes a new site into its folder, which is made, with its parents, unless
// it is there. The guide is the same on any day and in any folder; a bare site has
// a title and a day of its own, and no sentence.
//
// A folder that holds anything but what a code host puts into a new repository
// is refused before anything is written. Init never writes over a file, nor
// outside of the folder. What was written is told also beside an error.
func Init(s Site) (Begun, error) {
	kept, err := checkFolder(s.Dir)
	if err != nil {
		return Begun{}, err
	}
	files, err := s.files()
	if err != nil {
		return Begun{}, err
	}
	if err := os.MkdirAll(s.Dir, 0o777); err != nil {
		return Begun{}, err
	}
	root, err := os.OpenRoot(s.Dir)
	if err != nil {
		return Begun{}, err
	}
	defer root.Close()
	begun := Begun{Kept: kept}
	for _, f := range files {
		if slices.Contains(kept, f.name) {
			continue
		}
		if err := f.write(root); err != nil {
			return begun, fmt.Errorf("init %s: %w", s.Dir, err)
		}
		begun.Files++
	}
	begun.Publish = slices.Contains(kept, ignoreFile) && !ignoresOutput(root)
	return begun, nil
}

// ignoreFile tells Git what doesn't belong into the repository.
const ignoreFile = ".gitignore"

// ignoresOutput reports whether the .gitignore that was there leaves out the
// built site.
func ignoresOutput(root *os.Root) bool {
	text, _ := root.ReadFile(ignoreFile) // what can't be read doesn't tell
	for line := range strings.Lines(string(text)) {
		if strings.Trim(strings.TrimSpace(line), "/") == "public" {
			return true
		}
	}
	return false
}

// file is a file of a new site, by its name in the site folder.
type file struct {
	name string
	text []byte
}

// files returns the files of the site. To the guide belong the schemas by which
// editors know the fields.
func (s Site) files() ([]file, error) {
	title := s.Title
	if s.Bare {
		var err error
		if title, err = s.title(); err != nil {
			return nil, err
		}
	}
	own := strings.NewReplacer("title: TITLE\n", "title: "+scalar(title)+"\n", "as_of: TODAY\n", "as_of: "+s.Today.String()+"\n")
	var files []file
	site := siteFolder(s.Bare)
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(site, name)
		if s.Bare {
			text = []byte(own.Replace(string(text)))
		}
		files = append(files, file{name, text})
		return err
	})
	if err != nil {
		panic("explainer: reading what is embedded: " + err.Error())
	}
	if !s.Bare {
		for _, k := range schema.Kinds {
			files = append(files, file{SchemaFolder + "/" + string(k) + ".json", k.JSON()})
		}
	}
	return files, nil
}

// title returns the title that was typed, or else one made of the folder's name:
// Lake talks of lake-talks.
func (s Site) title() (string, error) {
	if s.Title != "" {
		if title, ok := oneLine(s.Title); ok {
			return title, nil
		}
		return "", fmt.Errorf("a site needs a title, not %q", s.Title)
	}
	full, err := filepath.Abs(s.Dir)
	if err != nil {
		return "", err
	}
	name := filepath.Base(full)
	title, ok := oneLine(strings.NewReplacer("-", " ", "_", " ").Replace(norm.NFC.String(name)))
	if !ok || !strings.ContainsFunc(title, unicode.IsLetter) {
		return "", fmt.Errorf("no title can be made of the folder's name %q; give one, such as --title \"The lake question\"", name)
	}
	first, size := utf8.DecodeRuneInString(title)
	return string(unicode.ToTitle(first)) + title[size:], nil
}

// siteFolder returns the site that Init writes.
func siteFolder(bare bool) fs.FS {
	if !bare {
		return guide.FS
	}
	sub, err := fs.Sub(bareSite, "bare")
	if err != nil {
		panic("explainer: " + err.Error())
	}
	return sub
}

// hosted are what a code host puts into a new repository.
var hosted = []string{".git", ".gitattributes", ignoreFile, "LICENSE", "README.md"}

// checkFolder refuses a folder in which somebody keeps something, and returns the
// files that a new site leaves as they are.
func checkFolder(dir string) (kept []string, err error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s is a file; choose another name for the new site's folder", dir)
	case isSite(dir):
		return nil, fmt.Errorf("there is a site in %s already; explainer new adds a page to it, explainer serve shows it", dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		switch name := entry.Name(); {
		case !slices.Contains(hosted, name):
			return nil, fmt.Errorf("the folder %s is not empty: it holds %s; explainer init %s begins the site in a new folder", dir, name, filepath.Join(dir, "NAME"))
		case name != ".git":
			kept = append(kept, name)
		}
	}
	return kept, nil
}

// isSite reports whether a folder holds a site: many hold a folder content.
func isSite(dir string) bool {
	_, noSettings := os.Stat(filepath.Join(dir, contentFolder, "site.yaml"))
	_, noHome := os.Stat(filepath.Join(dir, contentFolder, "index.md"))
	return noSettings == nil || noHome == nil
}

// write writes the file where it belongs, unless there is one already.
func (f file) write(root *os.Root) error {
	if err := root.MkdirAll(path.Dir(f.name), 0o777); err != nil {
		return err
	}
	to, err := root.OpenFile(f.name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = to.Write(f.text)
	return errors.Join(err, to.Close())
}
