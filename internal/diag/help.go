package diag

// Help is what an author wants to know of a rule besides its summary, in plain
// sentences.
type Help struct {
	Why         string // what would go wrong otherwise
	Mend        string // what to do about it
	FalseAlarms string // what is reported and right, and what to do then; "None." if there is nothing
}

// Help returns the rule's help. It panics for a rule that has none.
func (r Rule) Help() Help {
	help, ok := helps[r]
	if !ok {
		panic("explainer: the rule " + string(r) + " has no help in package diag")
	}
	return help
}

const none = "None."

// helps has every rule of [Rules], by name.
var helps = map[Rule]Help{
	AsymmetricAccounts: {
		"Readers who hear one side of an event, or learn that it is disputed and not how, can't judge for themselves.",
		"Write under accounts what each side says, with its sources.",
		"An event of which the other side has said nothing, or whose text tells what it says. It is only a note: leave it.",
	},
	BadDate: {
		"A date that the program can't read can't be sorted, drawn or compared, and one that is ambiguous, as 3/4/2024, would be guessed.",
		"Write the year first, in digits, and only as much as is known: 2024-11-05, 2024-11 or 2024. About is 1988~, from one to another is 2020-09-27/2020-11-10.",
		none,
	},
	BadEncoding: {
		"Letters in another encoding than UTF-8 would come out as others, or not at all.",
		"Open the file in a text editor and save it with the encoding UTF-8.",
		none,
	},
	BadFrontMatter: {
		"What can't be read is lost without a trace: the page would lack a field, or its fields would be printed as text.",
		"Keep the fields between two lines of ---, each as name: value. Put a value that begins with a mark, or holds a colon and a space, in quotation marks.",
		none,
	},
	BadID: {
		"A page's file name is its id and its address, which must work in every link, on every system and host.",
		"Rename the file with small Latin letters, digits and single hyphens; the title can have any letters. A source's key begins with a Latin letter or digit and may hold _ . : and - too.",
		none,
	},
	BadLayer: {
		"A layer of the map that can't be read, or isn't in degrees, would be drawn wrongly or not at all.",
		"Save it as GeoJSON with the coordinate system WGS 84 (longitude, latitude), as geojson.io and QGIS write it.",
		none,
	},
	BrokenAnchor: {
		"A reader who follows the link lands at the top of the page and looks in vain for what was promised.",
		"Correct what stands behind #, or leave it out. A heading's id is its words in small letters, with hyphens for spaces.",
		none,
	},
	BrokenEmphasis: {
		"Markdown doesn't let ** end an emphasis between a punctuation mark and a letter, so readers see the asterisks and no bold type.",
		"Move quotation marks and other punctuation out of the emphasis, as in «**word**», or put a space behind it.",
		"Two ** or __ in a paragraph that readers are to see, such as marks of notes. Write a backslash before each of their signs.",
	},
	BrokenLink: {
		"A reader who follows the link finds nothing.",
		"Correct the id or the path; the hint has the nearest that exists. A page is linked as [[id]], a file by its path from the page it stands in.",
		none,
	},
	Circular: {
		"Two citations look like two witnesses. If both are of one outlet, or copies of one text, or digests that report what others found, there is one witness, or none that can be named. The rule looks at copies that one page cites, at the sources of an event, an agreement, a position, an account, a count or a relation, and at nothing else.",
		"Cite somebody who learnt of it in another way. Where a source only reports others (secondary: true), read and cite what it reports.",
		"Two independent writers of one outlet; two texts with one title of three words or more, published within a week or without a date. It is only a note: leave it, or set the rule aside and say why.",
	},
	ConflictingRedirect: {
		"Two things can't have one address: either the page or the redirect would be lost.",
		"Take the address out of redirect_from.",
		none,
	},
	DraftReference: {
		"The published site doesn't have the draft, so the reference would lead nowhere, and tell of something that isn't public yet. The preview has it, so there only the desk says so.",
		"Take draft: true out of the other page, or take the reference out, or make this page a draft too.",
		none,
	},
	DuplicateID: {
		"A link by that id could mean either, and one of the two would replace the other in the site.",
		"Rename one of the files, or give one of the sources another key. Ids are unique over all kinds of pages, and keys must differ by more than case and punctuation.",
		none,
	},
	ElisionRisk: {
		"Every word of the quotation is in the saved passage, and still it may say the opposite: its parts stand there in another order, a negation is hidden by the ellipsis or stands right before the first word, or one was put in with brackets.",
		"Quote the word too, or quote the parts one by one, in their order.",
		"A negation in a clause of its own that the gap leaves out, as in: he came, though he never left his car, and signed. Set the rule aside and say why.",
	},
	Expired: {
		"The page promises its readers a review by that day. One that has passed says that nobody may have looked since.",
		"Check what the page says, then write the day of the check as as_of, and a later review_by.",
		"A review that changed nothing but wasn't entered. Enter it. Of a site that isn't kept up any more, say so once with frozen in site.yaml.",
	},
	ExtraHeading: {
		"The title is the page's only level-1 heading. Screen readers and search engines take a second one for another page.",
		"Begin with ##. If the line repeats the title, delete it.",
		none,
	},
	FalsePrecision: {
		"Of all days one in thirty is the first of a month. Where many more are, as a rule somebody, or a spreadsheet, has made a day of a month that a source gave. The timeline then shows an order of days that nobody knows.",
		"Look up the dates that are the first of a month, or 1 January. Where no source gives the day, write 2024-05 or 2024.",
		"A site on laws, budgets or mandates, which begin on such days. It is said for the whole site, only from 20 days on, and only if chance gives as many less than once in a thousand sites; a day counts once, however many dates are of it. Whether the sources give a day isn't checked.",
	},
	FigureRange: {
		"What is drawn would contradict the words beside it: a bar that runs backwards, or one mark where the source gives a least and a most.",
		"Write the least as low and the most as high. Don't choose between them, and don't average.",
		"Words that begin with another range than the count's, such as the days on which it was made. Put the count first.",
	},
	FutureEvent: {
		"The event lies after the day up to which the text is said to be right, so that one of the two dates is wrong, or it hasn't happened.",
		"Write planned: true, or correct the date. If the text is right up to a later day, write that as as_of.",
		"None that stays: an event that has happened means that as_of is out of date.",
	},
	GuideText: {
		"The guide that init writes is invented. What stays of it is published beside your facts, and readers can't tell the two apart.",
		"Write your own text in its place, or delete the line or the page. A page that you have changed, if only by a word, is taken for yours.",
		"A text of your own that happens to be the guide's. Change a word.",
	},
	IdleWaiver: {
		"Readers are told of every rule that is set aside. A waiver of nothing tells them of a fault that isn't there, and would hide the next one.",
		"Delete it.",
		"None. A site with errors, and one with its drafts, is left alone, and so is a rule that needs today's date where there is none.",
	},
	ImpossibleDates: {
		"An end before its beginning, or an actor at an event after it ceased to be, is wrong in at least one place, and would be drawn.",
		"Correct one of the two dates, or name the body that existed then.",
		"None. Dates known only to the month or year are reported only if no day of them would do.",
	},
	InterestedOnly: {
		"Where accounts differ, those who have a stake tell their own side's. What only the other side's outlets say that an actor said may be cut or turned; the page says then as reported by whom.",
		"Cite somebody without a stake too, or the actor's own words. Whose stake there is stands in interest on the source's page.",
		"A matter that nobody else reports. It is only a note, and tells readers just that.",
	},
	LoadedTerm: {
		"A word that takes a side tells readers of the other side that the site isn't for them, and says of people what somebody would have to prove.",
		"Say in plain words what happened, or say in the same sentence whose word it is, or quote it. A site's own list is loaded_terms in site.yaml, which replaces the built-in one of its language; with an empty list only the words in instead_of are left.",
		"A word that nobody disputes any more, as in: Paris was liberated in 1944; and one with another meaning. Set the rule aside and say why. It passes in quotations, in proper names with capitals, and behind who says so.",
	},
	LongExtract: {
		"A passage is saved to check a quotation against. More than that is a copy of somebody else's text, which the law may not allow, in the repository if not on the page.",
		"Keep the sentences that are quoted and cut the rest. All passages of a source count together.",
		"A text that anybody may copy, such as a law or a treaty. Set the rule aside and say so. Scripts without spaces between words are counted by letters, and the sum is about right.",
	},
	MalformedCitation: {
		"Published as typed, it would look like a source to the author and like noise to the reader, and nothing would be listed.",
		"Write [@key], [@key, p. 12] or [@one; @two]. Words such as see stand before the bracket.",
		"An @ before a word that is also the key of a source, such as somebody's user name. Write \\@ for it.",
	},
	MalformedHeading: {
		"Without the space Markdown takes the line for text: readers see the marks, and no link finds the heading.",
		"Put a space behind the marks, as in ## Borders, and an empty line above.",
		"A text that really begins with two or more #. Write a backslash before them.",
	},
	MalformedLink: {
		"The brackets would be published as typed, and a link to nothing that can be read isn't a link.",
		"Write [[id]] or [[id|label]]; in a table [[id\\|label]]. A page can't be shown inside another: link to it.",
		"Two brackets that are meant as such. Write \\[\\[ for them.",
	},
	MalformedStatement: {
		"Without its last line in the right form a quotation has no speaker, date and source, isn't listed on the speaker's page, and isn't checked.",
		"End the quotation with > — SPEAKER, DATE [@key], with an em dash. The hint has the line as it should be.",
		"A quotation whose last line begins with a dash that belongs to it, as in a dialogue. Write &mdash; for that dash.",
	},
	MisplacedFile: {
		"A file that can't be read as a page where it lies would be left out, and nobody would notice.",
		"Rename it, or move it to the folder of its kind. Files that aren't part of the site belong outside content/.",
		none,
	},
	MissingAlt: {
		"Those who can't see the image, or for whom it doesn't load, learn nothing of what it shows.",
		"Say in the square brackets what it shows: ![The border at Kirants](map.png).",
		"An image that only decorates. Leave it out: it costs readers on slow lines something and tells them nothing.",
	},
	MissingField: {
		"The field says what the page or entry is; without it there is nothing to show. A position, relation or account without a source asks to be believed on no ground.",
		"Write the field, with a value. A list of sources on the page stands for all entries that have none.",
		none,
	},
	MissingHome: {
		"A newcomer meets lists of actors and events, and no text that explains what it is all about.",
		"Write content/index.md.",
		"A site that is meant as a collection of records only. With --strict it needs a first page all the same.",
	},
	MissingImage: {
		"Readers would see an empty frame.",
		"Correct the path, which begins in the folder of the page, or put the image there. Capital and small letters count.",
		none,
	},
	MissingPosition: {
		"A gap in the table of positions looks like a choice: readers can't tell whether the party said nothing or nobody looked.",
		"Write what the party says, with its date and source. If you looked and found nothing, say so under no_position, with the day of the search.",
		"A party that the issue doesn't concern. Say so in the note of a no_position.",
	},
	NameMix: {
		"A reader who doesn't know that both are one thing takes them for two, and one who does wonders which side the site is on.",
		"Keep to one name on a page, or say once that both are the same, as in Kalbajar (Kelbajar).",
		"A name that was right at its time. Give it its end as to in the names of its page. Short forms and acronyms are passed over.",
	},
	NamePolicy: {
		"A name that only one side uses makes the site speak for that side, and a place that was renamed can't be found by those who know it by the other name.",
		"Say in the same sentence who uses the name, as in: Armenians call the town Shushi; or quote it, or write the site's own. At the first mention write both forms, as in Stepanakert/Khankendi.",
		"A name within a longer one, such as that of a body. Enter that as the title or an alias of its page, or write it in quotation marks. A user named otherwise, as a state is by its capital: enter that as an alias of the actor. A common noun, such as blockade, is looked for only on pages that lead to the page of its term, or lead to where that leads.",
	},
	NoArchive: {
		"Pages of the web move and vanish, in a conflict sooner than elsewhere. Without a copy nobody can look up then what the site rests on.",
		"Save the page at an archive of the web, such as web.archive.org, and write archived: {url: ADDRESS OF THE COPY, date: DAY}.",
		"A page that archives may not or can't copy. It is only a note: leave it. Sources with a DOI or an ISBN, which libraries keep, aren't reported.",
	},
	NoText: {
		"A reader who follows a link to the page finds a title, and lists have nothing to say of it. The rule looks at the first page and at actors, issues, events, agreements and terms; places and sources say enough by their fields.",
		"Write what the page is about: a summary of one or two sentences, or a text below the second ---.",
		"An event whose title tells all that is known, an issue whose positions speak for themselves. It is only a note: leave it.",
	},
	NoWordList: {
		"Some rules look for words, and the program has them for some languages only. Without this note their silence would read as if nothing were found.",
		"Read the texts with these rules in mind; explainer help RULE tells of each. Lists for another language are welcome in the program.",
		none,
	},
	OrphanPage: {
		"Readers meet the page only in the lists, and never where they would want it.",
		"Link to it as [[id]] from a text, or name it in a field of another page. A field of its own that names another page is enough.",
		"A page that is meant for the lists only, such as an actor kept for completeness.",
	},
	OverPreciseCoordinates: {
		"More decimals than are meant claim a knowledge that nobody has, and may lead to somebody's door. What was once public stays so in the history of the files.",
		"Round both numbers as the hint says. Of a spot that is meant as such, and may be known, say precision: exact.",
		"None that stays: how close is meant is what precision says. Zeros at the end don't count.",
	},
	OverdueEvent: {
		"The page still announces as coming what has happened by now, or hasn't, and readers can't tell which.",
		"Say what came of it, with a source. Take planned: true out if it happened, or write the new date.",
		"An event of which no source says what came of it. Say so in the text, and set the rule aside with that reason.",
	},
	QuoteNoCopy: {
		"Nobody can check the words of the quotation against the source but by finding it again. The reader is told so too.",
		"Save the sentence that the words come from as a blockquote on the source's page. Of quotations within a sentence only those of six words or more are compared.",
		"A source that may not be copied from, or can't be reached any more: set the rule aside and say so. The title of a text that has no page here, in quotation marks: write it in italics.",
	},
	QuoteNotFound: {
		"Either the quotation isn't exact or the saved passage is another. Readers must be able to trust every word in quotation marks.",
		"Compare both letter by letter. Mark what you left out with … and what you put in with [brackets], a capital too, as in [T]he; or save the passage that the words come from.",
		"Words known from elsewhere, such as a recording of the same speech. Cite that, or set the rule aside and say why. Words in quotation marks that nobody said, such as a title: write them in italics.",
	},
	QuoteUnbound: {
		"A quotation without a source can't be checked by anybody: neither by a reader, nor by comparing it to what was saved.",
		"Write [@key] behind it in the same paragraph, or, in a field, name the sources beside it. A blockquote ends in a line > — SPEAKER, DATE [@key].",
		"Six words or more in quotation marks that nobody said, such as the title of a text or a wording that is only talked about. Write them in italics. Titles of this site's pages and sources are passed over.",
	},
	RawHTML: {
		"HTML never reaches the page, so that no text can bring a script or a tracker to readers. What was typed would vanish.",
		"Write Markdown instead; the hint says what. For < as such write &lt;.",
		"Angle brackets around a word that is no HTML, as in <name>. Write &lt;name>.",
	},
	RelativeTime: {
		"A reader opens the page months or years after it was written. What was last year then is another year now, and what was recent isn't.",
		"Write the date: in 2025, since May 2026, by 8 June 2026. Where the present tense says enough, leave the word out: as_of dates it.",
		"Rarely a word that a narrative means from its own day. Write the date there too, or words such as at the time and the year before. Quotations, names in capitals, positions and accounts are passed over. The lists are short (English, Russian, Armenian, Azerbaijani), and none has words that say no more than the present tense, such as still.",
	},
	RoleAnachronism: {
		"A person called by an office that they held at another time makes readers take a later government for an earlier one, or one paper's slip for a fact.",
		"Name the office that the person held then, or write former, then or later before it. If the office's dates are wrong, correct from or to on the person's page.",
		"A sentence that looks ahead or back without a word or a year that says so. Add one. It is looked for beside links to persons, in events and in the last lines of statements, and only where the dates leave no doubt. An actor at an event before it existed, or after, is an error of the rule impossible-dates.",
	},
	SilentChange: {
		"Readers who have relied on what a page said, or quoted it, must learn that it was wrong. Where corrections are made in silence, no line can be trusted.",
		"Add an entry to the page's updates, of the kind correction, that says what was wrong. If the change isn't meant, write it as it was. An entry that the earlier site didn't have stands for all changes of its page.",
		"A fact in place of another that is as true, as where a sentence is told from another side; and a name in place of another for the same, as of a capital for its government. Other names of a page are known from its title, names and aliases. In German every noun is taken for a name.",
	},
	SingleSource: {
		"One source can be wrong, and nothing on the page would show it. It is an editor's first question.",
		"Cite a second source that learnt of it in another way; another report of the same agency doesn't count. If there is none, write confidence: low, and why in note.",
		"What one good source is enough for. It is only a note: leave it. Official documents, an actor's own outlet for what that actor stated, and events of low confidence aren't reported.",
	},
	SourceIncomplete: {
		"A source is looked up and weighed by who published it, when and where. What is missing each reader has to find out again.",
		"Add the fields that the hint names, with what the source says of itself.",
		"A text that bears no date, or no name. Set the rule aside on the source's page and say so. Of pages that go on changing, such as web pages and encyclopedias, no date is asked but that on which you read them.",
	},
	StrayTag: {
		"Obsidian makes a link of the tag. Here it would be published as typed, and it may be a note to yourself.",
		"Move it to the front matter, as tags: [word].",
		"A # before a word that readers are to see, such as a hashtag or a colour. Write \\# for it. In quotations, and before a digit, it isn't reported.",
	},
	TooLarge: {
		"Beyond these limits reading takes so long, or so much memory, that a slip or an attack could keep the site from being built.",
		"Split the file, break the line, or take out what stands inside each other.",
		"A long page that is meant to be one. The limits are wide, 2 MB for a page, and it is better as several.",
	},
	TooLong: {
		"The text stands in tables, where a longer one makes the others unreadable.",
		"Shorten it; the full wording belongs in the field that the hint names.",
		none,
	},
	UndefinedFootnote: {
		"The mark would stay in the text as typed, and what it promises isn't there.",
		"Write the footnote in a paragraph of its own: [^1]: text.",
		"A ^ in brackets that is no mark. Write \\[^ for it.",
	},
	UnevenTable: {
		"Cells behind the last column, or the whole table, would vanish without a word.",
		"Give the first row, the row of dashes and every other row as many cells. A | inside a cell is written \\|.",
		none,
	},
	UnknownCitation: {
		"A statement would rest on a source that no reader can look up.",
		"Correct the key, or write a page for the source, or add it to the CSL-JSON export.",
		none,
	},
	UnknownField: {
		"A field that is misspelt, or that the kind doesn't have, would be dropped, and its value with it.",
		"Correct the name; the hint has the nearest, or all. What has no field belongs in the text, or in note.",
		"A field that another program needs, such as Obsidian's plug-ins. Pages take aliases, tags and cssclasses of Obsidian's, and no others.",
	},
	UnknownReference: {
		"The fact would be about nobody: it would be on no other page, in no list and on no map.",
		"Name the page by its id, its file's name without .md, and a source by its key. A page of another kind won't do.",
		none,
	},
	UnknownValue: {
		"A word outside the list has no meaning that the program knows, so that the page couldn't be sorted or drawn.",
		"Choose one of the values that the hint lists. Judgements aren't among them on purpose: they belong in attributed text.",
		none,
	},
	UnlinkedSpeaker: {
		"The statement isn't listed on the page of the actor who seems to have made it.",
		"Write the speaker as [[id]], or as [[id|the words you had]].",
		"A speaker who has the same name as an actor with a page, and isn't that actor.",
	},
	UnsafeURL: {
		"Such an address could run a program in the reader's browser or show a file of their own, or it isn't an address on the web at all.",
		"Write the address in full, beginning with https://.",
		none,
	},
	Unsourced: {
		"Readers of all sides are to trust every line, and can't look up one that names no source.",
		"Cite the source in the text as [@key], behind what rests on it, or name it in the sources of the page or of the entry. A page without any citation rests on the sources of its front matter.",
		"A page that says only what everybody knows, such as that a state exists; a paragraph whose number is no fact of the conflict, such as that of a chapter. Link it, leave it out, or set the rule aside and say why. What a colon ends, linked words, and loose pages such as about.md are passed over.",
	},
	UnsupportedSyntax: {
		"Only Obsidian can show it. Here the marks would be published as typed, and with them what wasn't meant for readers, such as comments.",
		"Take it out, or write what the hint says instead.",
		"The same marks with another meaning, such as == around words or ^ before the last one. Write them as code, between backticks, or with a backslash before them.",
	},
	UnusedFootnote: {
		"A footnote without a mark is dropped: no reader would see it.",
		"Write its mark, as [^1], where it belongs in the text, or delete it.",
		none,
	},
	UnusedSource: {
		"The source is listed as one that the site rests on, but nothing does.",
		"Cite it as [@key], name it in a field's sources, or delete its file.",
		"A source kept for later, or as further reading. Name it in the sources of the page that it is for.",
	},
	WrongType: {
		"A value that isn't what the field takes, such as a list where one word belongs, can't be used, and what was meant would be guessed.",
		"Write it as the hint says. A number has a point for its decimals; yes and no are true and false.",
		none,
	},
}
