package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// Dialect is the version of JSON Schema in which schemas are written.
const Dialect = "https://json-schema.org/draft/2020-12/schema"

// JSON returns the schema of a kind's fields, in JSON Schema.
//
// It allows what check allows, as far as the fields of one file show that:
// whether an id exists, or a day in the month of that year, check alone knows.
// In three things it is stricter, because no author means them: a number or a
// true in quotation marks, an unquoted true for a text.
func (k Kind) JSON() []byte {
	w := walker{site: k == Site}
	root := w.root(k)
	root.Dialect = Dialect
	root.Defs = &w.defs
	return root.print()
}

// All returns one schema that has those of all kinds as its definitions.
func All() []byte {
	w := walker{}
	root := &node{
		Dialect:     Dialect,
		Title:       "The files of an explainer",
		Description: "Each kind's fields are a definition of the kind's name, such as #/$defs/event.",
		Defs:        &w.defs,
	}
	for _, k := range Kinds {
		w.site = k == Site
		w.defs.add(string(k), w.root(k))
	}
	return root.print()
}

// node is a JSON Schema, as far as ours go.
type node struct {
	Dialect              string      `json:"$schema,omitempty"`
	Title                string      `json:"title,omitempty"`
	Description          string      `json:"description,omitempty"`
	Ref                  string      `json:"$ref,omitempty"`
	Type                 any         `json:"type,omitempty"` // a name, or several
	Const                string      `json:"const,omitempty"`
	Enum                 []string    `json:"enum,omitempty"`
	EnumDescriptions     []string    `json:"enumDescriptions,omitempty"` // not of the standard: editors show them beside the values
	Pattern              string      `json:"pattern,omitempty"`
	PatternErrorMessage  string      `json:"patternErrorMessage,omitempty"` // not of the standard: editors show it instead of the pattern
	MaxLength            *int        `json:"maxLength,omitempty"`
	Minimum              *float64    `json:"minimum,omitempty"`
	Maximum              *float64    `json:"maximum,omitempty"`
	Items                *node       `json:"items,omitempty"`
	MinItems             int         `json:"minItems,omitempty"`
	AnyOf                []*node     `json:"anyOf,omitempty"`
	Default              string      `json:"default,omitempty"`
	Properties           *properties `json:"properties,omitempty"`
	PropertyNames        *node       `json:"propertyNames,omitempty"`
	Required             []string    `json:"required,omitempty"`
	AdditionalProperties *bool       `json:"additionalProperties,omitempty"`
	If                   *node       `json:"if,omitempty"`
	Then                 *node       `json:"then,omitempty"`
	Else                 *node       `json:"else,omitempty"`
	Defs                 *properties `json:"$defs,omitempty"`
}

func (n *node) print() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(n); err != nil {
		panic(fmt.Sprintf("explainer: printing a schema: %v", err))
	}
	return b.Bytes()
}

// properties are schemas by name, in an order that editors keep.
type properties struct {
	names []string
	nodes map[string]*node
}

func (p *properties) add(name string, n *node) {
	if p.nodes == nil {
		p.nodes = map[string]*node{}
	}
	if p.nodes[name] == nil {
		p.names = append(p.names, name)
	}
	p.nodes[name] = n
}

// MarshalJSON implements [json.Marshaler].
func (p *properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, name := range p.names {
		b.WriteByte("{,"[min(i, 1)])
		fmt.Fprintf(&b, "%q:", name)
		if err := e.Encode(p.nodes[name]); err != nil {
			return nil, err
		}
	}
	if len(p.names) == 0 {
		b.WriteByte('{')
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// walker makes schemas of structs. What is used in several places becomes a
// definition.
type walker struct {
	defs properties
	site bool // the settings, whose records have no page to take sources from
}

// root returns the schema of a whole file.
func (w *walker) root(k Kind) *node {
	n := w.object(k.Struct())
	n.Title = "The fields of " + model.Kind(k).WithArticle()
	if k == Site {
		n.Title = "The settings of the site"
	}
	n.Description = k.Description()
	if model.Kind(k) == model.KindSource {
		n.If = &node{PropertyNames: &node{Enum: Notes}} // beside a record of an export
		n.Else = &node{Required: n.Required}
		n.Required = nil
	}
	return n
}

// needNotes are the values of fields that must be explained in a note, by
// struct.
var needNotes = map[reflect.Type]struct {
	field  string
	values []string
}{
	reflect.TypeFor[model.Event]():    {"confidence", []string{"low"}},
	reflect.TypeFor[model.Position](): {"basis", []string{"analyst", "inferred"}},
}

// object returns the schema of a map.
func (w *walker) object(t reflect.Type) *node {
	s := Of(t)
	closed := false
	n := &node{Type: "object", Properties: &properties{}, Required: s.required(), AdditionalProperties: &closed}
	for _, f := range s.InOrder() {
		if w.site && s.Sourced && f.Name == "sources" {
			f.Required = true
			n.Required = append(n.Required, f.Name)
		}
		p := w.field(f)
		p.Description, p.Default = Description(t, f), f.Default
		n.Properties.add(f.Name, p)
	}
	if need, ok := needNotes[t]; ok {
		says := &properties{}
		says.add(need.field, &node{Enum: need.values})
		n.If = &node{Properties: says, Required: []string{need.field}}
		n.Then = &node{Required: []string{"note"}}
	}
	return n
}

// field returns the schema of a field's value. One that isn't required may be
// left empty, as Obsidian does with a new property.
func (w *walker) field(f Field) *node {
	t := f.Type
	ways := w.value(elem(t), f)
	single, isSimple := ways[0].Type.([]string)
	switch {
	case t.Kind() == reflect.Slice && f.Required:
		return either(append(ways, &node{Type: "array", Items: either(ways...), MinItems: 1})...)
	case t.Kind() == reflect.Slice:
		return either(append(ways, &node{Type: "array", Items: either(ways...)}, nothing)...)
	case f.Required:
		return either(ways...)
	case len(ways) == 1 && isSimple: // a text, true or false
		ways[0].Type = append(single, "null")
		return ways[0]
	case takesEmpty(t):
		return either(append(ways, w.empty())...)
	}
	return either(append(ways, nothing)...)
}

// nothing allows a field without a value.
var nothing = &node{Type: "null"}

// elem returns what a list or a pointer has.
func elem(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// takesEmpty reports whether a value that is typed as "" counts as absent.
func takesEmpty(t reflect.Type) bool {
	t = elem(t)
	return t == dateType || t == endType || t.Kind() == reflect.String || t.Kind() == reflect.Float64
}

// either returns a schema that allows what any of the given ones does.
func either(nodes ...*node) *node {
	if len(nodes) == 1 {
		return nodes[0]
	}
	return &node{AnyOf: nodes}
}

// value returns the ways to type a value of type t.
func (w *walker) value(t reflect.Type, f Field) []*node {
	switch {
	case t == dateType && f.OneDate():
		return []*node{w.oneDate()}
	case t == dateType:
		return []*node{w.date()}
	case t == endType:
		return []*node{w.oneDate(), {Const: "unknown"}}
	case IsReference(t):
		return []*node{w.reference(reflect.New(t).Interface().(Reference).Wants())}
	case t.Kind() == reflect.Struct:
		return w.record(t)
	case t.Kind() == reflect.Bool:
		return []*node{{Type: []string{"boolean"}}}
	case t.Kind() == reflect.Float64:
		return []*node{number(f)}
	case f.In == waiver && f.Name == "rule":
		return []*node{{Enum: waivable()}}
	case f.Values() != nil:
		return []*node{{Enum: f.Values(), EnumDescriptions: descriptionsOf(f)}}
	}
	return []*node{w.text(f)}
}

// descriptionsOf says what each word that a field takes means, or is nil if all
// mean what they say.
func descriptionsOf(f Field) []string {
	meant := make([]string, len(f.Values()))
	for i, value := range f.Values() {
		meant[i] = Meaning(f.Type, value)
	}
	if !slices.ContainsFunc(meant, func(s string) bool { return s != "" }) {
		return nil
	}
	return meant
}

var waiver = reflect.TypeFor[model.Waiver]()

// waivable returns the names of the rules that a page may set aside.
func waivable() []string {
	var names []string
	for _, info := range diag.Rules {
		if info.Waivable() {
			names = append(names, string(info.Rule))
		}
	}
	return names
}

// record returns the ways to type a record: as a map, or as the one value that
// may stand for it.
func (w *walker) record(t reflect.Type) []*node {
	name := string(unicode.ToLower(rune(t.Name()[0]))) + t.Name()[1:]
	if w.defs.nodes[name] == nil {
		w.defs.add(name, &node{}) // in its place, before what it needs
		w.defs.add(name, w.object(t))
	}
	ways := []*node{{Ref: "#/$defs/" + name}}
	if s := Of(t); s.Plain != "" {
		plain, _ := s.Field(s.Plain)
		plain.Required = true
		ways = append(w.value(plain.Type, plain), ways...)
	}
	return ways
}

// define adds a definition unless there is one, and returns a reference to it.
func (w *walker) define(name string, n *node) *node {
	if w.defs.nodes[name] == nil {
		w.defs.add(name, n)
	}
	return &node{Ref: "#/$defs/" + name}
}

func (w *walker) empty() *node {
	none := 0
	return w.define("empty", &node{Description: "Nothing yet.", Type: []string{"string", "null"}, MaxLength: &none})
}

// text allows numbers too: a volume 7 and a title 1984 need no quotation marks.
// The title […] stands for one that nobody has written yet.
func (w *walker) text(f Field) *node {
	n := &node{Type: []string{"string", "number"}}
	if f.Required {
		n.Pattern, n.PatternErrorMessage = `[^\s\[\]…]`, "This must be written."
	}
	if f.Max > 0 {
		n.MaxLength = &f.Max
	}
	return n
}

// number allows degrees no further than they go.
func number(f Field) *node {
	n := &node{Type: "number"}
	if most := map[string]float64{"lat": 90, "lon": 180}[f.Name]; most > 0 {
		least := -most
		n.Minimum, n.Maximum = &least, &most
	}
	return n
}

// reference allows an id, or as Obsidian writes it, "[[folder/id|label]]".
func (w *walker) reference(to model.Kind) *node {
	const linked = `^\s*\[\[.+\]\]\s*$|^\s*`
	if to == model.KindSource {
		return w.define("key", &node{
			Description: "The key of a source: the name of its file in content/sources/ without .md, or the citation key of a CSL-JSON export.",
			Type:        []string{"string", "integer"},
			Pattern:     linked + `[A-Za-z0-9][A-Za-z0-9_.:-]*\s*$`,

			PatternErrorMessage: "A source's key is Latin letters, digits and _ . : -, and begins with a letter or digit.",
		})
	}
	return w.define(string(to)+"Id", &node{
		Description: fmt.Sprintf("The id of %s: the name of its file in content/%s/ without .md.", to.WithArticle(), to.Folder()),
		Type:        []string{"string", "integer"},
		Pattern:     linked + `[a-z0-9]+(-[a-z0-9]+)*\s*$`,

		PatternErrorMessage: "An id is small Latin letters, digits and single hyphens.",
	})
}

// The forms of EDTF (ISO 8601-2) that package edtf reads. That a February has
// a 29th, and that an interval ends after it begins, no pattern says.
var (
	days = strings.Join([]string{
		`(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])`,
		`(0[469]|11)-(0[1-9]|[12]\d|30)`,
		`02-(0[1-9]|[12]\d)`,
	}, "|")
	point = strings.Join([]string{
		`\d\d(\dX|XX)`, // decades, centuries
		`-?\d{4}[~?%]?`,
		`-?\d{4}-(0[1-9]|1[0-2])[~?%]?`,
		`-?\d{4}-(2[1-4]|XX)`, // seasons
		`-?\d{4}-(` + days + `)[~?%]?`,
		`-?\d{4}-(0[1-9]|1[0-2])-XX`,
	}, "|")
	onePattern  = `^\s*(` + point + `)\s*$`
	datePattern = `^\s*((` + point + `)(/((` + point + `)|\.\.))?|\.\./(` + point + `))\s*$`
)

func (w *walker) date() *node {
	return w.define("date", dated(datePattern, "A date as far as it is known: 2024-11-05, 2024-11 or 2024; 2024~ is about, 2024? uncertain; "+
		"199X a decade; 2024-21 spring; 2020-09-27/2020-11-10 an interval, 2023-09/.. an open one."))
}

func (w *walker) oneDate() *node {
	return w.define("oneDate", dated(onePattern, "One date as far as it is known: 2024-11-05, 2024-11 or 2024; 2024~ is about, 2024? uncertain."))
}

// dated allows a year alone, which YAML takes for a number.
func dated(pattern, description string) *node {
	least, most := -9999.0, 9999.0
	return &node{
		Description: description,
		Type:        []string{"string", "integer"},
		Pattern:     pattern,
		Minimum:     &least,
		Maximum:     &most,

		PatternErrorMessage: "Write it as far as it is known: 2024-11-05, 2024-11 or 2024.",
	}
}
