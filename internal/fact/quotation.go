package fact

import (
	"slices"

	"explainer/internal/model"
)

// Quotation compares a quotation with what it was. Every word of it counts; it
// may be longer or shorter, or have an ellipsis, where it wasn't changed.
func Quotation(was, is *model.Text, names *Names) []Change {
	a, b := whole(was, names), whole(is, names)
	var found []Change
	for _, h := range hunks(common(a.tokens, b.tokens), len(a.tokens), len(b.tokens)) {
		lost, gained := h.was.Start < h.was.Stop, h.is.Start < h.is.Stop
		atEnd := h.was.Start == 0 || h.was.Stop == len(a.tokens)
		if (!lost || !gained) && atEnd || elided(a, h.was) || elided(b, h.is) {
			continue
		}
		h = h.widened(a, b)
		found = append(found, Change{b.pos(h.is.Start, h.is.Stop), "“" + a.words(h.was.Start, h.was.Stop) + "”", "“" + b.words(h.is.Start, h.is.Stop) + "”"})
	}
	return found
}

// whole is a text as one sentence.
func whole(t *model.Text, names *Names) *sentence {
	p := &model.Prose{Text: *t}
	return &sentence{text: p, tokens: slices.Concat(names.read(p)...)}
}

// elided reports whether an ellipsis stands in a range.
func elided(s *sentence, r model.Range) bool {
	return slices.ContainsFunc(s.tokens[r.Start:r.Stop], func(t token) bool { return t.key == "…" || t.key == "..." })
}
