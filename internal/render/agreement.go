package render

import (
	"strings"

	"explainer/internal/model"
)

// AgreementView is an agreement's page.
type AgreementView struct {
	Base
	Date        Date
	Stage       string
	Status      string // the steps in a line: "agreed March 2025, initialled 8 August 2025"
	History     []Entry
	Signatories []Entry
	Provisions  []Provision
	Events      []EventItem
}

func (r *renderer) agreement(a *model.Agreement) AgreementView {
	b := r.begin(&a.Page)
	b.subject = agreementData(a)
	v := AgreementView{Date: words(a.Date), Stage: stageWords[a.Stage]}
	for i := range a.History {
		step := &a.History[i]
		v.Status = strings.TrimPrefix(v.Status+", "+plain(string(step.Status))+" "+step.Date.Words(), ", ")
		e := b.entry(plain(string(step.Status)), &step.Record)
		e.When = step.Date.Words()
		v.History = append(v.History, e)
	}
	for i := range a.Signatories {
		s := &a.Signatories[i]
		e := b.entry("", &s.Record)
		e.Link = b.link(&s.Actor.To.Page)
		e.After = string(s.Capacity)
		if s.By.To != nil {
			e.After += ", signed by " + s.By.To.Title
		}
		v.Signatories = append(v.Signatories, e)
	}
	for i := range a.Provisions {
		v.Provisions = append(v.Provisions, b.provision(&a.Provisions[i]))
	}
	v.Events = b.events(a.Events)
	v.Base = b.base()
	v.Label = "Agreement"
	return v
}

// AgreementsView lists the agreements.
type AgreementsView struct {
	Base
	Items []AgreementItem
}

// AgreementItem is an agreement in a list.
type AgreementItem struct {
	Link
	Date    Date
	Status  string
	Summary string
}

func (r *renderer) agreements() AgreementsView {
	b := r.beginGenerated("agreements/index.html")
	v := AgreementsView{}
	for _, a := range r.site.Agreements {
		item := AgreementItem{Link: b.link(&a.Page), Date: words(a.Date), Summary: a.Summary}
		if step := a.Status(); step != nil {
			item.Status = plain(string(step.Status))
		}
		v.Items = append(v.Items, item)
	}
	v.Base = b.base()
	return v
}

// stageWords says what the stages of the PA-X database mean.
var stageWords = map[model.AgreementStage]string{
	"pre-negotiation": "before negotiations: on whether and how to talk",
	"ceasefire":       "ceasefire",
	"partial":         "partial: on some of the disputed questions",
	"comprehensive":   "comprehensive: meant to settle the conflict as a whole",
	"implementation":  "implementation: how an earlier agreement is carried out",
	"renewal":         "renewal of an earlier agreement",
}
