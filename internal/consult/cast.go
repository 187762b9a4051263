package consult

import (
	"context"
	"slices"

	"parley/internal/agreement"
)

// openRound finds a round of the consultation that takes answers of a kind.
func (s *Service) openRound(ctx context.Context, seat Seat, round ID, kinds ...StepKind) (*room, *view, roundView, error) {
	if err := seat.turn.check(); err != nil {
		return nil, nil, roundView{}, err
	}
	r, err := s.room(ctx, seat.Consultation)
	if err != nil {
		return nil, nil, roundView{}, err
	}
	var v *view
	err = s.settled(ctx, r, func(now *view) error {
		v = now
		return v.takes(seat, round, kinds)
	})
	return r, v, v.rounds[round], err
}

// takes refuses an answer to a round that does not take answers of the kinds.
func (v *view) takes(seat Seat, round ID, kinds []StepKind) error {
	in, ok := v.rounds[round]
	switch {
	case !ok:
		return notFound("round")
	case v.Consultation.Status != Open || in.round.Status != RoundOpen:
		return Errorf(CodeStepClosed, "this step is closed; your earlier answer stands")
	case in.round.Paused != nil:
		return errPaused()
	case !slices.Contains(kinds, in.step.Kind):
		return Errorf(CodeInvalid, "this step asks for something else; reload the page")
	}
	return v.admits(seat, in.step.Theme)
}

// errPaused tells whoever answers in a pause to keep the answer and try again.
func errPaused() error {
	return Errorf(CodePaused, "the facilitator has paused this step; what you said waits on your device")
}

// CastVote keeps a participant's vote on a recommendation: agree, disagree or
// pass. It returns after the commit. Repeating it changes nothing.
func (s *Service) CastVote(ctx context.Context, seat Seat, round, recommendation ID, vote string) error {
	value, ok := map[string]Value{"agree": Agree, "disagree": Disagree, "pass": Pass}[vote]
	if !ok {
		return FieldErrorf("vote", "a vote is agree, disagree or pass")
	}
	r, _, in, err := s.openRound(ctx, seat, round, Vote)
	if err != nil {
		return err
	}
	return s.answer(ctx, r, seat, in, Question{round, recommendation, DimensionVote}, value)
}

// CastRating keeps a participant's rating of a recommendation on a dimension of
// the protocol; nil says "outside my expertise".
func (s *Service) CastRating(ctx context.Context, seat Seat, round, recommendation ID, dimension string, rating *int) error {
	r, v, in, err := s.openRound(ctx, seat, round, Rate)
	if err != nil {
		return err
	}
	index, ok := dimensionOf(v.Consultation.Protocol, dimension)
	if !ok {
		return FieldErrorf("dimension", "this consultation does not rate on that dimension")
	}
	value := Outside
	if rating != nil {
		scale, err := agreement.ParseScale(v.Consultation.Protocol.Scale)
		if err != nil || !scale.Contains(*rating) {
			return FieldErrorf("rating", "a rating is a whole number from %d to %d", scale.Min, scale.Max)
		}
		value = Value(*rating)
	}
	return s.answer(ctx, r, seat, in, Question{round, recommendation, index}, value)
}

func dimensionOf(p Protocol, key string) (Dimension, bool) {
	for i, d := range p.Dimensions {
		if d.Key == key {
			return DimensionFirst + Dimension(i), true
		}
	}
	return 0, false
}

// answer writes one answer with the mark that its author has answered.
func (s *Service) answer(ctx context.Context, r *room, seat Seat, in roundView, q Question, value Value) error {
	if !in.items[q.Recommendation] {
		return Errorf(CodeNotFound, "this recommendation is not asked in this round")
	}
	answer := Answer{Question: q, Participant: seat.Participant, Group: seat.Group, Value: value, Turn: seat.turn}
	if err := s.store.PutAnswer(ctx, answer, mark(seat, q.Round, DimensionAnswered)); err != nil {
		return err
	}
	r.markDirty(q.Round)
	return nil
}

func mark(seat Seat, round ID, which Dimension) Answer {
	return Answer{Question: Question{Round: round, Dimension: which}, Participant: seat.Participant, Group: seat.Group, Value: Marked}
}

// CastRanking keeps a participant's ranking: tied groups of the round's
// recommendations, best first. Items may be left out; an empty order is an
// abstention.
func (s *Service) CastRanking(ctx context.Context, seat Seat, round ID, order [][]ID) error {
	r, _, in, err := s.openRound(ctx, seat, round, Rank)
	if err != nil {
		return err
	}
	if err := checkOrder(in, order); err != nil {
		return err
	}
	return s.putBallot(ctx, r, seat, round, Paper{Order: order})
}

func checkOrder(in roundView, order [][]ID) error {
	seen := map[ID]bool{}
	for _, tied := range order {
		if len(tied) == 0 {
			return FieldErrorf("order", "a place of the ranking is empty; leave it out")
		}
		for _, item := range tied {
			if !in.items[item] {
				return FieldErrorf("order", "the ranking names a recommendation that this round does not ask")
			}
			if seen[item] {
				return FieldErrorf("order", "the ranking names a recommendation twice")
			}
			seen[item] = true
		}
	}
	return nil
}

// Finish marks that a participant has finished a round. The room learns a
// released count only.
func (s *Service) Finish(ctx context.Context, seat Seat, round ID) error {
	r, _, _, err := s.openRound(ctx, seat, round, StepKinds...)
	if err != nil {
		return err
	}
	if err := s.store.PutAnswer(ctx, mark(seat, round, DimensionFinished)); err != nil {
		return err
	}
	r.markDirty(round)
	return nil
}

// Own returns what a participant answered, for that participant alone.
func (s *Service) Own(ctx context.Context, seat Seat) (OwnAnswers, error) {
	out := OwnAnswers{Votes: []OwnVote{}, Ratings: []OwnRating{}, Rankings: []OwnRanking{}, Points: []OwnPoints{}, Grades: []OwnGrade{}, Pairs: []OwnPairs{}, Finished: []ID{}}
	agenda, err := s.Agenda(ctx, seat.Consultation)
	if err != nil {
		return out, err
	}
	answers, ballots, err := s.store.Own(ctx, seat.Consultation, seat.Participant)
	if err != nil {
		return out, err
	}
	for _, a := range answers {
		out.add(a, agenda.Consultation.Protocol)
	}
	for _, b := range ballots {
		out.addBallot(b)
	}
	return out, nil
}

func (o *OwnAnswers) addBallot(b Ballot) {
	switch {
	case b.Points != nil:
		o.Points = append(o.Points, OwnPoints{b.Round, b.Points, b.Turn})
	case b.Pairs != nil:
		o.Pairs = append(o.Pairs, OwnPairs{b.Round, b.Pairs, b.Turn})
	default:
		o.Rankings = append(o.Rankings, OwnRanking{b.Round, b.Order, b.Turn})
	}
}

func (o *OwnAnswers) add(a Answer, p Protocol) {
	switch index := int(a.Dimension - DimensionFirst); {
	case a.Dimension == DimensionFinished:
		o.Finished = append(o.Finished, a.Round)
	case a.Dimension == DimensionGrade:
		grade := OwnGrade{Round: a.Round, Recommendation: a.Recommendation, Turn: a.Turn}
		if a.Value != Outside {
			point := int(a.Value)
			grade.Grade = &point
		}
		o.Grades = append(o.Grades, grade)
	case a.Dimension == DimensionVote:
		word := map[Value]string{Agree: "agree", Disagree: "disagree", Pass: "pass"}[a.Value]
		o.Votes = append(o.Votes, OwnVote{a.Round, a.Recommendation, word, a.Turn})
	case index >= 0 && index < len(p.Dimensions):
		rating := OwnRating{Round: a.Round, Recommendation: a.Recommendation, Dimension: p.Dimensions[index].Key, Turn: a.Turn}
		if a.Value != Outside {
			point := int(a.Value)
			rating.Rating = &point
		}
		o.Ratings = append(o.Ratings, rating)
	}
}
