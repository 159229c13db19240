package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// fileLink is an ordinary link to a file or heading of the site. It takes the
// place of goldmark's node; links to other sites keep theirs.
type fileLink struct {
	ast.BaseInline
	link        *model.Link
	destination []byte // as typed
	title       []byte // as typed; nil if there is none
}

var kindFileLink = ast.NewNodeKind("FileLink")

func (n *fileLink) Kind() ast.NodeKind { return kindFileLink }

func (n *fileLink) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Target": n.link.Target}, nil)
}

type linkTransformer struct{}

// Transform enters the links of a body, those to pages too, and takes out the
// unsafe ones.
func (linkTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	for _, n := range nodes(doc, kindPageLink, ast.KindLink, ast.KindAutoLink) {
		switch n := n.(type) {
		case *pageLink:
			f.enterPageLink(n)
		case *ast.Link:
			f.ordinaryLink(n)
		case *ast.AutoLink:
			f.autoLink(n)
		}
	}
}

func (f *findings) enterPageLink(n *pageLink) {
	if within(n, ast.KindLink, kindFileLink) {
		d := f.list.Add(diag.MalformedLink, n.link.Pos, "a page link can't stand in the words of another link")
		d.Hint = "put it before or after the other link"
		unlinked := ast.NewString([]byte(label(n.link)))
		unlinked.SetRaw(true)
		replace(n, unlinked)
		return
	}
	f.body.Links = append(f.body.Links, n.link)
}

func (f *findings) ordinaryLink(n *ast.Link) {
	address := resolve(n.Destination)
	start, stop := f.span(n.Destination, n)
	switch s := scheme(address); {
	case s == "" && address == "":
		f.add(diag.MalformedLink, start, stop, "this link has no address").Hint = "write the path of a file or an address in the round brackets: [label](../folder/file.md)"
	case s == "":
		link := &model.Link{Pos: f.lines.pos(start, stop), Label: squeeze(words(n, f.source))}
		link.Target, link.Fragment, _ = strings.Cut(address, "#")
		link.Target, link.Fragment = decode(link.Target), decode(link.Fragment)
		f.body.Links = append(f.body.Links, link)
		file := &fileLink{link: link, destination: n.Destination, title: n.Title}
		file.SetPos(n.Pos())
		adopt(file, n)
		replace(n, file)
	case !opens(s):
		f.unsafe(start, stop, address, s)
		if harms(s) {
			unwrap(n)
		}
	}
}

func (f *findings) autoLink(n *ast.AutoLink) {
	typed := n.Label(f.source)
	if within(n, ast.KindLink, kindFileLink) {
		start, stop := f.span(typed, n)
		f.add(diag.MalformedLink, start, stop, "<%s> is a link of its own, and can't stand in the words of another link", excerpt(string(typed))).
			Hint = "leave out the angle brackets, or put it before or after the other link"
		replace(n, ast.NewRawTextSegment(text.NewSegment(start, stop)))
		return
	}
	if s := scheme(string(typed)); n.AutoLinkType == ast.AutoLinkURL && !opens(s) {
		start, stop := f.span(typed, n)
		f.unsafe(start, stop, string(typed), s)
		if harms(s) {
			replace(n, ast.NewRawTextSegment(text.NewSegment(start, stop)))
		}
	}
}

func (f *findings) unsafe(start, stop int, address, scheme string) {
	if scheme == "//" {
		d := f.add(diag.UnsafeURL, start, stop, "%s doesn't say how to get there, and a page opened from disk can't guess it", address)
		d.Hint = "write https:" + strings.ReplaceAll(address, `\`, "/")
		return
	}
	d := f.add(diag.UnsafeURL, start, stop, "%s is an address that a reader's browser must not follow: links begin with https:, http:, mailto: or tel:", excerpt(address))
	switch scheme {
	case "ftp":
		d.Hint = "write the https: address, if there is one"
	case "file":
		d.Hint = "save the file beside the page, and write its path from this file"
	default:
		d.Hint = "write an https: address or the path of a file, or only the words"
	}
}

// resolve returns an address without the backslashes and entities of Markdown.
func resolve(destination []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(destination))))
}

// scheme returns what an address begins with, in lower case and without colon;
// "//" if it names a host only, and "" for a path. It reads as browsers do,
// which pass over control characters and take \ for / (WHATWG URL, section 4.4).
func scheme(address string) string {
	address = strings.Map(func(r rune) rune {
		switch {
		case r <= ' ' || r == 0x7F:
			return -1
		case r == '\\':
			return '/'
		}
		return r
	}, address)
	if strings.HasPrefix(address, "//") {
		return "//"
	}
	s, _, ok := strings.Cut(address, ":")
	if !ok || s == "" || !isLetter(s[0]) || strings.ContainsFunc(s, func(r rune) bool {
		return r >= 0x80 || !isLetter(byte(r)) && strings.IndexByte("0123456789+-.", byte(r)) < 0
	}) {
		return ""
	}
	return string(lowerASCII([]byte(s)))
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func lowerASCII(b []byte) []byte {
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return b
}

// opens reports whether a link may have the scheme.
func opens(scheme string) bool {
	return scheme == "https" || scheme == "http" || scheme == "mailto" || scheme == "tel"
}

// harms reports whether an address of the scheme is taken out of the HTML, not
// only reported: it runs a script, shows a document that nobody published, or
// means something else on every computer. What is left is CommonMark's to render.
func harms(scheme string) bool {
	switch scheme {
	case "//", "about", "blob", "data", "file", "filesystem", "javascript", "jar", "livescript", "vbscript", "view-source":
		return true
	}
	return false
}

// decode undoes percent-encoding. What isn't properly encoded stays.
func decode(s string) string {
	if d, err := url.PathUnescape(s); err == nil {
		return d
	}
	return s
}

// excerpt shortens what the author typed for a message.
func excerpt(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

type linkRenderer struct{}

func (r linkRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindFileLink, r.render)
}

func (linkRenderer) render(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*fileLink)
	if !entering {
		_, _ = w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	link, typed := n.link, escapeDestination(n.destination)
	_, _ = w.WriteString(`<a href="`)
	leave(w, func() string { return resolved(link.URL, typed) })
	_ = w.WriteByte('"')
	writeTitle(w, n.title)
	_ = w.WriteByte('>')
	if link.Label == "" && !n.HasChildren() {
		leave(w, func() string { return escape(link.Title) })
	}
	return ast.WalkContinue, nil
}

// resolved returns the address to write: the one that the caller has found, or
// else the one that the author typed, escaped, which is relative and so does no
// harm.
func resolved(url, typed string) string {
	if url == "" {
		return typed
	}
	return escapeURL(url)
}

func writeTitle(w util.BufWriter, title []byte) {
	if title != nil {
		_, _ = w.WriteString(` title="`)
		goldhtml.DefaultWriter.Write(w, title)
		_ = w.WriteByte('"')
	}
}

// links is the extension.
type links struct{}

func (links) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(linkTransformer{}, orderLinks)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(linkRenderer{}, 500)))
}
