package opinion

import (
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

// planted are random votes of participants who lean to one of some camps, with
// a share of the cells filled. A leaning of 0 is pure noise, of 1 total
// discipline.
func planted(participants, statements, camps int, filled, leaning float64) *Matrix {
	chance := rand.New(rand.NewPCG(7, uint64(participants)))
	lines := make([][]Vote, camps)
	for g := range lines {
		for range statements {
			lines[g] = append(lines[g], Vote(chance.IntN(2)*2-1))
		}
	}
	cast := make([]Cell, 0, int(float64(participants*statements)*filled*1.01))
	for i := range participants {
		line := lines[i%camps]
		for j := range statements {
			if chance.Float64() >= filled {
				continue
			}
			vote := Vote(chance.IntN(3) - 1)
			if chance.Float64() < leaning {
				vote = line[j]
			}
			cast = append(cast, Cell{int32(i), int32(j), vote})
		}
	}
	m, err := NewMatrix(participants, statements, cast)
	if err != nil {
		panic(err)
	}
	return m
}

func BenchmarkMap10000x200(b *testing.B)  { benchmarkMap(b, 10_000, 200) }
func BenchmarkMap100000x500(b *testing.B) { benchmarkMap(b, 100_000, 500) }

func benchmarkMap(b *testing.B, participants, statements int) {
	m := planted(participants, statements, 3, 0.2, 0.3)
	b.ReportAllocs()
	for b.Loop() {
		NewMap(m)
	}
}

func BenchmarkGroups10000x200(b *testing.B)  { benchmarkGroups(b, 10_000, 200) }
func BenchmarkGroups100000x500(b *testing.B) { benchmarkGroups(b, 100_000, 500) }

func benchmarkGroups(b *testing.B, participants, statements int) {
	m := planted(participants, statements, 3, 0.2, 0.3)
	p := NewMap(m)
	b.ReportAllocs()
	for b.Loop() {
		FindGroups(m, p, DefaultCell)
	}
}

// BenchmarkDensePCA10000x200 is the reference: gonum's principal components of
// the filled-in matrix.
func BenchmarkDensePCA10000x200(b *testing.B) {
	m := planted(10_000, 200, 3, 0.2, 0.3)
	b.ReportAllocs()
	for b.Loop() {
		var pc stat.PC
		if !pc.PrincipalComponents(dense(m), nil) {
			b.Fatal("no components")
		}
	}
}

// dense fills the missing cells with the mean of their column.
func dense(m *Matrix) *mat.Dense {
	c := center(m)
	full := mat.NewDense(m.Participants(), m.Statements(), nil)
	for i := range m.Participants() {
		for j := range m.Statements() {
			vote, cast := m.Vote(i, j)
			switch {
			case m.withdrawn[j]:
			case cast:
				full.Set(i, j, float64(vote))
			default:
				full.Set(i, j, c.center[j])
			}
		}
	}
	return full
}
