package model

import (
	"slices"

	"explainer/internal/edtf"
)

// Agreement is a document between actors.
type Agreement struct {
	Page        `yaml:",inline"`
	Date        edtf.Date      `yaml:"date"`
	Stage       AgreementStage `yaml:"stage"`
	History     []Step         `yaml:"history"`
	Signatories []Signatory    `yaml:"signatories"`
	Provisions  []Provision    `yaml:"provisions"`

	Events []*Event `yaml:"-"` // by date
}

// AgreementStage says where in a peace process an agreement stands (PA-X).
type AgreementStage string

// Values lists the stages of the PA-X Peace Agreements Database.
func (AgreementStage) Values() []string {
	return []string{"pre-negotiation", "ceasefire", "partial", "comprehensive", "implementation", "renewal", "other"}
}

// Step is a dated change of an agreement's status.
type Step struct {
	Record `yaml:",inline"`
	Status AgreementStatus `yaml:"status,required"`
	Date   edtf.Date       `yaml:"date,required"`
}

// AgreementStatus says what has become of an agreement.
type AgreementStatus string

// Values lists the statuses.
func (AgreementStatus) Values() []string {
	return []string{"proposed", "agreed", "published", "initialled", "signed", "ratified", "in-force", "implemented",
		"suspended", "terminated", "lapsed"}
}

// Signatory is an actor that put its name to an agreement.
type Signatory struct {
	Record   `yaml:",inline"`
	Actor    Ref[Actor] `yaml:"actor,required"`
	By       Ref[Actor] `yaml:"by"` // the person who signed
	Capacity Capacity   `yaml:"capacity" default:"party"`

	Agreement *Agreement `yaml:"-"`
}

// Capacity says as what a signatory signed.
type Capacity string

// Values lists the capacities.
func (Capacity) Values() []string { return []string{"party", "mediator", "guarantor", "witness"} }

// Provision is a point of an agreement.
type Provision struct {
	Record `yaml:",inline"`
	Text   string          `yaml:"text,required" voice:"site"`
	Issue  Ref[Issue]      `yaml:"issue"`
	Status ProvisionStatus `yaml:"status"`
	AsOf   edtf.Date       `yaml:"as_of"`

	Agreement *Agreement `yaml:"-"`
}

// ProvisionStatus says how far a provision is carried out.
type ProvisionStatus string

// Values lists the statuses of a provision.
func (ProvisionStatus) Values() []string {
	return []string{"not-started", "partial", "done", "breach-alleged", "lapsed"}
}

// Status returns the step that says what has become of the agreement, or nil if
// none is known: the one that is furthest on the way from proposed to in force,
// and of those after that the latest. A text that was initialled and then
// published is initialled.
func (a *Agreement) Status() *Step {
	order := AgreementStatus("").Values()
	inForce := slices.Index(order, "in-force")
	rank := func(s *Step) int { return min(slices.Index(order, string(s.Status)), inForce) }
	var furthest *Step
	for i := range a.History {
		s := &a.History[i]
		if furthest == nil || rank(s) > rank(furthest) || rank(s) == rank(furthest) && edtf.Compare(s.Date, furthest.Date) >= 0 {
			furthest = s
		}
	}
	return furthest
}
