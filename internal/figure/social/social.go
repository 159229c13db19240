// Package social turns a site into the picture that other sites show beside a
// link to it, a PNG: they take no SVG. Its letters are drawn with cuts of Noto
// Serif, which are embedded for nothing else.
package social

import (
	"bytes"
	"embed"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// fonts are cuts of Noto Serif; see fonts/OFL.txt.
//
//go:embed fonts/*.ttf
var fonts embed.FS

// The size that sites which show previews ask for, in pixels.
const (
	width  = 1200
	height = 630
)

// Where things stand on the picture.
const (
	margin        = 80
	inside        = width - 2*margin
	strokesTop    = 470 // of the events
	strokesHeight = 70
)

// The colours of the light style sheet.
var (
	paper  = color.RGBA{0xfd, 0xfc, 0xf9, 0xff}
	ink    = color.RGBA{0x1c, 0x1b, 0x19, 0xff}
	quiet  = color.RGBA{0x5c, 0x59, 0x52, 0xff}
	line   = color.RGBA{0xb9, 0xb3, 0xa6, 0xff}
	accent = color.RGBA{0x1c, 0x5a, 0x78, 0xff}
)

// PNG draws the title, the question, and a stroke for each event in the order
// of time. Words in letters that the fonts don't have are left out.
func PNG(site *model.Site) []byte {
	s := &site.Settings
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	fill := func(x, y, w, h int, c color.Color) {
		draw.Draw(picture, image.Rect(x, y, x+w, y+h), image.NewUniform(c), image.Point{}, draw.Src)
	}
	fill(margin, margin, inside, 3, ink)

	y := margin + 30
	y = paragraph(picture, s.Title, faces("bold", 76), ink, y, 88, 2)
	paragraph(picture, s.Tagline, faces("regular", 36), quiet, y+14, 48, 2)

	strokes(site.Events, fill)
	paragraph(picture, "As of "+s.AsOf.Words(), faces("regular", 26), quiet, strokesTop+strokesHeight+14, 34, 1)

	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		panic("explainer: encoding a picture to memory: " + err.Error())
	}
	return out.Bytes()
}

// strokes draws the events side by side, key ones higher.
func strokes(events []*model.Event, fill func(x, y, w, h int, c color.Color)) {
	fill(margin, strokesTop+strokesHeight, inside, 2, line)
	n := len(events)
	for i, e := range events {
		x := margin + (2*i+1)*inside/(2*n)
		thick := min(max(inside/(3*n), 1), 6)
		high, c := strokesHeight*2/5, line
		if e.Key {
			high, c = strokesHeight, accent
		}
		if e.Date.Precision() != edtf.PrecisionDay {
			thick *= 2
		}
		fill(x-thick/2, strokesTop+strokesHeight-high, thick, high, c)
	}
}

// faces returns the font in each script's cut. A weight that a script lacks is
// its bold one.
func faces(weight string, size float64) []face {
	var all []face
	for _, name := range []string{"serif-" + weight, "armenian-bold", "georgian-bold"} {
		data, err := fonts.ReadFile("fonts/" + name + ".ttf")
		if err != nil {
			panic("explainer: " + err.Error())
		}
		parsed, err := opentype.Parse(data)
		if err != nil {
			panic("explainer: " + name + ": " + err.Error())
		}
		drawn, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: size, DPI: 72})
		if err != nil {
			panic("explainer: " + name + ": " + err.Error())
		}
		all = append(all, face{drawn, parsed})
	}
	return all
}

// face is a font that can tell which letters it has.
type face struct {
	font.Face
	letters *sfnt.Font
}

// of returns the first face that has the letter, or false.
func of(all []face, r rune) (face, bool) {
	for _, f := range all {
		if i, err := f.letters.GlyphIndex(nil, r); err == nil && i != 0 {
			return f, true
		}
	}
	return face{}, false
}

// paragraph writes a text from y on, in at most the given number of lines, and
// returns where it ends.
func paragraph(picture draw.Image, text string, all []face, c color.Color, y, leading, most int) int {
	for _, r := range text {
		if _, ok := of(all, r); !ok {
			return y
		}
	}
	var lines []string
	for _, word := range strings.Fields(text) {
		last := len(lines) - 1
		if last >= 0 && measure(all, lines[last]+" "+word) <= inside {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	if len(lines) > most {
		lines = append(lines[:most-1], lines[most-1]+" …")
	}
	for _, l := range lines {
		dot := fixed.P(margin, y+leading*3/4)
		for _, r := range l {
			f, _ := of(all, r)
			d := font.Drawer{Dst: picture, Src: image.NewUniform(c), Face: f, Dot: dot}
			d.DrawString(string(r))
			dot = d.Dot
		}
		y += leading
	}
	return y
}

// measure returns the width of a text in pixels.
func measure(all []face, text string) int {
	var width fixed.Int26_6
	for _, r := range text {
		f, _ := of(all, r)
		if advance, ok := f.GlyphAdvance(r); ok {
			width += advance
		}
	}
	return width.Ceil()
}
