package serve

import "testing"

func TestInject(t *testing.T) {
	const script = `<script src="/.explainer/reload.js" data-site="S" data-build="" data-file="content/&lt;a&gt;.md"></script>` + "\n"
	for _, test := range []struct{ page, want string }{
		{"<p>a</p></body></html>", "<p>a</p>" + script + "</body></html>"},
		{"<P CLASS=x>a</BODY>", "<P CLASS=x>a" + script + "</BODY>"},
		{"<p>no end", "<p>no end" + script},
		{"", script},
		{"<p>a<b", "<p>a<b" + script},
		{`<script>"</body>"</script><!-- </body> --></body>`, `<script>"</body>"</script><!-- </body> -->` + script + `</body>`},
		{"&lt;Ёж &amp; ՀՀ\r\n</body>", "&lt;Ёж &amp; ՀՀ\r\n" + script + "</body>"},
		{
			`<meta charset="utf-8"><META HTTP-EQUIV='content-security-policy' content="default-src &#39;none&#39;; script-src 'self'"></body>`,
			`<meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;; connect-src &#39;self&#39;">` + script + `</body>`,
		},
		{`<meta name="description" content="default-src 'none'"></body>`, `<meta name="description" content="default-src 'none'">` + script + `</body>`},
	} {
		if got := string(inject([]byte(test.page), origin{site: "S", file: "content/<a>.md"})); got != test.want {
			t.Errorf("inject(%q):\n got %s\nwant %s", test.page, got, test.want)
		}
	}
}

func TestAllowSelf(t *testing.T) {
	for _, test := range []struct{ policy, want string }{
		{"default-src 'none'", "default-src 'none'; connect-src 'self'"},
		{"default-src 'self'; img-src *", "default-src 'self'; img-src *; connect-src 'self'"},
		{"default-src https://a.example", "default-src https://a.example; connect-src https://a.example 'self'"},
		{"default-src 'none'; connect-src 'none'; img-src *", "default-src 'none'; connect-src 'self'; img-src *"},
		{"Connect-Src https://a.example", "Connect-Src https://a.example 'self'"},
		{"connect-src 'self'; default-src 'none'", "connect-src 'self'; default-src 'none'"},
		{"img-src 'self'", "img-src 'self'"},
		{"", ""},
	} {
		got := allowSelf(test.policy, "connect-src")
		if got != test.want {
			t.Errorf("allowSelf(%q, connect-src):\n got %s\nwant %s", test.policy, got, test.want)
		}
	}
}
