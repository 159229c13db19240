package model_test

import (
	"testing"

	"explainer/internal/model"
)

func TestRelativePath(t *testing.T) {
	for _, test := range []struct{ dir, to, want string }{
		{".", "index.html", "index.html"},
		{".", "actors/a.html", "actors/a.html"},
		{"actors", "index.html", "../index.html"},
		{"actors", "actors/a.html", "a.html"},
		{"actors", "issues/a.html", "../issues/a.html"},
		{"a/b", "a/c/d.html", "../c/d.html"},
		{"a/b", "a/b/c/d.html", "c/d.html"},
		{"a/b", "a", "../../a"},
		{"a", "a", "../a"},
	} {
		if got := model.RelativePath(test.dir, test.to); got != test.want {
			t.Errorf("RelativePath(%q, %q) = %q; want %q", test.dir, test.to, got, test.want)
		}
	}
}
