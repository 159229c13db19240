// Package templates holds the built-in page templates. Which view each of them
// shows is told in package render.
package templates

import "embed"

// FS is the built-in templates. A site's own file of the same name replaces one.
//
//go:embed *.html
var FS embed.FS
