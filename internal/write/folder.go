package write

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// marker is the name of the regular file that makes a folder ours.
const marker = ".explainer"

const markerText = `This folder was made by explainer, and every build replaces all that is in it.
Keep nothing of your own here. To keep the folder as it is, delete this file.
`

// occupant is what stands at a path.
type occupant int

const (
	missing   occupant = iota
	empty              // a folder with nothing in it
	ours               // a folder with the marker
	strange            // any other folder
	notFolder          // a file, a device, …
	link               // a symbolic link, to whatever
)

// foreign reports whether the occupant is not for us to touch.
func (o occupant) foreign() bool { return o >= strange }

// look finds out what stands at the path.
func look(path string) (occupant, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return missing, nil
	case err != nil:
		return 0, err
	case info.Mode()&fs.ModeSymlink != 0:
		return link, nil
	case !info.IsDir():
		return notFolder, nil
	}
	mark, err := os.Lstat(filepath.Join(path, marker))
	switch {
	case err == nil && mark.Mode().IsRegular():
		return ours, nil
	case err == nil:
		return strange, nil
	case !errors.Is(err, fs.ErrNotExist):
		return 0, err
	}
	folder, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer folder.Close()
	switch _, err := folder.Readdirnames(1); {
	case err == io.EOF:
		return empty, nil
	case err != nil:
		return 0, err
	}
	return strange, nil
}

// claim returns what stands at dir, or an error that says why it isn't ours to
// replace.
func (s *Stage) claim() (occupant, error) {
	found, err := look(s.dir)
	if err != nil {
		return 0, fmt.Errorf("output folder %s: %w", s.name, err)
	}
	switch found {
	case link:
		target, err := os.Readlink(s.dir)
		if err != nil {
			return 0, err
		}
		return 0, fmt.Errorf("%s is a symbolic link to %s, and a build would replace the link; give the folder's own path with -o", s.name, target)
	case notFolder:
		return 0, fmt.Errorf("%s is not a folder; choose another name with -o, or remove it", s.name)
	case strange:
		return 0, fmt.Errorf("%s is not empty and holds no regular file %s, so explainer did not make it and does not replace it; choose another folder with -o, or empty this one", s.name, marker)
	}
	return found, nil
}

// discard removes a folder of ours, or an empty one, and nothing else. The
// marker goes last, so that a kill leaves one that can be discarded again.
func discard(path string) error {
	found, err := look(path)
	if err != nil || found == missing {
		return err
	}
	if found.foreign() {
		return inTheWay(path)
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() == marker {
			continue
		}
		if err := removeAll(path, e.Name()); err != nil {
			return err
		}
	}
	return removeAll(path, ".")
}

// removeAll removes what has that name in a folder of ours, even if folders were
// made read-only, as in a copy of a disc.
func removeAll(folder, name string) error {
	path := filepath.Join(folder, name)
	err := os.RemoveAll(path)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	_ = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			_ = os.Chmod(name, 0o700) // RemoveAll tells if it didn't help
		}
		return nil
	})
	return os.RemoveAll(path)
}

func inTheWay(path string) error {
	return fmt.Errorf("%s is in the way: builds use that name, but explainer did not make it; move it elsewhere, or remove it", path)
}
