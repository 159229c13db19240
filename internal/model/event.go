package model

import "explainer/internal/edtf"

// Event is a dated fact.
type Event struct {
	Page       `yaml:",inline"`
	Date       edtf.Date        `yaml:"date,required"`
	Planned    bool             `yaml:"planned"`
	Type       EventType        `yaml:"type" default:"other"`
	Actors     []Participant    `yaml:"actors"`
	Issues     []Ref[Issue]     `yaml:"issues"`
	Places     []Ref[Place]     `yaml:"places"`
	Agreements []Ref[Agreement] `yaml:"agreements"`
	Key        bool             `yaml:"key"` // in the short timeline
	Confidence Confidence       `yaml:"confidence"`
	Disputed   bool             `yaml:"disputed"`
	Accounts   []Account        `yaml:"accounts"`
	Figures    []Figure         `yaml:"figures"`

	Previous *Event `yaml:"-"` // in the order of dates
	Next     *Event `yaml:"-"`
}

// EventType says what happened.
type EventType string

// Values lists the types of event.
func (EventType) Values() []string {
	return []string{"fighting", "shelling", "blockade", "violence-against-civilians", "protest", "ceasefire",
		"ceasefire-violation", "agreement", "talks", "proposal", "statement", "visit", "diplomatic", "mandate",
		"withdrawal", "delimitation", "detainees", "displacement", "return", "humanitarian", "transport-trade",
		"election", "law", "court", "resolution", "recognition", "sanctions", "other"}
}

// Confidence says how sure an event is. Empty is sure.
type Confidence string

// Values lists the degrees of confidence that need saying.
func (Confidence) Values() []string { return []string{"low"} }

// Participant is an actor in an event.
type Participant struct {
	Record `yaml:",inline"`
	Actor  Ref[Actor]    `yaml:"actor,required"`
	As     Participation `yaml:"as" default:"participant"`

	Event *Event `yaml:"-"`
}

// Participation says how an actor took part.
type Participation string

// Values lists the ways to take part.
func (Participation) Values() []string {
	return []string{"participant", "host", "mediator", "signatory"}
}

// Account is one actor's telling of an event.
type Account struct {
	Record `yaml:",inline,sourced"`
	By     Ref[Actor] `yaml:"by,required"`
	Text   string     `yaml:"text,required" voice:"actor"`

	Event *Event `yaml:"-"`
}

// ReportedBy returns the outlets that carry the account, if all of them are
// another party's.
func (a *Account) ReportedBy() []string { return reportedBy(a.By.To, a.Sources) }
