// Command release makes the files of a release in dist/: for each platform an
// archive with the program, its licence, those of what is built into it, its
// README and its page for man; and the checksums of all archives.
//
// Usage:
//
//	go run .ci/release.go [VERSION [SYSTEM/MACHINE...]]
//
// VERSION is what git describe says of the commit, if it isn't given. Systems and
// machines are Go's names, as linux/arm64; without any, all are built for. The
// environment variable REPOSITORY names the repository on GitHub, as OWNER/NAME,
// that the workflows of new sites get the program from; make knows it from git.
//
// The same commit and repository give the same bytes, wherever and whenever they
// are built, if the Go is the same (go version -m tells which one made a binary):
// no path, no clock, no user and no setting of the machine gets into an archive,
// and files have the time of the commit. So anybody can check a release by making
// it.
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// platforms lists what a release is built for.
var platforms = []string{
	"darwin/amd64",
	"darwin/arm64",
	"linux/amd64",
	"linux/arm64",
	"windows/amd64",
	"windows/arm64",
}

const dist = "dist"

// repositories are empty, or what GitHub allows as OWNER/NAME.
var repositories = regexp.MustCompile(`^([0-9A-Za-z-]+/[0-9A-Za-z._-]+)?$`)

// versions are what may stand in a file's name on every system.
var versions = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.+-]*$`)

// file is a file of an archive.
type file struct {
	name string
	mode fs.FileMode
	data []byte
}

func main() {
	version := ""
	if len(os.Args) > 1 {
		version = os.Args[1]
	}
	if len(os.Args) > 2 {
		platforms = os.Args[2:]
	}
	if err := release(version); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// release makes dist/ anew.
func release(version string) error {
	version, err := described(version)
	if err != nil {
		return err
	}
	if name := os.Getenv("REPOSITORY"); !repositories.MatchString(name) {
		return fmt.Errorf("REPOSITORY takes the name of a repository on GitHub, as OWNER/NAME; not %q", name)
	}
	at, err := commitTime()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(dist); err != nil {
		return err
	}
	if err := os.Mkdir(dist, 0o755); err != nil {
		return err
	}
	var sums strings.Builder
	for _, p := range platforms {
		system, machine, _ := strings.Cut(p, "/")
		name, data, err := archive(version, system, machine, at)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dist, name), data, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), name)
		fmt.Println(filepath.Join(dist, name))
	}
	return os.WriteFile(filepath.Join(dist, "SHA256SUMS"), []byte(sums.String()), 0o644)
}

// described returns the version given, or the one that git tells.
func described(version string) (string, error) {
	if version == "" {
		out, err := output(exec.Command("git", "describe", "--tags", "--always", "--dirty"))
		if err != nil {
			return "", fmt.Errorf("%w; give the version, as in make release VERSION=v1.2.0", err)
		}
		version = out
	}
	if !versions.MatchString(version) {
		return "", fmt.Errorf("a version has letters, digits, dots, hyphens and plus signs, as v1.2.0 does; not %q", version)
	}
	return version, nil
}

// commitTime returns SOURCE_DATE_EPOCH, or else when the commit was made.
func commitTime() (time.Time, error) {
	seconds := os.Getenv("SOURCE_DATE_EPOCH")
	if seconds == "" {
		out, err := output(exec.Command("git", "log", "-1", "--format=%ct"))
		if err != nil {
			return time.Time{}, fmt.Errorf("%w; without git, give the time of the files in SOURCE_DATE_EPOCH, in seconds since 1970", err)
		}
		seconds = out
	}
	n, err := strconv.ParseInt(seconds, 10, 64)
	return time.Unix(n, 0).UTC(), err
}

// archive builds the program for a platform and packs it with what must go with
// it into a folder of the archive's name.
func archive(version, system, machine string, at time.Time) (name string, data []byte, err error) {
	folder := fmt.Sprintf("explainer_%s_%s_%s", version, system, machine)
	program := file{name: "explainer", mode: 0o755}
	if system == "windows" {
		program.name += ".exe"
	}
	if program.data, err = build(version, system, machine, program.name); err != nil {
		return "", nil, err
	}
	files := []file{{name: "LICENSE", mode: 0o644}, {name: "README.md", mode: 0o644}}
	for i := range files {
		if files[i].data, err = os.ReadFile(files[i].name); err != nil {
			return "", nil, err
		}
	}
	thirdParty, err := licences(system, machine)
	if err != nil {
		return "", nil, err
	}
	files = append(files, file{name: "THIRD-PARTY", mode: 0o644, data: thirdParty}, program)
	if system != "windows" {
		page, err := manpage(version)
		if err != nil {
			return "", nil, err
		}
		files = append(files, file{name: "explainer.1", mode: 0o644, data: page})
	}
	for i := range files {
		files[i].name = folder + "/" + files[i].name
	}
	if system == "windows" {
		data, err = zipped(files, at)
		return folder + ".zip", data, err
	}
	data, err = tarred(files, at)
	return folder + ".tar.gz", data, err
}

// build returns the program, linked statically. Settings of the machine that
// change the bytes are overruled.
func build(version, system, machine, name string) ([]byte, error) {
	folder, err := os.MkdirTemp("", "explainer-release")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	name = filepath.Join(folder, name)
	cmd := exec.Command("go", "build", "-o", name, "-trimpath", "-buildvcs=false",
		"-ldflags", "-s -w -X main.released="+version+" -X main.repository="+os.Getenv("REPOSITORY"), "./cmd/explainer")
	cmd.Env = environment(system, machine)
	if _, err := output(cmd); err != nil {
		return nil, fmt.Errorf("for %s/%s: %w", system, machine, err)
	}
	return os.ReadFile(name)
}

// manpage returns the program's page for man, which is the same for all systems.
func manpage(version string) ([]byte, error) {
	cmd := exec.Command("go", "run", "-ldflags", "-X main.released="+version, "./cmd/explainer", "manpage")
	cmd.Env = environment(runtime.GOOS, runtime.GOARCH)
	out, err := output(cmd)
	return []byte(out + "\n"), err
}

// environment returns the one in which Go builds for a platform.
func environment(system, machine string) []string {
	return append(os.Environ(), "GOOS="+system, "GOARCH="+machine, "CGO_ENABLED=0",
		"GOFLAGS=", "GOEXPERIMENT=", "GOFIPS140=off", "GOAMD64=v1", "GOARM64=v8.0")
}

// licences returns the licences of the modules that are linked into the program,
// which go with every copy of it.
func licences(system, machine string) ([]byte, error) {
	cmd := exec.Command("go", "list", "-deps",
		"-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "./cmd/explainer")
	cmd.Env = environment(system, machine)
	out, err := output(cmd)
	if err != nil {
		return nil, err
	}
	modules := slices.Compact(slices.Sorted(strings.FieldsFuncSeq(out, func(r rune) bool { return r == '\n' || r == '\r' })))
	var text bytes.Buffer
	text.WriteString("The program holds these modules, under these licences, and the standard library of\nGo, under the licence of golang.org/x/text.\n")
	for _, line := range modules {
		module, folder, _ := strings.Cut(line, "\t")
		names, err := legal(folder)
		if err != nil {
			return nil, err
		}
		if len(names) == 0 {
			return nil, fmt.Errorf("%s has no licence in %s", module, folder)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&text, "\n%s\n%s: %s\n\n%s\n", strings.Repeat("-", 80), module, filepath.Base(name), bytes.TrimSpace(data))
		}
	}
	return text.Bytes(), nil
}

// legal returns the files in a module's folder that say under which terms it is
// given, in order.
func legal(folder string) ([]string, error) {
	var names []string
	for _, pattern := range []string{"COPYING*", "LICENSE*", "NOTICE*", "PATENTS*"} {
		found, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	return names, nil
}

func tarred(files []file, at time.Time) ([]byte, error) {
	var data bytes.Buffer
	gz, err := gzip.NewWriterLevel(&data, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(gz)
	for _, f := range files {
		header := &tar.Header{Name: f.name, Mode: int64(f.mode), Size: int64(len(f.data)), ModTime: at, Format: tar.FormatUSTAR}
		if err := w.WriteHeader(header); err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	err = cmp.Or(w.Close(), gz.Close())
	return data.Bytes(), err
}

func zipped(files []file, at time.Time) ([]byte, error) {
	var data bytes.Buffer
	w := zip.NewWriter(&data)
	for _, f := range files {
		header := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: at}
		header.SetMode(f.mode)
		entry, err := w.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := entry.Write(f.data); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return data.Bytes(), err
}

// output runs a command and returns what it prints.
func output(cmd *exec.Cmd) (string, error) {
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w", strings.Join(cmd.Args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}
