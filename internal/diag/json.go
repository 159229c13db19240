package diag

import (
	"encoding/json"
	"io"
)

// jsonDiagnostic is a diagnostic as programs read it.
type jsonDiagnostic struct {
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Length   int           `json:"length"`
	Severity Severity      `json:"severity"`
	Rule     Rule          `json:"rule"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint"`
	Notes    []jsonRelated `json:"notes"`
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// JSON prints the list as one array. Lines and columns that aren't known are 0.
func (l List) JSON(w io.Writer) error {
	out := make([]jsonDiagnostic, len(l))
	for i, d := range l {
		out[i] = jsonDiagnostic{d.File, d.Line, d.Column, d.Length, d.Severity, d.Rule, d.Message, d.Hint, []jsonRelated{}}
		for _, r := range d.Related {
			out[i].Notes = append(out[i].Notes, jsonRelated{r.Pos.File, r.Pos.Line, r.Pos.Column, r.Message})
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
