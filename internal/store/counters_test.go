package store

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/disclosure"
	"parley/internal/store/storetest"
)

// counted is what a counter says, or what counting the rows says.
type counted struct {
	Value             int16
	Dimension         int16
	RecommendationID  string
	Current, Released int
}

// checkCounters compares every counter of a round with a recount of its rows.
func checkCounters(t *testing.T, s *Store, round consult.ID) {
	t.Helper()
	var kept, recount []counted
	counters := `SELECT value, dimension, recommendation_id, current, released FROM tallies
		WHERE round_id = ? AND (current <> 0 OR released <> 0) ORDER BY recommendation_id, dimension, value`
	rows := `SELECT value, dimension, recommendation_id, sum(current) AS current, sum(released) AS released FROM (
			SELECT value, dimension, recommendation_id, 1 AS current, 0 AS released FROM answers WHERE round_id = ?
			UNION ALL
			SELECT released, dimension, recommendation_id, 0, 1 FROM answers WHERE round_id = ? AND released IS NOT NULL
		) AS rows GROUP BY value, dimension, recommendation_id ORDER BY recommendation_id, dimension, value`
	for into, query := range map[*[]counted]string{&kept: counters, &recount: rows} {
		arguments := []any{round[:], round[:]}
		if into == &kept {
			arguments = arguments[:1]
		}
		if err := s.read.Raw(query, arguments...).Scan(into).Error; err != nil {
			t.Fatal(err)
		}
	}
	if len(kept) != len(recount) {
		t.Fatalf("%d counters, but counting the rows gives %d", len(kept), len(recount))
	}
	for i := range kept {
		if kept[i] != recount[i] {
			t.Errorf("a counter says %+v, the rows say %+v", kept[i], recount[i])
		}
	}
}

func TestCountersEqualARecountWhileAnswersAreWrittenAndReleased(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) { playRound(t, s, s) })
}

func TestTwoNodesWriteTheSameKeysAndReleaseAtOnce(t *testing.T) {
	options := databases["postgres"](t)
	playRound(t, open(t, options), open(t, options))
}

// playRound has two stores write the same few people's answers at once, while
// both release, and counts again.
func playRound(t *testing.T, nodes ...*Store) {
	ctx := context.Background()
	scene := storetest.NewScene(t, nodes[0], consult.Vote)
	people := make([]credential.ParticipantID, 24)
	for i := range people {
		people[i] = storetest.Participant()
	}
	var wait, releasers sync.WaitGroup
	stop := make(chan struct{})
	for _, node := range nodes {
		releasers.Go(func() { releaseUntil(t, node, scene.Round.ID, stop) })
	}
	for i := range 32 {
		random := rand.New(rand.NewPCG(3, uint64(i)))
		wait.Go(func() {
			for range 60 {
				who := people[random.IntN(len(people))]
				vote := scene.Vote(who, random.IntN(3), consult.Value(random.IntN(3)-1))
				if err := nodes[i%len(nodes)].PutAnswer(ctx, vote, scene.Mark(who, consult.DimensionAnswered)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	close(stop)
	releasers.Wait()
	checkCounters(t, nodes[0], scene.Round.ID)
	if err := nodes[1].CloseRound(ctx, scene.Round.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := nodes[0].Release(ctx, scene.Round.ID, disclosure.Gate{K: 1, Closing: true}); err != nil {
		t.Fatal(err)
	}
	checkCounters(t, nodes[1], scene.Round.ID)
}

func releaseUntil(t *testing.T, s *Store, round consult.ID, stop <-chan struct{}) {
	for {
		select {
		case <-stop:
			return
		default:
		}
		if _, err := s.Release(context.Background(), round, disclosure.Gate{K: 3}); err != nil {
			t.Error(err)
			return
		}
	}
}

func TestManyAnswersInOneCallAreWrittenInParts(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		scene := storetest.NewScene(t, s, consult.Vote)
		var answers []consult.Answer
		for range 1201 {
			answers = append(answers, scene.Vote(storetest.Participant(), 0, consult.Agree))
		}
		if err := s.PutAnswer(context.Background(), answers...); err != nil {
			t.Fatal(err)
		}
		checkCounters(t, s, scene.Round.ID)
		if err := s.CloseRound(context.Background(), scene.Round.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Release(context.Background(), scene.Round.ID, disclosure.Gate{K: 5, Closing: true}); err != nil {
			t.Fatal(err)
		}
		tallies, err := s.Tallies(context.Background(), scene.Round.ID)
		if n := tallies[answers[0].Question].Total(); err != nil || n != len(answers) {
			t.Errorf("%d of %d answers are released (%v)", n, len(answers), err)
		}
	})
}

func TestCountersNobodyNeedsAreForgottenAtTheClose(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		ctx, scene := context.Background(), storetest.NewScene(t, s, consult.Vote)
		who := storetest.Participant()
		for _, value := range []consult.Value{consult.Agree, consult.Disagree} {
			if err := s.PutAnswer(ctx, scene.Vote(who, 0, value)); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.CloseRound(ctx, scene.Round.ID); err != nil {
			t.Fatal(err)
		}
		var n int64
		if err := s.read.Model(&tallyRow{}).Where("round_id = ?", scene.Round.ID[:]).Count(&n).Error; err != nil || n != 1 {
			t.Errorf("%d counters are left (%v); the one of the answer that was taken back tells of it", n, err)
		}
	})
}
