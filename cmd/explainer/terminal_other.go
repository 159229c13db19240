//go:build !windows

package main

import "os"

// understandsSequences reports whether a terminal takes escape sequences for what
// they mean.
func understandsSequences(*os.File) bool { return true }
