package check

// otherTimeWords are the words that make another office of a title, or say that
// another time is meant, by language. They are looked for among the four words
// before the title, and behind it.
var otherTimeWords = map[string]wordSet{
	"az": set("keçmiş sabiq əvvəlki gələcək növbəti indiki hazırkı sonra sonralar vaxtkı dövrkü vitse müavini müavin əvəzi"),
	"en": set("former formerly ex then future later eventual eventually subsequent subsequently late once onetime previous previously past now current today " +
		"deputy vice acting interim assistant shadow honorary elect designate nominee candidate outgoing incoming became since until from"),
	"hy": set("նախկին ապագա հետագայում այժմ այժմյան ներկայիս ժամանակվա այնժամ փոխ"),
	"ru": set("бывший бывшего бывшему бывшим бывшем бывшая экс тогдашний тогдашнего тогдашнему тогдашним будущий будущего будущему будущим " +
		"нынешний нынешнего нынешнему нынешним впоследствии позже позднее прежний прежнего вице заместитель заместителя исполняющий исполняющего"),
}

// headsEn are the titles of which a body has one.
var headsEn = set("president premier chancellor king queen emir sultan shah pope patriarch catholicos governor mayor")

// bodiesEn are the words before such a title that make it another body's.
var bodiesEn = set("council parliament assembly commission committee senate court party bank university club federation league")
