package model

import "strings"

// RelativePath returns the way from a folder to a file. Both are
// slash-separated and relative to the same root; "." is the root.
func RelativePath(dir, to string) string {
	if dir == "." {
		return to
	}
	for dir != "" {
		first, below, nested := strings.Cut(to, "/")
		top, rest, _ := strings.Cut(dir, "/")
		if !nested || first != top {
			return strings.Repeat("../", 1+strings.Count(dir, "/")) + to
		}
		dir, to = rest, below
	}
	return to
}
