package model

import (
	"strings"

	"explainer/internal/prose"
)

// IsID reports whether s is ASCII kebab-case.
func IsID(s string) bool {
	for part := range strings.SplitSeq(s, "-") {
		if part == "" || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

// IsKey reports whether s is a citation key: [A-Za-z0-9][A-Za-z0-9_.:-]*.
func IsKey(s string) bool {
	const alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	return s != "" && strings.IndexByte(alphanumeric, s[0]) >= 0 && strings.Trim(s, alphanumeric+"_.:-") == ""
}

// IDOf makes an id of a text: its words in small Latin letters, with hyphens
// between. It is empty if there are none, or if a letter, which it returns, can't
// be written so.
func IDOf(text string) (id string, unknown rune) {
	latin, unknown := prose.Latin(text)
	return KeySlug(latin), unknown
}

// KeySlug returns the file name of a source's page: the key in kebab-case.
func KeySlug(key string) string {
	slug := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, key)
	return strings.Join(strings.FieldsFunc(slug, func(r rune) bool { return r == '-' }), "-")
}
