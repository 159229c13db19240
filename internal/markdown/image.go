package markdown

import (
	"cmp"
	"fmt"
	"regexp"
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

// picture is an image of the site; it takes the place of goldmark's node. Its
// children are the text for those who don't see it.
type picture struct {
	ast.BaseInline
	image       *model.Image
	destination []byte // as typed
	title       []byte // as typed; nil if there is none
}

var kindPicture = ast.NewNodeKind("Picture")

func (n *picture) Kind() ast.NodeKind { return kindPicture }

func (n *picture) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Target": n.image.Target}, nil)
}

func isImage(n ast.Node) bool { return n.Kind() == ast.KindImage || n.Kind() == kindPicture }

type imageTransformer struct{}

// Transform enters the images of a body, and takes out those that a browser
// would get from elsewhere.
func (imageTransformer) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	f := found(pc)
	for _, n := range nodes(doc, ast.KindImage) {
		f.image(n.(*ast.Image))
	}
}

func (f *findings) image(n *ast.Image) {
	f.plainAlt(n)
	address := resolve(n.Destination)
	start, stop := f.span(n.Destination, n)
	switch s := scheme(address); s {
	case "":
		if address == "" {
			f.add(diag.MissingImage, start, stop, "this image has no path").Hint = "write its path from this file in the round brackets: ![what it shows](images/map.png)"
		}
		image := &model.Image{Pos: f.lines.pos(start, stop), Target: decode(address), Alt: squeeze(words(n, f.source))}
		f.body.Images = append(f.body.Images, image)
		f.alt(n, image.Alt)
		p := &picture{image: image, destination: n.Destination, title: n.Title}
		p.SetPos(n.Pos())
		adopt(p, n)
		replace(n, p)
	default:
		d := f.add(diag.UnsafeURL, start, stop, "a reader's browser would get the image %s from elsewhere, which tells others who reads this page", excerpt(address))
		switch {
		case s == "data":
			d.Message = "an image can't be written into the page as a data: address"
		case s != "//" && harms(s):
			d.Message = fmt.Sprintf("%s is no address of an image that readers could see", excerpt(address))
		}
		d.Hint = "save the image beside the page, and write its path from this file: ![what it shows](images/map.png)"
		said := ast.NewString([]byte(alt(n, f.source))) // nobody has looked into the links and images in it
		said.SetRaw(true)
		replace(n, said)
	}
}

// imageSize is what Obsidian takes for a width, or for width and height, in the
// text of an image.
var imageSize = regexp.MustCompile(`(^|\s*\|\s*)\d+(x\d+)?$`)

// alt reports a text of an image that is no help to those who don't see it.
func (f *findings) alt(n *ast.Image, words string) {
	address := strings.ReplaceAll(string(n.Destination), " ", "%20")
	start, _ := f.span(n.Destination, n)
	switch at := imageSize.FindStringIndex(words); {
	case at != nil:
		rest := cmp.Or(words[:at[0]], "what it shows")
		f.add(diag.UnsupportedSyntax, n.Pos(), start, "%s is the size of an image in Obsidian; here it would be read out as its text", strings.Trim(words[at[0]:], " |")).
			Hint = fmt.Sprintf("write ![%s](%s); the page gives an image the size that fits", rest, address)
	case words == "" && address != "":
		f.add(diag.MissingAlt, n.Pos(), start, "this image has no words for those who can't see it").
			Hint = fmt.Sprintf("say in the square brackets what it shows: ![what it shows](%s)", address)
	}
}

// plainAlt reports constructs in an image's text, which can only be words.
func (f *findings) plainAlt(n ast.Node) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		switch c := c.(type) {
		case *citation:
			f.list.Add(diag.MalformedCitation, c.items[0].Pos, "a citation can't stand in the text of an image").Hint = "put it after the image"
			remove(c)
		case *pageLink:
			f.list.Add(diag.MalformedLink, c.link.Pos, "a link can't stand in the text of an image").Hint = "put it after the image"
			remove(c)
		case *extast.FootnoteLink:
			f.add(diag.MalformedLink, c.Pos(), c.Pos()+2, "a footnote mark can't stand in the text of an image").Hint = "put it after the image"
			remove(c)
		default:
			f.plainAlt(c)
		}
		c = next
	}
}

type imageRenderer struct{}

func (r imageRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindPicture, r.render)
}

func (imageRenderer) render(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*picture)
	image, typed := n.image, escapeDestination(n.destination)
	_, _ = w.WriteString(`<img src="`)
	leave(w, func() string { return resolved(image.URL, typed) })
	_, _ = fmt.Fprintf(w, `" alt="%s"`, escape(alt(n, source)))
	writeTitle(w, n.title)
	_ = w.WriteByte('>')
	return ast.WalkSkipChildren, nil
}

// alt is the text of an image without markup, with its lines as typed.
func alt(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch t := n.(type) {
		case *ast.Text:
			if !entering {
				break
			}
			if t.IsRaw() {
				b.Write(t.Segment.Value(source))
			} else {
				b.WriteString(plain(t.Segment.Value(source)))
			}
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte('\n')
			}
		case *ast.String:
			if entering {
				b.Write(t.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// images is the extension.
type images struct{}

func (images) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(imageTransformer{}, orderImages)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(imageRenderer{}, 500)))
}
