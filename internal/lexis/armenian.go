package lexis

import "explainer/internal/prose"

var armenian = Language{
	Time:      armenianTime,
	OtherTime: prose.SetOf("նախկին ապագա հետագայում այժմ այժմյան ներկայիս ժամանակվա այնժամ փոխ"),
}

// armenianTime leaves out what is meant from another day as often: առաջ, which
// also means before, շուտով, հաջորդ տարի.
var armenianTime = []TimeWord{
	{Phrases: "ներկայում|ներկայումս|ներկա պահին|այս պահին|մինչ օրս|մինչև այսօր|մինչև հիմա|առայժմ"},
	{Phrases: "այսօր|երեկ|վաղը|այժմ"},
	{Phrases: "անցյալ տարի|անցած տարի|անցյալ տարվա|անցյալ ամիս|անցած ամիս|անցյալ շաբաթ|անցած շաբաթ"},
	{Phrases: "այս տարի|այս տարվա|այս ամիս|այս շաբաթ"},
	{Phrases: "վերջերս", Loose: true},
}
