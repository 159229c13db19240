package placemap

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"explainer/internal/model"
)

var worldAtlas = flag.String("world-atlas", "", "the folder of the npm package world-atlas, to rewrite the files of land")

// TestLand looks at what is known to be land and sea. With -world-atlas it first
// rewrites the files that it then looks at; as those are embedded, run it again.
func TestLand(t *testing.T) {
	if *worldAtlas != "" {
		convertLand(t, fineLand, 250)
		convertLand(t, coarseLand, 100)
		return
	}
	tests := []struct {
		what     string
		lon, lat float64
		land     bool
	}{
		{"Yerevan", 44.51, 40.18, true},
		{"the Black Sea", 35, 43, false},
		{"the Caspian Sea", 51, 39, false},
		{"the Absheron peninsula", 49.8, 40.45, true},
		{"Chukotka, beyond the antimeridian", -175, 67, true},
		{"Viti Levu in Fiji", 178, -17.8, true},
		{"Spitsbergen", 17, 78, true},
		{"the North Pole", 0, 90, false},
		{"the South Pole", 0, -89.99, true},
		{"Antarctica at the antimeridian", 180, -85, true},
		{"the Ross Sea", -175, -70, false},
		{"the Gulf of Guinea", 0, 0, false},
	}
	for _, detail := range []string{fineLand, coarseLand} {
		all := readLand(detail, wholeEarth)
		for _, test := range tests {
			if got := all.contains(model.Coordinates{Lon: test.lon, Lat: test.lat}); got != test.land {
				t.Errorf("%s: %s is land: %v; want %v", detail, test.what, got, test.land)
			}
		}
	}
}

// convertLand turns the land of the package world-atlas, a TopoJSON file, into
// what readLand reads.
func convertLand(t *testing.T, detail string, perDegree float64) {
	t.Helper()
	var topology struct {
		Transform struct{ Scale, Translate [2]float64 }
		Arcs      [][][2]float64
		Objects   struct {
			Land struct{ Geometries []struct{ Arcs [][][]int } }
		}
	}
	data, err := os.ReadFile(filepath.Join(*worldAtlas, "land-"+detail+".json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &topology); err != nil {
		t.Fatal(err)
	}
	arcs := make([][]model.Coordinates, len(topology.Arcs))
	for i, deltas := range topology.Arcs {
		var x, y float64
		for _, d := range deltas {
			x, y = x+d[0], y+d[1]
			arcs[i] = append(arcs[i], model.Coordinates{
				Lon: x*topology.Transform.Scale[0] + topology.Transform.Translate[0],
				Lat: y*topology.Transform.Scale[1] + topology.Transform.Translate[1],
			})
		}
	}
	var rings [][][2]int64
	for _, geometry := range topology.Objects.Land.Geometries {
		for _, polygon := range geometry.Arcs {
			for _, indices := range polygon {
				if r := roundRing(unwind(join(arcs, indices)), perDegree); len(r) > 2 && !isNullIsland(r) {
					rings = append(rings, r)
				}
			}
		}
	}
	var out bytes.Buffer
	zipped, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	write := func(n int64) { zipped.Write(binary.AppendVarint(nil, n)) }
	write(int64(perDegree))
	write(int64(len(rings)))
	for _, r := range rings {
		write(int64(len(r)))
		var last [2]int64
		for _, p := range r {
			write(p[0] - last[0])
			write(p[1] - last[1])
			last = p
		}
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("land/"+detail+".gz", out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// isNullIsland reports whether a ring is the square that Natural Earth puts at
// 0, 0 to catch mistakes, and where there is only water.
func isNullIsland(r [][2]int64) bool {
	return !slices.ContainsFunc(r, func(p [2]int64) bool { return max(p[0], -p[0], p[1], -p[1]) > 2 })
}

// join strings arcs together; ^i is arc i backwards.
func join(arcs [][]model.Coordinates, indices []int) []model.Coordinates {
	var line []model.Coordinates
	for _, i := range indices {
		arc := arcs[max(i, ^i)]
		for j := range arc {
			if j == 0 && line != nil {
				continue // the last arc's end
			}
			if i < 0 {
				j = len(arc) - 1 - j
			}
			line = append(line, arc[j])
		}
	}
	return line
}

// unwind lets longitudes go on beyond 180 degrees, and closes a ring around the
// South Pole over the pole.
func unwind(line []model.Coordinates) []model.Coordinates {
	for i := 1; i < len(line); i++ {
		line[i].Lon -= 360 * math.Round((line[i].Lon-line[i-1].Lon)/360)
	}
	first, last := line[0], line[len(line)-1]
	if math.Abs(last.Lon-first.Lon) > 180 {
		line = append(line, model.Coordinates{Lon: last.Lon, Lat: -90}, model.Coordinates{Lon: first.Lon, Lat: -90})
	}
	return line
}

// roundRing rounds positions, and leaves out those that then repeat another or
// lie on the line between two.
func roundRing(line []model.Coordinates, perDegree float64) [][2]int64 {
	var r [][2]int64
	for _, p := range line {
		next := [2]int64{int64(math.Round(p.Lon * perDegree)), int64(math.Round(p.Lat * perDegree))}
		n := len(r)
		if n > 0 && r[n-1] == next {
			continue
		}
		if n > 1 && (r[n-1][0]-r[n-2][0])*(next[1]-r[n-1][1]) == (r[n-1][1]-r[n-2][1])*(next[0]-r[n-1][0]) {
			r = r[:n-1]
		}
		r = append(r, next)
	}
	if n := len(r); n > 1 && r[0] == r[n-1] {
		r = r[:n-1]
	}
	return r
}
