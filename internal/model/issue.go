package model

import "explainer/internal/edtf"

// Issue is a question that the actors contest.
type Issue struct {
	Page       `yaml:",inline"`
	Question   string       `yaml:"question,required" voice:"site"`
	IssueKind  IssueKind    `yaml:"kind" default:"other"`
	State      IssueState   `yaml:"state" default:"open"`
	StateNote  string       `yaml:"state_note" voice:"site"`
	Positions  []Position   `yaml:"positions"` // as typed
	NoPosition []NoPosition `yaml:"no_position"`
	Figures    []Figure     `yaml:"figures"`

	Stances    []Stance     `yaml:"-"` // the positions by actor, alphabetically
	Events     []*Event     `yaml:"-"` // by date
	Provisions []*Provision `yaml:"-"` // of agreements, by the agreement's date
}

// IssueKind says what sort of question an issue is.
type IssueKind string

// Values lists the kinds of issue.
func (IssueKind) Values() []string {
	return []string{"status", "territory", "borders", "security", "displacement-return", "detainees-missing",
		"transport", "recognition", "heritage", "resources", "justice", "governance", "mediation", "other"}
}

// IssueState says how far an issue is settled.
type IssueState string

// Values lists the states of an issue.
func (IssueState) Values() []string { return []string{"open", "partly-agreed", "agreed", "closed"} }

// Position is what an actor says it wants on an issue. It holds from its date
// until the same actor's next one of that level on the issue.
type Position struct {
	Record `yaml:",inline,sourced"`
	Actor  Ref[Actor]    `yaml:"actor,required"`
	Says   string        `yaml:"says,required" voice:"actor"`
	Date   edtf.Date     `yaml:"date,required"` // when it was said
	Short  string        `yaml:"short" max:"40" voice:"actor"`
	Level  PositionLevel `yaml:"level" default:"position"`
	Basis  PositionBasis `yaml:"basis" default:"reported"`
	To     edtf.Date     `yaml:"to"` // when it was withdrawn

	Issue  *Issue    `yaml:"-"`
	Anchor string    `yaml:"-"` // on the issue's page: position-ACTOR-DATE
	Until  edtf.Date `yaml:"-"` // To, or the date of the next one; zero: it still holds
}

// Current reports whether the position still holds.
func (p *Position) Current() bool { return p.Until.IsZero() }

// ReportedBy returns the outlets that report the position, if all of them are
// another party's.
func (p *Position) ReportedBy() []string { return reportedBy(p.Actor.To, p.Sources) }

// PositionLevel says how deep a position lies: what a party says, wants, needs
// or fears.
type PositionLevel string

// Values lists the levels.
func (PositionLevel) Values() []string { return []string{"position", "interest", "need", "fear"} }

// PositionBasis says what a position rests on.
type PositionBasis string

// Values lists the bases.
func (PositionBasis) Values() []string {
	return []string{"reported", "quote", "document", "analyst", "inferred"}
}

// NoPosition notes that nobody found a position of the actor.
type NoPosition struct {
	Record   `yaml:",inline"`
	Actor    Ref[Actor] `yaml:"actor,required"`
	Searched edtf.Date  `yaml:"searched,required"`
}

// Stance is all that one actor has said on an issue, latest first within each
// level.
type Stance struct {
	Issue     *Issue
	Actor     *Actor
	Positions []*Position
	None      *NoPosition // set if there is no position
}

// Figure is a number that people count differently.
type Figure struct {
	Record `yaml:",inline"`
	What   string  `yaml:"what,required" voice:"site"`
	Unit   string  `yaml:"unit,required" voice:"site"`
	Counts []Count `yaml:"counts,required"`
}

// Count is one value of a figure.
type Count struct {
	Record `yaml:",inline,sourced"`
	Value  string    `yaml:"value,required"` // the text as reported; nothing is derived from it
	By     string    `yaml:"by,required"`    // who counted, in words
	Low    *float64  `yaml:"low"`            // what may be drawn, in the figure's unit
	High   *float64  `yaml:"high"`
	AsOf   edtf.Date `yaml:"as_of"`
}
