package consult

import "parley/internal/credential"

// Value is one answer to one question, as a small number: a vote is −1
// disagree, 0 pass, +1 agree; a rating is its point on the scale, and
// [Outside] for "outside my expertise"; a grade likewise; a mark is 1.
type Value int8

// The values that are not points of a scale.
const (
	Disagree Value = -1
	Pass     Value = 0
	Agree    Value = 1
	Outside  Value = 0 // in a rating
	Marked   Value = 1 // in [DimensionAnswered] and [DimensionFinished]
)

// Dimension says what is asked about a recommendation.
type Dimension int8

// The questions. Ratings use DimensionFirst + the index of the dimension in
// the protocol. A grade's
// value is its place among the protocol's, from 1. The two marks belong to a round and have no recommendation.
const (
	DimensionVote     Dimension = 0
	DimensionFirst    Dimension = 1
	DimensionAnswered Dimension = -1
	DimensionFinished Dimension = -2
	DimensionGrade    Dimension = -3
)

// Turn counts how often a participant has said something to one question,
// or done something with words of theirs, from 1, as their device counts. What
// is older than what is kept is refused,
// however late and by whatever way it comes. 0 is not counted: such an answer
// replaces any.
type Turn int16

// MaxTurn is more changes of mind than anybody has.
const MaxTurn Turn = 32_000

// check refuses a turn that is none.
func (t Turn) check() error {
	if t < 0 || t > MaxTurn {
		return FieldErrorf("turn", "a turn is a whole number from 1 to %d", MaxTurn)
	}
	return nil
}

// Saying returns the seat, as of the given turn to answer.
func (s Seat) Saying(t Turn) Seat {
	s.turn = t
	return s
}

// Question is what one answer is about.
type Question struct {
	Round          ID
	Recommendation ID // zero for a mark
	Dimension      Dimension
}

// Answer is what one participant says to one question. There is one current
// answer per participant and question; writing it again changes it, and
// writing the same twice changes nothing.
type Answer struct {
	Question
	Participant credential.ParticipantID
	Group       ID
	Value       Value
	Turn        Turn
}
