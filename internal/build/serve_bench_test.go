//go:build unix

package build_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"explainer/internal/serve"
)

// BenchmarkServe measures what an author waits for, on the flagship and on a
// generated site of 10,000 pages. The figures are medians of the rounds, in
// milliseconds:
//
//	ms-first  from the start to a page
//	ms-event  from saving that page to the event that makes an open one reload
//	ms-page   from saving it to the new page
//	ms-hasty  ms-event of an edit that follows at once upon another, so that
//	          no page is parsed ahead for it
func BenchmarkServe(b *testing.B) {
	for _, site := range []struct {
		name, page string
		think      time.Duration // before an edit
		make       func(dir string) error
	}{
		{"flagship", "actors/armenia", time.Second, func(dir string) error {
			return os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content"))
		}},
		{"pages=10000", "actors/actor-7", 5 * time.Second, func(dir string) error { return generate(dir, 10_000) }},
	} {
		b.Run(site.name, func(b *testing.B) {
			dir := b.TempDir()
			if err := site.make(dir); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				var all []waits
				for range rounds {
					all = append(all, attend(b, dir, site.page, site.think))
				}
				b.ReportMetric(median(all, func(w waits) float64 { return w.first }), "ms-first")
				b.ReportMetric(median(all, func(w waits) float64 { return w.event }), "ms-event")
				b.ReportMetric(median(all, func(w waits) float64 { return w.page }), "ms-page")
				b.ReportMetric(median(all, func(w waits) float64 { return w.hasty }), "ms-hasty")
				b.ReportMetric(0, "ns/op")
			}
		})
	}
}

// waits are the milliseconds that an author waits.
type waits struct{ first, event, page, hasty float64 }

// attend previews a site, opens a page and edits it twice.
func attend(b *testing.B, dir, page string, think time.Duration) waits {
	b.Helper()
	ctx, cancel := context.WithCancel(b.Context())
	out, in := io.Pipe()
	done := make(chan error, 1)
	start := time.Now()
	go func() { done <- serve.Serve(ctx, serve.Options{Dir: dir, Addr: "127.0.0.1:0", Log: in}) }()
	defer func() {
		cancel()
		if err := <-done; err != nil {
			b.Error(err)
		}
	}()
	home := make(chan string, 1)
	go func() { // until the pipe is closed
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "http://") {
				home <- lines.Text()
			}
		}
	}()
	defer in.Close()

	since := func() float64 { return float64(time.Since(start).Microseconds()) / 1000 }
	address := <-home
	get := func(path string) *http.Response {
		response, err := http.Get(address + path)
		if err != nil {
			b.Fatal(err)
		}
		return response
	}
	read := func() string {
		response := get(page + ".html")
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode != http.StatusOK {
			b.Fatal(err, response.Status)
		}
		return string(text)
	}
	var w waits
	read()
	w.first = since()

	events := get(".explainer/events")
	defer events.Body.Close()
	lines := bufio.NewScanner(events.Body)
	next := func(not string) string {
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "data: ") && lines.Text() != not {
				return lines.Text()
			}
		}
		b.Fatal("the events end")
		return ""
	}
	now := next("")
	time.Sleep(think)
	file := filepath.Join(dir, "content", page+".md")
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	save := func(added string) {
		start = time.Now()
		if err := os.WriteFile(file, append(text[:len(text):len(text)], added...), 0o644); err != nil {
			b.Fatal(err)
		}
		now = next(now)
	}
	words := fmt.Sprintf("Edited at %d.", start.UnixNano())
	save("\n" + words + "\n")
	w.event = since()
	if !strings.Contains(read(), words) {
		b.Fatal("the page is the old one")
	}
	w.page = since()
	save("")
	w.hasty = since()
	return w
}
