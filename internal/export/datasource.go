package export

import "explainer/internal/model"

// source has the fields of a CSL-JSON item by their names, but for its dates,
// which are those of all data.
type source struct {
	page
	Type            model.SourceType `json:"type"`
	Author          []agent          `json:"author,omitempty"`
	Editor          []agent          `json:"editor,omitempty"`
	Translator      []agent          `json:"translator,omitempty"`
	Issued          *date            `json:"issued,omitempty"`
	Accessed        *date            `json:"accessed,omitempty"`
	ContainerTitle  string           `json:"container-title,omitempty"`
	CollectionTitle string           `json:"collection-title,omitempty"`
	EventTitle      string           `json:"event-title,omitempty"`
	TitleShort      string           `json:"title-short,omitempty"`
	Publisher       string           `json:"publisher,omitempty"`
	PublisherPlace  string           `json:"publisher-place,omitempty"`
	Genre           string           `json:"genre,omitempty"`
	Medium          string           `json:"medium,omitempty"`
	Number          string           `json:"number,omitempty"`
	Volume          string           `json:"volume,omitempty"`
	IssueNumber     string           `json:"issue,omitempty"`
	Pages           string           `json:"page,omitempty"`
	Edition         string           `json:"edition,omitempty"`
	Section         string           `json:"section,omitempty"`
	Archive         string           `json:"archive,omitempty"`
	ArchiveLocation string           `json:"archive_location,omitempty"`
	URL             string           `json:"URL,omitempty"`
	DOI             string           `json:"DOI,omitempty"`
	ISBN            string           `json:"ISBN,omitempty"`
	ISSN            string           `json:"ISSN,omitempty"`
	Language        string           `json:"language,omitempty"`
	Secondary       bool             `json:"secondary"`
	Interest        []interest       `json:"interest"`
	Archived        []archived       `json:"archived"`
	Passages        []string         `json:"passages"` // those that a statement is matched against
}

type agent struct {
	Literal             string `json:"literal,omitempty"`
	Family              string `json:"family,omitempty"`
	Given               string `json:"given,omitempty"`
	Suffix              string `json:"suffix,omitempty"`
	DroppingParticle    string `json:"dropping-particle,omitempty"`
	NonDroppingParticle string `json:"non-dropping-particle,omitempty"`
}

type interest struct {
	Actor string `json:"actor"`
	How   string `json:"how"`
	record
}

type archived struct {
	URL  string `json:"url"`
	Date *date  `json:"date"`
	record
}

func sourceData(s *model.Source) source {
	d := source{
		page: pageData(&s.Page), Type: s.Type,
		Author: each(s.Author, agentData), Editor: each(s.Editor, agentData), Translator: each(s.Translator, agentData),
		Issued: dateData(s.Issued), Accessed: dateData(s.Accessed),
		ContainerTitle: s.ContainerTitle, CollectionTitle: s.CollectionTitle, EventTitle: s.EventTitle, TitleShort: s.TitleShort,
		Publisher: s.Publisher, PublisherPlace: s.PublisherPlace, Genre: s.Genre, Medium: s.Medium, Number: s.Number,
		Volume: s.Volume, IssueNumber: s.IssueNumber, Pages: s.Pages, Edition: s.Edition, Section: s.Section,
		Archive: s.Archive, ArchiveLocation: s.ArchiveLocation, URL: s.URL, DOI: s.DOI, ISBN: s.ISBN, ISSN: s.ISSN,
		Language: s.Language, Secondary: s.Secondary,
		Interest: each(s.Interest, func(i *model.Interest) interest {
			return interest{i.Actor.ID, i.How, recordData(&i.Record)}
		}),
		Archived: each(s.Archived, func(a *model.Archived) archived {
			return archived{a.URL, dateData(a.Date), recordData(&a.Record)}
		}),
		Passages: []string{},
	}
	for _, p := range s.Body.Passages {
		if len(p.Quoted) > 0 {
			d.Passages = append(d.Passages, p.Text)
		}
	}
	return d
}

func agentData(a *model.Agent) agent {
	return agent{a.Literal, a.Family, a.Given, a.Suffix, a.DroppingParticle, a.NonDroppingParticle}
}

// statement is a quotation, once however often it stands on the site.
type statement struct {
	Quote       string      `json:"quote"`
	Speaker     string      `json:"speaker,omitempty"` // an id; absent if the speaker has no page
	SpeakerName string      `json:"speaker_name"`
	Date        *date       `json:"date"`
	Occasion    string      `json:"occasion,omitempty"`
	Translated  bool        `json:"translated"` // the words are the source's translation
	Match       model.Match `json:"match"`
	Citations   []citation  `json:"citations"`
	Where       []string    `json:"where"` // paths with anchors
}

type citation struct {
	Source  string `json:"source"`
	Locator string `json:"locator,omitempty"`
}

func statementData(s *model.Statement) statement {
	d := statement{
		Quote: s.Quote.Words, SpeakerName: s.SpeakerName(), Date: dateData(s.Date), Occasion: s.Occasion,
		Translated: s.Translated, Match: s.Match,
		Citations: each(s.Citations, func(c **model.Citation) citation { return citation{(*c).Key, (*c).Locator} }),
		Where:     []string{s.Page.Path + "#" + s.Anchor},
	}
	if s.Speaker != nil && s.Speaker.To != nil {
		d.Speaker = s.Speaker.To.ID
	}
	for _, same := range s.Same {
		d.Where = append(d.Where, same.Page.Path+"#"+same.Anchor)
	}
	return d
}
