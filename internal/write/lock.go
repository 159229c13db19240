package write

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/gofrs/flock"
)

// acquire takes the lock, or returns nil if another build has it. The file is
// removed on release, so a lock counts only if it is on the file that is still
// at the path.
func acquire(path string) (*flock.Flock, error) {
	for {
		switch info, err := os.Lstat(path); {
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return nil, err
		case err == nil && !info.Mode().IsRegular():
			return nil, fmt.Errorf("%s is not a file", path)
		}
		lock := flock.New(path)
		locked, err := lock.TryLock()
		if err != nil || !locked {
			return nil, err
		}
		held, err := lock.Stat()
		if err != nil {
			return nil, errors.Join(err, lock.Unlock())
		}
		if there, err := os.Lstat(path); err == nil && os.SameFile(held, there) {
			return lock, nil
		}
		if err := lock.Unlock(); err != nil {
			return nil, err
		}
	}
}

// release gives the lock back and removes its file. A file that can't be
// removed does no harm: the next build uses it.
func release(lock *flock.Flock) {
	err := os.Remove(lock.Path())
	_ = lock.Unlock() // closing does it, at the latest when the program ends
	if err != nil {
		// Windows removes no open file; for that reason it doesn't remove
		// one here either that another build has locked since.
		_ = os.Remove(lock.Path())
	}
}
