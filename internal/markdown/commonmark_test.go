package markdown

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
)

// ours are the examples of the specification that hold a construct of ours, by
// number, with the reason why they come out differently.
var ours = map[int]string{
	548: "[[[foo]]] is a page link in brackets",
	559: "[[*foo* bar]] is a page link",
	590: "![[foo]] is an embed, which is reported",
}

// TestCommonMark puts the 652 examples of the CommonMark 0.31.2 specification
// (testdata/commonmark, under its own licence) through the package. They come
// out as plain goldmark renders them, heading ids aside and without raw HTML.
func TestCommonMark(t *testing.T) {
	spec, err := os.ReadFile("testdata/commonmark/spec.txt")
	if err != nil {
		t.Fatal(err)
	}
	examples := readExamples(string(spec))
	if len(examples) != 652 {
		t.Fatalf("the specification has %d examples; want 652", len(examples))
	}
	plain := goldmark.New()
	ids := regexp.MustCompile(`(<h[1-6]) id="[^"]*"`)
	for i, example := range examples {
		var want bytes.Buffer
		if err := plain.Convert([]byte(example), &want); err != nil {
			t.Fatal(err)
		}
		doc, _ := Parse(Input{File: "example.md", Text: []byte(example)})
		got := ids.ReplaceAllString(string(doc.HTML()), "$1")
		_, excepted := ours[i+1]
		switch same := got == want.String(); {
		case !same && !excepted:
			t.Errorf("example %d comes out differently (-goldmark +got):\n%s\n%s", i+1, example, cmp.Diff(want.String(), got))
		case same && excepted:
			t.Errorf("example %d comes out as goldmark renders it: take it out of the exceptions", i+1)
		}
	}
}

// readExamples returns the Markdown of the specification's examples, in which
// an arrow stands for a tab.
func readExamples(spec string) []string {
	const fence = "````````````````````````````````"
	var examples []string
	for _, part := range strings.Split(spec, "\n"+fence+" example\n")[1:] {
		example, _, _ := strings.Cut("\n"+part, "\n.\n")
		examples = append(examples, strings.ReplaceAll(strings.TrimPrefix(example, "\n")+"\n", "→", "\t"))
	}
	return examples
}
