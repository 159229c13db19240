package actormap

import (
	"explainer/internal/figure"
	"explainer/internal/model"
)

// lineForm is how a type of relation is drawn, and the words for it.
type lineForm struct {
	words   string // on the line, if it has no label
	form    string // for the legend
	width   float64
	dash    string
	double  bool
	zigzag  bool
	crossed bool
	open    bool // the arrowhead is
}

// lineForms is the notation of Working with Conflict, with arrows for what goes
// one way. Dotted is what is informal or for a time, dashed is words alone.
var lineForms = map[model.RelationType]lineForm{
	"alliance":        {words: "alliance", form: "double line", width: 1.4, double: true},
	"cooperation":     {words: "cooperation", form: "solid line", width: 1.8},
	"support":         {words: "support", form: "thick arrow", width: 2.6},
	"mediation":       {words: "mediation", form: "dotted arrow", width: 2, dash: "0.1 5"},
	"influence":       {words: "influence", form: "thin arrow", width: 1},
	"negotiation":     {words: "negotiation", form: "dotted line", width: 2, dash: "0.1 5"},
	"criticism":       {words: "criticism", form: "dashed arrow", width: 1.4, dash: "7 5"},
	"conflict":        {words: "conflict", form: "zigzag", width: 1.4, zigzag: true},
	"broken":          {words: "broken relations", form: "crossed line", width: 1.8, crossed: true},
	"recognition":     {words: "recognition", form: "open arrow", width: 1, open: true},
	"non-recognition": {words: "no recognition", form: "crossed open arrow", width: 1, open: true, crossed: true},
}

// lineOrder is the order of lines side by side, and of the legend.
var lineOrder = []model.RelationType{"alliance", "cooperation", "support", "mediation", "influence", "negotiation",
	"recognition", "non-recognition", "criticism", "conflict", "broken"}

// frame is the form of an actor's frame.
type frame int

const (
	stateFrame frame = iota
	bodyFrame
	armedFrame
	communityFrame
	personFrame
)

// frames words what each form of frame stands for.
var frames = [...]string{
	stateFrame:     "square frame: state or authority",
	bodyFrame:      "rounded frame: organisation or mission",
	armedFrame:     "cut corners: armed group",
	communityFrame: "open at the sides: movement, community or other",
	personFrame:    "underlined: person",
}

func frameOf(kind model.ActorKind) frame {
	switch kind {
	case "state", "state-organ", "de-facto-authority":
		return stateFrame
	case "armed-group":
		return armedFrame
	case "political-movement", "community", "diaspora", "other":
		return communityFrame
	case "person":
		return personFrame
	}
	return bodyFrame
}

// Legend shows and words the lines and frames that the map uses.
func (m *Map) Legend() []figure.Sample {
	var legend []figure.Sample
	for _, t := range lineOrder {
		for _, r := range m.Relations {
			if r.Type == t {
				form := lineForms[t]
				s := &strand{form: form, forth: t.Directed(), path: straight(figure.At(2, 9), figure.At(50, 9))}
				d := newSample()
				d.strand(s)
				legend = append(legend, figure.Sample{Drawing: d.HTML(), Words: form.form + ": " + form.words})
				break
			}
		}
	}
	used := map[frame]bool{}
	for _, a := range m.Drawn {
		used[frameOf(a.ActorKind)] = true
	}
	for f, words := range frames {
		if used[frame(f)] {
			d := newSample()
			d.frame(frame(f), figure.Rect(8, 2, 36, 14), false)
			legend = append(legend, figure.Sample{Drawing: d.HTML(), Words: words})
		}
	}
	if m.parties > 0 {
		d := newSample()
		d.frame(stateFrame, figure.Rect(8, 2, 36, 14), true)
		legend = append(legend, figure.Sample{Drawing: d.HTML(), Words: "heavy frame: party to the conflict"})
	}
	return legend
}

func newSample() drawing { return drawing{figure.NewSample("sample", 52, 18)} }
