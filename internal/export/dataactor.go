package export

import "explainer/internal/model"

type actor struct {
	page
	Kind      model.ActorKind `json:"kind"`
	Existence span            `json:"existence"`
	Names     []name          `json:"names"`
	Roles     []role          `json:"roles"`
	Offices   []office        `json:"offices"`
	MemberOf  []membership    `json:"member_of"`
	Relations []relation      `json:"relations"` // each once, with the actor on whose page it stands
}

type name struct {
	Text   string        `json:"text"`
	Lang   string        `json:"lang,omitempty"`
	UsedBy string        `json:"used_by,omitempty"`
	Actors []string      `json:"actors,omitempty"`
	Use    model.NameUse `json:"use,omitempty"`
	span
	record
}

type role struct {
	As model.RoleName `json:"as"`
	span
	record
}

type office struct {
	Title string `json:"title"`
	Of    string `json:"of"`
	span
	record
}

type membership struct {
	Actor string `json:"actor"`
	span
	record
}

type relation struct {
	With     string             `json:"with"`
	Type     model.RelationType `json:"type"`
	Directed bool               `json:"directed"` // from this actor to the other, rather than both ways
	Label    string             `json:"label,omitempty"`
	span
	record
}

func actorData(a *model.Actor) actor {
	return actor{
		page: pageData(&a.Page), Kind: a.ActorKind, Existence: spanData(a.Existence), Names: each(a.Names, nameData),
		Roles: each(a.Roles, func(r *model.Role) role { return role{r.As, spanData(r.Span), recordData(&r.Record)} }),
		Offices: each(a.Offices, func(o *model.Office) office {
			return office{o.Title, o.Of.ID, spanData(o.Span), recordData(&o.Record)}
		}),
		MemberOf: each(a.MemberOf, func(m *model.Membership) membership {
			return membership{m.Actor.ID, spanData(m.Span), recordData(&m.Record)}
		}),
		Relations: each(a.Relations, func(r *model.Relation) relation {
			return relation{r.With.ID, r.Type, r.Type.Directed(), r.Label, spanData(r.Span), recordData(&r.Record)}
		}),
	}
}

func nameData(n *model.Name) name {
	return name{n.Text, n.Lang, n.UsedBy, ids(n.Actors), n.Use, spanData(n.Span), recordData(&n.Record)}
}

type place struct {
	page
	Lat       float64         `json:"lat"` // degrees of WGS 84
	Lon       float64         `json:"lon"`
	Precision model.Precision `json:"precision"`
	Kind      string          `json:"kind,omitempty"`
	Names     []name          `json:"names"`
}

func placeData(p *model.Place) place {
	return place{pageData(&p.Page), p.Lat, p.Lon, p.Precision, p.PlaceKind, each(p.Names, nameData)}
}

type term struct {
	page
	Use       string   `json:"use,omitempty"`
	Names     []name   `json:"names"`
	InsteadOf []loaded `json:"instead_of"`
}

type loaded struct {
	Text string `json:"text"`
	Why  string `json:"why"`
	record
}

func termData(t *model.Term) term {
	return term{pageData(&t.Page), t.Use, each(t.Names, nameData),
		each(t.InsteadOf, loadedData)}
}

func loadedData(l *model.Loaded) loaded { return loaded{l.Text, l.Why, recordData(&l.Record)} }
