package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync/atomic"
	"time"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"parley/internal/opinion"
	"parley/internal/ranking"
)

// mathematics measures maps, groups and rankings of sizes that no room has yet.
func mathematics(_ context.Context, b *bench) error {
	if err := b.opinions(); err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(1, 2))
	many := profile(random, 200, 100_000)
	b.figures.set("schulze_200_x_100k_s", timed(func() {
		ranking.Schulze(ranking.Pairwise(many, ranking.Bottom), ranking.Winning)
	}).Seconds(), "s", "200 candidates, 100 000 complete ballots, pairwise counts included")
	few := ranking.Pairwise(profile(random, 12, 25), ranking.Bottom)
	b.figures.set("kemeny_12_ms", timed(func() { ranking.Kemeny(few) }).Seconds()*1000, "ms", "12 candidates, 25 random ballots, exact, all optima")
	return nil
}

func (b *bench) opinions() error {
	const statements = 200
	small, err := matrix(10_000, statements)
	if err != nil {
		return err
	}
	filled := dense(small, 10_000, statements)
	ours := timed(func() { opinion.NewMap(small) })
	theirs := timed(func() {
		var pc stat.PC
		pc.PrincipalComponents(filled, nil)
	})
	b.figures.set("opinion_vs_dense_pca", theirs.Seconds()/ours.Seconds(), "×", fmt.Sprintf(
		"map of 10 000 × 200 in %v, beside %v of gonum's dense principal components", ours.Round(time.Millisecond), theirs.Round(time.Millisecond)))
	large, err := matrix(100_000, 500)
	if err != nil {
		return err
	}
	peak := peakMB()
	var m *opinion.Map
	took := timed(func() { m = opinion.NewMap(large) })
	b.figures.set("opinion_100k_x_500_s", took.Seconds(), "s", "the map, a fifth of the cells filled")
	took = timed(func() { opinion.FindGroups(large, m, opinion.DefaultCell) })
	b.figures.set("opinion_groups_100k_x_500_s", took.Seconds(), "s", "the groups on that map")
	b.figures.set("opinion_100k_x_500_mb", peak(), "MB", "of heap at most, the votes included")
	return nil
}

func timed(do func()) time.Duration {
	runtime.GC()
	began := time.Now()
	do()
	return time.Since(began)
}

// peakMB watches the heap until the function that it returns is called.
func peakMB() func() float64 {
	var highest atomic.Uint64
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			var now runtime.MemStats
			runtime.ReadMemStats(&now)
			highest.Store(max(highest.Load(), now.HeapAlloc))
			select {
			case <-stop:
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	return func() float64 {
		close(stop)
		<-stopped
		return float64(highest.Load()) / (1 << 20)
	}
}

// matrix is votes of participants who lean to one of three camps, a fifth of
// the cells filled.
func matrix(participants, statements int) (*opinion.Matrix, error) {
	random := rand.New(rand.NewPCG(7, uint64(participants)))
	var lines [3][]opinion.Vote
	for camp := range lines {
		for range statements {
			lines[camp] = append(lines[camp], opinion.Vote(random.IntN(2)*2-1))
		}
	}
	cells := make([]opinion.Cell, 0, participants*statements/5)
	for i := range participants {
		for j := range statements {
			if random.IntN(5) > 0 {
				continue
			}
			vote := opinion.Vote(random.IntN(3) - 1)
			if random.Float64() < 0.3 {
				vote = lines[i%3][j]
			}
			cells = append(cells, opinion.Cell{Participant: int32(i), Statement: int32(j), Vote: vote})
		}
	}
	return opinion.NewMatrix(participants, statements, cells)
}

// dense fills what is missing with the mean of its column, which the reference
// needs.
func dense(m *opinion.Matrix, participants, statements int) *mat.Dense {
	full := mat.NewDense(participants, statements, nil)
	for j := range statements {
		sum, n := 0.0, 0.0
		for i := range participants {
			if vote, cast := m.Vote(i, j); cast {
				sum, n = sum+float64(vote), n+1
			}
		}
		for i := range participants {
			if vote, cast := m.Vote(i, j); cast {
				full.Set(i, j, float64(vote))
			} else {
				full.Set(i, j, sum/max(n, 1))
			}
		}
	}
	return full
}

// profile is complete strict ballots drawn at random.
func profile(random *rand.Rand, candidates, ballots int) ranking.Profile {
	p := ranking.Profile{Candidates: make([]string, candidates)}
	for range ballots {
		var order [][]int
		for _, candidate := range random.Perm(candidates) {
			order = append(order, []int{candidate})
		}
		p.Ballots = append(p.Ballots, ranking.Ballot{Weight: 1, Order: order})
	}
	return p
}
