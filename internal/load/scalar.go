package load

import (
	"errors"
	"fmt"
	"math"
	"path"
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
	tags "explainer/internal/schema"
)

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
		d.unknownValue(text, f, target.Type(), pos)
		return
	}
	if n := utf8.RuneCountInString(text); f.max > 0 && n > f.max {
		d.diags.Add(diag.TooLong, pos, "%s has %d characters; the most is %d", f.name, n, f.max).
			Hint = "shorten it: it stands in tables; the full wording belongs in says"
	}
	target.SetString(text)
}

func (d *decoder) unknownValue(text string, f field, t reflect.Type, pos diag.Pos) {
	values := tags.Values(t)
	bad := d.diags.Add(diag.UnknownValue, pos, "%s can't be %q", f.name, text)
	if several := parts(text, func(s string) bool { return slices.Contains(values, s) }); len(several) > 1 && f.standsIn {
		bad.Hint = "write a list: [" + strings.Join(several, ", ") + "]"
		return
	}
	if near := diag.Nearest(text, values); near != "" {
		bad.Hint = fmt.Sprintf("did you mean %s? ", near)
	}
	if len(values) == 1 {
		bad.Hint = "the only value is " + values[0]
		return
	}
	bad.Hint += "the values are " + explained(t)
}

// parts reads values typed as one text with commas, or returns nil if one of
// them isn't valid.
func parts(text string, valid func(string) bool) []string {
	all := strings.Split(text, ",")
	for i, part := range all {
		all[i] = strings.TrimSpace(part)
		if !valid(all[i]) {
			return nil
		}
	}
	return all
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
	case strings.Contains(bad.Message, "is left out"):
		added.Hint = f.name + " can't be left out here: write it as far as it is known, such as 2024-11, 2024, 199X or 1988/1994"
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
	pos := d.pos(node)
	switch {
	case !ok:
		return
	case text == "":
		d.diags.Add(diag.MissingField, pos, "%s is empty", f.name).Hint = "write " + wants + " between the quotation marks, or take the line out"
		return
	}
	// Obsidian writes properties that link as "[[id]]" or "[[folder/id|label]]".
	if inner, ok := strings.CutPrefix(text, "[["); ok {
		text = strings.TrimSuffix(path.Base(bareID(strings.TrimSuffix(inner, "]]"))), ".md")
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
