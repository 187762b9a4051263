package opinion

import "math"

// silhouettes are the mean silhouettes (Rousseeuw 1987, doi
// 10.1016/0377-0427(87)90125-7) of several divisions of the same points, each
// between −1 and 1. A point scores (b−a)/max(a,b), where a is its mean distance
// to the others of its group and b that to the nearest other group; alone in
// its group it scores 0, as do points that all coincide. Fewer than two groups
// score 0.
func silhouettes(points []Point, divisions []division) []float64 {
	distances := make([][]float64, len(divisions))
	for d := range divisions {
		distances[d] = make([]float64, len(points)*divisions[d].groups)
	}
	for i, p := range points {
		for j, q := range points[:i] {
			apart := math.Sqrt(distance2(p, q))
			for d := range divisions {
				of, k := divisions[d].of, divisions[d].groups
				distances[d][i*k+of[j]] += apart
				distances[d][j*k+of[i]] += apart
			}
		}
	}
	scores := make([]float64, len(divisions))
	for d := range divisions {
		scores[d] = divisions[d].silhouette(distances[d])
	}
	return scores
}

// division puts point i into group of[i], from 0 to groups−1.
type division struct {
	of     []int
	groups int
}

// silhouette is the mean score, given the sum of the distances of each point to
// each group.
func (d division) silhouette(distances []float64) float64 {
	if len(d.of) == 0 {
		return 0
	}
	members := sizes(d.of, d.groups)
	total := 0.0
	for i, own := range d.of {
		if members[own] < 2 {
			continue
		}
		within, nearest := distances[i*d.groups+own]/float64(members[own]-1), math.Inf(1)
		for g, n := range members {
			if g != own && n > 0 {
				nearest = min(nearest, distances[i*d.groups+g]/float64(n))
			}
		}
		if widest := max(within, nearest); widest > 0 && !math.IsInf(nearest, 1) {
			total += (nearest - within) / widest
		}
	}
	return total / float64(len(d.of))
}
