// Package write turns files into a directory: staged, swapped, confined.
//
//	stage, err := write.Begin("public", write.Options{Inputs: []string{"content"}})
//	if err != nil {
//		return err
//	}
//	defer stage.Abort()
//	for _, f := range files {
//		if err := stage.Write(f); err != nil {
//			return err
//		}
//	}
//	return stage.Commit()
//
// # Whole or nothing
//
// The new site grows in a stage beside the output folder and takes its place in
// one exchange, so a page that is no longer made disappears with the old
// folder, and a build that fails leaves the old site as it was. These names are
// in use beside a folder "public" while a build runs:
//
//	.public.explainer-lock    held by the build; removed by it
//	.public.explainer-stage   the new site before the exchange, the old one after it
//	.public.explainer-old     the old site, where the exchange takes two renames
//
// A build may be killed at any moment; the next [Begin] finds one of these
// states and mends it:
//
//	public   stage     old
//	any      any       —         the stage is rubbish: remove it
//	new      —         complete  killed after the second rename: remove the old site
//	—        complete  complete  killed between the renames: restore the old site, remove the stage
//
// So a stage is always rubbish, and an old folder is always a whole site: it is
// renamed to the stage before it is removed.
//
// # Whose folder
//
// Only a folder that holds a regular file .explainer is ours to replace or
// remove; an empty one may be used. A stage gets the file first and loses it
// last, so that what a kill leaves behind is still known as ours, or is empty.
package write

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"unicode"

	"github.com/gofrs/flock"

	"explainer/internal/output"
)

// Options says what a build must keep away from.
type Options struct {
	// Inputs are the folders that the site is made from, whether they exist or
	// not. The output may not be one of them, lie inside one, or contain one.
	Inputs []string
}

// Stage is a new site on its way into its folder.
type Stage struct {
	name   string // the folder as the caller calls it, for messages
	dir    string // the same, absolute, the links among its parents resolved
	ground string // the nearest parent of dir that Begin found
	stage  string
	old    string

	lock       *flock.Flock
	root       *os.Root // opened on stage
	ended      bool     // by Commit or Abort
	noExchange bool     // in tests: the file system has none

	mu      sync.Mutex
	files   map[string]string // the paths written, by their folded form
	folders map[string]bool   // the folders made, by their path in the site
}

// Begin opens a stage for the folder dir and locks it against other builds.
// What a killed build left behind is removed, and the old site restored if it
// was on the move. Parents of dir are made.
func Begin(dir string, opts Options) (_ *Stage, err error) {
	s := &Stage{
		name:    dir,
		files:   map[string]string{fold(marker): marker},
		folders: map[string]bool{".": true},
	}
	if s.dir, s.ground, err = locate(dir); err != nil {
		return nil, fmt.Errorf("output folder %s: %w", dir, err)
	}
	if err := s.keepClearOf(opts.Inputs); err != nil {
		return nil, err
	}
	if _, err := s.claim(); err != nil {
		return nil, err
	}
	s.stage = s.beside("stage")
	s.old = s.beside("old")

	if err := os.MkdirAll(filepath.Dir(s.dir), 0o755); err != nil {
		return nil, s.notWritable(err)
	}
	if s.lock, err = acquire(s.beside("lock")); err != nil {
		return nil, s.notWritable(err)
	}
	if s.lock == nil {
		return nil, fmt.Errorf("another build is writing to %s; wait for it to end", dir)
	}
	defer func() {
		if err != nil {
			_ = s.Abort() // err says why already
		}
	}()
	if err := s.tidy(); err != nil {
		return nil, err
	}
	if err := os.Mkdir(s.stage, 0o755); err != nil {
		return nil, s.notWritable(err)
	}
	if s.root, err = os.OpenRoot(s.stage); err != nil {
		return nil, s.notWritable(err)
	}
	if err := s.root.WriteFile(marker, []byte(markerText), 0o644); err != nil {
		return nil, s.notWritable(err)
	}
	return s, nil
}

// beside returns the path of a file or folder that a build uses beside dir.
func (s *Stage) beside(use string) string {
	parent, name := filepath.Split(s.dir)
	return filepath.Join(parent, "."+name+".explainer-"+use)
}

func (s *Stage) notWritable(err error) error {
	mend := "make " + filepath.Dir(s.dir) + " writable"
	if full(err) {
		mend = freeSpace
	}
	return fmt.Errorf("%s can't be built, because explainer prepares the new site beside the old one: %w; %s, or choose another folder with -o", s.name, err, mend)
}

const freeSpace = "free some space there"

// full reports whether there is no room for a file.
func full(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// Write adds a file to the site. Its path must pass [output.File.CheckPath] and
// differ from all others by more than the case of letters. Files are not synced
// to the disk one by one. Many goroutines may write at once, but none while
// Commit or Abort runs.
func (s *Stage) Write(f output.File) error {
	if err := f.CheckPath(); err != nil {
		return err
	}
	if err := s.reserve(f.Path); err != nil {
		return err
	}
	from, err := open(f)
	if err != nil {
		return fmt.Errorf("write %s: %w", f.Path, err)
	}
	defer from.Close()
	if err := s.write(f.Path, from); err != nil {
		return s.unwritten(f.Path, err)
	}
	return nil
}

// unwritten says what keeps a file from being written and, where something can
// be done about it, what.
func (s *Stage) unwritten(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s.disturbed()
	case full(err):
		return fmt.Errorf("write %s to %s: %w; %s, or choose another folder with -o", path, filepath.Dir(s.dir), err, freeSpace)
	}
	return fmt.Errorf("write %s: %w", path, err)
}

// vanished reports whether the stage isn't where it was made.
func (s *Stage) vanished() bool {
	opened, err := s.root.Stat(".")
	if err != nil {
		return false
	}
	there, err := os.Lstat(s.stage)
	return err != nil || !os.SameFile(opened, there)
}

func (s *Stage) disturbed() error {
	return fmt.Errorf("%s can't be built: somebody removed or moved files of %s, where explainer prepares the new site; build again", s.name, s.stage)
}

// reserve notes that the path is taken, and makes its folder.
func (s *Stage) reserve(p string) error {
	s.mu.Lock()
	defer s.mu.Unlock()

	if err := claim(s.files, p); err != nil {
		return err
	}
	folder := path.Dir(p)
	if s.folders[folder] {
		return nil
	}
	if err := s.root.MkdirAll(folder, 0o755); err != nil {
		return s.unwritten(p, err)
	}
	s.folders[folder] = true
	return nil
}

// claim enters a path among those that are taken, by their folded form.
func claim(taken map[string]string, p string) error {
	key := fold(p)
	switch other, ok := taken[key]; {
	case ok && other == p:
		return fmt.Errorf("two pages want %s; rename one", p)
	case ok:
		return fmt.Errorf("two pages want paths that are one on Windows, macOS and USB sticks: %s and %s; rename one", min(other, p), max(other, p))
	}
	taken[key] = p
	return nil
}

// CheckPaths returns the error that [Stage.Write] has for the paths of a site's
// files, without a stage.
func CheckPaths(paths []string) error {
	taken := map[string]string{fold(marker): marker}
	for _, p := range paths {
		if err := (output.File{Path: p}).CheckPath(); err != nil {
			return err
		}
		if err := claim(taken, p); err != nil {
			return err
		}
	}
	return nil
}

// fold returns a form that is the same for paths that differ only by case. It
// keeps i, ı and İ apart, as file systems do.
func fold(path string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, path)
}

// open returns what is to be written.
func open(f output.File) (io.ReadCloser, error) {
	if f.From == nil {
		return io.NopCloser(bytes.NewReader(f.Data)), nil
	}
	from, err := f.From.Open(f.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w; it was there when the build began, so build again", err)
	}
	return from, err
}

func (s *Stage) write(path string, from io.Reader) (err error) {
	// O_EXCL also catches two names that are one to this file system for
	// reasons of its own, such as Unicode normalisation.
	to, err := s.root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, to.Close()) }()
	_, err = io.Copy(to, from)
	return err
}

// Commit puts the new site in the place of the old one and removes that. If it
// returns an error the old site is back, unless the error says otherwise.
func (s *Stage) Commit() error {
	if s.ended {
		panic("explainer: Commit after Commit or Abort")
	}
	switch whole, err := s.whole(); {
	case err != nil:
		return errors.Join(err, s.Abort())
	case !whole:
		return errors.Join(s.disturbed(), s.Abort())
	}
	if err := s.root.Close(); err != nil { // Windows renames no open folder
		return errors.Join(err, s.Abort())
	}
	if err := s.swap(); err != nil {
		return errors.Join(err, s.Abort())
	}
	if err := s.Abort(); err != nil {
		return fmt.Errorf("%s is the new site, but the old one could not be removed: %w; the next build tries again", s.name, err)
	}
	return nil
}

// whole reports whether the stage is in its place with as many files as were
// written. Somebody who cleans up, or a program that does, may have removed some.
func (s *Stage) whole() (bool, error) {
	if s.vanished() {
		return false, nil
	}
	found := 0
	err := fs.WalkDir(s.root.FS(), ".", func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			found++
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) { // removed while we looked
		return false, nil
	}
	return found == len(s.files), err
}

// swap makes the stage the output folder. The old one, if any, is then under
// the name of the stage or of the old folder, for tidy to find.
func (s *Stage) swap() error {
	found, err := s.claim() // anew, since the user may have filled it meanwhile
	if err != nil {
		return err
	}
	if found == missing {
		return s.stuck(os.Rename(s.stage, s.dir))
	}
	if !s.noExchange && exchange(s.stage, s.dir) == nil {
		return nil
	}
	// Whatever kept the exchange from working, the renames work or say so.
	if err := os.Rename(s.dir, s.old); err != nil {
		return s.stuck(err)
	}
	return s.stuck(os.Rename(s.stage, s.dir))
}

func (s *Stage) stuck(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s can't be replaced: %w; close the programs that use it, or choose another folder with -o if it is a mounted one", s.name, err)
}

// Abort removes the stage and leaves the old site as it was. After Commit it
// does nothing, so it can be deferred.
func (s *Stage) Abort() error {
	if s.ended {
		return nil
	}
	s.ended = true

	if s.root != nil {
		// Somebody may have removed the marker; we know that the stage is ours.
		_ = s.root.WriteFile(marker, []byte(markerText), 0o644)
		_ = s.root.Close() // nothing is buffered in it
	}
	err := s.tidy()
	release(s.lock)
	// The parents that Begin made go unless something is in them.
	for p := filepath.Dir(s.dir); p != s.ground && os.Remove(p) == nil; {
		p = filepath.Dir(p)
	}
	return err
}

// tidy brings the names beside dir from any state in the package comment to
// that of no build, and dir with them.
func (s *Stage) tidy() error {
	switch found, err := look(s.old); {
	case err != nil:
		return err
	case found.foreign():
		return inTheWay(s.old)
	case found != missing:
		if err := s.settle(); err != nil {
			return err
		}
	}
	return discard(s.stage)
}

// settle moves the old site back if no new one took its place, and to the stage
// if one did.
func (s *Stage) settle() error {
	switch found, err := look(s.dir); {
	case err != nil:
		return err
	case found.foreign():
		return inTheWay(s.dir)
	case found == ours:
		if err := discard(s.stage); err != nil {
			return err
		}
		return os.Rename(s.old, s.stage)
	case found == empty:
		if err := os.Remove(s.dir); err != nil {
			return err
		}
	}
	return os.Rename(s.old, s.dir)
}
