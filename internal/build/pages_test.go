package build_test

import (
	"crypto/sha256"
	"encoding/base64"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"explainer/internal/build"
)

// TestPagesWorkflow runs the commands of the workflow that publishes the
// flagship in a clean checkout, serves what they upload as GitHub Pages does,
// under a project's path, and follows every link there.
func TestPagesWorkflow(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the program")
	}
	const address = "https://anna.github.io/peace"
	m := &machine{
		workspace: checkout(t),
		known:     map[string]string{"steps.pages.outputs.base_url": address},
		env:       []string{"GITHUB_REPOSITORY=anna/peace"},
	}
	w := readYAML[workflow](t, m.workspace, ".github/workflows/pages.yml")
	if err := m.run(t, w.Jobs["build"].Steps); err != nil {
		t.Fatalf("the build job fails: %v\n%s", err, m.log)
	}
	if m.artifact == "" {
		t.Fatalf("the build job uploads no site\n%s", m.log)
	}
	crawlPages(t, address, artifact(t, m.artifact))
}

// TestPagesAddresses serves a site at every kind of address that Pages has.
func TestPagesAddresses(t *testing.T) {
	for _, address := range []string{
		"https://anna.github.io/peace",   // a project's
		"https://anna.github.io",         // a user's
		"https://anna.github.io/",        // the same, as older versions of configure-pages say it
		"https://peace.example.org",      // a domain of one's own
		"https://www.example.org/peace/", // a project's under its user's domain
		"http://peace.example.org",       // before its certificate is there
	} {
		t.Run(address, func(t *testing.T) {
			files := mustBuild(t, build.Options{Dir: "testdata/site", BaseURL: address})
			maps.DeleteFunc(files, func(name, _ string) bool { return hidden(name) })
			crawlPages(t, strings.TrimRight(address, "/"), files)
		})
	}
}

// artifact returns the files of a folder that actions/upload-pages-artifact
// takes. It refuses links, and leaves out what begins with a dot.
func artifact(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	fsys := os.DirFS(folder)
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || hidden(name) {
			return err
		}
		if info, err := entry.Info(); err != nil || !info.Mode().IsRegular() || info.Mode()&0o444 != 0o444 {
			t.Errorf("%s: is no file that everybody may read, which Pages would refuse: %v, %v", name, entry, err)
		}
		data, err := fs.ReadFile(fsys, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func hidden(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return strings.HasPrefix(part, ".") })
}

// pages answers as GitHub Pages does: with 404.html, at any depth, for what
// isn't there, with or without .html, and with no list of a folder.
type pages struct {
	root  *url.URL // ends in a slash
	files map[string]string
}

func (p pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutPrefix(r.URL.Path, p.root.Path)
	if !ok {
		http.Error(w, "another site's page", http.StatusNotFound)
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if _, ok := p.files[name+".html"]; ok {
		name += ".html"
	}
	status := http.StatusOK
	body, ok := p.files[name]
	if _, folder := p.files[name+"/index.html"]; !ok && folder {
		w.Header().Set("Location", r.URL.Path+"/")
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	if !ok {
		name, body, status = "404.html", p.files["404.html"], http.StatusNotFound
	}
	if path.Ext(name) == ".html" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

// RoundTrip answers without a network, so that the address is the true one.
func (p pages) RoundTrip(r *http.Request) (*http.Response, error) {
	recorder := httptest.NewRecorder()
	p.ServeHTTP(recorder, r)
	answer := recorder.Result()
	answer.Request = r
	return answer, nil
}

// crawlPages follows every link from the first page of a site on Pages, and
// from a page that isn't there, and fails where one leads out of the site's
// path or to nothing.
func crawlPages(t *testing.T, address string, files map[string]string) {
	t.Helper()
	root, err := url.Parse(address + "/")
	if err != nil {
		t.Fatal(err)
	}
	site := pages{root, files}
	client := &http.Client{Transport: site}
	get := func(u string) (status int, body string, html bool) {
		answer, err := client.Get(u)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, string(data), strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html")
	}
	from := map[string]string{} // addresses found, with the page that has them
	var queue []string
	find := func(page, link string) {
		at, err := url.Parse(page)
		if err != nil {
			t.Fatal(err)
		}
		to, err := at.Parse(link)
		if err != nil || to.Scheme != "https" && to.Scheme != "http" {
			return // TestCrawl looks at what is no address
		}
		to.Fragment, to.RawFragment = "", ""
		if to.Host != root.Host {
			return
		}
		if to.Scheme != root.Scheme || !strings.HasPrefix(to.Path, root.Path) {
			t.Errorf("%s links to %s, which is not below %s", page, link, root)
			return
		}
		if _, known := from[to.String()]; !known {
			from[to.String()] = page
			queue = append(queue, to.String())
		}
	}

	find(root.String(), "")
	find(root.String(), "sitemap.xml")
	find(root.String(), "feed.xml")
	for _, missing := range []string{"missing", "actors/missing.html", "a/very/deep/folder/"} {
		u := root.String() + missing
		status, body, _ := get(u)
		if status != http.StatusNotFound || body != files["404.html"] {
			t.Errorf("GET %s = %d\n%s\nwant 404 and the site's own page", u, status, body)
		}
		page := readPage(t, u, body)
		if len(page.links) == 0 {
			t.Errorf("GET %s: the page has no links: nobody finds back", u)
		}
		for _, link := range page.links {
			find(u, link)
		}
		if !styled(t, body) {
			t.Errorf("GET %s: the page has no style that its own policy allows:\n%s", u, body)
		}
	}
	for len(queue) > 0 {
		u := queue[0]
		queue = queue[1:]
		status, body, html := get(u)
		if status != http.StatusOK {
			t.Errorf("GET %s = %d; %s links to it", u, status, from[u])
			continue
		}
		if html {
			for _, link := range readPage(t, u, body).links {
				find(u, link)
			}
		}
		// Metadata, the feed and the sitemap name pages in full.
		for _, link := range absolute.FindAllString(body, -1) {
			if strings.HasPrefix(link, root.String()) {
				find(u, link)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if _, ok := from[root.String()+name]; !ok && path.Ext(name) == ".html" && path.Base(name) != "index.html" && name != "404.html" &&
			!strings.Contains(files[name], `http-equiv="refresh"`) {
			t.Errorf("%s: no way leads there from %s", name, root)
		}
	}
}

// absolute is a web address in an attribute, an element, JSON or BibTeX.
var absolute = regexp.MustCompile(`https?://[^"'<>{}\s\\]+`)

// styled reports whether a page stands alone with a style that the
// Content-Security-Policy in it allows.
func styled(t *testing.T, page string) bool {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	policy, style := "", ""
	for n := range root.Descendants() {
		switch {
		case n.Data == "meta" && attribute(n, "http-equiv") == "Content-Security-Policy":
			policy = attribute(n, "content")
		case n.Data == "style" && n.FirstChild != nil:
			style = n.FirstChild.Data
		}
	}
	sum := sha256.Sum256([]byte(style))
	return style != "" && strings.Contains(policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
}

// TestBuildAction runs the action that builds sites of other repositories with a
// site of one actor: from its own code, from a release, and from what it must
// refuse. Then a released program begins a site, whose own workflow publishes it.
func TestBuildAction(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the program")
	}
	here := checkout(t, "curl", "tar")
	for name, text := range map[string]string{
		"lake/content/site.yaml":         "title: The lake\nlanguage: en\nas_of: 2024-06-30\n",
		"lake/content/index.md":          "---\ntitle: The lake\n---\nBegin with [[norland]] [@herald].\n",
		"lake/content/actors/norland.md": "---\ntitle: Norland\nkind: state\n---\nA state [@herald].\n",
		"lake/content/sources/herald.md": "---\ntitle: A report\nauthor: A. Berg\nissued: 2024-06-01\nURL: https://example.org/report\n---\n",
	} {
		name = filepath.Join(here, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	makeRelease(t, here, "v9.8.7")
	releases := http.NewServeMux()
	files := http.Dir(filepath.Join(here, "dist"))
	releases.Handle("/anna/explainer/releases/download/v9.8.7/", http.StripPrefix("/anna/explainer/releases/download/v9.8.7", http.FileServer(files)))
	// This one was changed after its checksum was taken.
	releases.HandleFunc("/anna/explainer/releases/download/v9.8.8/", func(w http.ResponseWriter, r *http.Request) {
		body := "another program"
		if path.Base(r.URL.Path) == "SHA256SUMS" {
			body = strings.ReplaceAll(strings.Join(lines(t, filepath.Join(here, "dist/SHA256SUMS")), "\n")+"\n", "v9.8.7", "v9.8.8")
		}
		_, _ = io.WriteString(w, body)
	})
	server := httptest.NewServer(releases)
	defer server.Close()

	for _, test := range []struct {
		name, ref string
		with      map[string]any
		log       string // what it says
		fails     bool
	}{
		{"code", "main", map[string]any{"base-url": "https://anna.github.io/lake", "upload": true}, "explainer main\n", false},
		{"tag without a release", "v9.0.0", nil, "explainer v9.0.0\n", false},
		{"tag", "v9.8.7", map[string]any{"base-url": "https://lake.example.org", "upload": true}, "explainer v9.8.7\n", false},
		{"version", "main", map[string]any{"version": "v9.8.7"}, "explainer v9.8.7\n", false},
		{"version without a release", "main", map[string]any{"version": "v9.0.0"}, "::error::there is no release v9.0.0", true},
		{"version that is none", "main", map[string]any{"version": "latest"}, `::error::version takes a release such as v1.2.0, not "latest"`, true},
		{"wrong checksum", "v9.8.8", nil, "so it wasn't run\n", true},
		{"strict that is none", "main", map[string]any{"strict": "maybe"}, `::error::strict takes true or false, not "maybe"`, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := &machine{
				workspace: here,
				known:     map[string]string{"github.action_ref": test.ref, "github.action_repository": "anna/explainer"},
				env:       []string{"GITHUB_SERVER_URL=" + server.URL, "GITHUB_REPOSITORY=berta/lake", "no_proxy=127.0.0.1"},
			}
			with := map[string]any{"directory": "lake"}
			maps.Copy(with, test.with)
			err := m.run(t, []step{{ID: "site", Uses: "./.github/actions/build", With: with}})
			if (err != nil) != test.fails || !strings.Contains(m.log, test.log) {
				t.Fatalf("with %v at %s: got %v, and it printed\n%s\nwant failure: %t, and that it prints %q", with, test.ref, err, m.log, test.fails, test.log)
			}
			if (m.artifact != "") != (with["upload"] == true) {
				t.Errorf("with %v it uploads %q", test.with, m.artifact)
			}
			if m.artifact != "" {
				crawlPages(t, test.with["base-url"].(string), artifact(t, m.artifact))
			}
		})
	}

	t.Run("new site", func(t *testing.T) {
		const address = "https://berta.github.io/lighthouse"
		site := t.TempDir()
		archive := filepath.Join(here, "dist", "explainer_v9.8.7_"+runtime.GOOS+"_"+runtime.GOARCH+".tar.gz")
		for _, command := range [][]string{
			{"tar", "-xzf", archive, "-C", here, "--strip-components", "1"},
			{filepath.Join(here, "explainer"), "init", site},
		} {
			if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
				t.Fatalf("%v: %v\n%s", command, err, out)
			}
		}
		for _, name := range []string{"pages", "check"} {
			w := readYAML[workflow](t, site, ".github/workflows/"+name+".yml")
			want := map[string]string{"EXPLAINER": "anna/explainer", "EXPLAINER_VERSION": "v9.8.7"}
			if diff := cmp.Diff(want, w.Env); diff != "" {
				t.Errorf("%s.yml: the program is another than what wrote the site (-wrote +workflow):\n%s", name, diff)
			}
		}
		// What the workflow would check out.
		if err := os.CopyFS(filepath.Join(site, ".explainer-program/.github"), os.DirFS(filepath.Join(here, ".github"))); err != nil {
			t.Fatal(err)
		}
		w := readYAML[workflow](t, site, ".github/workflows/pages.yml")
		m := &machine{
			workspace: site,
			known:     map[string]string{"steps.pages.outputs.base_url": address, "github.action_ref": "", "github.action_repository": ""},
			env:       []string{"GITHUB_SERVER_URL=" + server.URL, "GITHUB_REPOSITORY=berta/lighthouse", "no_proxy=127.0.0.1"},
		}
		for name, value := range w.Env {
			m.known["env."+name] = value
			m.env = append(m.env, name+"="+value)
		}
		if err := m.run(t, w.Jobs["build"].Steps); err != nil || !strings.Contains(m.log, "explainer v9.8.7\n") {
			t.Fatalf("the new site's workflow: %v\n%s\nwant that it takes explainer v9.8.7", err, m.log)
		}
		crawlPages(t, address, artifact(t, m.artifact))
	})
}

// TestWorkflowsAskForTheProgram runs the workflows of a site whose program didn't
// know where it is kept: they get none, and say what to write.
func TestWorkflowsAskForTheProgram(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("what workflows run needs bash")
	}
	for name, job := range map[string]string{"pages": "build", "check": "check"} {
		w := readYAML[workflow](t, "../scaffold/guide", ".github/workflows/"+name+".yml")
		m := &machine{workspace: t.TempDir(), known: map[string]string{"env.EXPLAINER": w.Env["EXPLAINER"]}}
		err := m.run(t, w.Jobs[job].Steps)
		if want := "::error file=.github/workflows/" + name + ".yml::"; err == nil || !strings.HasPrefix(m.log, want) || !strings.Contains(m.log, "OWNER/REPOSITORY") {
			t.Errorf("%s.yml without a repository: got %v, and it printed\n%s\nwant that it fails, and a message that begins with %s and asks for OWNER/REPOSITORY", name, err, m.log, want)
		}
	}
}

// makeRelease makes the release of this machine in dist, as anna/explainer would.
func makeRelease(t *testing.T, dir, version string) {
	t.Helper()
	cmd := exec.Command("go", "run", ".ci/release.go", version, runtime.GOOS+"/"+runtime.GOARCH)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1000000000", "REPOSITORY=anna/explainer")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, out)
	}
}
