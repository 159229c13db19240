package build_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"explainer/internal/diag"
	"explainer/internal/load"
	"explainer/internal/model"
	"explainer/internal/quote"
)

// TestEveryWordCounts changes one thing in every quotation of the flagship that
// is compared with a passage: a letter, a digit, or a negation. Each must be found
// where it is.
func TestEveryWordCounts(t *testing.T) {
	content := contentOf(t, "../..")
	site, list, err := load.Site(content, load.Options{})
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	quotations := quotationsOf(site)
	if len(quotations) < 40 {
		t.Fatalf("the flagship has %d quotations with passages; want 40 or more", len(quotations))
	}
	t.Logf("%d quotations", len(quotations))
	t.Run("each letter", func(t *testing.T) {
		changes := 0
		for _, q := range quotations {
			for at := range q.words {
				for what, now := range q.changes(at) {
					changes++
					if r := quote.Match(now, q.passages); r.Match.Found() && r.Risk == quote.NoRisk {
						t.Errorf("%s: %s at byte %d: still matches: %s", q.pos, what, at, now)
					}
				}
			}
		}
		t.Logf("%d changes", changes)
	})
	// All quotations at once: each of them must be reported, in the file, as if it
	// were alone.
	for _, part := range []float64{0, 0.3, 0.7, 1} {
		t.Run(fmt.Sprintf("in the files, at %v", part), func(t *testing.T) {
			changed := maps.Clone(content)
			var wrong []quotation
			for _, q := range quotations {
				at := int(part * float64(len(q.words)-1))
				for ; at >= 0; at-- {
					if now := q.changes(at)["a letter"]; now != "" && q.put(changed, at, now[at]) {
						wrong = append(wrong, q)
						break
					}
				}
			}
			_, list, err := load.Site(changed, load.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range wrong {
				if !q.reported(list) {
					t.Errorf("%s: a letter was changed, and no error stands within the quotation", q.pos)
				}
			}
			if part > 0 && part < 1 && len(wrong) < len(quotations)*9/10 {
				t.Errorf("%d of %d quotations were changed", len(wrong), len(quotations))
			}
		})
	}
}

// quotation is one of the flagship, with its passages.
type quotation struct {
	words    string
	pos      diag.Pos
	place    func(start, stop int) diag.Pos
	passages []model.Passage
}

// quotationsOf returns every statement and quotation that a passage is saved for.
func quotationsOf(site *model.Site) []quotation {
	var all []quotation
	for _, p := range site.Pages() {
		for _, s := range p.Body.Statements {
			q := quotation{words: s.Quote.Words, pos: s.Pos, place: s.Quote.Pos}
			for _, c := range s.Citations {
				q.passages = append(q.passages, c.Source.Body.Passages...)
			}
			all = append(all, q)
		}
	}
	for _, in := range site.Quotations {
		q := quotation{words: in.Words, pos: in.Pos}
		for _, s := range in.Sources {
			q.passages = append(q.passages, s.Body.Passages...)
		}
		q.place = func(start, stop int) diag.Pos {
			pos := in.Pos
			pos.Column += start
			return pos
		}
		all = append(all, q)
	}
	return all
}

// changes returns the quotation with one thing changed that begins at a byte.
func (q quotation) changes(at int) map[string]string {
	changed := map[string]string{}
	replace := func(what string, length int, by string) { changed[what] = q.words[:at] + by + q.words[at+length:] }
	switch c := q.words[at]; {
	case 'a' <= c && c < 'z' || 'A' <= c && c < 'Z':
		replace("a letter", 1, string(c+1))
	case '0' <= c && c <= '9':
		replace("a digit", 1, string('0'+(c-'0'+1)%10))
	}
	for _, not := range []string{"not ", "no ", "never ", "cannot "} {
		// At the very end the words before are a quotation of their own.
		if strings.HasPrefix(q.words[at:], not) && (at == 0 || q.words[at-1] == ' ') {
			replace(not, len(not), "")
		}
	}
	return changed
}

// put changes the byte of the file that stands for one of the words.
func (q quotation) put(content fstest.MapFS, at int, now byte) bool {
	pos := q.place(at, at+1)
	lines := strings.SplitAfter(string(content[pos.File].Data), "\n")
	line := []byte(lines[pos.Line-1])
	if line[pos.Column-1] != q.words[at] {
		return false // an escape, or a quotation that goes over several lines
	}
	line[pos.Column-1] = now
	lines[pos.Line-1] = string(line)
	content[pos.File] = &fstest.MapFile{Data: []byte(strings.Join(lines, ""))}
	return true
}

// reported reports whether an error stands within the quotation.
func (q quotation) reported(list diag.List) bool {
	first, last := q.place(0, 1), q.place(len(q.words)-1, len(q.words))
	for _, d := range list {
		if d.Severity == diag.Error && d.File == q.pos.File && first.Line <= d.Line && d.Line <= last.Line &&
			(d.Line > first.Line || d.Column >= first.Column) && (d.Line < last.Line || d.Column <= last.Column) {
			return true
		}
	}
	return false
}

// contentOf reads the content of a site folder.
func contentOf(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	folder := os.DirFS(dir)
	err := fs.WalkDir(folder, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
