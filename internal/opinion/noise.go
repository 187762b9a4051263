package opinion

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"

	"gonum.org/v1/gonum/mat"
)

// The noise level comes from this many shuffles of a matrix, fewer where it is
// large: there each costs more and differs less from the next. With 99 or 19,
// one grouping in twenty of pure noise exceeds it.
const (
	manyTrials = 99
	fewTrials  = 19
	manyRows   = 500    // above it, few trials
	noiseRows  = 10_000 // above it, a seeded sample of so many rows
)

// noise is the 95th percentile of the silhouettes that the search for groups
// finds where there are none: in the matrix with the votes on each statement
// shuffled among those who cast one. Who saw what stays as it is, so groups
// that are only a matter of attendance are noise too. A shuffle without any
// eligible division scores 0.
func noise(m *Matrix, order []int, cell int, hash uint64) float64 {
	part := m.rows(sample(order, noiseRows, source(hash, taskNoiseRows)))
	trials := manyTrials
	if part.Participants() > manyRows {
		trials = fewTrials
	}
	columns := part.columns()
	scores := make([]float64, trials)
	queue := make(chan int)
	var working sync.WaitGroup
	for range min(trials, runtime.GOMAXPROCS(0)) {
		working.Go(func() {
			for t := range queue {
				scores[t] = part.trial(columns, cell, hash, uint64(t))
			}
		})
	}
	for t := range trials {
		queue <- t
	}
	close(queue)
	working.Wait()
	return percentile95(scores)
}

// columns lists, for each statement that is not withdrawn, the places of its
// cells.
func (m *Matrix) columns() [][]int32 {
	columns := make([][]int32, m.Statements())
	for c, j := range m.statements {
		if !m.withdrawn[j] {
			columns[j] = append(columns[j], int32(c))
		}
	}
	return columns
}

// trial shuffles the votes of each column and gives the silhouette of the best
// division.
func (m *Matrix) trial(columns [][]int32, cell int, hash, t uint64) float64 {
	chance := source(hash, taskNoise+t)
	shuffled := &Matrix{m.start, m.statements, slices.Clone(m.votes), m.withdrawn}
	for _, cells := range columns {
		chance.Shuffle(len(cells), func(a, b int) {
			x, y := cells[a], cells[b]
			shuffled.votes[x], shuffled.votes[y] = shuffled.votes[y], shuffled.votes[x]
		})
	}
	order := make([]int, m.Participants())
	for i := range order {
		order[i] = i
	}
	c := center(shuffled)
	found := leading(c.gram(order), chance)
	p := &Map{Positions: c.positions(found.axes)}
	return divide(p.at(c.members(order)), cell, hash).score
}

// percentile95 is the 95th percentile at rank 0.95·(n+1) (type 6
// of Hyndman and Fan 1996), for n of at least 19. One more draw exceeds it with
// a chance of 5 %, also where n is small.
func percentile95(scores []float64) float64 {
	return slices.Sorted(slices.Values(scores))[(len(scores)+1)*95/100-1]
}

// krylov is the number of steps in which leading looks for axes.
const krylov = 80

// leading is like principal, but looks for the two leading axes in a Krylov
// space of a random vector (Lanczos 1950, with full reorthogonalisation). It is
// much faster for many statements and exact to well below what shuffling makes
// of the silhouette.
func leading(gram *mat.SymDense, chance *rand.Rand) components {
	p := gram.SymmetricDim()
	if p <= krylov {
		return principal(gram)
	}
	basis, inner := lanczos(gram, chance)
	found := principal(inner)
	axes := found.axes
	for a := range axes {
		axis := mat.NewVecDense(p, nil)
		for s, q := range basis {
			axis.AddScaledVec(axis, axes[a][s], q)
		}
		found.axes[a] = axis.RawVector().Data
	}
	return found
}

// lanczos gives an orthonormal basis of the Krylov space and the matrix that
// the Gram matrix is within it.
func lanczos(gram *mat.SymDense, chance *rand.Rand) ([]*mat.VecDense, *mat.SymDense) {
	p := gram.SymmetricDim()
	next := mat.NewVecDense(p, nil)
	for j := range p {
		next.SetVec(j, chance.NormFloat64())
	}
	limit := math.Sqrt(negligible) * mat.Trace(gram) / float64(p)
	var basis []*mat.VecDense
	var diagonal, beside []float64
	for length := next.Norm(2); len(basis) < krylov && (len(basis) == 0 || length > limit); length = next.Norm(2) {
		next.ScaleVec(1/length, next)
		basis, beside = append(basis, next), append(beside, length)
		image := mat.NewVecDense(p, nil)
		image.MulVec(gram, next)
		diagonal = append(diagonal, mat.Dot(image, next))
		for range 2 {
			for _, q := range basis {
				image.AddScaledVec(image, -mat.Dot(image, q), q)
			}
		}
		next = image
	}
	inner := mat.NewSymDense(len(basis), nil)
	for s, x := range diagonal {
		inner.SetSym(s, s, x)
		if s > 0 {
			inner.SetSym(s-1, s, beside[s])
		}
	}
	return basis, inner
}
