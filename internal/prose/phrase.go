package prose

// Phrase is words where they stand in a text.
type Phrase struct {
	Range
	Text     string
	Sentence Range // that holds them; none if only the words beside them matter
}

// Words returns the words as they are typed.
func (p *Phrase) Words() string { return p.Of(p.Text) }

// Preceding returns the n-th word before the phrase, folded, or "" if a
// punctuation mark stands between.
func (p *Phrase) Preceding(n int) string {
	w := Range{Start: p.Start}
	for range n {
		if w = JoinedBefore(p.Text, w.Start); w.Stop == 0 {
			return ""
		}
	}
	return string(appendFolded(nil, w.Of(p.Text)))
}

// Following returns the word behind the phrase, as Preceding does.
func (p *Phrase) Following() string {
	return string(appendFolded(nil, JoinedAfter(p.Text, p.Stop).Of(p.Text)))
}

// IsAfter reports whether one of the two words before the phrase is in a set.
func (p *Phrase) IsAfter(words Set) bool {
	return len(words) > 0 && (words[p.Preceding(1)] || words[p.Preceding(2)])
}

// Before returns what stands before the phrase in its sentence.
func (p *Phrase) Before() string { return p.Text[p.Sentence.Start:p.Start] }

// Behind returns what stands behind the phrase in its sentence.
func (p *Phrase) Behind() string { return p.Text[p.Stop:max(p.Stop, p.Sentence.Stop)] }

// IsName reports whether the phrase has a capital letter within a sentence.
func (p *Phrase) IsName() bool { return IsCapital(p.Words()) && p.Preceding(1) != "" }
