package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"
)

// bound returns a program that permissions bind even if root runs it: it gives
// up the right to overrule them, and starts anew without.
func bound(program func()) func() {
	const given = "EXPLAINER_TEST_BOUND"
	return func() {
		if os.Geteuid() != 0 || os.Getenv(given) != "" {
			program()
			return
		}
		runtime.LockOSThread()
		for _, right := range []uintptr{unix.CAP_DAC_OVERRIDE, unix.CAP_DAC_READ_SEARCH} {
			if err := unix.Prctl(unix.PR_CAPBSET_DROP, right, 0, 0, 0); err != nil {
				fmt.Fprintln(os.Stderr, "give up root's right to overrule permissions:", err)
				os.Exit(1)
			}
		}
		self, err := os.Executable()
		if err == nil {
			err = syscall.Exec(self, os.Args, append(os.Environ(), given+"=yes"))
		}
		fmt.Fprintln(os.Stderr, "start anew:", err)
		os.Exit(1)
	}
}

// disk FOLDER OPTIONS mounts a disk in memory on a folder, for this script and
// the programs that it runs; if it has mounted one already, it changes that.
func disk(ts *testscript.TestScript, neg bool, args []string) {
	operands(ts, neg, args, "FOLDER", "OPTIONS")
	folder := ts.MkAbs(args[0])
	var here, above unix.Stat_t
	ts.Check(unix.Stat(folder, &here))
	ts.Check(unix.Stat(filepath.Dir(folder), &above))
	if here.Dev != above.Dev {
		ts.Check(unix.Mount("", folder, "", unix.MS_REMOUNT, args[1]))
		return
	}
	ts.Check(unshare())
	ts.Check(unix.Mount("disk", folder, "tmpfs", 0, args[1]))
}

// unshare gives this goroutine, and the programs that it starts, mounts of their
// own, which end with it.
func unshare() error {
	runtime.LockOSThread() // for good: the thread ends with the goroutine
	if err := unix.Unshare(unix.CLONE_FS | unix.CLONE_NEWNS); err != nil {
		return err
	}
	return unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, "")
}

// mayMount reports whether this process may mount. It takes root, or
// "unshare -Urm" before "go test".
var mayMount = sync.OnceValue(func() bool {
	answer := make(chan bool)
	go func() { answer <- unshare() == nil }()
	return <-answer
})
