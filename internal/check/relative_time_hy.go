package check

// timeWordsHy leaves out what is meant from another day as often: առաջ, which
// also means before, շուտով, հաջորդ տարի.
var timeWordsHy = []timeWord{
	{phrases: "ներկայում|ներկայումս|ներկա պահին|այս պահին|մինչ օրս|մինչև այսօր|մինչև հիմա|առայժմ"},
	{phrases: "այսօր|երեկ|վաղը|այժմ"},
	{phrases: "անցյալ տարի|անցած տարի|անցյալ տարվա|անցյալ ամիս|անցած ամիս|անցյալ շաբաթ|անցած շաբաթ"},
	{phrases: "այս տարի|այս տարվա|այս ամիս|այս շաբաթ"},
	{phrases: "վերջերս", loose: true},
}
