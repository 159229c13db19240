// Package figure is what all figures share: the sizes in which they are drawn,
// the measures of words, and a writer of SVG. Each figure has a package of its
// own below this one, which turns the model into a drawing:
//
//   - timeline: the events in order, and strips of some of them
//   - actormap: how the actors stand to each other
//   - placemap: where the places are
//   - ranges: the counts of one figure beside each other, and how many there are
//     of things
//   - social: the picture that other sites show, the only one that isn't SVG
//
// This text says how a figure is made. To add one, add a package, and follow a
// neighbour.
//
// # Two steps
//
// A figure is laid out first and drawn afterwards. A layout is plain numbers:
// where each mark and each label goes. Tests look at it, and at no place do two
// labels share one. Drawing only writes it down.
//
// # Two sizes
//
// A figure is drawn [Wide] for screens and paper and [Narrow] for phones and
// tablets, and a page holds both; its style sheet shows one. A unit is a pixel of
// CSS when the figure is shown in its own size, so that letters on a phone are as
// large as those of the text around them. Ids in a figure begin with its name and
// size.
//
// # Form and colour
//
// What a mark means is told by its shape, its place and a word, never by its
// colour. A figure has presentation attributes for its form (widths, dashes)
// and classes for its colours, which are the style sheet's; it never has a
// style attribute, which the pages' Content-Security-Policy forbids.
//
// # Words
//
// How wide a browser will set a text can't be known here, so [TextWidth]
// estimates it, rather too wide than too narrow. [Wrap] and [Break] part a text
// into lines. Letters have one of two sizes, [LabelSize] and [SmallSize].
//
// # Writing
//
// A [Drawing] writes the SVG. An element's attributes follow its name, as names
// and values in turn; a value is a text or a number:
//
//	d := figure.New("timeline", figure.Wide, height, "Timeline")
//	d.Link(link(page), "class", "mark")
//	d.Empty("circle", "cx", x, "cy", y, "r", 4)
//	d.End()
//	return d.HTML()
//
// Words and values are escaped on the way in. A template.HTML is made here and in
// package markdown, nowhere else.
package figure

import (
	"html/template"

	"explainer/internal/model"
)

// Size is what a figure is drawn for.
type Size int

// The sizes.
const (
	Wide   Size = iota // at least 45rem of the page
	Narrow             // a phone
)

// Width returns the width of a figure in units.
func (s Size) Width() float64 {
	if s == Narrow {
		return 328 // 360 pixels less the margins of the page
	}
	return 880
}

// String returns the size as class and in ids.
func (s Size) String() string { return [...]string{"wide", "narrow"}[s] }

// Link returns the URL of a page as seen from the page that shows the figure.
type Link func(to *model.Page) string

// Sample is an entry of a legend: a sort of mark or line, and what it means.
type Sample struct {
	Drawing template.HTML
	Words   string
}
