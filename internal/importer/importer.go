// Package importer turns files of other programs into pages of a site: a
// spreadsheet of events (csv.go), a timeline of TimelineJS (timelinejs.go) and an
// export of sources in CSL-JSON (csl.go).
//
//	date,title,actors               ---
//	2024-11-05,Talks in Vienna,N    title: Talks in Vienna
//	                                date: 2024-11-05
//	                                actors: ["n"]
//	                                ---
//
// Nothing is guessed. A date that can be two days, or a row without a title, is
// left out and reported. A name that no page has goes into the page's note as it
// stands. Nothing is overwritten: an id that exists is reported.
//
// An import goes in steps: the file is decoded (text.go), its dates are read
// (date.go), names are looked up among the pages that exist (site.go), pages are
// written out (page.go) with every text escaped (escape.go), and put into the
// site's folder (write.go).
package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// The most that is read. A spreadsheet of ten thousand events is one of these.
const (
	maxInput = 16 << 20 // bytes of the file
	maxPage  = 2 << 20  // bytes of a page, as in load
	maxRows  = 10_000
)

// Formats lists what can be imported.
var Formats = []string{"csv", "timelinejs", "csl"}

// Report is what an import did, or would do.
type Report struct {
	Files   []File
	Lines   []string // for people: what was understood, and what was left out and why
	LeftOut int      // rows, slides or items of the file that became no page
}

// File is a new file of the site.
type File struct {
	Name string // relative to the site folder, slash-separated
	Text []byte
}

func (r *Report) say(format string, args ...any) {
	r.Lines = append(r.Lines, fmt.Sprintf(format, args...))
}

// leaveOut reports something that becomes no page.
func (r *Report) leaveOut(format string, args ...any) {
	r.LeftOut++
	r.say(format, args...)
}

// Import reads a file of a format and adds its pages to the site folder dir,
// unless dry. The error is one of the machine, or says why nothing of the file
// can be read.
func Import(format, name, dir string, dry bool) (Report, error) {
	text, err := read(name)
	if err != nil {
		return Report{}, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Report{}, err
	}
	defer root.Close()
	s, err := readSite(root.FS())
	if err != nil {
		return Report{}, err
	}
	report, err := s.convert(format, filepath.Base(name), text)
	if err != nil || dry {
		return report, err
	}
	return report, write(root, report.Files)
}

// convert makes the new files of the text of a file.
func (s *site) convert(format, name string, text []byte) (Report, error) {
	switch format {
	case "csv":
		return s.csv(name, text)
	case "timelinejs":
		return s.timelineJS(name, text)
	case "csl":
		return s.csl(name, text)
	}
	panic("explainer: no format " + format)
}

// read returns what a regular file holds.
func read(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s", name)
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file", name)
	case info.Size() > maxInput:
		return nil, fmt.Errorf("%s has %d MB, and the most is %d MB; import it in parts", name, info.Size()>>20, maxInput>>20)
	}
	text, err := os.ReadFile(name)
	if bytes.HasPrefix(text, []byte("PK\x03\x04")) || bytes.HasPrefix(text, []byte("\xd0\xcf\x11\xe0")) {
		return nil, fmt.Errorf("%s is a file of a spreadsheet program; save it there as \"CSV UTF-8\", and import that with explainer import csv", name)
	}
	return text, err
}
