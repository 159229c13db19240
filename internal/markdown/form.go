package markdown

import (
	"bytes"
	"html/template"
	"strings"

	"github.com/yuin/goldmark/util"
)

// form is a body's HTML with gaps for what is known only when every page has
// been read: the addresses of links and images, the titles of sources. It is
// written once, when the body is parsed, so that the tree needn't be kept.
type form struct {
	bytes.Buffer
	gaps []gap
}

// gap is a place in a form, and what to write there.
type gap struct {
	at   int // in bytes of the form
	fill func() string
}

// Buffered and Flush make a form what goldmark's renderers write to.
func (f *form) Buffered() int { return 0 }
func (f *form) Flush() error  { return nil }

// leave leaves a gap in the form that a renderer writes. The function is called
// after the caller of Parse has resolved the body's links and citations; what it
// returns is escaped already.
func leave(w util.BufWriter, fill func() string) {
	f := w.(*form)
	f.gaps = append(f.gaps, gap{f.Len(), fill})
}

// filledForm is a form that nothing more is written to.
type filledForm struct {
	html string
	gaps []gap
}

func (f filledForm) fill() template.HTML {
	fills := make([]string, len(f.gaps))
	size := len(f.html)
	for i, g := range f.gaps {
		fills[i] = g.fill()
		size += len(fills[i])
	}
	var b strings.Builder
	b.Grow(size)
	at := 0
	for i, g := range f.gaps {
		b.WriteString(f.html[at:g.at])
		b.WriteString(fills[i])
		at = g.at
	}
	b.WriteString(f.html[at:])
	return template.HTML(b.String())
}
