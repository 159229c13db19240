package check

import "strings"

func russianLoadedWords() []loaded {
	noun := func(stems string) []string { return inflected(stems, "- а у ом е ы ов ам ами ах") }
	adjective := func(stems string) []string {
		return inflected(stems, "ый ая ое ые ого ой ому ым ом ую ых ыми")
	}
	lands := inflected("территори", "и й ям ями ях")
	lands = append(lands, strings.Fields("земли земель землям землями землях")...)
	regime := inflected("режим", "- а у ом е ы ов ам ами ах")
	return []loaded{
		{
			texts: noun("террорист"),
			why:   whyTerrorist,
		},
		{
			texts: append(noun("сепаратист"), inflected("сепаратистск", "ий ая ое ие ого ой ому им ом ую их ими")...),
			why:   whySeparatist,
		},
		{
			texts: append(noun("оккупант"), append(adjective("оккупированн оккупационн"),
				strings.Fields("оккупация оккупации оккупацию оккупацией оккупирован оккупирована оккупировано оккупированы оккупировал оккупировала оккупировали")...)...),
			why: whyOccupied,
		},
		{
			texts: pairs(inflected("освобожденн освобождённ", "ые ых ым ыми"), lands),
			why:   whyLiberated,
		},
		{
			texts: pairs(inflected("исконн", "ые ых ым ыми"), lands),
			why:   whyLand,
		},
		{
			texts: append(adjective("марионеточн"), pairs(inflected("преступн оккупационн", "ый ого ому ым ом"), regime)...),
			why:   whyRegime,
		},
		{
			texts: pairs(inflected("этническ", "ая ой ую ие их им ими"), strings.Fields("чистка чистки чистке чистку чисткой чисток чисткам чистками чистках")),
			why:   whyCleansing,
		},
		{
			texts: append(noun("агрессор"), pairs(strings.Fields("агрессия агрессии агрессию агрессией"), []string{"против"})...),
			why:   whyBlame,
		},
		{
			texts: append(noun("бандит"), strings.Fields("предатель предателя предателю предателем предатели предателей предателям предателями")...),
			why:   whyAbuse,
		},
		{
			texts: pairs(strings.Fields("так-называемая так-называемой так-называемую"), strings.Fields("республика республики республике республику республикой")),
			why:   whyDoubt,
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
