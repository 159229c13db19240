package social

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// TestStrokes looks at the strokes of three events, the second of them key: which
// colour the picture has in the middle of each, a little below where high and low
// strokes begin, and between them.
func TestStrokes(t *testing.T) {
	day := edtf.NewDay(2020, 1, 1).Date()
	picture, err := png.Decode(bytes.NewReader(PNG(&model.Site{
		Settings: model.Settings{Title: "Water", AsOf: day},
		Events:   []*model.Event{{Date: day}, {Date: day, Key: true}, {Date: day}},
	})))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size.X != width || size.Y != height {
		t.Errorf("the picture is %v; want %d × %d", size, width, height)
	}
	const high, low = strokesTop + 2, strokesTop + strokesHeight*3/5 + 2
	tests := []struct {
		what string
		x, y int
		want color.RGBA
	}{
		{"above the first", margin + inside/6, high, paper},
		{"the first", margin + inside/6, low, line},
		{"the key one", margin + inside/2, high, accent},
		{"above the key one", margin + inside/2, strokesTop - 2, paper},
		{"between the key one and the last", margin + inside*2/3, low, paper},
		{"above the last", margin + inside*5/6, high, paper},
		{"the last", margin + inside*5/6, low, line},
		{"the line below", margin + inside/3, strokesTop + strokesHeight, line},
	}
	for _, test := range tests {
		if got := color.RGBAModel.Convert(picture.At(test.x, test.y)); got != test.want {
			t.Errorf("%s, at %d, %d: the colour is %v; want %v", test.what, test.x, test.y, got, test.want)
		}
	}
}
