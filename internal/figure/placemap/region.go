package placemap

import (
	"cmp"
	"math"
	"slices"

	"explainer/internal/model"
)

// bulk parts the places into those of the region that most of the site is about
// and those far from it.
func bulk(places []*model.Place) (near, far []*model.Place) {
	order, held := densest(places)
	order = order[:grow(order, held)]
	for _, p := range places {
		if slices.Contains(order, p) {
			near = append(near, p)
		} else {
			far = append(far, p)
		}
	}
	return near, far
}

// densest returns the places by their distance from the middle of the region, and
// how many of them it holds: it is the smallest circle around a place with seven
// tenths of all places, each counted once and once more for every event there.
func densest(places []*model.Place) (order []*model.Place, held int) {
	const (
		share   = 0.7
		centres = 200 // more aren't tried: a site of thousands has to be built in seconds
	)
	weight := func(p *model.Place) int { return 1 + len(p.Events) }
	total := 0
	for _, p := range places {
		total += weight(p)
	}
	tried := slices.Clone(places)
	slices.SortStableFunc(tried, func(a, b *model.Place) int { return weight(b) - weight(a) })
	radius := math.Inf(1)
	for _, centre := range tried[:min(len(tried), centres)] {
		byDistance := outward(places, centre)
		sum := 0
		last := slices.IndexFunc(byDistance, func(p *model.Place) bool {
			sum += weight(p)
			return float64(sum) >= share*float64(total)
		})
		if r := distance(at(centre), at(byDistance[last])); r < radius-1e-9 {
			radius, order, held = r, byDistance, last+1
		}
	}
	return order, held
}

// grow returns how many places a region holds with its surroundings: it takes the
// next one in as long as that is less than half as far again from the middle as
// the last, up to three times its size.
func grow(order []*model.Place, held int) int {
	const (
		gap   = 1.5
		most  = 3
		least = 300 / earth // radians; a smaller region grows as if it were so large
	)
	if held == 0 {
		return 0
	}
	away := func(i int) float64 { return distance(at(order[0]), at(order[i])) }
	limit := most * max(away(held-1), least)
	for held < len(order) && away(held) <= min(limit, gap*max(away(held-1), least)) {
		held++
	}
	return held
}

// outward returns the places by their distance from one.
func outward(places []*model.Place, from *model.Place) []*model.Place {
	type measured struct {
		place *model.Place
		away  float64
	}
	all := make([]measured, len(places))
	for i, p := range places {
		all[i] = measured{p, distance(at(from), at(p))}
	}
	slices.SortStableFunc(all, func(a, b measured) int { return cmp.Compare(a.away, b.away) })
	sorted := make([]*model.Place, len(all))
	for i, m := range all {
		sorted[i] = m.place
	}
	return sorted
}

func at(p *model.Place) model.Coordinates { return model.Coordinates{Lon: p.Lon, Lat: p.Lat} }

// within returns how far from its coordinates a place may lie, in kilometres.
func within(p model.Precision) float64 {
	switch p {
	case "exact":
		return 0
	case "district":
		return 15
	case "region":
		return 50
	case "country":
		return 200
	}
	return 3
}

// reach returns the coordinates of places and the ends of their circles.
func reach(places []*model.Place) []model.Coordinates {
	var all []model.Coordinates
	for _, p := range places {
		c := at(p)
		around := projection{centre: c}
		r := within(p.Precision)
		all = append(all, c, around.inverse(r, 0), around.inverse(-r, 0), around.inverse(0, r), around.inverse(0, -r))
	}
	return all
}
