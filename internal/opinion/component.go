package opinion

import (
	"math"
	"sync"

	"gonum.org/v1/gonum/mat"
)

// negligible is the share of the variance below which a component is rounding
// error and taken as none.
const negligible = 1e-10

// centred is a matrix whose cells have the mean of their column subtracted. A
// missing cell counts as the mean, which is 0 after centring, and so takes no
// part in any sum; nor does a withdrawn statement, which is 0 for everybody.
type centred struct {
	*Matrix
	center []float64
	seen   []bool // columns that somebody voted on
}

func center(m *Matrix) *centred {
	c := &centred{m, make([]float64, m.Statements()), make([]bool, m.Statements())}
	for j, counts := range m.Counts() {
		c.seen[j] = counts.Seen() > 0
		if c.seen[j] && !m.withdrawn[j] {
			c.center[j] = float64(counts.Agree-counts.Disagree) / float64(counts.Seen())
		}
	}
	return c
}

// deviations appends the cells of a row that differ from their column's mean.
func (c *centred) deviations(i int, columns []int32, values []float64) ([]int32, []float64) {
	row, votes := c.row(i)
	for cell, j := range row {
		if d := float64(votes[cell]) - c.center[j]; d != 0 && !c.withdrawn[j] {
			columns, values = append(columns, j), append(values, d)
		}
	}
	return columns, values
}

// gram is the sums of squares and products of the columns (p×p), the only
// dense matrix of the whole computation. The rows are taken in the order
// given, in a fixed number of parts, so that the sums do not depend on the
// number of processors.
func (c *centred) gram(order []int) *mat.SymDense {
	const parts = 4
	p := c.Statements()
	sums := make([][]float64, parts)
	var working sync.WaitGroup
	for part := range sums {
		working.Go(func() {
			sums[part] = c.products(order[part*len(order)/parts : (part+1)*len(order)/parts])
		})
	}
	working.Wait()
	total := sums[0]
	for _, sum := range sums[1:] {
		for i, x := range sum {
			total[i] += x
		}
	}
	if p == 0 {
		return &mat.SymDense{}
	}
	return mat.NewSymDense(p, total)
}

// products is the upper triangle of the Gram matrix of some rows.
func (c *centred) products(rows []int) []float64 {
	p := c.Statements()
	sums := make([]float64, p*p)
	columns, values := make([]int32, 0, p), make([]float64, 0, p)
	for _, i := range rows {
		columns, values = c.deviations(i, columns[:0], values[:0])
		for a, j := range columns {
			x, line := values[a], sums[int(j)*p:int(j)*p+p]
			others := values[a:]
			for b, k := range columns[a:] {
				line[k] += x * others[b]
			}
		}
	}
	return sums
}

// components are the first two principal axes: unit vectors of length p, or
// zeros where the data have no such axis.
type components struct {
	axes      [2][]float64
	explained [2]float64
}

// principal takes the two leading eigenvectors of a Gram matrix.
func principal(gram *mat.SymDense) components {
	p := gram.SymmetricDim()
	none := components{axes: [2][]float64{make([]float64, p), make([]float64, p)}}
	if p == 0 || mat.Trace(gram) <= 0 {
		return none
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(gram, true) {
		return none
	}
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	found, values := none, eigen.Values(nil)
	for a := range min(2, p) {
		if value := values[p-1-a]; value > negligible*mat.Trace(gram) {
			mat.Col(found.axes[a], p-1-a, &vectors)
			steady(found.axes[a], gram)
			found.explained[a] = value / mat.Trace(gram)
			orient(found.axes[a])
		}
	}
	return found
}

// steady sets the loadings of statements that do not vary to exactly 0.
func steady(axis []float64, gram *mat.SymDense) {
	for j := range axis {
		if gram.At(j, j) == 0 {
			axis[j] = 0
		}
	}
}

// orient flips an axis so that its largest loading is positive. Of loadings
// that are equal but for rounding, the first one decides.
func orient(axis []float64) {
	largest := 0.0
	for _, x := range axis {
		largest = max(largest, math.Abs(x))
	}
	for _, x := range axis {
		if math.Abs(x) < largest*(1-1e-9) {
			continue
		}
		if x < 0 {
			for j, y := range axis {
				axis[j] = 0 - y
			}
		}
		return
	}
}
