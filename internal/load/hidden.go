package load

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"

	"explainer/internal/diag"
)

// hiding lists the mistakes behind which references stand that nobody has read.
var hiding = []diag.Rule{
	diag.BadEncoding, diag.BadFrontMatter, diag.BadID, diag.DuplicateID, diag.MalformedCitation, diag.MalformedLink,
	diag.MalformedStatement, diag.MisplacedFile, diag.RawHTML, diag.TooLarge, diag.UnknownField, diag.UnusedFootnote, diag.WrongType,
}

// hide notes the pages and sources that references may name which couldn't be
// read: those whose ids stand in the files with mistakes that hide references.
// What is behind a symbolic link that isn't followed may name any.
func (l *loader) hide() error {
	hidden := &l.site.Hidden
	hidden.IDs = map[string]bool{}
	hidden.Files = map[string]bool{}
	hidden.Unread = l.unread.ids
	for _, d := range l.diags {
		if !slices.Contains(hiding, d.Rule) || hidden.Files[d.File] {
			continue
		}
		if p := l.byFile[d.File]; p != nil && d.Rule == diag.BadID {
			hidden.IDs[p.ID] = true // it was read, and only what leads to it by its name may be wrong
			continue
		}
		hidden.Files[d.File] = true
		inside := []string{d.File}
		if !l.files[d.File] {
			inside = l.filesIn(d.File)
		}
		hidden.All = hidden.All || len(inside) == 0
		for _, name := range inside {
			if err := l.hideWords(name); err != nil {
				return err
			}
		}
	}
	for _, n := range l.known {
		hidden.All = hidden.All || n.vocabulary.GaveUp()
	}
	for _, v := range l.fileWords {
		hidden.All = hidden.All || v.GaveUp()
	}
	return nil
}

// filesIn returns the files of content/ in a folder.
func (l *loader) filesIn(folder string) []string {
	var inside []string
	for name := range l.files {
		if strings.HasPrefix(name, folder+"/") {
			inside = append(inside, name)
		}
	}
	return inside
}

// hideWords notes the ids and keys that stand in a file, in whatever way. The
// file may be of any size and encoding: of UTF-16 the zeros are passed over.
func (l *loader) hideWords(name string) error {
	f, err := l.fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	text := bufio.NewReader(f)
	var word []byte
	for {
		c, err := text.ReadByte()
		switch {
		case err == nil && c == 0:
			continue
		case err == nil && ofKey(c):
			if len(word) < maxYAMLLine { // no id is as long
				word = append(word, c)
			}
			continue
		}
		if len(word) > 0 {
			l.hideWord(string(word))
			word = word[:0]
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}

// ofKey reports whether a byte can stand in a citation key, or in an id.
func ofKey(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '.' || c == ':' || c == '-'
}

// hideWord notes an id, also one with the rest of a file's name, the end of a
// sentence or a field's name around it.
func (l *loader) hideWord(word string) {
	word = strings.TrimRight(word, ".:")
	_, after, _ := strings.Cut(word, ":")
	for _, id := range []string{word, after} {
		id = strings.TrimSuffix(strings.TrimSuffix(id, ".md"), ".html")
		if l.byID[id] != nil || l.byKey[id] != nil {
			l.site.Hidden.IDs[id] = true
		}
	}
}
