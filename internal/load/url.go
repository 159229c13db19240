package load

import "net/url"

// escapePath makes a path a URL.
func escapePath(p string) string { return (&url.URL{Path: p}).String() }

// fragment makes an anchor the fragment of a URL.
func fragment(id string) string { return (&url.URL{Fragment: id}).EscapedFragment() }
