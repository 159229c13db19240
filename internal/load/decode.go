package load

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"explainer/internal/diag"
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
	prose    []model.Prose
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

// filling is a struct while it is filled from a mapping.
type filling struct {
	node    *ast.MappingNode
	target  reflect.Value // the struct
	schema  *schema       // of the struct
	start   diag.Pos
	top     string              // the top-level field it stands in; empty for the document itself
	seen    map[string]diag.Pos // names of fields that were typed
	lost    map[string]bool     // fields that were typed, but wrongly, and aren't missing therefore
	unnamed bool                // a field has a name that can't be read: it may be any
}

// mapping fills the struct target from a YAML mapping. Top is the top-level
// field it stands in, empty for the document itself. It reports false if sources
// were typed and couldn't be read, so that nobody must miss them.
func (d *decoder) mapping(node *ast.MappingNode, target reflect.Value, start diag.Pos, top string) (sourced bool) {
	target.FieldByName("Pos").Set(reflect.ValueOf(start))
	f := &filling{
		node:   node,
		target: target,
		schema: d.schemas[target.Type()],
		start:  start,
		top:    top,
		seen:   map[string]diag.Pos{},
		lost:   map[string]bool{},
	}
	if top == "" {
		for _, name := range d.broken {
			f.lost[cmp.Or(f.schema.meant(name, node), name)] = true
		}
	}
	inComma := false // the last one wasn't a field but the rest of a value
	for i, entry := range node.Values {
		name, pos := d.key(entry.Key)
		if name == "" {
			f.unnamed = true
			continue
		}
		if _, known := f.schema.field(name); !known && entry.Value.GetToken().Type == token.ImplicitNullType {
			if !inComma {
				d.brokenByComma(node, i, pos)
			}
			inComma = true
			continue
		}
		inComma = false
		d.field(f, name, pos, entry.Value)
	}
	d.missing(f)
	if f.lost["sources"] || f.unnamed {
		return false
	}
	if f.schema.sourced {
		d.owe(target, start, top)
	}
	return true
}

// field fills one field; its name stands at pos.
func (d *decoder) field(of *filling, name string, pos diag.Pos, value ast.Node) {
	if first, twice := of.seen[name]; twice {
		bad := d.diags.Add(diag.BadFrontMatter, pos, "%s is written twice", name)
		bad.Hint = "keep one of the two"
		bad.Related = []diag.Related{{Pos: first, Message: "here first"}}
		return
	}
	of.seen[name] = pos
	f, known := of.schema.field(name)
	if !known {
		meant := of.schema.meant(name, of.node)
		of.lost[meant] = true
		if of.schema.namesPoint(name) {
			of.lost["lat"], of.lost["lon"] = true, true
		}
		d.unknownField(name, meant, pos, of.schema)
		return
	}
	_, null := value.(*ast.NullNode)
	if null && !takesTilde(value) || d.margin(value, pos) {
		if f.required && !slices.Contains(d.cut, pos.Line-d.line) {
			line, about := d.example(of.target, f)
			d.diags.Add(diag.MissingField, pos, "%s is empty", name).Hint = "write " + line + about
		}
		return
	}
	marks := of.target.Addr().Interface().(located)
	marks.Mark(name, d.pos(value))
	before := len(d.diags)
	if !d.gluedHyphen(value, pos) {
		d.value(value, of.target.FieldByIndex(f.index), f, marks, cmp.Or(of.top, name))
	}
	of.lost[name] = len(d.diags) > before
}

// missing reports the required fields that weren't typed, and gives the others
// their defaults.
func (d *decoder) missing(of *filling) {
	for _, f := range of.schema.fields {
		if _, typed := of.seen[f.name]; typed {
			continue
		}
		if f.required && !of.lost[f.name] && !of.unnamed {
			line, about := d.example(of.target, f)
			bad := d.diags.Add(diag.MissingField, of.start, "%s is missing", f.name)
			bad.Hint = "add " + line + " to this entry" + about
			if of.top == "" {
				bad.Hint = "add a line " + line + about
			}
		}
		f.setDefault(of.target)
	}
}

// gluedHyphen reports a list whose hyphens touch their items, which is a text.
func (d *decoder) gluedHyphen(value ast.Node, field diag.Pos) bool {
	text, ok := value.(*ast.StringNode)
	if !ok || text.Token.Type != token.StringType || !strings.HasPrefix(text.Value, "-") || text.Token.Position.Line <= field.Line-d.line+1 {
		return false
	}
	at := d.pos(text)
	at.Length = 1
	d.diags.Add(diag.BadFrontMatter, at, "a space is missing after the hyphen").Hint = "write - and a space before each item"
	return true
}

// margin reports a line at the margin that the parser takes for the value of
// the field above, which is empty.
func (d *decoder) margin(value ast.Node, field diag.Pos) bool {
	at := d.pos(value)
	if _, text := value.(*ast.StringNode); !text || at.Line <= field.Line || at.Column != 1 {
		return false
	}
	s := withoutColon(d.lines[at.Line-d.line])
	at.Length = s.length
	d.diags.Add(diag.BadFrontMatter, at, "%s", s.message).Hint = s.hint
	return true
}

// owe notes a record that must have sources.
func (d *decoder) owe(target reflect.Value, pos diag.Pos, top string) {
	record := target.FieldByName("Record").Addr().Interface().(*model.Record)
	d.owed = append(d.owed, owed{record, pos, top})
}

// takesTilde reports whether a null was typed as ~, which dates complain about
// and texts keep.
func takesTilde(node ast.Node) bool { return node.GetToken().Value == "~" }

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
		if f.voice != model.VoiceNone && target.Len() > 0 {
			d.prose = append(d.prose, d.fieldProse(node, target.String(), f, marks))
		}
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
		typed := ""
		if _, scalar := node.(ast.ScalarNode); scalar {
			typed = node.GetToken().Value
		}
		bad.Hint = "write it as " + d.recordExample(target.Type(), typed)
		if name := d.wholeValue(node); name != "" {
			bad.Hint = "write " + name + ": " + d.recordExample(target.Type(), typed)
		}
		if value := wikilink(node); value != "" && sc.plain != "" {
			bad.Hint = "write " + value + " without brackets"
		}
		return
	}
	// The other fields' defaults, and the plain one's value.
	start := d.pos(node)
	target.FieldByName("Pos").Set(reflect.ValueOf(start))
	for _, other := range sc.fields {
		other.setDefault(target)
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

// placeholder reports the title that stands in a new source's page until somebody
// writes one.
func (d *decoder) placeholder(p *model.Page) {
	if p.Title == model.Untitled {
		d.diags.Add(diag.MissingField, p.At("title"), "the title is still %s, which stands for one to be written", p.Title).
			Hint = "write what stands at the top of the source, or your own words for it in square brackets"
	}
}

// missingNotes reports what must be explained in a note and isn't.
func (d *decoder) missingNotes(page any) {
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
