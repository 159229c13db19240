package timeline

import (
	"strings"

	"explainer/internal/figure"
)

// words are a text on one line.
type words struct {
	x, y  float64 // where its baseline begins
	text  string
	size  float64
	class string
}

// box returns the room that the words take, as browsers measure it.
func (w *words) box() figure.Box {
	size := w.size
	if strings.Contains(w.class, "bold") {
		size *= bolder
	}
	return figure.Rect(w.x, w.y-1.07*w.size, figure.TextWidth(w.text, size), 1.37*w.size)
}

// block is lines that belong together, one under the other.
type block []words

// box returns the room that the lines take.
func (b block) box() figure.Box {
	all := b[0].box()
	for i := range b {
		line := b[i].box()
		all.W = max(all.W, line.W)
		all.H = line.Y + line.H - all.Y
	}
	return all
}

// bolder is how much wider bold letters are.
const bolder = 1.06

// paragraph breaks a text into lines below y, and returns where they end.
func paragraph(x, y float64, text string, size, width float64, most int, class string) (block, float64) {
	if text == "" {
		return nil, y
	}
	set := size
	if strings.Contains(class, "bold") {
		set *= bolder
	}
	var b block
	for _, t := range wrap(text, set, width, most) {
		y += size * figure.Leading
		b = append(b, words{x, y - 0.25*size, t, size, class})
	}
	return b, y
}

// span sets a date below y, and returns where it ends. If it has two days, and a
// line takes the first but not both, it is broken between them.
func span(x, y float64, text string, width float64) (block, float64) {
	from, to, is := strings.Cut(text, " – ")
	from += " –"
	if !is || figure.TextWidth(text, figure.SmallSize) <= width || figure.TextWidth(from, figure.SmallSize) > width {
		return paragraph(x, y, text, figure.SmallSize, width, 4, "small quiet")
	}
	first, y := paragraph(x, y, from, figure.SmallSize, width, 1, "small quiet")
	last, y := paragraph(x, y, to, figure.SmallSize, width, 3, "small quiet")
	return append(first, last...), y
}

// wrap breaks a text as [figure.Wrap] does. A word that is too wide for a line is
// broken after its hyphens, and cut short if that doesn't help.
func wrap(text string, size, width float64, most int) []string {
	all := strings.Fields(text)
	for i, word := range all {
		if figure.TextWidth(word, size) > width {
			all[i] = strings.TrimSpace(strings.ReplaceAll(word, "-", "- "))
		}
	}
	broken := figure.Wrap(strings.Join(all, " "), size, width, most)
	for i, t := range broken {
		for figure.TextWidth(t, size) > width && t != "…" {
			r := []rune(strings.TrimSuffix(t, "…"))
			t = string(r[:len(r)-1]) + "…"
		}
		broken[i] = t
	}
	return broken
}
