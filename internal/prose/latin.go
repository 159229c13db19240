package prose

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Latin writes a text in ASCII, as far as letters go. It returns the first letter
// that no table has, or 0.
func Latin(text string) (latin string, unknown rune) {
	var b strings.Builder
	before := rune(0) // the letter before; 0 at the beginning of a word
	letters := []rune(norm.NFC.String(text))
	for i := 0; i < len(letters); i++ {
		r := unicode.ToLower(letters[i])
		if r == 'ո' && i+1 < len(letters) && unicode.ToLower(letters[i+1]) == 'ւ' {
			b.WriteByte('u') // two letters of one sound
			before = 'ւ'
			i++
			continue
		}
		if r == 'ո' && before == 0 && i+1 < len(letters) && unicode.ToLower(letters[i+1]) == 'վ' {
			b.WriteByte('o')
			before = r
			continue
		}
		switch written, ok := letter(r, before); {
		case ok:
			b.WriteString(written)
		case r <= unicode.MaxASCII:
			b.WriteRune(r)
		case unicode.IsMark(r), slices.Contains(apostrophes, r):
			continue
		case unicode.IsLetter(r):
			return "", letters[i]
		default:
			b.WriteByte(' ')
		}
		if before = r; !unicode.IsLetter(r) {
			before = 0
		}
	}
	return strings.ReplaceAll(b.String(), "'", ""), 0
}

// apostrophes join the parts of a word, as in Armenia’s; so do the marks that
// Armenian writes on a vowel, as in Ի՞նչ.
var apostrophes = []rune("’‘ʼʻ`´՚՛՜՞՟")

// letter returns how a small letter is written in ASCII.
func letter(r, before rune) (string, bool) {
	if initial, ok := initials[r]; ok {
		afterVowel := unicode.Is(unicode.Cyrillic, r) && strings.ContainsRune("аеёиоуыэюяьъ", before)
		if before == 0 || afterVowel {
			return initial, true
		}
	}
	if written, ok := letters[r]; ok {
		return written, true
	}
	base := strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, norm.NFKD.String(string(r)))
	if strings.ContainsFunc(base, func(r rune) bool { return r > unicode.MaxASCII }) {
		return "", false
	}
	return base, base != "" && r > unicode.MaxASCII
}

// initials are letters that are written otherwise at the beginning of a word, in
// Russian also after a vowel or a sign: Երևան is Yerevan, Ոսկեպար Voskepar,
// Ереван Yerevan.
var initials = map[rune]string{'ե': "ye", 'և': "yev", 'ո': "vo", 'е': "ye", 'ё': "ye"}

// letters are the tables of the alphabets, small letters only, without the
// apostrophes and marks of their sources, which an id can't have. An accented
// Latin letter that isn't here loses its accent.
var letters = join(
	// Armenian: BGN/PCGN 1981, but ռ is r, as in names in English.
	map[rune]string{
		'ա': "a", 'բ': "b", 'գ': "g", 'դ': "d", 'ե': "e", 'զ': "z", 'է': "e", 'ը': "y", 'թ': "t", 'ժ': "zh", 'ի': "i",
		'լ': "l", 'խ': "kh", 'ծ': "ts", 'կ': "k", 'հ': "h", 'ձ': "dz", 'ղ': "gh", 'ճ': "ch", 'մ': "m", 'յ': "y", 'ն': "n",
		'շ': "sh", 'ո': "o", 'չ': "ch", 'պ': "p", 'ջ': "j", 'ռ': "r", 'ս': "s", 'վ': "v", 'տ': "t", 'ր': "r", 'ց': "ts",
		'ւ': "v", 'փ': "p", 'ք': "k", 'և': "ev", 'օ': "o", 'ֆ': "f",
	},
	// Georgian: the national system of 2002, also BGN/PCGN 2009.
	map[rune]string{
		'ა': "a", 'ბ': "b", 'გ': "g", 'დ': "d", 'ე': "e", 'ვ': "v", 'ზ': "z", 'თ': "t", 'ი': "i", 'კ': "k", 'ლ': "l",
		'მ': "m", 'ნ': "n", 'ო': "o", 'პ': "p", 'ჟ': "zh", 'რ': "r", 'ს': "s", 'ტ': "t", 'უ': "u", 'ფ': "p", 'ქ': "k",
		'ღ': "gh", 'ყ': "q", 'შ': "sh", 'ჩ': "ch", 'ც': "ts", 'ძ': "dz", 'წ': "ts", 'ჭ': "ch", 'ხ': "kh", 'ჯ': "j", 'ჰ': "h",
	},
	// Russian: BGN/PCGN 1947, as English-language news writes names.
	map[rune]string{
		'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y",
		'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
		'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	},
	// Latin letters that are more than one with an accent; ə and ı as Azerbaijani
	// and Turkish names are written in English.
	map[rune]string{
		'ə': "e", 'ı': "i", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th",
	},
)

func join(tables ...map[rune]string) map[rune]string {
	all := map[rune]string{}
	for _, table := range tables {
		for r, written := range table {
			all[r] = written
		}
	}
	return all
}
