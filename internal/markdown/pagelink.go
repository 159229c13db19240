package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// pageLink is [[id#heading|label]]. The id may be a path, which only the caller
// can tell. The heading is given by its words or by its id, which come to the
// same; a link to a heading of the same page shows them. In a table the separator
// is \|, since | alone ends the cell; it may be typed so elsewhere too.
type pageLink struct {
	ast.BaseInline
	link *model.Link
}

var kindPageLink = ast.NewNodeKind("PageLink")

func (n *pageLink) Kind() ast.NodeKind { return kindPageLink }

func (n *pageLink) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Target": n.link.Target}, nil)
}

type pageLinkParser struct{}

func (pageLinkParser) Trigger() []byte { return []byte{'[', '!'} }

func (pageLinkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	open := 2
	if line[0] == '!' {
		open = 3
	}
	if !bytes.HasSuffix(line[:min(open, len(line))], []byte("[[")) {
		return nil
	}
	f, a := found(pc), lookAhead(block)
	stop, end := a.pageLinkEnd(open)
	switch {
	case end == ordinary:
		return nil
	case end == unclosed && open == 3:
		return nil // an image, perhaps
	case end == unclosed:
		if parent.Kind() != extast.KindTableCell || !f.cutByPipe(a.offset(0)) {
			f.unclosedPageLink(a, stop)
		}
		return nil
	case open == 3:
		f.embed(a.offset(0), a.offset(stop), string(a.text[open:stop-2]))
		return nil
	}
	link := f.pageLink(a, stop)
	if link == nil {
		return nil
	}
	a.advance(stop)
	return &pageLink{link: link}
}

// How a page link may end.
const (
	closed   = iota
	unclosed // the closing brackets are missing
	ordinary // the brackets are those of [[1]](url) or [[text](url)]
)

// pageLinkEnd looks from text[i], behind the opening brackets, for the closing
// ones, and returns the place behind them, or where the link seems to end.
func (a *ahead) pageLinkEnd(i int) (stop, end int) {
	for ; a.has(i); i++ {
		next := byte(0)
		if i+1 < len(a.text) {
			next = a.text[i+1]
		}
		switch {
		case a.text[i] == '[' && next == '[':
			return i, unclosed
		case a.text[i] == '[':
			return i, ordinary
		case a.text[i] == ']' && next == ']':
			if i+2 < len(a.text) && a.text[i+2] == '(' {
				return i, ordinary
			}
			return i + 2, closed
		case a.text[i] == ']' && (strings.IndexByte("([:", next) >= 0 || a.closesLink(i+1)):
			return i, ordinary
		case a.text[i] == ']':
			return i, unclosed
		}
	}
	return len(a.text), unclosed
}

// closesLink reports whether the first bracket from text[i] on is that of
// [[sic] label](url).
func (a *ahead) closesLink(i int) bool {
	n := bytes.IndexAny(a.text[i:], "[]")
	return n >= 0 && bytes.HasPrefix(a.text[i+n:], []byte("]("))
}

// pageLink reads a page link that ends at text[stop], or reports it and returns
// nil.
func (f *findings) pageLink(a *ahead, stop int) *model.Link {
	from, to := 2, stop-2
	typed := excerpt(squeeze(string(a.text[:stop])))
	malformed := func(format string, args ...any) *diag.Diagnostic {
		return f.add(diag.MalformedLink, a.offset(0), a.offset(stop), format, args...)
	}
	label, labelled := "", false
	if i := bytes.IndexByte(a.text[from:to], '|'); i >= 0 {
		label, labelled = squeeze(plain(a.text[from+i+1:to])), true
		to = from + i
		if i > 0 && a.text[to-1] == '\\' {
			to--
		}
	}
	for from < to && util.IsSpace(a.text[from]) {
		from++
	}
	for from < to && util.IsSpace(a.text[to-1]) {
		to--
	}
	address := squeeze(plain(a.text[from:to]))
	target, heading, fragment := strings.Cut(address, "#")
	target = strings.TrimSpace(target)
	heading = strings.TrimSpace(heading[strings.LastIndexByte(heading, '#')+1:]) // Obsidian's [[id#part#section]]
	switch {
	case address == "" && labelled:
		malformed("%s doesn't say which page it links to", typed).Hint = fmt.Sprintf("write the id of the page, its file name without .md, before the label: [[id|%s]]", label)
	case address == "" || address == "#":
		malformed("%s doesn't say which page it links to", typed).Hint = "write the id of the page, its file name without .md: [[id]] or [[id|label]]"
	case strings.HasPrefix(target, "@"):
		f.add(diag.MalformedCitation, a.offset(0), a.offset(stop), "%s has double brackets, which are for pages; a citation has single ones", typed).Hint = fmt.Sprintf("write [%s]", address)
	case fragment && heading == "":
		malformed("%s doesn't say which heading it links to", typed).Hint = fmt.Sprintf("write [[%s]], or the words of the heading behind the #", target)
	case strings.HasPrefix(heading, "^"):
		malformed("%s links to a block, which only Obsidian can", typed).Hint = fmt.Sprintf("write [[%s]], or link to a heading: [[%s#heading]]", target, target)
	case labelled && label == "":
		malformed("%s has a | and no label behind it", typed).Hint = fmt.Sprintf("write [[%s]], or the label behind the |", address)
	default:
		if target == "" && label == "" {
			label = heading
		}
		return &model.Link{
			Pos:      f.lines.pos(a.offset(from), a.offset(to)),
			Wiki:     true,
			Target:   target,
			Fragment: slug(heading),
			Label:    label,
		}
	}
	return nil
}

func (f *findings) unclosedPageLink(a *ahead, stop int) {
	d := f.add(diag.MalformedLink, a.offset(0), a.offset(2), "[[ begins a page link, and no ]] ends it")
	d.Hint = `write [[id]] or [[id|label]]; for two brackets as such write \[\[`
	if inside := squeeze(string(a.text[2:stop])); stop < len(a.text) && a.text[stop] == ']' && inside != "" {
		d.Hint = fmt.Sprintf(`write [[%s]]; for two brackets as such write \[\[`, excerpt(inside))
	}
}

func (f *findings) embed(start, stop int, inside string) {
	target, label, _ := strings.Cut(inside, "|")
	target, label = squeeze(strings.TrimSuffix(target, `\`)), squeeze(label)
	d := f.add(diag.MalformedLink, start, stop, "![[%s]] would put another file into this page, which isn't possible", excerpt(squeeze(inside)))
	target, _, _ = strings.Cut(target, "#^") // a block, which can't be linked to
	address := target
	if f.path != nil {
		address = cmp.Or(f.path(target), target)
	}
	address = strings.ReplaceAll(address, " ", "%20")
	switch i := strings.LastIndexByte(target, '.'); {
	case i > 0 && strings.Contains(" .png .jpg .jpeg .gif .svg .webp .avif ", " "+target[i:]+" "):
		d.Hint = fmt.Sprintf("for an image, write what it shows and its path from this file: ![what it shows](%s)", address)
	case i > 0 && f.path != nil && f.path(target) != "":
		d.Hint = fmt.Sprintf("for a link to the file, write its path from this file: [what it is](%s)", address)
	case label != "":
		d.Hint = fmt.Sprintf("for a link, write [[%s|%s]]", target, label)
	default:
		d.Hint = fmt.Sprintf("for a link, write [[%s]]", target)
	}
}

type pageLinkRenderer struct{}

func (r pageLinkRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindPageLink, r.render)
}

func (pageLinkRenderer) render(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	link := n.(*pageLink).link
	leave(w, func() string {
		if link.URL == "" {
			return escape(label(link))
		}
		term := ""
		if link.To != nil && link.To.Kind == model.KindTerm && link.To.Summary != "" {
			term = fmt.Sprintf(` class="term" title="%s"`, escape(link.To.Summary)) // what it means, without leaving the page
		}
		return fmt.Sprintf(`<a%s href="%s">%s</a>`, term, escapeURL(link.URL), escape(label(link)))
	})
	return ast.WalkContinue, nil
}

// pageLinks is the extension. Its parser comes before goldmark's link parser, at
// 200, to which every other bracket belongs.
type pageLinks struct{}

func (pageLinks) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(pageLinkParser{}, 150)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(pageLinkRenderer{}, 500)))
}
