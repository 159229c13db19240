package render

import (
	"html/template"
	"strings"
	"sync"
)

// shared is what many pages show alike: made once, unchanged from then on, and
// kept by a key that tells it from everything else.
type shared struct{ made sync.Map }

// share returns what the first call for the key made.
func share[K comparable, V any](s *shared, key K, first func() V) V {
	if v, ok := s.made.Load(key); ok {
		return v.(V)
	}
	v, _ := s.made.LoadOrStore(key, first())
	return v.(V)
}

// once is the function of that name in templates: {{once "reference" .}} shows
// what {{template "reference" .}} would, and executes the partial only for the
// first of all pages that give it the same view. Two views are the same if ==
// says so, so what a partial shows must follow from its view alone.
func (r *renderer) once(partial string, view any) (template.HTML, error) {
	type key struct {
		partial string
		view    any
	}
	k := key{partial, view}
	if html, ok := r.shared.made.Load(k); ok {
		return html.(template.HTML), nil
	}
	var out strings.Builder
	if err := r.partials.ExecuteTemplate(&out, partial, view); err != nil {
		return "", err
	}
	return share(&r.shared, k, func() template.HTML { return template.HTML(out.String()) }), nil
}
