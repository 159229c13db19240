package lexis

import (
	"strings"

	"explainer/internal/prose"
)

var russian = Language{
	Time:   russianTime,
	Loaded: russianLoaded(),
	OtherTime: prose.SetOf("бывший бывшего бывшему бывшим бывшем бывшая экс тогдашний тогдашнего тогдашнему тогдашним будущий будущего будущему будущим " +
		"нынешний нынешнего нынешнему нынешним впоследствии позже позднее прежний прежнего вице заместитель заместителя исполняющий исполняющего"),
	Speech: Speech{
		Beside: `сказал сказала сказали говорит говорят говорил говорила говорили заявил заявила заявило заявили заявляет заявляют
			сообщил сообщила сообщило сообщили сообщает сообщают утверждает утверждают утверждал утверждала утверждали считает
			считают считал считала считали полагает полагают пишет пишут писал писала писали написал написала написали отметил
			отметила отметили отмечает отмечают подчеркнул подчеркнула объявил объявила объявило объявили предупредил предупредила
			предупреждает по-словам по-мнению по-данным по-версии по-утверждению согласно`,
		As:      ", как ",
		ForWhom: prose.SetOf("для"),
		Before: `называет называют называл называла называли назвал назвала назвало назвали именует именуют описывает описывают обвинил
			обвинила обвинили обвиняет обвиняют обвинение обвинения обвинений осудил осудила осудили осуждает осуждают отрицает
			отрицают отрицал отрицала отверг отвергла отвергли отвергает отвергают потребовал потребовала потребовали требует
			требуют призвал призвала призвали призывает призывают приговорил приговорила приговорили приговорён подозревает
			подозревают опасается опасаются известен-как известна-как известны-как слово термин выражение`,
		NoSpeaker: prose.SetOf("о об от по что"),
	},
}

// russianTime leaves out what is meant from the day of a narrative or of a
// report as often: сейчас, теперь, в этом году, в следующем году, до сих пор.
var russianTime = []TimeWord{
	{Phrases: "в настоящее время|в данный момент|на данный момент|на сегодняшний день|на сегодня|в наши дни|по сей день", NotBefore: prose.SetOf("был была было были")},
	{Phrases: "сегодня|вчера|завтра", NotAfter: prose.SetOf("не"), NotBefore: prose.SetOf("же")},
	{Phrases: "в прошлом году|в прошлом месяце|на прошлой неделе|в позапрошлом году|прошлой весной|прошлым летом|прошлой осенью|прошлой зимой"},
	{Phrases: "в нынешнем году|в текущем году|в текущем месяце"},
	{Phrases: "лет назад|года назад|год назад|полгода назад|месяцев назад|месяца назад|месяц назад|недель назад|недели назад|неделю назад|дней назад|дня назад|день назад"},
	{Phrases: "недавно|на днях|в последнее время|в ближайшее время|в ближайшие дни|в ближайшие месяцы", Loose: true},
}

func russianLoaded() []Loaded {
	noun := func(stems string) []string { return inflected(stems, "- а у ом е ы ов ам ами ах") }
	adjective := func(stems string) []string {
		return inflected(stems, "ый ая ое ые ого ой ому ым ом ую ых ыми")
	}
	lands := inflected("территори", "и й ям ями ях")
	lands = append(lands, strings.Fields("земли земель землям землями землях")...)
	regime := inflected("режим", "- а у ом е ы ов ам ами ах")
	return []Loaded{
		{
			Forms: noun("террорист"),
			Why:   whyTerrorist,
		},
		{
			Forms: append(noun("сепаратист"), inflected("сепаратистск", "ий ая ое ие ого ой ому им ом ую их ими")...),
			Why:   whySeparatist,
		},
		{
			Forms: append(noun("оккупант"), append(adjective("оккупированн оккупационн"),
				strings.Fields("оккупация оккупации оккупацию оккупацией оккупирован оккупирована оккупировано оккупированы оккупировал оккупировала оккупировали")...)...),
			Why: whyOccupied,
		},
		{
			Forms: pairs(inflected("освобожденн освобождённ", "ые ых ым ыми"), lands),
			Why:   whyLiberated,
		},
		{
			Forms: pairs(inflected("исконн", "ые ых ым ыми"), lands),
			Why:   whyLand,
		},
		{
			Forms: append(adjective("марионеточн"), pairs(inflected("преступн оккупационн", "ый ого ому ым ом"), regime)...),
			Why:   whyRegime,
		},
		{
			Forms: pairs(inflected("этническ", "ая ой ую ие их им ими"), strings.Fields("чистка чистки чистке чистку чисткой чисток чисткам чистками чистках")),
			Why:   whyCleansing,
		},
		{
			Forms: append(noun("агрессор"), pairs(strings.Fields("агрессия агрессии агрессию агрессией"), []string{"против"})...),
			Why:   whyBlame,
		},
		{
			Forms: append(noun("бандит"), strings.Fields("предатель предателя предателю предателем предатели предателей предателям предателями")...),
			Why:   whyAbuse,
		},
		{
			Forms: pairs(strings.Fields("так-называемая так-называемой так-называемую"), strings.Fields("республика республики республике республику республикой")),
			Why:   whyDoubt,
		},
	}
}

// inflected returns each stem with each ending; - is none.
func inflected(stems, endings string) []string {
	var all []string
	for stem := range strings.FieldsSeq(stems) {
		for ending := range strings.FieldsSeq(endings) {
			all = append(all, stem+strings.TrimPrefix(ending, "-"))
		}
	}
	return all
}

// pairs returns each word of the one list before each of the other.
func pairs(first, second []string) []string {
	var all []string
	for _, a := range first {
		for _, b := range second {
			all = append(all, a+" "+b)
		}
	}
	return all
}
