package check

import (
	"net/url"
	"slices"
	"strings"

	"explainer/internal/diag"
	"explainer/internal/model"
)

// noArchive finds cited pages of the web of which no copy is known. What has a
// DOI or an ISBN is kept by libraries, and the address of a copy is one.
func noArchive(site *model.Site, list *diag.List) {
	for _, s := range site.Sources {
		if len(s.Uses) == 0 || s.URL == "" || len(s.Archived) > 0 || s.DOI != "" || s.ISBN != "" || isKept(s.URL) {
			continue
		}
		list.Add(diag.NoArchive, s.At("URL"), "no archived copy of %s is named, should its address stop working", s.ID).
			Hint = "save it in an archive of the web, then write archived: {url: ADDRESS OF THE COPY, date: DAY}"
	}
}

// archives are the hosts at which copies are kept for good.
var archives = []string{
	"archive.org", "archive.today", "archive.ph", "archive.is", "archive.li", "archive.vn", "archive.fo", "archive.md",
	"perma.cc", "webcitation.org", "doi.org",
}

// isKept reports whether an address is that of an archive's copy.
func isKept(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := u.Hostname()
	return slices.ContainsFunc(archives, func(a string) bool { return host == a || strings.HasSuffix(host, "."+a) })
}
