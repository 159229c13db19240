package render

import (
	"explainer/internal/model"
)

// Thing is a thing of schema.org, as JSON-LD. What isn't known is left out, and
// so is a date that schema.org can't say with its doubt.
type Thing struct {
	Context       string   `json:"@context,omitempty"`
	Type          string   `json:"@type"`
	Name          string   `json:"name,omitempty"`
	AlternateName []string `json:"alternateName,omitempty"`
	Description   string   `json:"description,omitempty"`
	URL           string   `json:"url,omitempty"`
	InLanguage    string   `json:"inLanguage,omitempty"`
	License       string   `json:"license,omitempty"`
	Author        []*Thing `json:"author,omitempty"`
	Publisher     *Thing   `json:"publisher,omitempty"`
	DateCreated   string   `json:"dateCreated,omitempty"`
	DatePublished string   `json:"datePublished,omitempty"`
	StartDate     string   `json:"startDate,omitempty"`
	EndDate       string   `json:"endDate,omitempty"`
	JobTitle      string   `json:"jobTitle,omitempty"`
	Location      []*Thing `json:"location,omitempty"`
	Geo           *Thing   `json:"geo,omitempty"`
	Latitude      *float64 `json:"latitude,omitempty"`
	Longitude     *float64 `json:"longitude,omitempty"`
	IsPartOf      *Thing   `json:"isPartOf,omitempty"`
	MainEntity    *Thing   `json:"mainEntity,omitempty"`
}

// data says what the page is, and what it is about.
func (b *builder) data() *Thing {
	s, p := &b.site.Settings, b.page
	site := &Thing{Type: "WebSite", Name: s.Title, URL: s.Address("index.html"), License: s.License}
	if s.Publisher != "" {
		site.Publisher = &Thing{Type: "Organization", Name: s.Publisher}
	}
	page := &Thing{
		Type:        pageType(p),
		Name:        p.Title,
		Description: p.Summary,
		URL:         s.Address(p.Path),
		InLanguage:  s.Language,
		IsPartOf:    site,
		MainEntity:  b.subject,
	}
	if p.Kind == model.KindHome {
		page, site.Description, site.InLanguage = site, s.Description, s.Language
	}
	if b.subject != nil && (b.subject.Type == "Person" || b.subject.Type == "Organization") {
		page.Type = "ProfilePage"
	}
	page.Context = "https://schema.org"
	return page
}

func pageType(p *model.Page) string {
	switch {
	case p.Kind == model.KindIssue:
		return "Article"
	case p.Kind == model.KindIntro && p.ID != "method":
		return "CollectionPage"
	case p.Kind == model.KindLoose && p.ID == "about":
		return "AboutPage"
	}
	return "WebPage"
}

// schemaTypes are the types of actors. The others have no type of their own.
var schemaTypes = map[model.ActorKind]string{
	"state": "Country", "state-organ": "GovernmentOrganization", "de-facto-authority": "Organization",
	"intergovernmental-organization": "Organization", "mission": "Organization", "joint-body": "Organization",
	"court": "Organization", "ngo": "NGO", "media": "NewsMediaOrganization", "religious-body": "Organization",
	"company": "Corporation", "person": "Person",
}

func (b *builder) actorData(a *model.Actor) *Thing {
	t := &Thing{Type: "Thing", Name: a.Title, AlternateName: texts(a.Names)}
	if known := schemaTypes[a.ActorKind]; known != "" {
		t.Type = known
	}
	for i := range a.Offices {
		if o := &a.Offices[i]; !o.EndedBefore(b.site.Settings.AsOf) {
			t.JobTitle = o.Title
		}
	}
	return t
}

func eventData(e *model.Event) *Thing {
	t := &Thing{Type: "Event", Name: e.Title, StartDate: e.Date.Start().HTMLTime(), EndDate: e.Date.End().HTMLTime()}
	for _, ref := range e.Places {
		t.Location = append(t.Location, &Thing{Type: "Place", Name: ref.To.Title})
	}
	return t
}

func placeData(p *model.Place) *Thing {
	return &Thing{Type: "Place", Name: p.Title, AlternateName: texts(p.Names),
		Geo: &Thing{Type: "GeoCoordinates", Latitude: &p.Lat, Longitude: &p.Lon}}
}

func agreementData(a *model.Agreement) *Thing {
	return &Thing{Type: "CreativeWork", Name: a.Title, DateCreated: a.Date.HTMLTime()}
}

func termData(t *model.Term) *Thing {
	return &Thing{Type: "DefinedTerm", Name: t.Title, AlternateName: texts(t.Names)}
}

func sourceData(s *model.Source) *Thing {
	t := &Thing{Type: workType(s.Type), Name: s.Title, URL: s.URL, InLanguage: s.Language, DatePublished: s.Issued.HTMLTime()}
	for i := range s.Author {
		author := &Thing{Type: "Organization", Name: s.Author[i].Name()}
		if s.Author[i].Family != "" {
			author.Type = "Person"
		}
		t.Author = append(t.Author, author)
	}
	if s.Publisher != "" {
		t.Publisher = &Thing{Type: "Organization", Name: s.Publisher}
	}
	return t
}

// workType turns a CSL item type into one of schema.org.
func workType(t model.SourceType) string {
	switch t {
	case "article-newspaper":
		return "NewsArticle"
	case "article-journal", "paper-conference":
		return "ScholarlyArticle"
	case "article", "article-magazine":
		return "Article"
	case "post-weblog":
		return "BlogPosting"
	case "post":
		return "SocialMediaPosting"
	case "book", "chapter", "report", "thesis", "map", "dataset", "legislation":
		return sentence(string(t))
	case "webpage":
		return "WebPage"
	case "motion_picture":
		return "Movie"
	}
	return "CreativeWork"
}

func texts(names []model.Name) []string {
	var all []string
	for _, n := range names {
		all = append(all, n.Text)
	}
	return all
}
