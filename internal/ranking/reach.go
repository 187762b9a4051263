package ranking

import "slices"

// reach is a transitive relation between candidates as rows of bits: bit j of
// row i is set if a path leads from i to j.
type reach struct {
	words int
	rows  []uint64
}

func newReach(candidates int) reach {
	words := (candidates + 63) / 64
	return reach{words, make([]uint64, candidates*words)}
}

func (r reach) clone() reach { return reach{r.words, slices.Clone(r.rows)} }

func (r reach) row(i int) []uint64 { return r.rows[i*r.words : (i+1)*r.words] }

func (r reach) has(i, j int) bool { return r.rows[i*r.words+j/64]>>(j%64)&1 == 1 }

func (r reach) set(i, j int) { r.rows[i*r.words+j/64] |= 1 << (j % 64) }

// link adds a path from i to j and all that follows from it.
func (r reach) link(i, j int) {
	if r.has(i, j) {
		return
	}
	beyond := slices.Clone(r.row(j))
	for u := range len(r.rows) / r.words {
		if u != i && !r.has(u, i) {
			continue
		}
		r.set(u, j)
		for w, bits := range beyond {
			r.row(u)[w] |= bits
		}
	}
}
