package browser_test

import (
	"path/filepath"
	"strings"
	"testing"

	"explainer/internal/build"
)

// steps are scripts to run in a page, one after the other, each with the value
// that it must return.
type steps []struct {
	script string
	want   any
}

// TestEnhancements uses what scripts add, from the disk.
func TestEnhancements(t *testing.T) {
	p := newTab(t, onDisk())
	p.look(t, view{width: 1280})
	for _, c := range []struct {
		name, page string
		steps      steps
	}{
		{"theme", "index.html", steps{
			{`document.querySelector(".theme").click(); document.documentElement.dataset.theme`, "dark"},
			{`getComputedStyle(document.body).backgroundColor`, "rgb(22, 22, 21)"},
			{`localStorage.getItem("theme")`, "dark"},
		}},
		{"theme is remembered", "about.html", steps{
			{`document.documentElement.dataset.theme`, "dark"},
			{`document.querySelector(".theme").click(); document.documentElement.dataset.theme`, "light"},
		}},
		{"as of", "positions.html", steps{
			{`document.querySelector(".as-of").hidden`, false},
			{`const date = document.querySelector(".as-of [type=date]"); date.value = "2023-11-10"; date.dispatchEvent(new Event("change")); location.hash`, "#as-of=2023-11-10"},
			{`document.querySelector(".as-of output").textContent`, "12 positions on 10 November 2023."},
			{`document.querySelectorAll(".positions td:not(.none)").length`, 12.0},
		}},
		{"as of, and when nobody said anything", "positions.html", steps{
			{`Array.from(document.querySelectorAll("td.none .nothing"), p => p.textContent).some(text => text.includes("last looked for"))`, true},
		}},
		{"as of, from the address", "positions.html#as-of=2021-09-30", steps{
			{`document.querySelector(".as-of [type=date]").value`, "2021-09-30"},
		}},
		{"sidenotes", "actors/armenia.html", steps{
			{`document.querySelector(".prose a[role=doc-biblioref]").focus(); document.querySelector(".sidenote").textContent.startsWith("1. ")`, true},
			{`document.activeElement.getAttribute("aria-describedby")`, "sidenote.1"},
			{`document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })); document.querySelector(".sidenote")`, nil},
		}},
		{"sidenotes, by finger", "actors/armenia.html", steps{
			{tap + `; location.hash`, ""},
			{`document.querySelector(".sidenote").textContent.startsWith("1. ")`, true},
			{tap + `; location.hash`, "#source.1"},
		}},
		{"terms", "actors/russia.html", steps{
			{`document.querySelector(".prose a.term").focus(); document.querySelector(".sidenote").textContent.length > 20`, true},
		}},
		{"permalinks", "issues/transport-links.html", steps{
			{`document.querySelector("#section\\.positions .permalink").getAttribute("href")`, "#section.positions"},
		}},
		{"filters", "timeline/index.html", steps{
			{`document.querySelector("form.filters").hidden`, false},
			{`document.querySelector(".filters .count").textContent === "All " + document.querySelectorAll("section.year li").length + " events are shown."`, true},
			{choose("actor", "turkey") + `; location.search`, "?actor=turkey"},
			{`Array.from(document.querySelectorAll("section.year li"), li => li.hidden !== (li.dataset.actor || "").split(" ").includes("turkey")).every(Boolean)`, true},
			{`Array.from(document.querySelectorAll("section.year"), year => year.hidden !== !!year.querySelector("li:not([hidden])")).every(Boolean)`, true},
			{`document.querySelector(".filters [type=reset]").click(); new Promise(done => setTimeout(() => done(location.search), 50))`, ""},
			{`const words = document.querySelector(".filters [name=words]"); words.value = "THREE LEADERS’ statement ends the 2020 war"; words.dispatchEvent(new Event("input", { bubbles: true })); Array.from(document.querySelectorAll("section.year li:not([hidden]) .what a"), a => a.textContent).join(" | ")`, "Three leaders' statement ends the 2020 war"},
		}},
		{"filters, from the address", "timeline/index.html?type=ceasefire&short=key", steps{
			{`document.querySelector(".filters select[name=type]").value`, "ceasefire"},
			{`document.querySelector(".filters [name=short]").checked`, true},
			{`Array.from(document.querySelectorAll("section.year li:not([hidden]) .what a"), a => a.textContent).join(" | ")`, "Ceasefire ends the first war | Three leaders' statement ends the 2020 war"},
		}},
		{"search", "actors/armenia.html", steps{
			{`document.querySelector("script[src*=minisearch]")`, nil}, // nothing is loaded before it is used
			{`document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true })); document.querySelector("dialog.search").open`, true},
			{find("Ստեփանակերտ"), "Places: Stepanakert/Khankendi"},
			{find("ստեփանա"), "Places: Stepanakert/Khankendi"},
			{find("xocali"), "Places: Khojaly"},
			{find("naxçivan"), "Places: Nakhchivan"},
			{`document.querySelector(".found a mark, .found p mark").textContent`, "Naxçıvan"},
			{find("xyzzyx"), "Nothing found for “xyzzyx”."},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p.open(t, "404.html") // so that a new fragment loads the page anew
			p.open(t, c.page)
			for _, s := range c.steps {
				if got := eval[any](t, p, function(s.script)); got != s.want {
					t.Errorf("%s\ngives %#v; want %#v", s.script, got, s.want)
				}
			}
			for _, problem := range p.takeProblems() {
				t.Error(problem)
			}
		})
	}
}

// tap is a script that taps the first citation.
const tap = `const link = document.querySelector(".prose a[role=doc-biblioref]"); link.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, pointerType: "touch" })); link.click()`

// choose is a script that sets a filter of the timeline.
func choose(name, value string) string {
	return `const filter = document.querySelector(".filters select[name=` + name + `]"); filter.value = "` + value + `"; filter.dispatchEvent(new Event("input", { bubbles: true }))`
}

// find is a script that types a query and returns the first thing found, with its
// kind.
func find(query string) string {
	return `const input = document.querySelector("dialog.search input"); input.value = "` + query + `"; input.dispatchEvent(new Event("input")); new Promise(done => setTimeout(function look() {
		const found = document.querySelector(".found"), said = found.querySelector(".said");
		if (!said || said.textContent === "Loading …") { setTimeout(look, 50); return }
		const kind = found.querySelector("h2");
		done(kind ? kind.textContent + ": " + found.querySelector("a").textContent : said.textContent);
	}, 150))`
}

// TestFictionalSite tries what the flagship has no case of: names in Cyrillic,
// and a page whose review is overdue.
func TestFictionalSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if _, err := build.Site(build.Options{Dir: "../build/testdata/site", Out: out}); err != nil {
		t.Fatal(err)
	}
	p := newTab(t, "file://"+filepath.ToSlash(out)+"/")
	p.open(t, "about.html")
	eval[any](t, p, `document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }))`)
	for _, query := range []string{"Норландия", "НОРЛАНД"} {
		if got := eval[string](t, p, function(find(query))); got != "Actors: Norland" {
			t.Errorf("searching %s finds %q; want Actors: Norland", query, got)
		}
	}
	p.open(t, "issues/water.html")
	const want = "Review overdue. This page was to be looked over by 31 December 2024; what it says may no longer be true."
	if got := eval[string](t, p, `document.querySelector("h1 + .notice")?.textContent ?? ""`); got != want {
		t.Errorf("the notice of an overdue page is %q; want %q", got, want)
	}
}

// function makes a function of statements, which returns the last one's value.
func function(statements string) string {
	last := strings.LastIndex(statements, "; ")
	if promise := strings.Index(statements, "; new Promise("); promise >= 0 {
		last = promise
	}
	if last < 0 {
		return "(() => { return " + statements + " })()"
	}
	return "(() => { " + statements[:last+2] + "return " + statements[last+2:] + " })()"
}
