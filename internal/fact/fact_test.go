package fact_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"explainer/internal/fact"
	"explainer/internal/golden"
	"explainer/internal/model"
)

// TestChanges runs the cases of testdata/changes.txt. A case is a name, the
// texts of a page as they were and as they are, and each fact that changed, with
// its place as line:column of the texts as they are. [[id|words]] is a link to an
// actor, which the place doesn't count.
func TestChanges(t *testing.T) {
	cases(t, "testdata/changes.txt", func(was, is []string) []fact.Change {
		before, after := texts(was), texts(is)
		return fact.Changes(before, after, names(before, after))
	})
}

// TestQuotations runs those of testdata/quotations.txt, in which each text is a
// quotation.
func TestQuotations(t *testing.T) {
	cases(t, "testdata/quotations.txt", func(was, is []string) []fact.Change {
		before, after := texts(was), texts(is)
		return fact.Quotation(&before[0].Text, &after[0].Text, names(before, after))
	})
}

// names is what the texts tell, and a site with some pages.
func names(all ...[]fact.Text) *fact.Names {
	n := fact.NewNames(map[string]string{"lake-blockade": "lake-road", "gone": ""})
	n.Call("norland", "Norland")
	n.Call("norland", "Northland")
	n.Call("sudland", "Sudland")
	n.Call("ana-berg", "Ana Berg")
	n.Call("ana-berg", "Berg")
	n.Seat("ana-berg", "norland")
	for _, texts := range all {
		for _, text := range texts {
			n.Learn(text.Prose)
		}
	}
	return n
}

var link = regexp.MustCompile(`\[\[([^|\]]*)\|([^\]]*)\]\]`)

// texts are texts of one place, each on a line of its own.
func texts(lines []string) []fact.Text {
	var all []fact.Text
	for i, line := range lines {
		p := &model.Prose{Text: model.Text{Marks: []model.Mark{{Line: int32(i + 1), Column: 1}}}}
		last := 0
		for _, m := range link.FindAllStringSubmatchIndex(line, -1) {
			p.Words += line[last:m[0]]
			start := len(p.Words)
			p.Words += line[m[4]:m[5]]
			to := &model.Page{ID: line[m[2]:m[3]], Kind: model.KindActor}
			p.Links = append(p.Links, model.Linked{Range: model.Range{Start: start, Stop: len(p.Words)}, Link: &model.Link{To: to}})
			last = m[1]
		}
		p.Words += line[last:]
		all = append(all, fact.Text{Prose: p})
	}
	return all
}

// cases runs every case of a file and compares what changed with what stands
// there.
func cases(t *testing.T, file string, changes func(was, is []string) []fact.Change) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(data), "\n\n")
	var out strings.Builder
	out.WriteString(head + "\n")
	for c := range strings.SplitSeq(strings.TrimSpace(rest), "\n\n") {
		name, lines, _ := strings.Cut(c, "\n")
		out.WriteString("\n" + name + "\n")
		var was, is []string
		for line := range strings.Lines(lines) {
			line = strings.TrimSuffix(line, "\n")
			if text, ok := strings.CutPrefix(line, "was: "); ok {
				was = append(was, text)
			} else if text, ok := strings.CutPrefix(line, "is: "); ok {
				is = append(is, text)
			} else {
				continue
			}
			out.WriteString(line + "\n")
		}
		for _, c := range changes(was, is) {
			fmt.Fprintf(&out, "change: %d:%d: %s -> %s\n", c.Pos.Line, c.Pos.Column, c.Was, c.Is)
		}
	}
	golden.File(t, file, out.String())
}

// FuzzChanges holds a comparison to what must be true of any texts: nothing
// changes between a text and itself, a changed fact stands where it is said to,
// and what changed was in the one and is in the other.
func FuzzChanges(f *testing.F) {
	for _, name := range []string{"testdata/changes.txt", "testdata/quotations.txt"} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		was := ""
		for line := range strings.Lines(string(data)) {
			if text, ok := strings.CutPrefix(line, "was: "); ok {
				was = text
			} else if text, ok := strings.CutPrefix(line, "is: "); ok {
				f.Add(was, text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, was, is string) {
		if len(was)+len(is) > 4000 {
			return
		}
		before, after := texts([]string{was}), texts([]string{is})
		n := names(before, after)
		for _, same := range [][]fact.Change{fact.Changes(before, before, n), fact.Quotation(&before[0].Text, &before[0].Text, n)} {
			if len(same) > 0 {
				t.Errorf("%q differs from itself: %v", was, same)
			}
		}
		for _, c := range append(fact.Changes(before, after, n), fact.Quotation(&before[0].Text, &after[0].Text, n)...) {
			if strings.HasPrefix(c.Is, "[[") {
				continue
			}
			at := c.Pos.Column - 1
			if words := after[0].Words; at < 0 || at+c.Pos.Length > len(words) || words[at:at+c.Pos.Length] != strings.Trim(c.Is, "“”") {
				t.Errorf("%q -> %q: %+v isn't where it is said to be", was, is, c)
			}
			if !strings.Contains(before[0].Words, strings.Trim(c.Was, "“”")) {
				t.Errorf("%q -> %q: %q wasn't there", was, is, c.Was)
			}
		}
	})
}
