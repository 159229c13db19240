// Package static holds the built-in assets. A site's own file of the same name
// in its static folder replaces one.
package static

import "embed"

// FS is the built-in assets.
//
//go:embed *.css *.js *.svg
var FS embed.FS
