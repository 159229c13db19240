package build

import (
	"fmt"
	"sync/atomic"
)

// Progress is how far a build or a check has come. It may be asked while that is
// under way.
type Progress struct {
	step  atomic.Int32
	files atomic.Int64 // written so far
}

// The steps that take time, in their order.
const (
	reading = iota
	checking
	writing
)

func (p *Progress) reached(step int32) {
	if p != nil {
		p.step.Store(step)
	}
}

// String says in a few words what is being done.
func (p *Progress) String() string {
	switch p.step.Load() {
	case checking:
		return "checking"
	case writing:
		return fmt.Sprintf("writing: %d files", p.files.Load())
	}
	return "reading"
}
