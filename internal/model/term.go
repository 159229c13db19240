package model

// Term is a word that the sides use differently.
type Term struct {
	Page      `yaml:",inline"`
	Use       string   `yaml:"use" voice:"words"` // the wording that this site uses
	Names     []Name   `yaml:"names"`
	InsteadOf []Loaded `yaml:"instead_of"`
}

// Loaded is a word that the site doesn't use, with the reason. It is never a
// party's own name for something.
type Loaded struct {
	Record `yaml:",inline"`
	Text   string `yaml:"text,required"`
	Why    string `yaml:"why,required" voice:"words"`
}
