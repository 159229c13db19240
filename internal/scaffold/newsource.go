package scaffold

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
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
	words  string // the first of the last part of the path, for a key, such as a-hasty-peace; may be empty
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
	return web{url: text, host: host, outlet: outletOf(host), words: wordsIn(u.Path), issued: dateIn(u.Path)}, true, nil
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

// endsDated is a day at the end of a path: title-2024-11-05/, title-2024-11-05.html.
var endsDated = regexp.MustCompile(`[-_]((?:19|20)\d\d)-(\d\d)-(\d\d)(?:\.\w+)?/?$`)

// dateIn returns the date in the path of an address, or no date. One outside of
// the calendar is part of something else.
func dateIn(address string) edtf.Date {
	found := dated.FindStringSubmatch(address)
	if found == nil {
		found = endsDated.FindStringSubmatch(address)
	}
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

// wordsIn returns the first words of the last part of a path, without numbers
// unless it is nothing but a long one: a-hasty-peace of /2024/11/a-hasty-peace-for-the-lake-4711.html.
func wordsIn(address string) string {
	const most = 3
	last := path.Base(address)
	if strings.HasPrefix(last, "index.") {
		last = path.Base(path.Dir(address))
	}
	if ext := path.Ext(last); len(ext) <= len(".shtml") {
		last = strings.TrimSuffix(last, ext)
	}
	id, unknown := model.IDOf(last)
	if unknown != 0 {
		return ""
	}
	words := strings.FieldsFunc(id, func(r rune) bool { return r == '-' })
	isNumber := func(word string) bool { return strings.Trim(word, "0123456789") == "" }
	if named := slices.DeleteFunc(slices.Clone(words), isNumber); len(named) > 0 {
		words = named
	}
	if len(words) == 1 && isNumber(words[0]) && len(words[0]) < 4 {
		return "" // of a chapter, or a page of a list
	}
	text := strings.Join(words[:min(most, len(words))], "-")
	if len(text) > maxID/2 {
		text = text[:max(strings.LastIndexByte(text[:maxID/2+1], '-'), 0)]
	}
	return text
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
	p.notes["title"] = "Write it as it stands there; brackets only around words of your own"
	p.values["type"] = "webpage"
	p.values["container-title"] = quoted(from.host)
	p.notes["container-title"] = "Write its name as readers know it"
	p.values["URL"] = quoted(from.url)
	issued := o.Date
	if issued.IsZero() && !from.issued.IsZero() {
		issued = from.issued
		p.values["issued"] = issued.String()
		p.notes["issued"] = "As the address has it: compare it with the page"
	}
	p.date, p.words = issued, from.words
	return p.name(o.ID, func() (string, error) {
		if from.outlet == "" {
			return "", fmt.Errorf("no key can be made of %s; give one, such as --id smith2024", from.url)
		}
		if day := dayOf(issued); day != "" || from.words == "" {
			return from.outlet + day, nil
		}
		return from.outlet + "-" + from.words, nil
	})
}

// dayOf returns "-2024-11-05" of a day, "-2024-11" of a month, "-2024" of a year,
// and "" of anything else.
func dayOf(d edtf.Date) string {
	switch d.Precision() {
	case edtf.PrecisionDay, edtf.PrecisionMonth:
		if text := strings.TrimRight(d.String(), "~?%"); model.IsID(text) {
			return "-" + text
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
