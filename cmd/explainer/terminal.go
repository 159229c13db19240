package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"explainer/internal/build"
	"explainer/internal/diag"
)

// watched reports whether a person sees what is written, on a terminal that can
// erase and colour a line.
func watched(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd())) && understandsSequences(f)
}

// coloured returns a writer of diagnostics in colour, if a person sees them who
// hasn't said that they want none. See https://no-color.org/.
func coloured(w io.Writer) io.Writer {
	if os.Getenv("NO_COLOR") != "" || !watched(w) {
		return w
	}
	return diag.Terminal(w)
}

// patience is how long a person waits without being told what for.
const patience = time.Second

// eraseLine puts the cursor at the beginning of a line without letters.
const eraseLine = "\r\x1b[K"

// showProgress tells a person who waits what is being done, in a line that is
// gone when stop returns. Nothing else may be written meanwhile.
func showProgress(w io.Writer, progress *build.Progress) (stop func()) {
	if !watched(w) {
		return func() {}
	}
	return tell(w, progress)
}

func tell(w io.Writer, progress fmt.Stringer) (stop func()) {
	ended, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		wait := patience
		for {
			select {
			case <-ended:
				if wait != patience {
					fmt.Fprint(w, eraseLine)
				}
				return
			case <-time.After(wait):
				wait = patience / 10
				fmt.Fprintf(w, "%s%s …", eraseLine, progress)
			}
		}
	}()
	return func() {
		close(ended)
		<-gone
	}
}
