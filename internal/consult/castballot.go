package consult

import (
	"context"

	"parley/internal/choice"
)

// putBallot keeps a ballot in its round, with the mark that its author has
// answered.
func (s *Service) putBallot(ctx context.Context, r *room, seat Seat, round ID, paper Paper) error {
	ballot := Ballot{Round: round, Participant: seat.Participant, Group: seat.Group, Turn: seat.turn, Paper: paper}
	if err := s.store.PutBallot(ctx, ballot); err != nil {
		return err
	}
	r.markDirty(round)
	err := s.store.PutAnswer(ctx, mark(seat, round, DimensionAnswered))
	if CodeOf(err) == CodeStepClosed {
		return nil // the ballot was in time, and is what counts
	}
	return err
}

// CastPoints keeps how a participant shares out dots or quadratic votes among
// the round's recommendations. Those that are missing get none.
func (s *Service) CastPoints(ctx context.Context, seat Seat, round ID, points []Points) error {
	r, v, in, err := s.openRound(ctx, seat, round, Dots, Quadratic)
	if err != nil {
		return err
	}
	if err := checkPoints(v, in, points); err != nil {
		return err
	}
	return s.putBallot(ctx, r, seat, round, Paper{Points: append([]Points{}, points...)})
}

func checkPoints(v *view, in roundView, points []Points) error {
	seen := map[ID]bool{}
	given := make([]int, len(points))
	for i, p := range points {
		if !in.items[p.Recommendation] || seen[p.Recommendation] {
			return FieldErrorf("points", "give points once to a recommendation that this round asks")
		}
		seen[p.Recommendation], given[i] = true, p.Points
	}
	budget, cost := budgetOf(v, in.step.Kind)
	if choice.CheckBudget(given, budget, cost) == nil {
		return nil
	}
	if in.step.Kind == Dots {
		return FieldErrorf("points", "there are %d dots to place, none of them negative", budget)
	}
	return FieldErrorf("points", "there are %d credits to spend, and v votes cost v²", budget)
}

// budgetOf is what a step of shared points lets each person spend.
func budgetOf(v *view, kind StepKind) (int, choice.Cost) {
	w := v.Consultation.Protocol.ways()
	if kind == Quadratic {
		return w.Credits, choice.Square
	}
	return w.Dots, choice.Linear
}

// CastGrade keeps a participant's grade of a recommendation, from 1 for the
// worst of the protocol; nil is "no opinion".
func (s *Service) CastGrade(ctx context.Context, seat Seat, round, recommendation ID, grade *int) error {
	r, v, in, err := s.openRound(ctx, seat, round, Judge)
	if err != nil {
		return err
	}
	value := Outside
	if grade != nil {
		if best := len(v.Consultation.Protocol.ways().Grades); *grade < 1 || *grade > best {
			return FieldErrorf("grade", "a grade is a whole number from 1 to %d", best)
		}
		value = Value(*grade)
	}
	return s.answer(ctx, r, seat, in, Question{round, recommendation, DimensionGrade}, value)
}

// CastPairs keeps all comparisons that a participant has made in a round.
func (s *Service) CastPairs(ctx context.Context, seat Seat, round ID, pairs []Pair) error {
	r, v, in, err := s.openRound(ctx, seat, round, Compare)
	if err != nil {
		return err
	}
	if err := checkPairs(in, pairs, v.Consultation.Protocol.ways().Pairs); err != nil {
		return err
	}
	return s.putBallot(ctx, r, seat, round, Paper{Pairs: append([]Pair{}, pairs...)})
}

func checkPairs(in roundView, pairs []Pair, most int) error {
	if len(pairs) > most {
		return FieldErrorf("pairs", "each person makes at most %d comparisons", most)
	}
	seen := map[[2]ID]bool{}
	for _, p := range pairs {
		if !in.items[p.First] || !in.items[p.Second] || p.First == p.Second {
			return FieldErrorf("pairs", "compare two different recommendations that this round asks")
		}
		if seen[[2]ID{p.First, p.Second}] || seen[[2]ID{p.Second, p.First}] {
			return FieldErrorf("pairs", "the same two are compared twice")
		}
		seen[[2]ID{p.First, p.Second}] = true
		switch p.Answer {
		case ChoseFirst, ChoseSecond, ChoseEqual, ChoseSkip:
		default:
			return FieldErrorf("pairs", "the answer is first, second, equal or skip")
		}
	}
	return nil
}
