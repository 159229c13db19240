//go:build unix

package build_test

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/adrg/frontmatter"
	"github.com/goccy/go-yaml"
	"github.com/yuin/goldmark"

	"explainer/internal/check"
	"explainer/internal/edtf"
	"explainer/internal/load"
)

// rounds is how often each side is measured. The sides take turns, because a
// machine's speed drifts.
const rounds = 5

// BenchmarkSite builds generated sites and compares each with a floor: reading
// the same files, cutting off their front matter, turning them into HTML with
// plain goldmark and a template of one line, and writing that. Every run is a
// process of its own, which is how authors run the program and the only way to
// know its peak memory.
//
// The figures are medians of the rounds:
//
//	s/site      time by the clock
//	pages/s     pages in a second of it
//	MB-peak     most resident memory
//	KB/page     the same for each page
//	floors      time by the clock, in times of the floor's in the same round
//	cpu-floors  time of all processors, user and system, in times of the floor's
//
// The floor uses one processor (and another for its garbage), the program all
// there are. What an author waits for is floors, which more processors make
// smaller; how much more work is done is cpu-floors, which they don't change and
// other programs on the machine disturb less.
func BenchmarkSite(b *testing.B) {
	program := filepath.Join(b.TempDir(), "explainer")
	if message, err := exec.Command("go", "build", "-o", program, "explainer/cmd/explainer").CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, message)
	}
	for _, pages := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("pages=%d", pages), func(b *testing.B) {
			dir := b.TempDir()
			if err := generate(dir, pages); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				var built, floor []run
				for range rounds {
					floor = append(floor, measure(b, program, "floor", dir))
					built = append(built, measure(b, program, "build", dir))
				}
				var ratios, cpuRatios []float64
				for i := range built {
					ratios = append(ratios, built[i].time.Seconds()/floor[i].time.Seconds())
					cpuRatios = append(cpuRatios, built[i].cpu.Seconds()/floor[i].cpu.Seconds())
				}
				took := median(built, func(r run) float64 { return r.time.Seconds() })
				peak := median(built, func(r run) float64 { return r.peak })
				b.ReportMetric(took, "s/site")
				b.ReportMetric(float64(pages)/took, "pages/s")
				b.ReportMetric(peak/1e6, "MB-peak")
				b.ReportMetric(peak/1e3/float64(pages), "KB/page")
				b.ReportMetric(median(ratios, func(r float64) float64 { return r }), "floors")
				b.ReportMetric(median(cpuRatios, func(r float64) float64 { return r }), "cpu-floors")
				b.ReportMetric(0, "ns/op")
			}
		})
	}
}

// BenchmarkRules compares the time that all rules take with the time that a build
// takes without them, of a site of 10,000 pages whose texts have names, numbers,
// quotations and statements for the rules to look at. The figures are medians of
// the rounds:
//
//	s/rules  time by the clock of the rules and the waivers, on all processors
//	s/build  that of the program, rules and all
//	share    the rules in times of the build without them
//
// What the rules need to be made when a page is read, such as the places of its
// words, and the comparison of quotations count to the build.
func BenchmarkRules(b *testing.B) {
	program := filepath.Join(b.TempDir(), "explainer")
	if message, err := exec.Command("go", "build", "-o", program, "explainer/cmd/explainer").CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, message)
	}
	dir := b.TempDir()
	if err := generate(dir, 10_000); err != nil {
		b.Fatal(err)
	}
	site, list, err := load.Site(os.DirFS(dir), load.Options{})
	if err != nil || list.HasErrors() {
		b.Fatal(err, list)
	}
	today, err := edtf.Parse("2026-11-24")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		var rules, built, shares []float64
		for range rounds {
			start := time.Now()
			options := check.Options{Today: today}
			check.Waive(site, append(slices.Clone(list), check.Site(site, options)...), options)
			r := time.Since(start).Seconds()
			w := measure(b, program, "build", dir).time.Seconds()
			rules, built, shares = append(rules, r), append(built, w), append(shares, r/(w-r))
		}
		same := func(v float64) float64 { return v }
		b.ReportMetric(median(rules, same), "s/rules")
		b.ReportMetric(median(built, same), "s/build")
		b.ReportMetric(median(shares, same), "share")
		b.ReportMetric(0, "ns/op")
	}
}

func median[T any](all []T, of func(T) float64) float64 {
	values := make([]float64, len(all))
	for i, v := range all {
		values[i] = of(v)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// run is one measured process.
type run struct {
	time time.Duration // by the clock
	cpu  time.Duration // of all processors, user and system
	peak float64       // bytes of resident memory
}

// benchJob is the environment variable that makes the test binary do a job of
// the benchmark instead of testing.
const benchJob = "EXPLAINER_BENCH_JOB"

func measure(b *testing.B, program, job, dir string) run {
	b.Helper()
	out := b.TempDir()
	cmd := exec.Command(program, "build", "-q", "-C", dir, "-o", filepath.Join(out, "public"))
	if job == "floor" {
		cmd = exec.Command(os.Args[0], dir, filepath.Join(out, "public"))
		cmd.Env = append(os.Environ(), benchJob+"="+job)
	}
	start := time.Now()
	if message, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%s: %v\n%s", job, err, message)
	}
	r := run{time: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.peak = float64(usage.Maxrss)
		if runtime.GOOS != "darwin" {
			r.peak *= 1024 // all but macOS count kilobytes
		}
	}
	if err := os.RemoveAll(out); err != nil {
		b.Fatal(err)
	}
	return r
}

func TestMain(m *testing.M) {
	var err error
	switch os.Getenv(benchJob) {
	case "floor":
		err = floor(os.Args[1], os.Args[2])
	default:
		os.Exit(m.Run())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// floor is the least that any program does to turn the files into pages.
func floor(dir, out string) error {
	page := template.Must(template.New("page").Parse("<!DOCTYPE html><title>{{.Title}}</title><h1>{{.Title}}</h1>{{.Body}}"))
	markdown := goldmark.New()
	return filepath.WalkDir(filepath.Join(dir, "content"), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var fields map[string]any
		body, err := frontmatter.Parse(bytes.NewReader(text), &fields, frontmatter.NewFormat("---", "---", yaml.Unmarshal))
		if err != nil {
			return err
		}
		var html, file bytes.Buffer
		if err := markdown.Convert(body, &html); err != nil {
			return err
		}
		view := struct {
			Title any
			Body  template.HTML
		}{fields["title"], template.HTML(html.String())}
		if err := page.Execute(&file, view); err != nil {
			return err
		}
		target, err := filepath.Rel(dir, strings.TrimSuffix(name, ".md")+".html")
		if err != nil {
			return err
		}
		target = filepath.Join(out, target)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		return os.WriteFile(target, file.Bytes(), 0o644)
	})
}

// generate writes a site of about that many pages, in the proportions of the
// flagship: of a hundred, 15 are actors, 5 issues, 40 events, 5 agreements, 5
// places and 30 sources. Each has about 300 words, ten links, ten citations and a
// quotation, every fifth a statement; each issue has ten positions, of the thirty
// actors that have any, and each place a name that only one of them uses.
func generate(dir string, pages int) error {
	share := func(percent int) int { return pages * percent / 100 }
	g := generator{dir: dir, actors: share(15), issues: share(5), events: share(40), agreements: share(5), places: share(5), sources: share(30)}
	g.file("site.yaml", "title: A generated site\nlanguage: en\nas_of: 2024-12-31\n")
	g.page("index.md", "title: A generated site\n", 0)
	for i := range g.actors {
		g.page(fmt.Sprintf("actors/actor-%d.md", i), fmt.Sprintf("title: Actor %d\nkind: state\nroles: [affected, {as: mediator, from: 2001, to: 2010-05}]\nmember_of: [actor-%d]\nrelations: [{with: actor-%d, type: cooperation, from: 2003}]\nsources: [source-%d]\n",
			i, (i+1)%g.actors, (i+7)%g.actors, i%g.sources), i)
	}
	for i := range g.issues {
		fields := fmt.Sprintf("title: Issue %d\nquestion: Whose is the thing number %d?\nsources: [source-%d]\npositions:\n", i, i, i%g.sources)
		for j := range 10 {
			fields += fmt.Sprintf("  - {actor: actor-%d, says: We want the thing number %d and say so., date: 20%02d-%02d, short: Wants it, sources: [source-%d]}\n", (i*3+j/2)%min(g.actors, 30), i, 10+j, 1+j, (i+j)%g.sources)
		}
		g.page(fmt.Sprintf("issues/issue-%d.md", i), fields, i)
	}
	for i := range g.events {
		g.page(fmt.Sprintf("timeline/event-%d.md", i), fmt.Sprintf("title: Event %d\ndate: %d-%02d\ntype: talks\nactors: [actor-%d, {actor: actor-%d, as: host}]\nissues: [issue-%d]\nplaces: [place-%d]\nsources: [source-%d]\n",
			i, 1990+i%35, 1+i%12, i%g.actors, (i+1)%g.actors, i%g.issues, i%g.places, i%g.sources), i)
	}
	for i := range g.agreements {
		g.page(fmt.Sprintf("agreements/agreement-%d.md", i), fmt.Sprintf("title: Agreement %d\ndate: 2001-02-03\nsignatories: [actor-%d, actor-%d]\nprovisions: [{text: Nobody takes the thing., issue: issue-%d}]\nsources: [source-%d]\n",
			i, i%g.actors, (i+1)%g.actors, i%g.issues, i%g.sources), i)
	}
	for i := range g.places {
		g.page(fmt.Sprintf("places/place-%d.md", i), fmt.Sprintf("title: Place %d\nlat: %d.5\nlon: %d.5\nnames: [{text: Place %d, use: ours}, {text: Old Harbour %d, use: attributed, used_by: one side, actors: [actor-%d]}]\nsources: [source-%d]\n",
			i, i%80, i%170, i, i, i%g.actors, i%g.sources), i)
	}
	for i := range g.sources {
		g.file(fmt.Sprintf("sources/source-%d.md", i), fmt.Sprintf("---\ntitle: Source %d\ncontainer-title: The Herald\nissued: 2024-11-05\nURL: https://herald.example/%d\n---\n> There, he said, the words of source %d are saved here.\n", i, i, i))
	}
	return g.err
}

type generator struct {
	dir                                                 string
	actors, issues, events, agreements, places, sources int
	err                                                 error // the first
}

func (g *generator) file(name, text string) {
	name = filepath.Join(g.dir, "content", name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil && g.err == nil {
		g.err = err
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil && g.err == nil {
		g.err = err
	}
}

// page writes a page with text: ten paragraphs of thirty words, a link and a
// citation in each.
func (g *generator) page(name, fields string, seed int) {
	var text strings.Builder
	text.WriteString("---\n" + fields + "---\n")
	for i := range 10 {
		if i%4 == 1 {
			fmt.Fprintf(&text, "## Part %d of the text\n\n", i)
		}
		fmt.Fprintf(&text, "The two sides met again and *talked* for some hours about what each of them had said before, and [[event-%d|the talks]] went on through the night until somebody opened a window [@source-%d].\n\n",
			(seed*7+i)%g.events, (seed*5+i)%g.sources)
	}
	source := seed % g.sources
	fmt.Fprintf(&text, "In 2023 about 1,200 people read that “the words of source %d are saved here” [@source-%d].\n", source, source)
	if seed%5 == 0 {
		fmt.Fprintf(&text, "\n> the words of source %d are saved here\n>\n> — [[actor-%d]], 2023-05-0%d, in the hall [@source-%d]\n", source, seed%g.actors, 1+seed%9, source)
	}
	g.file(name, text.String())
}
