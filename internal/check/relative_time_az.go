package check

// timeWordsAz leaves out what is meant from another day as often: əvvəl, which
// also means before, sabah, which is also morning, and tezliklə.
var timeWordsAz = []timeWord{
	{phrases: "hazırda|hal hazırda|hazırkı dövrdə|bu günə qədər|bu günə kimi|bu günədək|indiyə qədər|indiyə kimi|indiyədək|hələlik"},
	{phrases: "bu gün|bugün|dünən|indi"},
	{phrases: "keçən il|ötən il|keçən ay|ötən ay|keçən həftə|ötən həftə|keçən yay|keçən qış|keçən payız|keçən yaz"},
	{phrases: "bu il|bu ay|bu həftə|gələn il|gələn ay|gələn həftə"},
	{phrases: "bu yaxınlarda|bu günlərdə|son vaxtlar|son zamanlar", loose: true},
}
