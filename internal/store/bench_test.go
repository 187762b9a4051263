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
				scene := storetest.NewScene(b, s, consult.Vote)
				var left atomic.Int64
				left.Store(int64(b.N))
				b.ResetTimer()
				var wait sync.WaitGroup
				for range callers {
					wait.Go(func() {
						for left.Add(-1) >= 0 {
							who := storetest.Participant()
							err := s.PutAnswer(context.Background(), scene.Vote(who, 0, consult.Agree), scene.Mark(who, consult.DimensionAnswered))
							if err != nil {
								b.Error(err)
								return
							}
						}
					})
				}
				wait.Wait()
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "votes/s")
			})
		}
	}
}
