package build

import (
	"bytes"
	"context"
	"io/fs"
	"slices"

	"explainer/internal/diag"
	"explainer/internal/load"
	"explainer/internal/model"
)

// A preview shows drafts, and nobody expects a draft to be right. While one has
// mistakes the page that it was before them stays, or it is left out if it never
// was a good one, and all other pages follow every change.

// withoutBrokenDrafts reads a site folder again whose mistakes are all in
// drafts, with each of these as it was when it had none. It returns nil if there
// are others, or if pages refer to a draft that was never good.
func (b *Workbench) withoutBrokenDrafts(ctx context.Context, folder fs.FS, site *model.Site, found diag.List) (*model.Site, error) {
	drafts := draftFiles(site)
	texts := map[string][]byte{}
	for _, d := range found {
		if d.Severity == diag.Error {
			if !drafts[d.File] {
				return nil, nil
			}
			texts[d.File] = b.drafts[d.File]
		}
	}
	before, found, err := read(earlierTexts{folder, texts}, b.dir, load.Options{Drafts: load.IncludeDrafts, Context: ctx})
	if err != nil || found.HasErrors() {
		return nil, err
	}
	return before, nil
}

// rememberDrafts keeps the texts of the drafts that have no mistakes. One that is
// changed meanwhile is looked at in the next reading.
func (b *Workbench) rememberDrafts(folder fs.FS, site *model.Site, found diag.List) {
	drafts := draftFiles(site)
	for _, d := range found {
		if d.Severity == diag.Error {
			delete(drafts, d.File)
		}
	}
	if b.drafts == nil {
		b.drafts = map[string][]byte{}
	}
	for name := range drafts {
		if text, err := fs.ReadFile(folder, name); err == nil {
			b.drafts[name] = text
		}
	}
}

// withoutEarlier takes out of the list what the checks found in the earlier texts
// of files, whose mistakes now were found in the reading.
func withoutEarlier(list, found diag.List) diag.List {
	isSame := func(d diag.Diagnostic) func(diag.Diagnostic) bool {
		return func(f diag.Diagnostic) bool { return f.Pos == d.Pos && f.Rule == d.Rule && f.Message == d.Message }
	}
	broken := map[string]bool{}
	for _, d := range found {
		broken[d.File] = broken[d.File] || d.Severity == diag.Error
	}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return broken[d.File] && !slices.ContainsFunc(found, isSame(d)) })
}

func draftFiles(site *model.Site) map[string]bool {
	files := map[string]bool{}
	for _, p := range site.Pages() {
		if p.Draft {
			files[p.File()] = true
		}
	}
	return files
}

// Stops returns the errors for which the site must not be shown.
func (l *Live) Stops() diag.List {
	return slices.DeleteFunc(l.Check().AtLeast(diag.Error), func(d diag.Diagnostic) bool { return !l.broken && l.drafts[d.File] })
}

// InDrafts returns the errors that nothing but drafts waits for.
func (l *Live) InDrafts() diag.List {
	return slices.DeleteFunc(l.Check().AtLeast(diag.Error), func(d diag.Diagnostic) bool { return l.broken || !l.drafts[d.File] })
}

// earlierTexts is a folder some of whose files have an earlier text, or aren't
// there if that is nil.
type earlierTexts struct {
	fs.FS
	texts map[string][]byte
}

// Open opens a file, with its earlier text if it has one.
func (e earlierTexts) Open(name string) (fs.File, error) {
	text, ok := e.texts[name]
	if ok && text == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	f, err := e.FS.Open(name)
	if err != nil || !ok {
		return f, err
	}
	return earlierFile{f, bytes.NewReader(text)}, nil
}

// ReadDir lists a folder.
func (e earlierTexts) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(e.FS, name)
	return slices.DeleteFunc(entries, func(entry fs.DirEntry) bool {
		text, ok := e.texts[name+"/"+entry.Name()]
		return ok && text == nil
	}), err
}

type earlierFile struct {
	fs.File
	text *bytes.Reader
}

func (f earlierFile) Read(to []byte) (int, error) { return f.text.Read(to) }

func (f earlierFile) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	return earlierInfo{info, f.text.Size()}, err
}

type earlierInfo struct {
	fs.FileInfo
	size int64
}

func (i earlierInfo) Size() int64 { return i.size }
