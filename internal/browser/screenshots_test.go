package browser_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
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
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, reduced); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
