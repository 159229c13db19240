package load

import (
	"bytes"
	"unicode/utf8"

	"explainer/internal/diag"
)

// maxFile is the most bytes of a page: about 300,000 words.
const maxFile = 2 << 20

// text reads a file of the site unless it has more bytes than most or isn't
// text.
func (l *loader) text(name string, most int64, diags *diag.List) ([]byte, bool, error) {
	f, err := l.fsys.Open(name)
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, false, err
	}
	if info.Size() > most {
		diags.Add(diag.TooLarge, diag.Pos{File: name}, "the file is larger than %d MB, the most that is read", most>>20).
			Hint = "split it into several"
		return nil, false, nil
	}
	var b bytes.Buffer
	b.Grow(int(info.Size()) + bytes.MinRead) // so that the end is met without growing
	if _, err := b.ReadFrom(f); err != nil {
		return nil, false, err
	}
	text := b.Bytes()
	return text, checkEncoding(name, text, diags), nil
}

// checkEncoding reports a file that isn't text in UTF-8.
func checkEncoding(name string, text []byte, diags *diag.List) bool {
	at := bytes.IndexByte(text, 0)
	message, hint := "the file holds a NUL byte", "delete it, or save the file anew from a text editor"
	if at < 0 {
		if utf8.Valid(text) {
			return true
		}
		message, hint = "the file isn't UTF-8 text from here on", "save it with the encoding UTF-8"
		for i, r := range string(text) {
			if _, size := utf8.DecodeRune(text[i:]); r == utf8.RuneError && size == 1 {
				at = i
				break
			}
		}
	}
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) {
		message, hint = "the file is UTF-16 text", "save it with the encoding UTF-8"
	}
	before := text[:at]
	diags.Add(diag.BadEncoding, diag.Pos{
		File:   name,
		Line:   bytes.Count(before, []byte("\n")) + 1,
		Column: at - bytes.LastIndexByte(before, '\n'),
	}, "%s", message).Hint = hint
	return false
}

func trimBOM(text []byte) []byte { return bytes.TrimPrefix(text, []byte("\ufeff")) }
