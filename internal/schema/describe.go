package schema

import "reflect"

// Description says what a kind is for.
func (k Kind) Description() string { return kindDescriptions[k] }

// Description says in a line, without a full stop, what a field of the struct
// holds.
func Description(of reflect.Type, f Field) string {
	for _, i := range f.Index {
		if text, ok := descriptions[of.Name()+"."+f.Name]; ok {
			return text
		}
		of = of.Field(i).Type
	}
	return ""
}

var kindDescriptions = map[Kind]string{
	"actor":     "Anybody who acts in the conflict: a state, a body, an armed group, a person",
	"issue":     "A question that the actors contest, with what each says",
	"event":     "A dated fact of the timeline",
	"agreement": "A document between actors, with its history and its points",
	"place":     "A point or area on the map",
	"term":      "A word that the sides use differently",
	"source":    "A cited document, by the names of the Citation Style Language (CSL)",
	"page":      "A page without a kind, such as the first one",
	"site":      "What holds for the whole site",
}

// descriptions are what fields hold, by "Struct.field". An entry for a struct in
// which a field is inlined comes before that of the struct that declares it.
var descriptions = map[string]string{
	// Every page.
	"Page.title":         "The page's name, as readers see it",
	"Page.summary":       "What it is, in one or two sentences; if absent, the text's first paragraph",
	"Page.as_of":         "The day on which the page was last known to be true; if absent, that of the site",
	"Page.review_by":     "When the page has to be looked at again",
	"Page.draft":         "true keeps the page out of the site",
	"Page.updates":       "Changes that readers should know of",
	"Page.redirect_from": "Former addresses of the page within the site, such as actors/old-name.html",
	"Page.allow":         "Rules that the page may break, each with a reason that readers see",
	"Page.aliases":       "Other names that readers may search for",
	"Page.tags":          "Obsidian's tags; not shown",
	"Page.cssclasses":    "Obsidian's classes; not used",
	"Page.sources":       "Keys of the sources that the whole page rests on",
	"Page.note":          "A remark that readers see",
	"Update.date":        "The day of the change",
	"Update.text":        "What was changed, in a sentence",
	"Update.kind":        "Why it was changed: something new, a clearer wording, a mistake, a withdrawal",
	"Waiver.rule":        "The name of the rule; explainer check --list-rules lists them",
	"Waiver.because":     "Why the page may break it, in a sentence that readers see",

	// Every record.
	"Record.sources": "Keys of the sources that say so",
	"Record.note":    "A remark that readers see",
	"Span.from":      "When it began; if absent, unknown",
	"Span.to":        "When it ended; if absent, still so; the word unknown if it ended and nobody says when",

	// Names of actors, places and terms.
	"Name.text":    "The name itself",
	"Name.lang":    "Its language by its code, such as hy, az, ru or ka",
	"Name.used_by": "Who uses it, in words",
	"Name.actors":  "Ids of the actors that use it",
	"Name.use":     "How this site uses it: as its own, beside its own on first mention, or only in quotations and with its user named",

	// Actors.
	"Actor.kind":       "What sort of actor it is",
	"Actor.from":       "When it came into being; if absent, unknown",
	"Actor.to":         "When it ceased to be; if absent, it still is; the word unknown if nobody says when",
	"Actor.names":      "Its other names, with who uses them",
	"Actor.roles":      "What it is in the conflict, with dates if that changed",
	"Actor.offices":    "Posts that a person holds or held",
	"Actor.member_of":  "Bodies to which it belongs",
	"Actor.relations":  "How it stands to other actors",
	"Role.as":          "The role",
	"Office.title":     "What the post is called",
	"Office.of":        "Id of the state or body that it is a post of",
	"Membership.actor": "Id of the body",
	"Relation.with":    "Id of the other actor",
	"Relation.type":    "How the two stand to each other",
	"Relation.label":   "Words on the line that is drawn between them",
	"Relation.sources": "Keys of the sources that say so; if absent, the page's own",

	// Issues.
	"Issue.question":      "What is contested, as one question",
	"Issue.kind":          "What sort of question it is",
	"Issue.state":         "How far it is settled",
	"Issue.state_note":    "How far it is settled, in words",
	"Issue.positions":     "What each actor says, with the day on which it said so",
	"Issue.no_position":   "Actors of which no position was found",
	"Issue.figures":       "Numbers that are counted differently",
	"Position.actor":      "Id of the actor whose position it is",
	"Position.says":       "What the actor says, in one sentence",
	"Position.date":       "When it was said",
	"Position.short":      "The same in at most 40 characters, for tables",
	"Position.level":      "Whether it is what the actor says, wants, needs or fears",
	"Position.basis":      "What it rests on; analyst and inferred say who in a note",
	"Position.to":         "When it was withdrawn; if absent, it holds until the actor's next one",
	"Position.sources":    "Keys of the sources that say so; if absent, the page's own",
	"NoPosition.actor":    "Id of the actor",
	"NoPosition.searched": "When one was last looked for",
	"Figure.what":         "What is counted",
	"Figure.unit":         "In what it is counted, such as people",
	"Figure.counts":       "The numbers, with who counted",
	"Count.value":         "The number as it was reported, in words or digits",
	"Count.by":            "Who counted, in words",
	"Count.low":           "The least that is meant, in digits, to be drawn",
	"Count.high":          "The most that is meant, in digits, to be drawn",
	"Count.as_of":         "The day for which it was counted",
	"Count.sources":       "Keys of the sources that say so; if absent, the page's own",

	// Events.
	"Event.date":        "When it happened, as far as it is known",
	"Event.planned":     "true as long as it is announced and hasn't happened",
	"Event.type":        "What happened",
	"Event.actors":      "Ids of those who took part",
	"Event.issues":      "Ids of the issues that it is about",
	"Event.places":      "Ids of the places where it happened",
	"Event.agreements":  "Ids of the agreements that it is about",
	"Event.key":         "true puts it into the short timeline",
	"Event.confidence":  "low if it isn't sure that it happened; say why in a note",
	"Event.disputed":    "true if the sides tell it differently",
	"Event.accounts":    "How each side tells it",
	"Event.figures":     "Numbers that are counted differently",
	"Participant.actor": "Id of the actor",
	"Participant.as":    "How it took part",
	"Account.by":        "Id of the actor whose telling it is",
	"Account.text":      "What the actor says happened",
	"Account.sources":   "Keys of the sources that say so; if absent, the page's own",

	// Agreements.
	"Agreement.date":        "When it was made, as far as it is known",
	"Agreement.stage":       "Where it stands in a peace process, by the PA-X database",
	"Agreement.history":     "What has become of it, step by step",
	"Agreement.signatories": "Those who put their name to it",
	"Agreement.provisions":  "Its points, with how far each is carried out",
	"Step.status":           "What became of it",
	"Step.date":             "When",
	"Signatory.actor":       "Id of the actor for which it was signed",
	"Signatory.by":          "Id of the person who signed",
	"Signatory.capacity":    "As what it was signed",
	"Provision.text":        "The point, in a sentence",
	"Provision.issue":       "Id of the issue that it is about",
	"Provision.status":      "How far it is carried out",
	"Provision.as_of":       "The day for which the status holds",

	// Places.
	"Place.lat":       "Degrees north of the equator, with decimals; south has a minus sign",
	"Place.lon":       "Degrees east of Greenwich, with decimals; west has a minus sign",
	"Place.precision": "How closely the coordinates are meant",
	"Place.kind":      "What it is, in words, such as village or mountain pass",
	"Place.names":     "Its other names, with who uses them",

	// Terms.
	"Term.use":        "The wording that this site uses",
	"Term.names":      "The words that the sides use",
	"Term.instead_of": "Words that this site doesn't use, never a party's own name for something",
	"Loaded.text":     "The word",
	"Loaded.why":      "Why it isn't used",

	// Sources.
	"Source.title":                "The document's title; in square brackets if it has none and you describe it",
	"Source.type":                 "What sort of document it is",
	"Source.author":               "Who wrote it: names, or family and given names",
	"Source.editor":               "Who edited it",
	"Source.translator":           "Who translated it",
	"Source.issued":               "When it was published",
	"Source.accessed":             "The day on which you read it",
	"Source.container-title":      "The newspaper, journal, site or book in which it stands",
	"Source.collection-title":     "The series to which it belongs",
	"Source.event-title":          "The conference or hearing at which it was presented",
	"Source.title-short":          "A shorter form of the title",
	"Source.publisher":            "Who published it",
	"Source.publisher-place":      "Where it was published",
	"Source.genre":                "What sort of document it is, more closely, such as press release",
	"Source.medium":               "In what form it was used, such as DVD",
	"Source.number":               "Its number, such as that of a report",
	"Source.volume":               "The volume",
	"Source.issue":                "The number of the issue",
	"Source.page":                 "The pages on which it stands",
	"Source.edition":              "The edition",
	"Source.section":              "The section in which it stands",
	"Source.archive":              "The archive that keeps it",
	"Source.archive_location":     "Where in the archive it is kept",
	"Source.URL":                  "Its web address",
	"Source.DOI":                  "Its DOI, such as 10.1000/182",
	"Source.ISBN":                 "The ISBN of the book",
	"Source.ISSN":                 "The ISSN of the journal",
	"Source.language":             "Its language by its code, such as en, hy, az, ru or ka",
	"Source.abstract":             "What it says, in a few sentences",
	"Source.secondary":            "true if it reports what others found",
	"Source.interest":             "Actors that own or fund it, or speak through it",
	"Source.archived":             "Copies kept elsewhere, such as at web.archive.org",
	"Interest.actor":              "Id of the actor",
	"Interest.how":                "How the actor has a stake in it, such as owned by its ministry",
	"Archived.url":                "The web address of the copy",
	"Archived.date":               "The day of the copy",
	"Agent.literal":               "The whole name, of a body or as it is written",
	"Agent.family":                "The family name",
	"Agent.given":                 "The given names",
	"Agent.suffix":                "What follows the name, such as Jr",
	"Agent.dropping-particle":     "A particle that is left out where only the family name stands",
	"Agent.non-dropping-particle": "A particle that always stands before the family name",

	// The settings.
	"Settings.title":        "The name of the site",
	"Settings.language":     "The language of the site by its code, such as en, hy, az, ru or ka",
	"Settings.as_of":        "The day on which the site was last known to be true",
	"Settings.tagline":      "A line below the title",
	"Settings.description":  "What the site is, in a sentence, for search engines and previews",
	"Settings.base_url":     "The web address of the site, such as https://example.org/peace",
	"Settings.status":       "Where the conflict stands",
	"Settings.phases":       "Stretches of the conflict's history",
	"Settings.publisher":    "Who publishes the site",
	"Settings.license":      "The licence of the texts",
	"Settings.repository":   "The web address of the site's files",
	"Settings.names_policy": "Which names of places the site uses, and why",
	"Settings.scope_note":   "Why the timeline begins where it does",
	"Settings.loaded_terms": "Words that take a side, instead of the built-in list",
	"Settings.frozen":       "Says that nobody keeps the site up to date any more",
	"Settings.map":          "What is drawn on the map of places besides land and sea",
	"Status.value":          "Where the conflict stands, in a word",
	"Status.rationale":      "Why, in a sentence or two",
	"Status.as_of":          "The day for which that holds",
	"Phase.title":           "The name of the phase",
	"Phase.from":            "When it began",
	"Phase.to":              "When it ended; if absent, it goes on",
	"Phase.summary":         "What it was, in a sentence or two",
	"Frozen.since":          "Since when",
	"Frozen.reason":         "Why",
	"Map.layers":            "GeoJSON files in static/map",
	"Map.note":              "Whose lines they are, and what they show",
	"Map.viewpoint":         "From whose viewpoint the map is drawn",
	"Map.as_of":             "The day for which the lines hold",
}
