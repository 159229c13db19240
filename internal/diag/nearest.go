package diag

import "slices"

// Nearest returns the candidate that the author most likely meant by typed, or
// "" if none is near. Who looks up many words among the same candidates makes a
// [Vocabulary] of them.
func Nearest(typed string, candidates []string) string {
	return NewVocabulary(candidates).Nearest(typed)
}

// Vocabulary is the words that an author may have meant.
//
// Nearness is the optimal string alignment distance (insertions, deletions,
// substitutions and swaps of neighbours count one each); a third of the letters
// may differ. Among equals the first in alphabetical order wins.
//
// The words are kept in alphabetical order, so that the rows of the distance's
// table for letters that a word has in common with the one before needn't be
// filled again, and words whose beginning is too far off are passed over at
// once.
type Vocabulary struct {
	words []word
	found map[string]string // what was looked up, with the answer
	work  int               // cells of the tables filled so far
}

type word struct {
	name   string
	folded []rune
	shared int // letters in common with the word before, from the beginning
}

// maxWork is how many cells a vocabulary fills before it gives up, about a
// second. With thousands of unknown words a hint for each is worth less than the
// report.
const maxWork = 300_000_000

// NewVocabulary makes a vocabulary of the words, in any order.
func NewVocabulary(names []string) *Vocabulary {
	v := &Vocabulary{found: map[string]string{}}
	for _, name := range names {
		v.words = append(v.words, word{name: name, folded: []rune(fold(name))})
	}
	slices.SortFunc(v.words, func(a, b word) int { return slices.Compare(a.folded, b.folded) })
	for i := range v.words[:max(len(v.words)-1, 0)] {
		a, b := v.words[i].folded, v.words[i+1].folded
		n := 0
		for n < len(a) && n < len(b) && a[n] == b[n] {
			n++
		}
		v.words[i+1].shared = n
	}
	return v
}

// GaveUp reports whether words weren't looked for any more, because there were
// too many.
func (v *Vocabulary) GaveUp() bool { return v.work > maxWork }

// Nearest returns the word that the author most likely meant by typed, or "" if
// none is near.
func (v *Vocabulary) Nearest(typed string) string {
	if best, ok := v.found[typed]; ok {
		return best
	}
	if v.GaveUp() {
		return ""
	}
	best := v.look([]rune(fold(typed)))
	v.found[typed] = best
	return best
}

func (v *Vocabulary) look(typed []rune) string {
	best, bestDistance := "", max(1, len(typed)/3)+1
	t := table{typed: typed, rows: [][]int{make([]int, len(typed)+1)}}
	for j := range t.rows[0] {
		t.rows[0][j] = j
	}
	filled := 0 // rows that hold for the word at hand
	for i := 0; i < len(v.words); i++ {
		w := &v.words[i]
		filled = min(filled, w.shared)
		if apart := len(w.folded) - len(typed); apart > bestDistance || -apart > bestDistance {
			continue
		}
		hopeless := false
		for filled < len(w.folded) && !hopeless {
			filled++
			hopeless = t.fill(filled, w.folded) > bestDistance
			v.work += len(typed)
		}
		if hopeless {
			for i+1 < len(v.words) && v.words[i+1].shared >= filled {
				i++
			}
			continue
		}
		d := t.rows[len(w.folded)][len(typed)]
		if d < bestDistance || d == bestDistance && best != "" && w.name < best {
			best, bestDistance = w.name, d
		}
	}
	return best
}

// fold makes letter case and the separators that people confuse count nothing.
func fold(s string) string {
	b := []byte(s)
	for i, c := range b {
		switch {
		case 'A' <= c && c <= 'Z':
			b[i] = c + 'a' - 'A'
		case c == '_' || c == ' ':
			b[i] = '-'
		}
	}
	return string(b)
}

// table holds the distances from the beginnings of a word, a row each, to the
// beginnings of what was typed.
type table struct {
	typed []rune
	rows  [][]int
}

// fill fills row n, for the first n letters of the word, from those before. It
// returns the least that the distance of a word with this beginning can be.
func (t *table) fill(n int, word []rune) int {
	if n == len(t.rows) {
		t.rows = append(t.rows, make([]int, len(t.typed)+1))
	}
	row, last := t.rows[n], t.rows[n-1]
	row[0] = n
	least := n
	for j := 1; j <= len(t.typed); j++ {
		cost := 1
		if word[n-1] == t.typed[j-1] {
			cost = 0
		}
		row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
		if n > 1 && j > 1 && word[n-1] == t.typed[j-2] && word[n-2] == t.typed[j-1] {
			row[j] = min(row[j], t.rows[n-2][j-2]+1)
		}
		least = min(least, row[j])
	}
	return least
}
