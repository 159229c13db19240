package load

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"explainer/internal/diag"
)

// brokenByComma reports the i-th of the fields between braces, which is no
// field but what follows a comma in the value before it.
func (d *decoder) brokenByComma(node *ast.MappingNode, i int, pos diag.Pos) {
	name := node.Values[i].Key.GetToken().Value
	bad := d.diags.Add(diag.BadFrontMatter, pos, "the comma before %q ends the value of the field", name)
	bad.Hint = "put a value with a comma in quotation marks"
	if i == 0 {
		bad.Message, bad.Hint = fmt.Sprintf("%q has no colon and value", name), "write each field between { and } as NAME: VALUE"
		return
	}
	before := node.Values[i-1]
	if _, scalar := before.Value.(ast.ScalarNode); !scalar {
		return
	}
	value := before.Value.GetToken().Value
	if before.Value.Type() == ast.IntegerType && strings.Trim(name, "0123456789") == "" {
		bad.Hint = fmt.Sprintf("write the number without a comma: %s: %s", before.Key.GetToken().Value, value+name)
		return
	}
	for _, rest := range node.Values[i:] {
		if rest.Value.GetToken().Type != token.ImplicitNullType {
			break
		}
		value += ", " + rest.Key.GetToken().Value
	}
	bad.Hint += fmt.Sprintf(": %s: %s", before.Key.GetToken().Value, inQuotes(value))
}

// key returns a field's name as typed; it reports anything that isn't a plain
// name.
func (d *decoder) key(node ast.MapKeyNode) (string, diag.Pos) {
	pos := d.pos(node)
	if s, ok := node.(*ast.StringNode); ok {
		return s.Token.Value, pos
	}
	if node.Type() == ast.IntegerType || node.Type() == ast.FloatType || node.Type() == ast.BoolType {
		return node.GetToken().Value, pos
	}
	d.diags.Add(diag.BadFrontMatter, pos, "%q can't be the name of a field", node.GetToken().Value).
		Hint = "write a field's name, a colon and its value"
	return "", pos
}

// unknownField reports a field that there isn't. Meant is the one that it may be.
func (d *decoder) unknownField(name, meant string, pos diag.Pos, sc *schema) {
	bad := d.diags.Add(diag.UnknownField, pos, "there is no field %q here", name)
	if d.exported != nil && sc == d.schemas[sourceType] {
		bad.Hint = d.exported.noteHint(name)
		return
	}
	switch {
	case sc.namesPoint(name):
		bad.Hint = "write two lines, such as lat: 41.7 and lon: 44.8, in degrees; south and west have a minus sign"
		return
	case meant != "":
		bad.Hint = fmt.Sprintf("did you mean %s?", meant)
		return
	case name == "id" || name == "slug" || name == "permalink":
		bad.Hint = "take it out: a page's id and address come from the name of its file"
		return
	}
	bad.Hint = "the fields are " + strings.Join(sc.inOrder, ", ")
}

// namesPoint reports whether a name is one that people give to both coordinates
// in one, which a place has a field for each of.
func (sc *schema) namesPoint(name string) bool {
	_, place := sc.field("lat")
	return place && slices.Contains([]string{"coordinates", "coordinate", "coords", "geo", "gps", "latlng", "latlon", "location", "point", "position"}, strings.ToLower(name))
}

// otherNames are names that people try for fields.
var otherNames = map[string][]string{
	"name":         {"title", "text", "literal"},
	"kind":         {"type"},
	"headline":     {"title"},
	"type":         {"kind"},
	"category":     {"kind", "type"},
	"description":  {"summary", "text"},
	"abstract":     {"summary"},
	"updated":      {"as_of"},
	"modified":     {"as_of"},
	"latitude":     {"lat"},
	"longitude":    {"lon"},
	"lng":          {"lon"},
	"long":         {"lon"},
	"start":        {"from"},
	"since":        {"from"},
	"begin":        {"from"},
	"end":          {"to"},
	"until":        {"to"},
	"role":         {"as"},
	"says":         {"text"},
	"text":         {"says"},
	"when":         {"date"},
	"day":          {"date"},
	"location":     {"places"},
	"locations":    {"places"},
	"participants": {"actors"},
	"published":    {"issued"},
	"date":         {"issued"},
	"link":         {"URL"},
	"website":      {"URL"},
	"reference":    {"sources"},
	"references":   {"sources"},
	"citations":    {"sources"},
	"bibliography": {"sources"},
	"url":          {"base_url"},
	"site":         {"container-title"},
	"newspaper":    {"container-title"},
	"journal":      {"container-title"},
	"publication":  {"container-title"},
	"redirect":     {"redirect_from"},
	"lang":         {"language"},
	"licence":      {"license"},
}

// meant returns the field that an author most likely means by a name that no
// field has, or "". It prefers one that the mapping doesn't have already.
func (sc *schema) meant(name string, beside *ast.MappingNode) string {
	names := sc.names()
	typed := func(name string) bool {
		return slices.ContainsFunc(beside.Values, func(v *ast.MappingValueNode) bool { return v.Key.GetToken().Value == name })
	}
	for _, other := range otherNames[strings.ToLower(name)] {
		if slices.Contains(names, other) && !typed(other) {
			return other
		}
	}
	return diag.Nearest(name, names)
}
