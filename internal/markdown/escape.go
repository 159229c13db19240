package markdown

import (
	"github.com/yuin/goldmark/util"
)

// escape makes a text safe in HTML, between tags and inside double quotes.
func escape(s string) string { return string(util.EscapeHTML([]byte(s))) }

// escapeURL makes an address safe inside double quotes, with the bytes that an
// address can't have percent-encoded, as goldmark does.
func escapeURL(s string) string { return string(util.EscapeHTML(util.URLEscape([]byte(s), false))) }

// escapeDestination is escapeURL for an address as typed in Markdown.
func escapeDestination(b []byte) string { return string(util.EscapeHTML(util.URLEscape(b, true))) }
