package fact

import (
	"cmp"
	"slices"
	"strings"
)

// changed returns the sentences that don't stand in both versions.
func changed(before, after []sentence) (_, _ []sentence) {
	key := func(s *sentence) string {
		var b strings.Builder
		b.WriteString(s.place)
		for _, t := range s.tokens {
			b.WriteString("\x00" + t.key + "\x01" + t.link)
		}
		return b.String()
	}
	count := map[string]int{}
	for i := range after {
		count[key(&after[i])]++
	}
	var was, is []sentence
	gone := map[string]int{}
	for _, s := range before {
		if k := key(&s); count[k] > 0 {
			count[k]--
			gone[k]++
		} else {
			was = append(was, s)
		}
	}
	for _, s := range after {
		if k := key(&s); gone[k] > 0 {
			gone[k]--
		} else {
			is = append(is, s)
		}
	}
	return was, is
}

// couple is a sentence in two versions.
type couple struct{ was, is *sentence }

// How much of their words two versions of a sentence share at least, and how many
// sentences may have come between them: of a text that was turned upside down
// nobody can tell.
const (
	likeness = 0.6
	reach    = 200
)

// pairs returns the sentences that were changed, each with what became of it: the
// likest first.
func pairs(before, after []sentence) []couple {
	type candidate struct {
		i, k int
		like float64
	}
	var candidates []candidate
	for i := range before {
		for k := max(0, i-reach); k < min(len(after), i+reach); k++ {
			a, b := &before[i], &after[k]
			if a.place != b.place || !mayBeLike(a.tokens, b.tokens) {
				continue
			}
			like := 2 * float64(len(common(a.tokens, b.tokens))) / float64(len(a.tokens)+len(b.tokens))
			if like >= likeness {
				candidates = append(candidates, candidate{i, k, like})
			}
		}
	}
	slices.SortStableFunc(candidates, func(x, y candidate) int { return cmp.Compare(y.like, x.like) })
	wasUsed, isUsed := map[int]bool{}, map[int]bool{}
	var all []couple
	for _, c := range candidates {
		if !wasUsed[c.i] && !isUsed[c.k] {
			wasUsed[c.i], isUsed[c.k] = true, true
			all = append(all, couple{&before[c.i], &after[c.k]})
		}
	}
	return all
}

// mayBeLike reports whether two sentences have enough words in common, in
// whatever order.
func mayBeLike(a, b []token) bool {
	enough := likeness * float64(len(a)+len(b)) / 2
	if float64(min(len(a), len(b))) < enough {
		return false
	}
	have := make(map[string]int, len(a))
	for _, t := range a {
		have[t.key]++
	}
	shared := 0
	for _, t := range b {
		if have[t.key] > 0 {
			have[t.key]--
			shared++
		}
	}
	return float64(shared) >= enough
}

// match is two tokens that are the same, by index.
type match struct{ was, is int }

// most is how many pairs of tokens are compared of what differs in two sentences;
// beyond it none is taken for another, so that no text keeps a check from ending.
const most = 4 << 20

// common returns the longest common subsequence of two sentences. Words rather
// than facts are held to be the same, so that of "A attacked B" and "B attacked A"
// the names differ, and not the verb.
func common(a, b []token) []match {
	var all []match
	start := 0
	for start < min(len(a), len(b)) && a[start].key == b[start].key {
		all = append(all, match{start, start})
		start++
	}
	stopA, stopB := len(a), len(b)
	for stopA > start && stopB > start && a[stopA-1].key == b[stopB-1].key {
		stopA--
		stopB--
	}
	for _, m := range subsequence(a[start:stopA], b[start:stopB]) {
		all = append(all, match{start + m.was, start + m.is})
	}
	for ; stopA < len(a); stopA, stopB = stopA+1, stopB+1 {
		all = append(all, match{stopA, stopB})
	}
	return all
}

func weightOf(k kind) int32 {
	if k == word {
		return 3
	}
	return 2
}

func subsequence(a, b []token) []match {
	if len(a)*len(b) > most {
		return nil
	}
	width := len(b) + 1
	weight := make([]int32, (len(a)+1)*width) // of what is common to a[i:] and b[k:]
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			if a[i].key == b[k].key {
				weight[i*width+k] = weight[(i+1)*width+k+1] + weightOf(a[i].kind)
			} else {
				weight[i*width+k] = max(weight[(i+1)*width+k], weight[i*width+k+1])
			}
		}
	}
	var all []match
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i].key == b[k].key:
			all = append(all, match{i, k})
			i++
			k++
		case weight[(i+1)*width+k] >= weight[i*width+k+1]:
			i++
		default:
			k++
		}
	}
	return all
}
