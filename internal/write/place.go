package write

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// locate returns the folder as an absolute path without symbolic links, except
// that the folder itself may be one, and the nearest parent that exists.
func locate(dir string) (located, ground string, err error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", "", err
	}
	parent, name := filepath.Dir(abs), filepath.Base(abs)
	if parent == abs {
		return "", "", errors.New("that is the root of a file system; choose another folder with -o")
	}
	parent, ground, err = resolve(parent)
	return filepath.Join(parent, name), ground, err
}

// resolve follows the symbolic links in the part of the path that exists, and
// returns that part too.
func resolve(path string) (resolved, ground string, err error) {
	ground, err = filepath.EvalSymlinks(path)
	if err == nil {
		return ground, ground, nil
	}
	parent := filepath.Dir(path)
	if !errors.Is(err, fs.ErrNotExist) || parent == path {
		return "", "", err
	}
	resolved, ground, err = resolve(parent)
	return filepath.Join(resolved, filepath.Base(path)), ground, err
}

// keepClearOf returns an error if a build of dir could overwrite an input, or
// the next build read its own output.
func (s *Stage) keepClearOf(inputs []string) error {
	for _, input := range inputs {
		abs, err := filepath.Abs(input)
		if err != nil {
			return err
		}
		place, _, err := resolve(abs)
		if err != nil {
			return fmt.Errorf("input folder %s: %w", input, err)
		}
		relation := ""
		switch inside, contains := within(s.dir, place), within(place, s.dir); {
		case inside && contains:
			relation = "is the same folder as"
		case inside:
			relation = "lies inside"
		case contains:
			relation = "contains"
		default:
			continue
		}
		return fmt.Errorf("the output folder %s %s %s, which the site is made from; choose another folder with -o", s.name, relation, input)
	}
	return nil
}

// within reports whether the path is the folder or lies inside it. It asks the
// file system too, since that may ignore the case of letters.
func within(path, folder string) bool {
	for {
		if path == folder || same(path, folder) {
			return true
		}
		parent := filepath.Dir(path)
		if parent == path {
			return false
		}
		path = parent
	}
}

func same(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}
