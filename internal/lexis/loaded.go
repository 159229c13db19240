package lexis

// Loaded is a word that takes a side by itself, whatever a text goes on to say.
// Words of which courts and scholars make sober use, such as genocide, and plain
// ones of news agencies, such as militant, rebel and junta, aren't listed.
type Loaded struct {
	Forms     []string // the word in all its forms
	Why       string
	After     []string // it counts only behind one of these words, or a proper name; nil: behind any
	NotAfter  []string // it doesn't count behind one of these
	Before    []string // it counts only before one of these words, or a proper name, with "the" or "by" or not; nil: before any
	NotBefore []string // nor before one of these
}

// Why words of more than one language are loaded.
const (
	whyRegime     = "it calls a government illegitimate without saying who thinks so"
	whyTerrorist  = "it condemns, and each side says it of the other"
	whySeparatist = "it decides to which state a place belongs, and those it is said of call themselves otherwise"
	whyDoubt      = "it doubts what something is without saying who does"
	whyLiberated  = "it says to whom a place belongs and that its people wanted it"
	whyOccupied   = "it says that forces have no right to be there, and not who found that"
	whyCleansing  = "it charges somebody with a crime, and not by whose word"
	whyBlame      = "it says who is to blame for the fighting, without saying who thinks so"
	whyAbuse      = "it abuses instead of telling what happened"
	whyLand       = "it grants somebody's claim to a land"
)
