package diag

import "slices"

// Rule names a kind of defect, in kebab-case. A rule never changes its meaning.
type Rule string

// The rules; [Rules] says what each finds.
const (
	BadFrontMatter         Rule = "bad-front-matter"
	UnknownField           Rule = "unknown-field"
	MissingField           Rule = "missing-field"
	WrongType              Rule = "wrong-type"
	UnknownValue           Rule = "unknown-value"
	BadDate                Rule = "bad-date"
	BadID                  Rule = "bad-id"
	BadLayer               Rule = "bad-layer"
	DuplicateID            Rule = "duplicate-id"
	MisplacedFile          Rule = "misplaced-file"
	BadEncoding            Rule = "bad-encoding"
	TooLarge               Rule = "too-large"
	TooLong                Rule = "too-long"
	UnknownReference       Rule = "unknown-reference"
	UnknownCitation        Rule = "unknown-citation"
	BrokenLink             Rule = "broken-link"
	BrokenAnchor           Rule = "broken-anchor"
	MissingImage           Rule = "missing-image"
	MalformedCitation      Rule = "malformed-citation"
	MalformedHeading       Rule = "malformed-heading"
	MalformedStatement     Rule = "malformed-statement"
	MalformedLink          Rule = "malformed-link"
	RawHTML                Rule = "raw-html"
	UnsafeURL              Rule = "unsafe-url"
	ExtraHeading           Rule = "extra-heading"
	UndefinedFootnote      Rule = "undefined-footnote"
	UnusedFootnote         Rule = "unused-footnote"
	UnsupportedSyntax      Rule = "unsupported-syntax"
	StrayTag               Rule = "stray-tag"
	MissingAlt             Rule = "missing-alt"
	MissingHome            Rule = "missing-home"
	UnevenTable            Rule = "uneven-table"
	UnlinkedSpeaker        Rule = "unlinked-speaker"
	Expired                Rule = "expired"
	FutureEvent            Rule = "future-event"
	BrokenEmphasis         Rule = "broken-emphasis"
	ImpossibleDates        Rule = "impossible-dates"
	NamePolicy             Rule = "name-policy"
	NameMix                Rule = "name-mix"
	LoadedTerm             Rule = "loaded-term"
	RelativeTime           Rule = "relative-time"
	FalsePrecision         Rule = "false-precision"
	RoleAnachronism        Rule = "role-anachronism"
	NoWordList             Rule = "no-word-list"
	OverdueEvent           Rule = "overdue-event"
	QuoteNotFound          Rule = "quote-not-found"
	QuoteNoCopy            Rule = "quote-no-copy"
	QuoteUnbound           Rule = "quote-unbound"
	ElisionRisk            Rule = "elision-risk"
	UnusedSource           Rule = "unused-source"
	OrphanPage             Rule = "orphan-page"
	DraftReference         Rule = "draft-reference"
	ConflictingRedirect    Rule = "conflicting-redirect"
	Circular               Rule = "circular"
	SingleSource           Rule = "single-source"
	InterestedOnly         Rule = "interested-only"
	LongExtract            Rule = "long-extract"
	NoArchive              Rule = "no-archive"
	SourceIncomplete       Rule = "source-incomplete"
	Unsourced              Rule = "unsourced"
	MissingPosition        Rule = "missing-position"
	AsymmetricAccounts     Rule = "asymmetric-accounts"
	FigureRange            Rule = "figure-range"
	GuideText              Rule = "guide-text"
	NoText                 Rule = "no-text"
	OverPreciseCoordinates Rule = "over-precise-coordinates"
	IdleWaiver             Rule = "idle-waiver"
	SilentChange           Rule = "silent-change"
)

// RuleInfo describes a rule to authors.
type RuleInfo struct {
	Rule     Rule
	Severity Severity
	Summary  string // what the rule finds, as one line
}

// Rules lists every rule, by name.
var Rules = []RuleInfo{
	{AsymmetricAccounts, Note, "an event that one side tells and another doesn't, or a disputed one without two accounts"},
	{BadDate, Error, "a date that isn't EDTF, or that the calendar doesn't have"},
	{BadEncoding, Error, "a file that isn't UTF-8 text"},
	{BadFrontMatter, Error, "front matter that can't be read: no opening or closing ---, broken YAML, anchors, tags"},
	{BadID, Error, "a file name that can't be an id, or a source key that can't be cited"},
	{BadLayer, Error, "a layer of the map that isn't GeoJSON in degrees, or holds nothing to draw"},
	{BrokenAnchor, Error, "a link to a heading that its page doesn't have"},
	{BrokenEmphasis, Warning, "asterisks or underscores that stay visible because of the letters and marks around them"},
	{BrokenLink, Error, "a link to a page or file that doesn't exist"},
	{Circular, Note, "sources that count as one: of one outlet, copies of one text, or only reports of what others found"},
	{ConflictingRedirect, Error, "a redirect from the address of another page"},
	{DraftReference, Error, "a published page that refers to a draft"},
	{DuplicateID, Error, "one id for two things"},
	{ElisionRisk, Error, "a quotation whose gaps or brackets may make it say the opposite"},
	{Expired, Warning, "a page that was due for a review before today"},
	{ExtraHeading, Error, "a level-1 heading in a body: the title is the page's only one"},
	{FalsePrecision, Note, "far more dates on the first of a month or a year than chance gives"},
	{FigureRange, Warning, "a count whose low lies above its high, or whose words give a range where one number is drawn"},
	{FutureEvent, Warning, "an event after the day up to which the text is right that isn't planned"},
	{GuideText, Warning, "what is left of the guide, with which the site began, among the author's own texts"},
	{IdleWaiver, Warning, "a waiver of a rule that finds nothing on its page"},
	{ImpossibleDates, Error, "dates that contradict each other: an end before its beginning"},
	{InterestedOnly, Note, "something disputed that only sources with an interest tell of, or only the other side's"},
	{LoadedTerm, Warning, "a word that takes a side, in the authors' own text"},
	{LongExtract, Warning, "a source of which more is saved than a quotation needs: over 100 words"},
	{MalformedCitation, Error, "something that looks like a citation and isn't one"},
	{MalformedHeading, Error, "a line that begins with ## and no space, which makes it text and no heading"},
	{MalformedLink, Error, "a page link that can't be read, or an embed"},
	{MalformedStatement, Error, "something that looks like a statement's last line and isn't one"},
	{MisplacedFile, Error, "a file or folder of content/ that can't be read, because of its name or place"},
	{MissingAlt, Warning, "an image without words for those who can't see it"},
	{MissingField, Error, "a required field, note or source that is absent or empty"},
	{MissingHome, Warning, "a site without index.md, the text that a newcomer reads"},
	{MissingImage, Error, "an image that isn't there"},
	{MissingPosition, Warning, "an issue on which a party to the conflict has no position, and no note of a search for one"},
	{NameMix, Warning, "two names for one thing on a page that nowhere says so"},
	{NamePolicy, Warning, "a name used otherwise than its use says: as the site's own, or alone at the first mention"},
	{NoArchive, Note, "a source on the web of which no archived copy is named"},
	{NoText, Note, "a page that says nothing: without a summary and without a text"},
	{NoWordList, Note, "a site in a language whose words some rules don't know"},
	{OrphanPage, Warning, "a page that no other page leads to, but for the lists"},
	{OverPreciseCoordinates, Warning, "coordinates with more decimals than the place's precision warrants"},
	{OverdueEvent, Warning, "a planned event whose date has passed"},
	{QuoteNoCopy, Warning, "a quotation that can't be checked because its source has no saved passage"},
	{QuoteNotFound, Error, "a quotation that isn't in its source's saved passages"},
	{QuoteUnbound, Warning, "a quotation of six words or more for which no source is cited"},
	{RawHTML, Error, "HTML in Markdown: it never reaches the output"},
	{RelativeTime, Warning, "words that say when by the day on which they are read, such as last year"},
	{RoleAnachronism, Warning, "a person named with an office at a time when they didn't hold it"},
	{SilentChange, Note, "a number, date, name or negation that changed since an earlier site, of which no update tells"},
	{SingleSource, Note, "an event or agreement that rests on one source alone"},
	{SourceIncomplete, Note, "a source without what readers need to find it and to weigh it"},
	{StrayTag, Warning, "a #tag of Obsidian's in prose, which is published as it stands"},
	{TooLarge, Error, "a file, line or construct beyond the limits that keep a build safe and quick"},
	{TooLong, Error, "a text that is longer than its field takes"},
	{UndefinedFootnote, Error, "a footnote mark without a footnote"},
	{UnevenTable, Error, "a table row with more cells than the first, or a first row that doesn't fit the dashes"},
	{UnknownCitation, Error, "a citation of a source that doesn't exist"},
	{UnknownField, Error, "a field that pages of this kind don't have"},
	{UnknownReference, Error, "a field that names a page or source that doesn't exist, or one of another kind"},
	{UnknownValue, Error, "a word outside a field's list of values"},
	{UnlinkedSpeaker, Warning, "a speaker in plain text by the very name of an actor that has a page"},
	{UnsafeURL, Error, "an address that a reader's browser must not follow"},
	{Unsourced, Warning, "a page, an entry or a paragraph that states facts and cites nothing"},
	{UnsupportedSyntax, Error, "a mark of Obsidian's that would be published as it stands"},
	{UnusedFootnote, Error, "a footnote that no mark points to"},
	{UnusedSource, Warning, "a source that no page cites"},
	{WrongType, Error, "a value of another type, or out of the range, that the field takes"},
}

// Waivable reports whether a page may set the rule aside. Only judgements can
// be: what a warning or a note says, and what is wrong with a quotation. The
// other errors would leave a hole in the site, and a waiver of idle waivers would
// be one.
func (info RuleInfo) Waivable() bool {
	judged := info.Severity != Error || info.Rule == QuoteNotFound || info.Rule == ElisionRisk
	return judged && info.Rule != IdleWaiver
}

// Severity returns the rule's severity.
func (r Rule) Severity() Severity { return r.info().Severity }

// Summary returns what the rule finds, as one line.
func (r Rule) Summary() string { return r.info().Summary }

// info panics for a rule that isn't listed.
func (r Rule) info() RuleInfo {
	i := slices.IndexFunc(Rules, func(info RuleInfo) bool { return info.Rule == r })
	if i < 0 {
		panic("explainer: the rule " + string(r) + " isn't in diag.Rules")
	}
	return Rules[i]
}
