//go:build !linux

package main

import "github.com/rogpeppe/go-internal/testscript"

// bound returns the program as it is: permissions are tried on Linux.
func bound(program func()) func() { return program }

func mayMount() bool { return false }

func disk(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Fatalf("disks are mounted on Linux only")
}
