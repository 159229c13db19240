// Package figure draws what a site says: the timeline band, the map of actors
// and the map of places, as SVG that stands in a page.
//
// # Two steps
//
// Every figure is laid out first and drawn afterwards. A layout is plain
// numbers: where each mark and each label goes. Tests look at it, and at no
// place do two labels share one. Drawing only writes it down.
//
// # Two sizes
//
// A figure is drawn [Wide] for screens and paper and [Narrow] for phones, and a
// page holds both; its style sheet shows one. A unit is a pixel of CSS when the
// figure is shown in its own size, so that letters on a phone are as large as
// those of the text around them. Ids in a figure begin with its name and size.
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
// How wide a browser will set a text can't be known here, so text.go estimates
// it, rather too wide than too narrow.
package figure

import "explainer/internal/model"

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
