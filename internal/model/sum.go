package model

import (
	"bytes"
	"hash/crc32"
)

// Sum stands for the text of a file: two texts that differ hardly ever have the
// same. It is zero for a page that has no file of its own.
type Sum uint32

// SumOf returns the sum of a file's text. A byte order mark and the line ends of
// Windows make no difference.
func SumOf(text []byte) Sum {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	}
	return Sum(crc32.ChecksumIEEE(text))
}
