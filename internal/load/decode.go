package load

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"explainer/internal/diag"
	"explainer/internal/edtf"
	"explainer/internal/model"
)

// decoder fills structs from front matter, by their schemas, and collects the
// mistakes and the references it meets. One decoder reads one file.
type decoder struct {
	block
	schemas  schemas
	exported *page // the source of an export that the file adds notes to; nil for any other file
	diags    diag.List
	refs     []pending
	owed     []owed
}

// pending is a reference to resolve when every page is known.
type pending struct {
	ref   reference
	id    string
	pos   diag.Pos
	field string // the top-level field it stands in
}

// owed is a record that must have sources: its own, or its page's.
type owed struct {
	record  *model.Record
	missing diag.Pos // where to report that there are none
	name    string
}

// located is a struct that keeps the places of its fields.
type located interface {
	Mark(field string, pos diag.Pos)
}

// document fills the struct that v points to from the block.
func (d *decoder) document(v any) {
	mapping, ok := d.parse(&d.diags)
	if !ok {
		return
	}
	target := reflect.ValueOf(v).Elem()
	start := diag.Pos{File: d.file, Line: max(d.line-1, 1), Column: 1}
	if sourced := d.mapping(mapping, target, start, ""); !sourced {
		d.owed = nil
	}
}

// mapping fills the struct target from a YAML mapping. Top is the top-level
// field it stands in, empty for the document itself. It reports false if sources
// were typed and couldn't be read, so that nobody must miss them.
func (d *decoder) mapping(node *ast.MappingNode, target reflect.Value, start diag.Pos, top string) (sourced bool) {
	sc := d.schemas[target.Type()]
	target.FieldByName("Pos").Set(reflect.ValueOf(start))
	marks := target.Addr().Interface().(located)

	seen := map[string]diag.Pos{}
	lost := map[string]bool{} // fields that were typed, but wrongly, and aren't missing therefore
	if top == "" {
		for _, name := range d.broken {
			lost[cmp.Or(sc.meant(name, node), name)] = true
		}
	}
	unnamed := false // a field has a name that can't be read: it may be any
	inComma := false // the last one wasn't a field but the rest of a value
	for i, entry := range node.Values {
		name, pos := d.key(entry.Key)
		if name == "" {
			unnamed = true
			continue
		}
		f, known := sc.field(name)
		if !known && entry.Value.GetToken().Type == token.ImplicitNullType {
			if !inComma {
				d.brokenByComma(node, i, pos)
			}
			inComma = true
			continue
		}
		inComma = false
		if first, twice := seen[name]; twice {
			bad := d.diags.Add(diag.BadFrontMatter, pos, "%s is written twice", name)
			bad.Hint = "keep one of the two"
			bad.Related = []diag.Related{{Pos: first, Message: "here first"}}
			continue
		}
		seen[name] = pos
		if !known {
			meant := sc.meant(name, node)
			lost[meant] = true
			d.unknownField(name, meant, pos, sc)
			continue
		}
		within := top
		if within == "" {
			within = name
		}
		if _, null := entry.Value.(*ast.NullNode); null && !takesTilde(entry.Value) {
			if f.required && !slices.Contains(d.cut, pos.Line-d.line) {
				d.diags.Add(diag.MissingField, pos, "%s is empty", name).Hint = "write " + name + ":" + d.example(target, f)
			}
			continue
		}
		marks.Mark(name, d.pos(entry.Value))
		before := len(d.diags)
		if text, ok := entry.Value.(*ast.StringNode); ok && text.Token.Type == token.StringType &&
			strings.HasPrefix(text.Value, "-") && text.Token.Position.Line > pos.Line-d.line+1 {
			at := d.pos(text)
			at.Length = 1
			d.diags.Add(diag.BadFrontMatter, at, "a space is missing after the hyphen").Hint = "write - and a space before each item"
			lost[name] = true
			continue
		}
		d.value(entry.Value, target.FieldByIndex(f.index), f, marks, within)
		lost[name] = len(d.diags) > before
	}
	for _, f := range sc.fields {
		if _, typed := seen[f.name]; typed {
			continue
		}
		if f.required && !lost[f.name] && !unnamed {
			line := "write "
			if top == "" {
				line = "add a line "
			}
			d.diags.Add(diag.MissingField, start, "%s is missing", f.name).Hint = line + f.name + ":" + d.example(target, f)
		}
		if f.preset != "" {
			target.FieldByIndex(f.index).SetString(f.preset)
		}
	}
	if lost["sources"] || unnamed {
		return false
	}
	if sc.sourced {
		d.owe(target, start, top)
	}
	return true
}

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

// owe notes a record that must have sources.
func (d *decoder) owe(target reflect.Value, pos diag.Pos, top string) {
	record := target.FieldByName("Record").Addr().Interface().(*model.Record)
	d.owed = append(d.owed, owed{record, pos, top})
}

// takesTilde reports whether a null was typed as ~, which dates complain about
// and texts keep.
func takesTilde(node ast.Node) bool { return node.GetToken().Value == "~" }

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

func (d *decoder) unknownField(name, meant string, pos diag.Pos, sc *schema) {
	bad := d.diags.Add(diag.UnknownField, pos, "there is no field %q here", name)
	if d.exported != nil && sc == d.schemas[sourceType] {
		bad.Hint = d.exported.noteHint(name)
		return
	}
	switch {
	case meant != "":
		bad.Hint = fmt.Sprintf("did you mean %s?", meant)
		return
	case name == "id" || name == "slug" || name == "permalink":
		bad.Hint = "take it out: a page's id and address come from the name of its file"
		return
	}
	names := sc.names()
	slices.Sort(names)
	bad.Hint = "the fields are " + strings.Join(names, ", ")
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

// value fills target from a YAML value.
func (d *decoder) value(node ast.Node, target reflect.Value, f field, marks located, top string) {
	switch node.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		d.marked(node)
		return
	}
	t := target.Type()
	switch {
	case t == dateType:
		if text, ok := d.text(node, f, "a date such as 2024-11-05, 2024-11 or 2024"); ok {
			target.Set(reflect.ValueOf(d.date(text, f, d.pos(node))))
		}
	case t == endType:
		if text, ok := d.text(node, f, "a date such as 2024-11-05, or the word unknown"); ok {
			end := model.End{Unknown: strings.EqualFold(text, "unknown")}
			if !end.Unknown {
				end.Date = d.date(text, f, d.pos(node))
			}
			target.Set(reflect.ValueOf(end))
		}
	case isReference(t):
		d.reference(node, target, f, top)
	case t.Kind() == reflect.Slice:
		d.list(node, target, f, marks, top)
	case t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Float64:
		number := reflect.New(t.Elem())
		if d.number(node, number.Elem(), f) {
			target.Set(number)
		}
	case t.Kind() == reflect.Pointer:
		target.Set(reflect.New(t.Elem()))
		d.record(node, target.Elem(), f, top)
	case t.Kind() == reflect.Struct:
		d.record(node, target, f, top)
	case t.Kind() == reflect.Bool:
		d.boolean(node, target, f)
	case t.Kind() == reflect.Float64:
		d.number(node, target, f)
	case t.Kind() == reflect.String:
		d.string(node, target, f)
	default:
		panic("explainer: no way to read a field of type " + t.String())
	}
}

// marked reports a value that YAML takes for an anchor, an alias or a tag. Most
// authors have never heard of them and typed a text.
func (d *decoder) marked(node ast.Node) {
	pos := d.pos(node)
	mark := node.GetToken().Value[:1]
	bad := d.diags.Add(diag.BadFrontMatter, pos, "a value can't begin with %s unless it is in quotation marks", mark)
	bad.Hint = "put the whole value in quotation marks"
	i := pos.Line - d.line
	if i < 0 || i >= len(d.lines) || pos.Column == 0 {
		return
	}
	column := pos.Column - d.place(i, 0, 0).Column
	value := d.lines[i][column:]
	name, _, at, ok := cutField(d.lines[i])
	switch id, embed := strings.CutPrefix(value, "![["); {
	case embed:
		bad.Message = "a field takes an id, not an embedded page"
		bad.Hint = "write " + strings.TrimSuffix(id, "]]")
	case ok && at == column:
		bad.Hint += ": " + name + ": " + inQuotes(value)
	case strings.TrimLeft(d.lines[i][:column], " -") == "":
		bad.Hint += ": - " + inQuotes(value)
	}
}

// list fills a slice; a single value is a list of one.
func (d *decoder) list(node ast.Node, target reflect.Value, f field, marks located, top string) {
	items := []ast.Node{node}
	if seq, ok := node.(*ast.SequenceNode); ok {
		items = seq.Values
	}
	if len(items) == 0 && f.required {
		d.diags.Add(diag.MissingField, d.pos(node), "%s is an empty list", f.name).Hint = "add at least one item"
	}
	if len(items) > maxItems {
		d.diags.Add(diag.TooLarge, d.pos(node), "%s has %d items; the most is %d", f.name, len(items), maxItems).Hint = "split the page"
		return
	}
	// The final size at once: references keep pointers into the slice.
	target.Set(reflect.MakeSlice(target.Type(), len(items), len(items)))
	for i, item := range items {
		if _, null := item.(*ast.NullNode); null {
			d.diags.Add(diag.MissingField, d.pos(item), "an item of %s is empty", f.name).Hint = "write a value, or take the item out"
			continue
		}
		marks.Mark(model.Item(f.name, i), d.pos(item))
		d.value(item, target.Index(i), f, marks, top)
	}
}

// record fills a struct from a mapping, or from the text that stands for it.
func (d *decoder) record(node ast.Node, target reflect.Value, f field, top string) {
	sc := d.schemas[target.Type()]
	if mapping, ok := node.(*ast.MappingNode); ok {
		start := d.pos(mapping)
		if len(mapping.Values) > 0 {
			start = d.pos(mapping.Values[0].Key)
		}
		_ = d.mapping(mapping, target, start, top)
		return
	}
	if _, scalar := node.(ast.ScalarNode); !scalar || sc.plain == "" {
		plain, _ := sc.field(sc.plain)
		if id := wikilink(node); id != "" && sc.plain != "" && isReference(target.Type().FieldByIndex(plain.index).Type) {
			d.doubleBrackets(node, f, id)
			return
		}
		bad := d.diags.Add(diag.WrongType, d.pos(node), "%s takes fields of its own, not %s", f.name, describe(node))
		bad.Hint = "write them as " + d.recordExample(target.Type())
		if value := wikilink(node); value != "" && sc.plain != "" {
			bad.Hint = "write " + value + " without brackets"
		}
		return
	}
	// The other fields' defaults, and the plain one's value.
	start := d.pos(node)
	target.FieldByName("Pos").Set(reflect.ValueOf(start))
	for _, other := range sc.fields {
		if other.preset != "" {
			target.FieldByIndex(other.index).SetString(other.preset)
		}
	}
	plain, _ := sc.field(sc.plain)
	marks := target.Addr().Interface().(located)
	marks.Mark(plain.name, start)
	plain.name, plain.standsIn = f.name, true
	d.value(node, target.FieldByIndex(plain.index), plain, marks, top)
	if sc.sourced {
		d.owe(target, start, top)
	}
}

// text returns a scalar as typed, without surrounding white space.
func (d *decoder) text(node ast.Node, f field, wants string) (string, bool) {
	pos := d.pos(node)
	if n, ok := node.(*ast.LiteralNode); ok {
		node = n.Value
	}
	if _, ok := node.(ast.ScalarNode); !ok {
		bad := d.diags.Add(diag.WrongType, pos, "%s takes %s, not %s", f.name, wants, describe(node))
		if seq, ok := node.(*ast.SequenceNode); ok && len(seq.Values) > 0 {
			bad.Hint = "write one value, without hyphen or brackets"
		} else {
			bad.Hint = "write one value, as in " + f.name + ": …"
		}
		return "", false
	}
	text := strings.TrimSpace(node.GetToken().Value)
	if text == "" && f.required {
		bad := d.diags.Add(diag.MissingField, pos, "%s is empty", f.name)
		bad.Hint = "write a value between the quotation marks"
		if node.GetToken().Type == token.StringType {
			bad.Hint = "write a text, indented, on the lines below it"
		}
		return "", false
	}
	return text, true
}

func (d *decoder) string(node ast.Node, target reflect.Value, f field) {
	values, enumerated := target.Interface().(interface{ Values() []string })
	wants := "text"
	if enumerated {
		wants = "one word"
	}
	text, ok := d.text(node, f, wants)
	if !ok {
		return
	}
	pos := d.pos(node)
	if enumerated && text != "" && !slices.Contains(values.Values(), text) {
		d.unknownValue(text, f, values.Values(), pos)
		return
	}
	if n := utf8.RuneCountInString(text); f.max > 0 && n > f.max {
		d.diags.Add(diag.TooLong, pos, "%s has %d characters; the most is %d", f.name, n, f.max).
			Hint = "shorten it: it stands in tables; the full wording belongs in says"
	}
	target.SetString(text)
}

func (d *decoder) unknownValue(text string, f field, values []string, pos diag.Pos) {
	bad := d.diags.Add(diag.UnknownValue, pos, "%s can't be %q", f.name, text)
	if several, ok := parts(text, func(s string) bool { return slices.Contains(values, s) }); ok && f.standsIn {
		bad.Hint = "write a list: " + several
		return
	}
	if near := diag.Nearest(text, values); near != "" {
		bad.Hint = fmt.Sprintf("did you mean %s? ", near)
	}
	if len(values) == 1 {
		bad.Hint = "the only value is " + values[0]
		return
	}
	bad.Hint += "the values are " + strings.Join(values, ", ")
}

// parts reads several values typed as one text with commas and returns them as
// a list in brackets.
func parts(text string, valid func(string) bool) (list string, ok bool) {
	all := strings.Split(text, ",")
	for i, part := range all {
		all[i] = strings.TrimSpace(part)
		if !valid(all[i]) {
			return "", false
		}
	}
	return "[" + strings.Join(all, ", ") + "]", len(all) > 1
}

func (d *decoder) date(text string, f field, pos diag.Pos) edtf.Date {
	if text == "" {
		return edtf.Date{}
	}
	date, err := edtf.Parse(text)
	if err != nil {
		d.badDate(err, f, pos)
		return edtf.Date{}
	}
	if f.oneDate() && date.Precision() == edtf.PrecisionInterval {
		d.diags.Add(diag.BadDate, pos, "%s takes one date, not the interval %s", f.name, text).Hint = ends(date)
		return edtf.Date{}
	}
	return date
}

// oneDate reports whether the field takes no interval, but one end of it.
func (f field) oneDate() bool { return f.name == "from" || f.name == "to" }

// ends says how to type an interval as two fields.
func ends(interval edtf.Date) string {
	switch from, to := interval.Start(), interval.End(); {
	case to.IsZero():
		return fmt.Sprintf("write from: %s, and leave out to as long as it goes on", from)
	case from.IsZero():
		return fmt.Sprintf("write to: %s, and leave out from if it isn't known", to)
	default:
		return fmt.Sprintf("write its two ends as from: %s and to: %s", from, to)
	}
}

func (d *decoder) badDate(err error, f field, pos diag.Pos) {
	var bad *edtf.Error
	if !errors.As(err, &bad) {
		panic("explainer: an error of edtf that is none of a date: " + err.Error())
	}
	added := d.diags.Add(diag.BadDate, pos, "%s", bad.Message)
	meant, err := edtf.Parse(bad.Hint)
	switch {
	case err == nil && f.oneDate() && meant.Precision() == edtf.PrecisionInterval:
		added.Hint = ends(meant)
	case bad.Hint != "":
		added.Hint = fmt.Sprintf("write %s: %s", f.name, bad.Hint)
	case strings.Contains(bad.Message, "is left out") && !f.required:
		added.Hint = "leave " + f.name + " out"
		if f.name == "to" {
			added.Hint = "write to: unknown if it is over, and leave to out if it isn't"
		}
	case !strings.Contains(bad.Message, "; write "):
		added.Hint = "write it as 2024-11-05, 2024-11 or 2024, as far as it is known"
	}
}

func (d *decoder) boolean(node ast.Node, target reflect.Value, f field) {
	text := node.GetToken().Value
	if _, scalar := node.(ast.ScalarNode); scalar && (strings.EqualFold(text, "true") || strings.EqualFold(text, "false")) {
		target.SetBool(strings.EqualFold(text, "true"))
		return
	}
	bad := d.diags.Add(diag.WrongType, d.pos(node), "%s takes true or false, not %s", f.name, describe(node))
	switch strings.ToLower(text) {
	case "yes", "on", "y", "1":
		bad.Hint = "write " + f.name + ": true"
	case "no", "off", "n", "0":
		bad.Hint = "write " + f.name + ": false"
	default:
		bad.Hint = "write " + f.name + ": true, or leave the line out"
	}
}

// degrees are how far the coordinates go on either side of zero.
var degrees = map[string]float64{"lat": 90, "lon": 180}

func (d *decoder) number(node ast.Node, target reflect.Value, f field) bool {
	text, ok := d.text(node, f, "a number such as 39.82")
	if !ok || text == "" {
		return false
	}
	most, geographic := degrees[f.name]
	number, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil || math.IsInf(number, 0) || math.IsNaN(number):
		bad := d.diags.Add(diag.WrongType, d.pos(node), "%s takes a number, not %q", f.name, text)
		bad.Hint = "write digits alone, with a point before decimals"
		if plain := plainNumber(text, geographic); plain != "" {
			bad.Hint = fmt.Sprintf("write %s: %s", f.name, plain)
		} else if geographic {
			bad.Hint = "write degrees with decimals, as in " + f.name + ": 39.82; south and west have a minus sign"
		}
		return false
	case geographic && math.Abs(number) > most:
		d.diags.Add(diag.WrongType, d.pos(node), "%s takes degrees from -%g to %g, not %s", f.name, most, most, text).
			Hint = "write degrees with decimals, as in " + f.name + ": 39.82"
		return false
	}
	target.SetFloat(number)
	return true
}

// plainNumber returns a number as Go reads it, or "". A comma is a decimal
// point in coordinates and parts the thousands elsewhere.
func plainNumber(text string, geographic bool) string {
	comma := ""
	if geographic {
		comma = "."
	}
	plain := strings.NewReplacer(",", comma, " ", "", "\u00a0", "", "\u202f", "", "'", "", "_", "", "°", "", "−", "-", "–", "-").Replace(text)
	if _, err := strconv.ParseFloat(plain, 64); err != nil || strings.Trim(plain, "-0123456789.") != "" {
		return ""
	}
	return plain
}

// reference notes an id to resolve later.
func (d *decoder) reference(node ast.Node, target reflect.Value, f field, top string) {
	ref := target.Addr().Interface().(reference)
	wants := "the id of " + ref.Wants().WithArticle()
	if ref.Wants() == model.KindSource {
		wants = "the key of a source"
	}
	if id := wikilink(node); id != "" {
		d.doubleBrackets(node, f, id)
		return
	}
	text, ok := d.text(node, f, wants)
	if !ok || text == "" {
		return
	}
	pos := d.pos(node)
	// Obsidian writes properties that link as "[[id]]" or "[[id|label]]".
	if inner, ok := strings.CutPrefix(text, "[["); ok {
		text = bareID(strings.TrimSuffix(inner, "]]"))
	}
	target.FieldByName("ID").SetString(text)
	target.FieldByName("Pos").Set(reflect.ValueOf(pos))
	d.refs = append(d.refs, pending{ref, text, pos, top})
}

// doubleBrackets reports [[id]] in a field, which Obsidian writes in quotation
// marks. Without them it is a list in a list.
func (d *decoder) doubleBrackets(node ast.Node, f field, id string) {
	d.diags.Add(diag.WrongType, d.pos(node), "%s takes an id without brackets, or with double brackets in quotation marks", f.name).
		Hint = "write " + id
}

// bareID returns the id of a page link without its heading and label.
func bareID(link string) string {
	if i := strings.IndexAny(link, "#|"); i >= 0 {
		link = link[:i]
	}
	return strings.TrimSpace(link)
}

// wikilink returns the id of a value typed as [[id]], which YAML reads as a
// list in a list.
func wikilink(node ast.Node) string {
	outer, ok := node.(*ast.SequenceNode)
	if !ok || len(outer.Values) != 1 {
		return ""
	}
	switch inner := outer.Values[0].(type) {
	case *ast.SequenceNode:
		return wikilink(inner)
	case ast.ScalarNode:
		return bareID(inner.GetToken().Value)
	}
	return ""
}

// describe names a YAML value for people.
func describe(node ast.Node) string {
	switch node.(type) {
	case *ast.SequenceNode:
		return "a list"
	case *ast.MappingNode:
		return "fields of its own"
	}
	text := []rune(node.GetToken().Value)
	if len(text) > 40 {
		text = append(text[:40], '…')
	}
	return fmt.Sprintf("%q", string(text))
}

// example returns how a field may look, with a space before it, or "".
func (d *decoder) example(target reflect.Value, f field) string {
	t := target.Type().FieldByIndex(f.index).Type
	if values, ok := reflect.Zero(t).Interface().(interface{ Values() []string }); ok {
		all := values.Values()
		return " with one of " + strings.Join(all, ", ")
	}
	switch {
	case t == dateType:
		return " 2024-11-05 (or 2024-11, or 2024, as far as it is known)"
	case f.name == "lat" || f.name == "lon":
		return " 39.82 (degrees)"
	case f.name == "language":
		return " en"
	case isReference(t):
		return " with the id of " + reflect.New(t).Interface().(reference).Wants().WithArticle()
	}
	return " …"
}

// recordExample returns how a record may look: its required fields, or the
// first of the others.
func (d *decoder) recordExample(t reflect.Type) string {
	var required, others []string
	for _, f := range d.schemas[t].fields {
		switch {
		case f.required:
			required = append(required, f.name+": …")
		case f.name != "sources" && f.name != "note" && f.name != d.schemas[t].plain:
			others = append(others, f.name+": …")
		}
	}
	if len(required) == 0 {
		required = others[:min(2, len(others))]
	}
	return "{" + strings.Join(required, ", ") + "}"
}

// notes reports what must be explained in a note and isn't.
func (d *decoder) notes(page any) {
	missing := func(n *model.Record, field, value, says string) {
		if !n.Has("note") && !slices.Contains(d.broken, "note") {
			d.diags.Add(diag.MissingField, n.At(field), "%s: %s needs a note", field, value).
				Hint = "write note: … and say " + says
		}
	}
	switch v := page.(type) {
	case *model.Event:
		if v.Confidence == "low" {
			missing(&v.Record, "confidence", "low", "why the event isn't sure")
		}
	case *model.Issue:
		for i := range v.Positions {
			if p := &v.Positions[i]; p.Basis == "analyst" || p.Basis == "inferred" {
				missing(&p.Record, "basis", string(p.Basis), "whose conclusion it is")
			}
		}
	}
}
