package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/tools/txtar"
)

// TestPlainTextIsGoldmarks compares the texts of plain.txtar, which hold none of
// our constructs, with what goldmark makes of them alone, before links are
// resolved.
func TestPlainTextIsGoldmarks(t *testing.T) {
	alone := goldmark.New(goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
		extension.Strikethrough, extension.DefinitionList, extension.Footnote,
	))
	ids := regexp.MustCompile(`(<h[1-6]) id="[^"]*"`)
	archive, err := txtar.ParseFile("testdata/plain.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range archive.Files {
		if !strings.HasSuffix(file.Name, ".md") {
			continue
		}
		var want bytes.Buffer
		if err := alone.Convert(file.Data, &want); err != nil {
			t.Fatal(err)
		}
		doc, list := Parse(Input{File: file.Name, Text: file.Data})
		if got := ids.ReplaceAllString(string(doc.HTML()), "$1"); got != want.String() {
			t.Errorf("%s\n got %s\nwant %s", file.Data, got, want.String())
		}
		if len(list) > 0 {
			t.Errorf("%s: %+v", file.Data, list)
		}
	}
}

// TestConcurrent is for the race detector.
func TestConcurrent(t *testing.T) {
	page := []byte("## H {#h}\n\n[[a]] [@b] [c](d.md) `e`\n\n> f\n> — G, 2024, translated [@b]\n\n| a |\n|:-:|\n| b[^1] |\n\n```go\n```\n\n[^1]: note")
	page = append(page, " end"...) // which leaves room behind the body that goldmark must not write to
	var first string
	for i := range 8 {
		doc, _ := Parse(Input{File: "page.md", Text: page})
		if html := string(doc.HTML()); i == 0 {
			first = html
		}
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			doc, _ := Parse(Input{File: "page.md", Text: page})
			for range 2 {
				if got := string(doc.HTML()); got != first {
					t.Errorf("got %s\nwant %s", got, first)
				}
			}
		})
	}
	group.Wait()
}
