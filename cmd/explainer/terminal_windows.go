package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// understandsSequences asks the console to take escape sequences for what they
// mean, which it does since Windows 10, and reports whether it does.
func understandsSequences(f *os.File) bool {
	console := windows.Handle(f.Fd())
	var mode uint32
	if windows.GetConsoleMode(console, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
