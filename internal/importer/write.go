package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// write creates the files, all or none.
func write(root *os.Root, files []File) error {
	for i, f := range files {
		if err := create(root, f); err != nil {
			for _, done := range files[:i] {
				err = errors.Join(err, root.Remove(done.Name))
			}
			return err
		}
	}
	return nil
}

// create makes a file that doesn't exist, in a folder that is no link: what is
// written must lie where the report says.
func create(root *os.Root, f File) error {
	folder := path.Dir(f.Name)
	for _, dir := range []string{path.Dir(folder), folder} {
		info, err := root.Lstat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			err = root.Mkdir(dir, 0o777)
		case err == nil && !info.IsDir():
			err = fmt.Errorf("%s is a link or a file, no folder; nothing was imported", dir)
		}
		if err != nil {
			return err
		}
	}
	file, err := root.OpenFile(f.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(f.Text)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, root.Remove(f.Name))
	}
	return nil
}
