package scaffold

import (
	"regexp"
	"strings"
)

// Program is the program that writes a site, as the site's workflows must know
// it to get it again.
type Program struct {
	Repository string // where it is kept on GitHub, as OWNER/NAME; empty if that isn't known
	Version    string // what "explainer version" prints
}

// release is the version of a release. What git describe says of a later commit,
// v1.2.0-3-g1a2b3c4, is none.
var release = regexp.MustCompile(`^v[0-9]+\.[0-9]+\.[0-9]+(-[a-z]+\.?[0-9]+)?$`)

// enter writes into the workflows where the program is kept, and which release
// it is. A program that doesn't know where it is kept leaves the place empty, and
// the workflow asks for it: a made-up name could be somebody's.
func (p Program) enter(files []file) []file {
	if p.Repository == "" {
		return files
	}
	version := "main"
	if release.MatchString(p.Version) {
		version = p.Version
	}
	known := strings.NewReplacer(`EXPLAINER: ""`, "EXPLAINER: "+p.Repository, "EXPLAINER_VERSION: main", "EXPLAINER_VERSION: "+version)
	for i, f := range files {
		if strings.HasPrefix(f.name, ".github/workflows/") {
			files[i].text = []byte(known.Replace(string(f.text)))
		}
	}
	return files
}
