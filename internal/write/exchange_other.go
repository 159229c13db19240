//go:build !linux && !darwin

package write

import "errors"

// exchange swaps two folders in one step, where the system has that.
func exchange(_, _ string) error { return errors.ErrUnsupported }
