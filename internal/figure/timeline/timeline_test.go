package timeline

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"explainer/internal/edtf"
	"explainer/internal/figure"
	"explainer/internal/golden"
	"explainer/internal/load"
	"explainer/internal/model"
)

// TestTimeline runs the archives in testdata. An archive is a site and
// its timeline in both sizes, a strip of its key events, and the events that
// come before the first phase.
func TestTimeline(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, _ string, archive *txtar.Archive) []txtar.File {
		files, folder := golden.Site(archive)
		site := mustLoad(t, folder)
		link := func(p *model.Page) string { return p.Path }
		shown := slices.DeleteFunc(slices.Clone(site.Events), func(e *model.Event) bool { return !e.Key })
		earlier := ""
		for _, e := range Earlier(site) {
			earlier += e.Title + "\n"
		}
		signs := ""
		for _, s := range Legend(site) {
			signs += s.Words + string(s.Drawing) + "\n"
		}
		add := func(name, text string) { files = append(files, golden.Result(name, text+"\n")) }
		add("earlier", earlier)
		add("signs", signs)
		for _, size := range []figure.Size{figure.Wide, figure.Narrow} {
			add("timeline-"+size.String()+".svg", string(Draw(site, size, link)))
			add("strip-"+size.String()+".svg", string(NewStrips(site).Draw(shown, size)))
		}
		return files
	})
}

// TestTimelineWordsKeepApart lays timelines out and looks for words that share
// a place with others, and for words and marks that leave the figure.
func TestTimelineWordsKeepApart(t *testing.T) {
	sites := generatedSites(t)
	for _, dir := range []string{"../../..", "../../build/testdata/site"} {
		sites[dir] = mustLoad(t, os.DirFS(dir))
	}
	for name, site := range sites {
		a, _ := newAxis(site)
		if len(a) == 0 {
			continue
		}
		figures := map[string]*layout{}
		figures["wide"] = layWide(site, a)
		figures["narrow"] = layNarrow(site, a)
		for _, size := range []figure.Size{figure.Wide, figure.Narrow} {
			figures["strip "+size.String()] = NewStrips(site).layout(site.Events, size)
		}
		for form, l := range figures {
			if problem := crowded(l); problem != "" {
				t.Errorf("%s, %s: %s", name, form, problem)
			}
			if strings.HasPrefix(form, "strip") {
				continue
			}
			labelled := len(l.labels) + l.left
			if want := len(slices.DeleteFunc(drawn(a), func(e *model.Event) bool { return !keyEvents(site)(e) })); labelled != want {
				t.Errorf("%s, %s: %d labels and %d left out; want %d together", name, form, len(l.labels), l.left, want)
			}
		}
	}
}

// drawn returns the events on the axis.
func drawn(a axis) []*model.Event {
	var events []*model.Event
	for _, s := range a {
		events = append(events, s.events...)
	}
	return events
}

// crowded says what is wrong with the places of a layout, or "".
func crowded(l *layout) string {
	texts := slices.Clone(l.texts)
	for _, lab := range l.labels {
		texts = append(texts, lab.text)
		if len(lab.number) > 0 {
			texts = append(texts, lab.number)
		}
	}
	page := figure.Rect(0, 0, l.size.Width(), l.height+2)
	for i := range texts {
		b := texts[i].box()
		if !b.Within(page.Grow(3)) {
			return fmt.Sprintf("%q at %.1f leaves the figure %.1f", texts[i][0].text, b, page)
		}
		for j := range i {
			if c := texts[j].box(); b.Overlaps(c) {
				return fmt.Sprintf("%q at %.1f and %q at %.1f overlap", texts[i][0].text, b, texts[j][0].text, c)
			}
		}
	}
	for _, sys := range l.systems {
		for i := range sys.marks {
			m := &sys.marks[i]
			from, to := m.from, m.to
			end := l.size.Width()
			if sys.down {
				end = l.height
			}
			if !(from >= -shortest && from <= to && to <= end+shortest) {
				return fmt.Sprintf("the mark of %s is drawn from %.1f to %.1f of %.1f", m.event.Date, from, to, end)
			}
		}
	}
	return ""
}

// generatedSites returns sites with 0 to 1,000 events, whose titles and dates are
// short or long, and with every sort of phases.
func generatedSites(t *testing.T) map[string]*model.Site {
	t.Helper()
	phases := map[string][]string{
		"no phases":      nil,
		"one open":       {"1990/.."},
		"one closed":     {"1990/2000"},
		"six":            {"1988-02-20/1994-05-12", "1994-05-12/2020-09-27", "2020-09-27/2020-11-10", "2020-11-10/2023-09-19", "2023-09-19/2025-03-13", "2025-03-13/.."},
		"overlapping":    {"1980/2000", "1985/1990", "1988/2010", "1988/1988", "2005/.."},
		"apart":          {"1200/1210", "1990/1991", "2020/2024"},
		"all in one day": {"2020-01-01/2020-01-01", "2020-01-01/2020-01-01"},
		"twenty":         nil,
	}
	for year := 1980; year < 2020; year += 2 {
		phases["twenty"] = append(phases["twenty"], fmt.Sprintf("%d/%d", year, year+2))
	}
	dates := map[string]func(*rand.Rand) string{
		"one day": func(*rand.Rand) string { return "2020-01-01" },
		"recent": func(r *rand.Rand) string {
			return fmt.Sprintf("%d-%02d-%02d", 2015+r.IntN(10), 1+r.IntN(12), 1+r.IntN(28))
		},
		"centuries": func(r *rand.Rand) string { return fmt.Sprintf("%04d", r.IntN(2024)) },
		"far ahead": func(r *rand.Rand) string {
			return fmt.Sprintf([]string{"%d", "%d-05", "%d-05-12", "%d~", "%d/.."}[r.IntN(5)], 2015+r.IntN(10)*r.IntN(10)*r.IntN(10))
		},
		"mixed": func(r *rand.Rand) string {
			year, month := 1975+r.IntN(50), 1+r.IntN(12)
			forms := []string{"%[1]d", "%[1]d~", "%[1]d-%02[2]d", "%[1]d-%02[2]d-17", "%[1]d-%02[2]d-17?", "%[1]d-%02[2]d/..", "../%[1]d", "%[1]d-%02[2]d~/%[3]d", "%[1]d-23"}
			return fmt.Sprintf(forms[r.IntN(len(forms))]+"%[4]s", year, month, year+1+r.IntN(5), "")
		},
	}
	words := strings.Fields("talks Nagorno-Karabakh of the Entmilitarisierungsverhandlungskommission agreed a ceasefire statement in Vienna Հայաստան")
	sites := map[string]*model.Site{}
	for spans, list := range phases {
		for when, pick := range dates {
			for _, count := range []int{1, 2, 5, 30, 300, 1000} {
				random := rand.New(rand.NewPCG(uint64(count), uint64(len(spans)*len(when))))
				title := func() string {
					var some []string
					for range 1 + random.IntN(9) {
						some = append(some, words[random.IntN(len(words))])
					}
					return strings.Join(some, " ")
				}
				site := &model.Site{Settings: model.Settings{AsOf: date(t, "2024-06-30")}}
				for _, text := range list {
					d := date(t, text)
					site.Settings.Phases = append(site.Settings.Phases, model.Phase{Title: title(), From: d.Start(), To: model.End{Date: d.End()}})
				}
				_, asOf := site.Settings.AsOf.Bounds()
				for range count {
					when := date(t, pick(random))
					first, _ := when.Bounds()
					site.Events = append(site.Events, &model.Event{Page: model.Page{Title: title()}, Date: when, Planned: first > asOf, Key: random.IntN(3) == 0})
				}
				slices.SortStableFunc(site.Events, func(a, b *model.Event) int { return edtf.Compare(a.Date, b.Date) })
				sites[fmt.Sprintf("phases: %s, dates: %s, %d events", spans, when, count)] = site
			}
		}
	}
	sites["nothing"] = &model.Site{}
	return sites
}

func date(t *testing.T, text string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func mustLoad(t *testing.T, folder fs.FS) *model.Site {
	t.Helper()
	site, diags, err := load.Site(folder, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diags.HasErrors() {
		t.Fatalf("the site has errors: %v", diags)
	}
	return site
}
