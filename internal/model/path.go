package model

import "strings"

// RelativePath returns the way from a folder to a file. Both are
// slash-separated and relative to the same root; "." is the root.
func RelativePath(dir, to string) string {
	if dir == "." {
		return to
	}
	from, target := strings.Split(dir, "/"), strings.Split(to, "/")
	for len(from) > 0 && len(target) > 1 && from[0] == target[0] {
		from, target = from[1:], target[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(target, "/")
}
