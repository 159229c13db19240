package export

import "explainer/internal/model"

type issue struct {
	page
	Question   string           `json:"question"`
	Kind       model.IssueKind  `json:"kind"`
	State      model.IssueState `json:"state"`
	StateNote  string           `json:"state_note,omitempty"`
	Positions  []position       `json:"positions"` // in the order of actors, each actor's latest first
	NoPosition []noPosition     `json:"no_position"`
	Figures    []figure         `json:"figures"`
}

type position struct {
	Anchor string              `json:"anchor"` // on the issue's page
	Actor  string              `json:"actor"`
	Says   string              `json:"says"`
	Short  string              `json:"short,omitempty"`
	Date   *date               `json:"date"`            // when it was said
	Until  *date               `json:"until,omitempty"` // absent: it still holds
	Level  model.PositionLevel `json:"level"`
	Basis  model.PositionBasis `json:"basis"`
	record
}

type noPosition struct {
	Actor    string `json:"actor"`
	Searched *date  `json:"searched"`
	record
}

type figure struct {
	What   string  `json:"what"`
	Unit   string  `json:"unit"`
	Counts []count `json:"counts"`
	record
}

type count struct {
	Value string   `json:"value"` // as reported
	By    string   `json:"by"`
	Low   *float64 `json:"low,omitempty"`
	High  *float64 `json:"high,omitempty"`
	AsOf  *date    `json:"as_of,omitempty"`
	record
}

func issueData(i *model.Issue) issue {
	d := issue{
		page: pageData(&i.Page), Question: i.Question, Kind: i.IssueKind, State: i.State, StateNote: i.StateNote,
		Positions: []position{},
		NoPosition: each(i.NoPosition, func(n *model.NoPosition) noPosition {
			return noPosition{n.Actor.ID, dateData(n.Searched), recordData(&n.Record)}
		}),
		Figures: each(i.Figures, figureData),
	}
	for _, st := range i.Stances {
		for _, p := range st.Positions {
			d.Positions = append(d.Positions, position{p.Anchor, p.Actor.ID, p.Says, p.Short, dateData(p.Date), dateData(p.Until),
				p.Level, p.Basis, recordData(&p.Record)})
		}
	}
	return d
}

func figureData(f *model.Figure) figure {
	return figure{f.What, f.Unit, each(f.Counts, func(c *model.Count) count {
		return count{c.Value, c.By, c.Low, c.High, dateData(c.AsOf), recordData(&c.Record)}
	}), recordData(&f.Record)}
}

type event struct {
	page
	Date       *date            `json:"date"`
	Planned    bool             `json:"planned"`
	Type       model.EventType  `json:"type"`
	Actors     []participant    `json:"actors"`
	Issues     []string         `json:"issues"`
	Places     []string         `json:"places"`
	Agreements []string         `json:"agreements"`
	Key        bool             `json:"key"`
	Confidence model.Confidence `json:"confidence,omitempty"`
	Disputed   bool             `json:"disputed"`
	Accounts   []account        `json:"accounts"`
	Figures    []figure         `json:"figures"`
}

type participant struct {
	Actor string              `json:"actor"`
	As    model.Participation `json:"as"`
	record
}

type account struct {
	By   string `json:"by"`
	Text string `json:"text"`
	record
}

func eventData(e *model.Event) event {
	return event{
		page: pageData(&e.Page), Date: dateData(e.Date), Planned: e.Planned, Type: e.Type,
		Actors: each(e.Actors, func(p *model.Participant) participant {
			return participant{p.Actor.ID, p.As, recordData(&p.Record)}
		}),
		Issues: ids(e.Issues), Places: ids(e.Places), Agreements: ids(e.Agreements),
		Key: e.Key, Confidence: e.Confidence, Disputed: e.Disputed,
		Accounts: each(e.Accounts, func(a *model.Account) account {
			return account{a.By.ID, a.Text, recordData(&a.Record)}
		}),
		Figures: each(e.Figures, figureData),
	}
}

type agreement struct {
	page
	Date        *date                `json:"date,omitempty"`
	Stage       model.AgreementStage `json:"stage,omitempty"`
	History     []step               `json:"history"`
	Signatories []signatory          `json:"signatories"`
	Provisions  []provision          `json:"provisions"`
}

type step struct {
	Status model.AgreementStatus `json:"status"`
	Date   *date                 `json:"date"`
	record
}

type signatory struct {
	Actor    string         `json:"actor"`
	By       string         `json:"by,omitempty"` // the person who signed
	Capacity model.Capacity `json:"capacity"`
	record
}

type provision struct {
	Text   string                `json:"text"`
	Issue  string                `json:"issue,omitempty"`
	Status model.ProvisionStatus `json:"status,omitempty"`
	AsOf   *date                 `json:"as_of,omitempty"`
	record
}

func agreementData(a *model.Agreement) agreement {
	return agreement{
		page: pageData(&a.Page), Date: dateData(a.Date), Stage: a.Stage,
		History: each(a.History, func(s *model.Step) step { return step{s.Status, dateData(s.Date), recordData(&s.Record)} }),
		Signatories: each(a.Signatories, func(s *model.Signatory) signatory {
			return signatory{s.Actor.ID, s.By.ID, s.Capacity, recordData(&s.Record)}
		}),
		Provisions: each(a.Provisions, func(p *model.Provision) provision {
			return provision{p.Text, p.Issue.ID, p.Status, dateData(p.AsOf), recordData(&p.Record)}
		}),
	}
}
