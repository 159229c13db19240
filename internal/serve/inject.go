package serve

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// origin is what a page was made from. The script in the page has it.
type origin struct {
	site  string // names the good site that it is a page of
	build string // names the reading, good or not, if the page itself shows what is wrong
	file  string // the page's file in the site folder; may be empty
}

// inject puts the script before the end of a page's body, and lets the page's
// content security policy allow it. Everything else stays as it is, byte by
// byte.
func inject(page []byte, from origin) []byte {
	script := fmt.Sprintf("<script src=\"%s\" data-site=\"%s\" data-build=\"%s\" data-file=\"%s\"></script>\n",
		scriptPath, from.site, from.build, html.EscapeString(from.file))
	var out bytes.Buffer
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		raw := bytes.Clone(z.Raw()) // Token changes it
		token := z.Token()
		switch {
		case kind == html.ErrorToken: // the end, as nothing else is an error
			out.Write(raw)
			out.WriteString(script)
			return out.Bytes()
		case kind == html.EndTagToken && token.Data == "body":
			out.WriteString(script)
			script = ""
		case token.Data == "meta" && openPolicy(&token):
			raw = []byte(token.String())
		}
		out.Write(raw)
	}
}

// openPolicy adds what the script needs to a meta element, if it holds a
// content security policy.
func openPolicy(meta *html.Token) bool {
	isPolicy := slices.ContainsFunc(meta.Attr, func(a html.Attribute) bool {
		return a.Key == "http-equiv" && strings.EqualFold(a.Val, "Content-Security-Policy")
	})
	for i, a := range meta.Attr {
		if isPolicy && a.Key == "content" {
			meta.Attr[i].Val = allowSelf(allowSelf(a.Val, "script-src"), "connect-src")
		}
	}
	return isPolicy
}

// allowSelf adds the page's own origin to a directive of a content security
// policy (CSP Level 3), in which a missing directive falls back to default-src
// and a missing default-src to everything.
func allowSelf(policy, directive string) string {
	var inherited []string // the sources of default-src, after its name
	directives := strings.Split(policy, ";")
	for i, text := range directives {
		words := strings.Fields(text)
		switch {
		case len(words) == 0:
		case strings.EqualFold(words[0], directive):
			directives[i] = " " + withSelf(words)
			return strings.TrimSpace(strings.Join(directives, ";"))
		case strings.EqualFold(words[0], "default-src"):
			inherited = words
		}
	}
	if inherited == nil {
		return policy
	}
	inherited[0] = directive
	return policy + "; " + withSelf(inherited)
}

// withSelf adds 'self' to the words of a directive.
func withSelf(words []string) string {
	words = slices.DeleteFunc(words, func(w string) bool { return w == "'none'" || w == "'self'" })
	return strings.Join(append(words, "'self'"), " ")
}
