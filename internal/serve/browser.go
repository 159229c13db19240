package serve

import (
	"os/exec"
	"runtime"
)

// openBrowser shows the address in the user's browser. Where that can't be done
// the user has the address in the log.
func openBrowser(address string) {
	words := browserCommand(runtime.GOOS, address)
	cmd := exec.Command(words[0], words[1:]...)
	if cmd.Start() == nil {
		_ = cmd.Process.Release() // it may be the browser itself, and outlive us
	}
}

// browserCommand returns the command line that opens an address on a system.
func browserCommand(system, address string) []string {
	switch system {
	case "darwin":
		return []string{"open", address}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", address}
	}
	return []string{"xdg-open", address}
}
