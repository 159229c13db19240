package model

import "explainer/internal/edtf"

// Actor is anybody who acts in the conflict.
type Actor struct {
	Page      `yaml:",inline"`
	ActorKind ActorKind    `yaml:"kind,required"`
	Existence Span         `yaml:",inline"`
	Names     []Name       `yaml:"names"`
	Roles     []Role       `yaml:"roles"`
	Offices   []Office     `yaml:"offices"`
	MemberOf  []Membership `yaml:"member_of"`
	Relations []Relation   `yaml:"relations"` // typed on this page,

	Holders    []*Office      `yaml:"-"` // offices of this body, by date
	Members    []*Membership  `yaml:"-"` // memberships in this body
	Incoming   []*Relation    `yaml:"-"` // relations typed on the other actor's page
	Stances    []*Stance      `yaml:"-"` // by issue, alphabetically
	Statements []*Statement   `yaml:"-"` // by date
	Events     []*Participant `yaml:"-"` // by date
	Accounts   []*Account     `yaml:"-"`
	Agreements []*Signatory   `yaml:"-"` // signed by or for this actor
	Interests  []*Interest    `yaml:"-"` // sources that this actor owns, funds or speaks through
}

// ActorKind says what sort of actor an actor is.
type ActorKind string

// Values lists the kinds of actor.
func (ActorKind) Values() []string {
	return []string{"state", "state-organ", "de-facto-authority", "intergovernmental-organization", "mission",
		"joint-body", "court", "ngo", "armed-group", "political-movement", "media", "religious-body", "community",
		"diaspora", "company", "person", "other"}
}

// Name is one of the names of an actor, a place or a term.
type Name struct {
	Record `yaml:",inline"`
	Text   string       `yaml:"text,required"`
	Lang   string       `yaml:"lang"`    // BCP 47
	UsedBy string       `yaml:"used_by"` // who uses it, in words
	Actors []Ref[Actor] `yaml:"actors"`  // who uses it, by id
	Use    NameUse      `yaml:"use"`
	Span   `yaml:",inline"`
}

// NameUse says how the site itself uses a name.
type NameUse string

// Values lists the uses: our own, beside our own on first mention, and only in
// quotations or with its user named.
func (NameUse) Values() []string { return []string{"ours", "first-mention", "attributed"} }

// Role is what an actor is in the conflict, for a time.
type Role struct {
	Record `yaml:",inline"`
	As     RoleName `yaml:"as,required"`
	Span   `yaml:",inline"`
}

// RoleName names a role.
type RoleName string

// Values lists the roles.
func (RoleName) Values() []string {
	return []string{"party", "supporter", "affected", "mediator", "facilitator", "host", "guarantor", "witness",
		"monitor", "peacekeeper", "humanitarian", "donor", "observer", "other"}
}

// Office is a post that a person holds in a state or body.
type Office struct {
	Record `yaml:",inline"`
	Title  string     `yaml:"title,required"`
	Of     Ref[Actor] `yaml:"of,required"`
	Span   `yaml:",inline"`

	Holder *Actor `yaml:"-"`
}

// Membership is an actor's belonging to a body.
type Membership struct {
	Record `yaml:",inline"`
	Actor  Ref[Actor] `yaml:"actor,required"` // the body
	Span   `yaml:",inline"`

	Member *Actor `yaml:"-"`
}

// Relation is how one actor stands to another.
type Relation struct {
	Record `yaml:",inline,sourced"`
	With   Ref[Actor]   `yaml:"with,required"`
	Type   RelationType `yaml:"type,required"`
	Label  string       `yaml:"label" voice:"site"` // the words on the line
	Span   `yaml:",inline"`

	From *Actor `yaml:"-"` // on whose page it is typed
}

// RelationType says what a relation is, in the notation of conflict mapping
// (Fisher et al., Working with Conflict).
type RelationType string

// Values lists the types of relation.
func (RelationType) Values() []string {
	return []string{"alliance", "cooperation", "support", "mediation", "influence", "negotiation", "criticism",
		"conflict", "broken", "recognition", "non-recognition"}
}

// Directed reports whether the relation goes from one actor to the other
// rather than both ways.
func (t RelationType) Directed() bool {
	switch t {
	case "support", "mediation", "influence", "criticism", "recognition", "non-recognition":
		return true
	}
	return false
}

// HasRole reports whether the actor ever had the role.
func (a *Actor) HasRole(name RoleName) bool {
	for _, r := range a.Roles {
		if r.As == name {
			return true
		}
	}
	return false
}

// IsParty reports whether the actor is a party to the conflict at the date, as
// far as its page says; the third parties are all the others. An actor that has
// ceased to be is none, even if nobody ended its role.
func (a *Actor) IsParty(at edtf.Date) bool {
	if a.Existence.EndedBefore(at) {
		return false
	}
	for _, r := range a.Roles {
		if r.As == "party" && !r.EndedBefore(at) && !edtf.Before(at, r.From) {
			return true
		}
	}
	return false
}

// Party returns the party to the conflict on whose side the actor stands: the
// state or body in which it holds an office or to which it belongs, if that was
// ever a party, or else itself; nil if neither was.
func (a *Actor) Party() *Actor {
	for _, o := range a.Offices {
		if o.Of.To != nil && o.Of.To.HasRole("party") {
			return o.Of.To
		}
	}
	for _, m := range a.MemberOf {
		if m.Actor.To != nil && m.Actor.To.HasRole("party") {
			return m.Actor.To
		}
	}
	if a.HasRole("party") {
		return a
	}
	return nil
}

// EndedBefore reports whether the span is certainly over at the date.
func (s Span) EndedBefore(at edtf.Date) bool {
	return s.To.Unknown || !s.To.Date.IsZero() && edtf.Before(s.To.Date, at)
}
