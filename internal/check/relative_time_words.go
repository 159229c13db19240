package check

// timeWords are the phrases that say when by the day on which they are read, by
// language. A language has the phrases that mean nothing else in practice; its
// list is in a file of its own.
var timeWords = map[string][]timeWord{
	"az": timeWordsAz,
	"en": timeWordsEn,
	"hy": timeWordsHy,
	"ru": timeWordsRu,
}
