package scaffold

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/publicsuffix"

	"explainer/internal/edtf"
	"explainer/internal/model"
)

// web is what an address says of the document behind it, without asking anybody.
type web struct {
	url    string
	host   string // as readers know it, such as jam-news.net
	outlet string // for a key, such as jam-news
	issued edtf.Date
}

// readAddress reads a web address. It reports false for a title.
func readAddress(text string) (web, bool, error) {
	if rest, ok := strings.CutPrefix(text, "www."); ok && !strings.Contains(rest, " ") && strings.Contains(rest, ".") {
		return web{}, false, fmt.Errorf("a web address begins with https://; write https://%s", text)
	}
	if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") {
		return web{}, false, nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || strings.ContainsAny(text, " \t") {
		return web{}, false, fmt.Errorf("%q is no web address", text)
	}
	host := strings.ToLower(strings.TrimPrefix(u.Hostname(), "www."))
	return web{url: text, host: host, outlet: outletOf(host), issued: dateIn(u.Path)}, true, nil
}

// outletOf returns the word by which a host is known: jam-news of
// en.jam-news.net. One of four letters or fewer says too little alone, as in
// news.am and news.az, mfa.am and mfa.gov.az, and keeps its ending.
func outletOf(host string) string {
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil { // an IP address, a host at home
		return model.KeySlug(host)
	}
	name, _, _ := strings.Cut(domain, ".")
	if len(name) <= 4 {
		name = domain
	}
	if id, unknown := model.IDOf(name); unknown == 0 {
		return id
	}
	return model.KeySlug(name)
}

// dated is a date in the path of an address, between slashes or before a hyphen:
// /2024/11/05/, /2024/11/, /2024-11-05-title.
var dated = regexp.MustCompile(`/((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?:[/._-]|$)`)

// dateIn returns the date in the path of an address, or no date. One outside of
// the calendar is part of something else.
func dateIn(path string) edtf.Date {
	found := dated.FindStringSubmatch(path)
	if found == nil {
		return edtf.Date{}
	}
	month := found[1] + "-" + found[2]
	if found[2] > "12" { // a season to EDTF
		return edtf.Date{}
	}
	if day, err := edtf.Parse(month + "-" + found[3]); err == nil {
		return day
	}
	date, err := edtf.Parse(month)
	if err != nil {
		return edtf.Date{}
	}
	return date
}

// source fills the page of a source, from its address or its title. The day on
// which it is made is taken for the one on which the author read it.
func (p *Page) source(o Options) error {
	from, isWeb, err := readAddress(o.Title)
	if err != nil {
		return err
	}
	p.values["accessed"] = o.Today.String()
	p.values["issued"] = o.Date.String()
	if !isWeb {
		p.values["title"] = scalar(o.Title)
		return p.name(o.ID, func() (string, error) { return idOf(o.Title) })
	}
	p.values["title"] = quoted(model.Untitled)
	p.notes["title"] = "Write it as it stands there; in square brackets only if you describe it"
	p.values["type"] = "webpage"
	p.values["container-title"] = quoted(from.host)
	p.notes["container-title"] = "Write the name of the newspaper, agency or site, as readers know it"
	p.values["URL"] = quoted(from.url)
	issued := o.Date
	if issued.IsZero() && !from.issued.IsZero() {
		issued = from.issued
		p.values["issued"] = issued.String()
		p.notes["issued"] = "As the address has it: compare it with the page"
	}
	p.date = issued
	return p.name(o.ID, func() (string, error) {
		if from.outlet == "" {
			return "", fmt.Errorf("no key can be made of %s; give one, such as --id smith2024", from.url)
		}
		return from.outlet + yearMonth(issued), nil
	})
}

// yearMonth returns "-2024-11" of a day or a month, "-2024" of a year, and "" of
// anything else.
func yearMonth(d edtf.Date) string {
	switch d.Precision() {
	case edtf.PrecisionDay, edtf.PrecisionMonth:
		if text := d.String(); model.IsID(text[:len("2024-11")]) {
			return "-" + text[:len("2024-11")]
		}
	}
	return yearOf(d)
}

// yearOf returns "-2024" of a date whose year is known, and "" of one before
// Christ or of anything vaguer.
func yearOf(d edtf.Date) string {
	if text := d.String(); len(text) >= 4 && strings.Trim(text[:4], "0123456789") == "" {
		return "-" + text[:4]
	}
	return ""
}
