package importer

import "testing"

func TestDecode(t *testing.T) {
	const latin1 = `f.csv isn't in UTF-8; save it anew: in Excel as "CSV UTF-8", in LibreOffice with the character set Unicode (UTF-8)`
	for _, test := range []struct{ text, want, wrong string }{
		{"a,ə\n", "a,ə\n", ""},
		{"\xef\xbb\xbfa\r\nb\rc", "a\nb\nc", ""},
		{"\xff\xfea\x00,\x00\x59\x02\r\x00\n\x00", "a,ə\n", ""},
		{"\xfe\xff\x00a\x00,\x02\x59", "a,ə", ""},
		{"a\x00b\x00", "", latin1}, // UTF-16 without its mark
		{"caf\xe9", "", latin1},
		{" \n", "", "f.csv is empty"},
	} {
		got, err := decode("f.csv", []byte(test.text))
		wrong := ""
		if err != nil {
			wrong = err.Error()
		}
		if got != test.want || wrong != test.wrong {
			t.Errorf("decode(%q) = %q, %q; want %q, %q", test.text, got, wrong, test.want, test.wrong)
		}
	}
}

func TestOrder(t *testing.T) {
	for _, test := range []struct {
		cells []string
		cell  string
		want  string
	}{
		{nil, "2024-11-05", "2024-11-05"},
		{nil, "2024/11/05", "2024-11-05"},
		{nil, "5 November 2024", "2024-11-05"},
		{nil, "Nov 5, 2024", "2024-11-05"},
		{nil, "c. 1990", "1990~"},
		{nil, "1990s", "199X"},
		{nil, "spring 1991", "1991-21"},
		{nil, "1988–1994", "1988/1994"},
		{nil, "13.11.2024", "2024-11-13"},
		{nil, "11/13/2024", "2024-11-13"},
		{nil, "03/03/2024", "2024-03-03"},
		{nil, "05.11.2024", ""},
		{nil, "30 February 2024", ""},
		{nil, "5 November", ""},
		{[]string{"13.11.2024", "5 May 2024"}, "05.11.2024", "2024-11-05"},
		{[]string{"11/13/2024"}, "05/11/2024", "2024-05-11"},
		{[]string{"11/13/2024", "13/11/2024"}, "05/11/2024", ""},
		{[]string{"11/13/2024"}, "13/11/2024", ""},
	} {
		got, err := orderOf(test.cells).date(test.cell)
		if (err != nil) != (test.want == "") || err == nil && got.String() != test.want {
			t.Errorf("%q among %q is %q, %v; want %q", test.cell, test.cells, got, err, test.want)
		}
	}
}
