// Package output is what the stages that make the site hand to the one that
// writes it: files, in no order, each with its path in the finished site.
package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// File is one file of the site.
type File struct {
	Path string // relative to the site's root, slash-separated: "actors/armenia.html"
	Data []byte // the content, unless From is set

	// From and Name say where the content is copied from, so that a large
	// image is streamed and never held.
	From fs.FS
	Name string
}

// Asset is a file of the folder assets, whose name changes with its content, so
// that a browser may keep it: assets/style.0123456789.css.
func Asset(name string, data []byte) File {
	ext := path.Ext(name)
	sum := sha256.Sum256(data)
	return File{Path: "assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:])[:10] + ext, Data: data}
}

// reserved are the names that Windows keeps for devices, with any extension.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$`)

// CheckPath returns an error if the path could not be stored below a folder on
// every system that a site travels to: Linux, macOS, Windows and the FAT of
// USB sticks.
func (f File) CheckPath() error {
	if !fs.ValidPath(f.Path) || f.Path == "." {
		return fmt.Errorf(`%q is no path inside the site; write one like "images/map.png", with no "..", no "/" at its ends, and in UTF-8`, f.Path)
	}
	for name := range strings.SplitSeq(f.Path, "/") {
		stem, _, _ := strings.Cut(name, ".")
		switch i := strings.IndexFunc(name, forbidden); {
		case i >= 0:
			r := []rune(name[i:])[0]
			return fmt.Errorf("%q can't be published: Windows and USB sticks allow no %q in a file name; rename the file", f.Path, r)
		case strings.TrimRight(name, ". ") != name:
			return fmt.Errorf("%q can't be published: on Windows no name ends in a dot or a space; rename %q", f.Path, name)
		case reserved.MatchString(strings.TrimRight(stem, " ")):
			return fmt.Errorf("%q can't be published: Windows keeps the name %q for a device; rename %q", f.Path, stem, name)
		}
	}
	return nil
}

// forbidden reports whether FAT or NTFS refuses the character, or a terminal
// would act on it.
func forbidden(r rune) bool {
	return r < 0x20 || 0x7f <= r && r < 0xa0 || strings.ContainsRune(`<>:"|?*\`, r)
}
