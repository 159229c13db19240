package lexis

import "explainer/internal/prose"

var azerbaijani = Language{
	Time:      azerbaijaniTime,
	OtherTime: prose.SetOf("keçmiş sabiq əvvəlki gələcək növbəti indiki hazırkı sonra sonralar vaxtkı dövrkü vitse müavini müavin əvəzi"),
}

// azerbaijaniTime leaves out what is meant from another day as often: əvvəl, which
// also means before, sabah, which is also morning, and tezliklə.
var azerbaijaniTime = []TimeWord{
	{Phrases: "hazırda|hal hazırda|hazırkı dövrdə|bu günə qədər|bu günə kimi|bu günədək|indiyə qədər|indiyə kimi|indiyədək|hələlik"},
	{Phrases: "bu gün|bugün|dünən|indi"},
	{Phrases: "keçən il|ötən il|keçən ay|ötən ay|keçən həftə|ötən həftə|keçən yay|keçən qış|keçən payız|keçən yaz"},
	{Phrases: "bu il|bu ay|bu həftə|gələn il|gələn ay|gələn həftə"},
	{Phrases: "bu yaxınlarda|bu günlərdə|son vaxtlar|son zamanlar", Loose: true},
}
