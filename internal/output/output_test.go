package output_test

import (
	"testing"

	"explainer/internal/output"
)

func TestCheckPath(t *testing.T) {
	const noPath = ` is no path inside the site; write one like "images/map.png", with no "..", no "/" at its ends, and in UTF-8`
	tests := []struct{ path, want string }{
		{"index.html", ""},
		{"actors/armenia.html", ""},
		{".nojekyll", ""},
		{"images/Қарабақ Հայաստան.jpg", ""},
		{"terms/console.html", ""},
		{"terms/com.html", ""},
		{"terms/con-tact.html", ""},
		{"a..b/c...d", ""},

		{"", `""` + noPath},
		{".", `"."` + noPath},
		{"../x", `"../x"` + noPath},
		{"a/../../x", `"a/../../x"` + noPath},
		{"a/./x", `"a/./x"` + noPath},
		{"a//x", `"a//x"` + noPath},
		{"/x", `"/x"` + noPath},
		{"x/", `"x/"` + noPath},
		{"a\xff.html", `"a\xff.html"` + noPath},

		{`a\b.html`, `"a\\b.html" can't be published: Windows and USB sticks allow no '\\' in a file name; rename the file`},
		{`..\x`, `"..\\x" can't be published: Windows and USB sticks allow no '\\' in a file name; rename the file`},
		{"C:x", `"C:x" can't be published: Windows and USB sticks allow no ':' in a file name; rename the file`},
		{"images/why?.png", `"images/why?.png" can't be published: Windows and USB sticks allow no '?' in a file name; rename the file`},
		{"a\nb", `"a\nb" can't be published: Windows and USB sticks allow no '\n' in a file name; rename the file`},
		{"a\x00", `"a\x00" can't be published: Windows and USB sticks allow no '\x00' in a file name; rename the file`},
		{"a\u0085", `"a\u0085" can't be published: Windows and USB sticks allow no '\u0085' in a file name; rename the file`},

		{"con.html", `"con.html" can't be published: Windows keeps the name "con" for a device; rename "con.html"`},
		{"Aux/x.html", `"Aux/x.html" can't be published: Windows keeps the name "Aux" for a device; rename "Aux"`},
		{"images/LPT1.tar.gz", `"images/LPT1.tar.gz" can't be published: Windows keeps the name "LPT1" for a device; rename "LPT1.tar.gz"`},
		{"nul .txt", `"nul .txt" can't be published: Windows keeps the name "nul " for a device; rename "nul .txt"`},
		{"a./x", `"a./x" can't be published: on Windows no name ends in a dot or a space; rename "a."`},
		{"a ", `"a " can't be published: on Windows no name ends in a dot or a space; rename "a "`},
		{"...", `"..." can't be published: on Windows no name ends in a dot or a space; rename "..."`},
	}
	for _, test := range tests {
		got := ""
		if err := (output.File{Path: test.path}).CheckPath(); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("CheckPath of %q:\ngot  %s\nwant %s", test.path, got, test.want)
		}
	}
}
