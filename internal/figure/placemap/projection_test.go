package placemap

import (
	"math"
	"testing"

	"explainer/internal/model"
)

// TestProjection checks the formulas against the numerical examples and tables of
// Snyder, with his radius of the sphere. There y grows northwards.
func TestProjection(t *testing.T) {
	tests := []struct {
		what       string
		projection projection
		at         model.Coordinates
		x, y       float64 // of a sphere with the radius 1
	}{
		{"page 332", projection{centre: model.Coordinates{Lon: -100, Lat: 40}}, model.Coordinates{Lon: 100, Lat: -20}, -4.2339303 / 3, 4.0257775 / 3},
		{"the pole from the equator", projection{}, model.Coordinates{Lat: 90}, 0, math.Sqrt2},
		{"across the antimeridian", projection{centre: model.Coordinates{Lon: 179}}, model.Coordinates{Lon: -171}, 2 * math.Sin(math.Pi/36), 0},
		{"the centre", projection{centre: model.Coordinates{Lon: 46, Lat: 40}}, model.Coordinates{Lon: 46, Lat: 40}, 0, 0},
		{"the world", projection{world: true}, model.Coordinates{Lon: 90, Lat: -45}, math.Pi / 2 * math.Cos(math.Pi/5), -math.Pi / 4},
	}
	for _, test := range tests {
		x, y := test.projection.forward(test.at, math.Pi)
		if x, y = x/earth, -y/earth; math.Abs(x-test.x) > 1e-7 || math.Abs(y-test.y) > 1e-7 {
			t.Errorf("%s: %v is drawn at %.7f, %.7f; want %.7f, %.7f", test.what, test.at, x, y, test.x, test.y)
		}
		back := test.projection.inverse(test.x*earth, -test.y*earth)
		if d := distance(back, test.at); d > 1e-6 {
			t.Errorf("%s: drawn at %.7f, %.7f is %v; want %v", test.what, test.x, test.y, back, test.at)
		}
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b model.Coordinates
		km   float64
	}{
		{model.Coordinates{Lon: 44.51, Lat: 40.18}, model.Coordinates{Lon: 49.87, Lat: 40.41}, 455},
		{model.Coordinates{Lon: 179.5}, model.Coordinates{Lon: -179.5}, 111},
		{model.Coordinates{Lat: 90}, model.Coordinates{Lon: 120, Lat: -90}, math.Pi * earth},
	}
	for _, test := range tests {
		if got := distance(test.a, test.b) * earth; math.Abs(got-test.km) > 1 {
			t.Errorf("from %v to %v: %.0f km; want %.0f", test.a, test.b, got, test.km)
		}
	}
}
