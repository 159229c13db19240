package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// addressWriter passes on the address that serve prints.
type addressWriter chan string

func (w addressWriter) Write(text []byte) (int, error) {
	if bytes.HasPrefix(text, []byte("http://")) {
		w <- strings.TrimSpace(string(text))
	}
	return len(text), nil
}

func TestServeEndsOnInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process can't interrupt itself")
	}
	dir, temp := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temp)
	content := filepath.Join(dir, "content")
	for name, text := range map[string]string{
		"site.yaml": "title: The Lake\nlanguage: en\nas_of: 2024\n",
		"index.md":  "---\ntitle: The Lake\n---\nOne lake.\n",
	} {
		if err := os.MkdirAll(content, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(content, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}

	stderr, status := make(addressWriter, 1), make(chan int, 1)
	go func() { status <- run([]string{"serve", "-C", dir, "--addr", "127.0.0.1:0"}, &bytes.Buffer{}, stderr) }()
	var address string
	select {
	case address = <-stderr:
	case got := <-status:
		t.Fatalf("explainer serve ended with %d before it was ready", got)
	}
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("GET %s: got status %d, want 200", address, response.StatusCode)
	}

	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := self.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if got := <-status; got != done {
		t.Errorf("explainer serve, interrupted: got status %d, want %d", got, done)
	}
	left, err := os.ReadDir(temp)
	if err != nil || len(left) != 0 {
		t.Errorf("temporary folder after the end: got %v, %v; want nothing", left, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("explainer serve made public/")
	}
}

func TestServeRefusesAnAddressWithoutPort(t *testing.T) {
	var stderr bytes.Buffer
	status := run([]string{"serve", "--addr", "8080"}, &bytes.Buffer{}, &stderr)
	const want = "explainer: --addr takes HOST:PORT, not a port alone; did you mean --addr 127.0.0.1:8080?\nhint: explainer serve --help tells what it takes\n"
	if status != misuse || stderr.String() != want {
		t.Errorf("explainer serve --addr 8080: got %d and\n%s\nwant %d and\n%s", status, stderr.String(), misuse, want)
	}
}
