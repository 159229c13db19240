package model

// Place is a point or area on the map.
type Place struct {
	Page      `yaml:",inline"`
	Lat       float64   `yaml:"lat,required"` // degrees north, WGS 84
	Lon       float64   `yaml:"lon,required"` // degrees east, WGS 84
	Precision Precision `yaml:"precision" default:"settlement"`
	PlaceKind string    `yaml:"kind"` // in words
	Names     []Name    `yaml:"names"`

	Events []*Event `yaml:"-"` // by date
}

// Precision says how closely a place's coordinates are meant.
type Precision string

// Values lists the precisions, finest first.
func (Precision) Values() []string {
	return []string{"exact", "settlement", "district", "region", "country"}
}
