package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

const (
	layerFolder = "static/map"

	// maxLayer is the most bytes of a layer, and maxPositions the most positions
	// in it.
	maxLayer     = 2 << 20
	maxPositions = 50_000
)

// layers reads what the author adds to the place map.
func (l *loader) layers() error {
	m := l.site.Settings.Map
	if m == nil || len(m.Layers) == 0 {
		return nil
	}
	if m.Note == "" {
		l.diags.Add(diag.MissingField, m.At("layers"), "the map has layers and no note that says what they show").
			Hint = "add a line note: … to map, and say what the lines are, who draws them so, and as of when; readers see it below the map"
	}
	for i, name := range m.Layers {
		pos := m.At(model.Item("layers", i))
		layer, err := l.layer(name, pos)
		if err != nil {
			return err
		}
		m.Drawn = append(m.Drawn, layer)
	}
	return nil
}

// layer reads one GeoJSON file (RFC 7946).
func (l *loader) layer(name string, pos diag.Pos) (model.Layer, error) {
	layer := model.Layer{File: path.Join(layerFolder, name)}
	if !fs.ValidPath(name) || name == "." {
		l.diags.Add(diag.BrokenLink, pos, "%q is no file in %s", name, layerFolder).
			Hint = "put the file into " + layerFolder + " and write its name alone, such as line.geojson"
		return layer, nil
	}
	info, err := fs.Stat(l.fsys, layer.File)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return layer, l.missingLayer(name, pos)
	case err != nil:
		return layer, err
	case info.IsDir():
		l.diags.Add(diag.BrokenLink, pos, "%s is a folder", layer.File).Hint = "write the names of the files in it, such as " + name + "/line.geojson"
		return layer, nil
	case info.Size() > maxLayer:
		l.diags.Add(diag.TooLarge, pos, "%s is larger than %d MB", layer.File, maxLayer>>20).
			Hint = "simplify its lines, for instance on mapshaper.org: a map has room for a few hundred points of them"
		return layer, nil
	}
	data, err := fs.ReadFile(l.fsys, layer.File)
	if err != nil {
		return layer, err
	}
	g := geoJSON{layer: &layer}
	if err := g.read(bytes.TrimPrefix(data, []byte("\ufeff"))); err != nil {
		l.diags.Add(diag.BadLayer, pos, "%s can't be drawn: %s", layer.File, err).
			Hint = "save the layer as GeoJSON with the coordinate system WGS 84 (longitude, latitude), as geojson.io and QGIS write it"
	}
	return layer, nil
}

// missingLayer reports a layer without a file.
func (l *loader) missingLayer(name string, pos diag.Pos) error {
	d := l.diags.Add(diag.BrokenLink, pos, "there is no file %s/%s", layerFolder, name)
	var names []string
	err := fs.WalkDir(l.fsys, layerFolder, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, strings.TrimPrefix(file, layerFolder+"/"))
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	near := diag.Nearest(name, names)
	switch {
	case slices.Contains(names, path.Base(name)):
		d.Hint = "write " + path.Base(name) + " alone"
	case near != "":
		d.Hint = "did you mean " + near + "?"
	case len(names) > 0:
		d.Hint = "write the name of a file in " + layerFolder + " (" + strings.Join(names, ", ") + "), or delete this entry"
	default:
		d.Hint = "put the GeoJSON file into " + layerFolder + ", or delete this entry"
	}
	return err
}

// geoJSON collects the geometry of a GeoJSON text.
type geoJSON struct {
	layer     *model.Layer
	positions int
}

// geoObject is any object of GeoJSON: a collection, a feature or a geometry.
type geoObject struct {
	Type        string
	Features    []json.RawMessage
	Geometry    json.RawMessage
	Geometries  []json.RawMessage
	Coordinates json.RawMessage
}

func (g *geoJSON) read(data []byte) error {
	if err := g.object(data, 0); err != nil {
		return err
	}
	if g.positions == 0 {
		return errors.New("it holds no line, area or point")
	}
	return nil
}

// object reads an object that stands in depth others.
func (g *geoJSON) object(data []byte, depth int) error {
	if depth > 8 {
		return errors.New("its collections hold collections of collections")
	}
	var o geoObject
	if err := json.Unmarshal(data, &o); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) && depth == 0 {
			line := bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n")) + 1
			return fmt.Errorf("line %d isn't JSON (%s)", line, err)
		}
		return errors.New("it isn't made of GeoJSON's objects")
	}
	switch o.Type {
	case "FeatureCollection":
		return g.each(o.Features, depth)
	case "GeometryCollection":
		return g.each(o.Geometries, depth)
	case "Feature":
		if len(o.Geometry) == 0 || string(o.Geometry) == "null" {
			return nil // a feature may be without a place
		}
		return g.object(o.Geometry, depth+1)
	case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon":
		return g.geometry(o.Type, o.Coordinates)
	case "Topology":
		return errors.New("it is TopoJSON, not GeoJSON")
	case "":
		return errors.New("it has no type, as all GeoJSON has")
	}
	return fmt.Errorf("%q is no type of GeoJSON", o.Type)
}

func (g *geoJSON) each(objects []json.RawMessage, depth int) error {
	for _, o := range objects {
		if err := g.object(o, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// geometry reads the coordinates of a geometry.
func (g *geoJSON) geometry(kind string, data []byte) error {
	var positions [][]float64
	var lines [][][]float64
	var err error
	switch kind {
	case "Point":
		positions = make([][]float64, 1)
		err = json.Unmarshal(data, &positions[0])
	case "MultiPoint":
		err = json.Unmarshal(data, &positions)
	case "LineString":
		lines = make([][][]float64, 1)
		err = json.Unmarshal(data, &lines[0])
	case "MultiLineString", "Polygon":
		err = json.Unmarshal(data, &lines)
	case "MultiPolygon":
		var areas [][][][]float64
		err = json.Unmarshal(data, &areas)
		lines = slices.Concat(areas...)
	}
	if err != nil {
		return fmt.Errorf("the coordinates of a %s are no lists of numbers", kind)
	}
	points, err := g.line(positions)
	if err != nil {
		return err
	}
	g.layer.Points = append(g.layer.Points, points...)
	for _, line := range lines {
		read, err := g.line(line)
		if err != nil {
			return err
		}
		g.layer.Lines = append(g.layer.Lines, read)
	}
	return nil
}

// line reads positions: longitude, latitude and perhaps a height.
func (g *geoJSON) line(positions [][]float64) ([]model.Coordinates, error) {
	g.positions += len(positions)
	if g.positions > maxPositions {
		return nil, fmt.Errorf("it holds more than %d positions", maxPositions)
	}
	var line []model.Coordinates
	for _, p := range positions {
		switch {
		case len(p) < 2:
			return nil, errors.New("a position has no longitude and latitude")
		case p[0] < -180 || p[0] > 180 || p[1] < -90 || p[1] > 90:
			return nil, fmt.Errorf("[%.0f, %.0f] is no longitude and latitude in degrees", p[0], p[1])
		}
		line = append(line, model.Coordinates{Lon: p[0], Lat: p[1]})
	}
	return line, nil
}
