package store

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"parley/internal/consult"
	"parley/internal/store/storetest"
)

// BenchmarkPutAnswer measures acknowledged votes, each with its mark, by so many
// callers that wait for their answer before they vote again.
func BenchmarkPutAnswer(b *testing.B) {
	for name, options := range databases {
		for _, callers := range []int{64, 512} {
			b.Run(fmt.Sprintf("%s/%d callers", name, callers), func(b *testing.B) {
				s := open(b, options(b))
				vote(b, s, callers, func(x *writing) error { return s.writer.put(context.Background(), x) })
			})
		}
	}
}

// BenchmarkOneTransactionEach is the reference: the same votes, each in a
// transaction of its own.
func BenchmarkOneTransactionEach(b *testing.B) {
	for name, options := range databases {
		b.Run(name, func(b *testing.B) {
			s := open(b, options(b))
			vote(b, s, 8, func(x *writing) error { return s.commit(context.Background(), []*writing{x}) })
		})
	}
}

// vote has callers cast b.N votes.
func vote(b *testing.B, s *Store, callers int, put func(*writing) error) {
	scene := storetest.NewScene(b, s, consult.Vote)
	var left atomic.Int64
	left.Store(int64(b.N))
	b.ResetTimer()
	var wait sync.WaitGroup
	for range callers {
		wait.Go(func() {
			for left.Add(-1) >= 0 {
				who := storetest.Participant()
				answers := []consult.Answer{scene.Vote(who, 0, consult.Agree), scene.Mark(who, consult.DimensionAnswered)}
				if err := put(&writing{answers: answers}); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wait.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "votes/s")
}
