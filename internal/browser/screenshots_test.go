package browser_test

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/image/draw"
)

// TestScreenshots takes the pictures of the README, if it is told where to put
// them: make screenshots.
func TestScreenshots(t *testing.T) {
	if *screenshots == "" {
		t.Skip("make screenshots takes them")
	}
	for _, shot := range []struct {
		name, page, element string // the element on top of the picture; empty: the page's head
		view                view
		height              int // in CSS pixels
	}{
		{"home", "index.html", "", view{width: 1280}, 1600},
		{"home-phone", "index.html", "", view{width: 360, dark: true}, 760},
		{"timeline", "timeline/index.html", "", view{width: 1280}, 1000},
		{"positions", "positions.html", ".as-of", view{width: 1280}, 900},
		{"actors", "actors/index.html", "", view{width: 1280}, 1000},
		{"event-phone", "timeline/khojaly-1992.html", "", view{width: 360}, 760},
	} {
		p := newTab(t, onDisk())
		p.look(t, shot.view)
		if err := chromedp.Do(p, chromedp.EmulateViewport(shot.view.width, int64(shot.height), chromedp.EmulateScale(2))); err != nil {
			t.Fatal(err)
		}
		p.open(t, shot.page)
		if shot.element != "" {
			eval[bool](t, p, `document.querySelector("`+shot.element+`").scrollIntoView(), true`)
		}
		taken, err := chromedp.Run(p, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatalf("%s: %v", shot.name, err)
		}
		if err := os.WriteFile(filepath.Join(*screenshots, shot.name+".png"), small(t, taken), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// small makes a picture of a phone 320 pixels wide, and any other 800.
func small(t *testing.T, taken []byte) []byte {
	t.Helper()
	large, err := png.Decode(bytes.NewReader(taken))
	if err != nil {
		t.Fatal(err)
	}
	width := 800
	if large.Bounds().Dx() < 1000 {
		width = 320
	}
	reduced := image.NewRGBA(image.Rect(0, 0, width, large.Bounds().Dy()*width/large.Bounds().Dx()))
	draw.CatmullRom.Scale(reduced, reduced.Bounds(), large, large.Bounds(), draw.Src, nil)
	inFew := image.NewPaletted(reduced.Bounds(), commonColours(reduced))
	draw.Draw(inFew, inFew.Bounds(), reduced, image.Point{}, draw.Src)
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, inFew); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// commonColours returns the colours that a picture has most of: the commonest as
// they are, of which a page has few, and of the others, at the edges of letters,
// one for many.
func commonColours(picture *image.RGBA) color.Palette {
	exact, coarse := map[color.RGBA]int{}, map[color.RGBA]int{}
	for at := range len(picture.Pix) / 4 {
		p := picture.Pix[4*at:]
		exact[color.RGBA{p[0], p[1], p[2], 255}]++
		coarse[color.RGBA{p[0] &^ 7, p[1] &^ 7, p[2] &^ 7, 255}]++
	}
	return append(most(exact, 64), most(coarse, 192)...)
}

// most returns the n colours that count most.
func most(count map[color.RGBA]int, n int) color.Palette {
	var palette color.Palette
	for _, c := range slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	}) {
		if palette = append(palette, c); len(palette) == n {
			break
		}
	}
	return palette
}
