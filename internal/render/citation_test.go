package render

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCitation(t *testing.T) {
	full := cited{
		key: "lake-accord", title: "The 50 % rule: {draft} & “_notes_”", site: "Lakes\\Rivers", publisher: "Lake & Co.",
		asOf: Date{"8 June 2026", "2026-06-08"}, url: "https://example.org/a_{b}.html",
	}
	bare := cited{key: "home", title: "Lakes"}
	for name, c := range map[string]struct{ got, want string }{
		"text":      {full.text(), "“The 50 % rule: {draft} & “_notes_””, Lakes\\Rivers, Lake & Co., as of 8 June 2026. https://example.org/a_{b}.html"},
		"bare text": {bare.text(), "Lakes."},
		"BibTeX": {full.bibTeX(), `@misc{lake-accord,
  title = {{The 50 \% rule: \{draft\} \& “\_notes\_”}},
  howpublished = {Lakes\textbackslash{}Rivers},
  author = {{Lake \& Co.}},
  year = {2026},
  note = {As of 8 June 2026},
  url = {https://example.org/a_%7Bb%7D.html}
}`},
		"bare BibTeX": {bare.bibTeX(), "@misc{home,\n  title = {{Lakes}}\n}"},
		"RIS": {full.ris(), `TY  - ELEC
TI  - The 50 % rule: {draft} & “_notes_”
T2  - Lakes\Rivers
AU  - Lake & Co.
PB  - Lake & Co.
PY  - 2026
DA  - 2026/06/08
UR  - https://example.org/a_{b}.html
ER  - `},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
