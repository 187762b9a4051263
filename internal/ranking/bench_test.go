package ranking

import (
	"math/rand/v2"
	"testing"
)

// randomProfile has complete strict ballots drawn at random.
func randomProfile(candidates, ballots int) Profile {
	random := rand.New(rand.NewPCG(1, 2))
	p := Profile{Candidates: make([]string, candidates)}
	for range ballots {
		p.Ballots = append(p.Ballots, Ballot{1, singles(random.Perm(candidates))})
	}
	return p
}

func BenchmarkSchulze200Candidates100000Ballots(b *testing.B) {
	p := randomProfile(200, 100_000)
	for b.Loop() {
		Schulze(Pairwise(p, Bottom), Winning)
	}
}

func BenchmarkKemeny12(b *testing.B) {
	matrix := Pairwise(ring(12), Bottom)
	for b.Loop() {
		Kemeny(matrix)
	}
}
