package consult

import "time"

// StepKind is what people do in a step.
type StepKind string

// The kinds of step.
const (
	Propose   StepKind = "propose"
	Discuss   StepKind = "discuss"
	Vote      StepKind = "vote"
	Rate      StepKind = "rate"
	Rank      StepKind = "rank"
	Dots      StepKind = "dots"      // place dots
	Quadratic StepKind = "quadratic" // buy votes at the price of their square
	Judge     StepKind = "judge"     // give grades in words
	Compare   StepKind = "compare"   // choose between two, again and again
)

// StepKinds lists all of them.
var StepKinds = []StepKind{Propose, Discuss, Vote, Rate, Rank, Dots, Quadratic, Judge, Compare}

// Step is one entry of the agenda: people do one kind of thing on one theme
// (or on the cross-cutting principles, where Theme is zero).
type Step struct {
	ID           ID       `json:"id"`
	Consultation ID       `json:"-"`
	Theme        ID       `json:"theme" doc:"Empty for the cross-cutting principles"`
	Kind         StepKind `json:"kind"`
	Place        int      `json:"place"`
	Minutes      int      `json:"minutes" doc:"Planned duration"`
	Rounds       []Round  `json:"rounds" doc:"Oldest first; empty until the step is first opened"`
}

// RoundStatus is whether a round takes answers.
type RoundStatus string

// The life of a round: it opens with the step and closes with it, once.
const (
	RoundOpen   RoundStatus = "open"
	RoundClosed RoundStatus = "closed"
)

// Round is one run of a step. Every answer belongs to a round. Its times are
// the organiser's agenda and say nothing about any participant.
type Round struct {
	ID     ID          `json:"id"`
	Step   ID          `json:"-"`
	Number int         `json:"number" doc:"From 1"`
	Status RoundStatus `json:"status"`
	Opened time.Time   `json:"opened"`
	Ends   time.Time   `json:"ends" doc:"Planned end"`
	Closed *time.Time  `json:"closed,omitempty" doc:"When it really ended; absent while it is open"`
	Paused *time.Time  `json:"paused,omitempty" doc:"Since when it takes no answers for a while; absent while it does"`
	Items  []ID        `json:"items" doc:"Recommendations asked, in order, fixed when the round opens"`
}

// Current returns the latest round of the step and whether there is one.
func (s Step) Current() (Round, bool) {
	if len(s.Rounds) == 0 {
		return Round{}, false
	}
	return s.Rounds[len(s.Rounds)-1], true
}

// IsOpen reports whether the step takes answers now.
func (s Step) IsOpen() bool {
	r, ok := s.Current()
	return ok && r.Status == RoundOpen
}
