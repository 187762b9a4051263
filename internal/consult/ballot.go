package consult

import "parley/internal/credential"

// Paper is what one ballot says. One of its lists is in use, as the step asks.
type Paper struct {
	// Order is a ranking: tied groups of recommendations, best first; what is
	// missing is unranked, and an empty order abstains.
	Order [][]ID
	// Points are dots or quadratic votes; what is missing got none.
	Points []Points
	// Pairs are comparisons of two, each pair at most once.
	Pairs []Pair
}

// Points is what one ballot gives to one recommendation: dots, or votes of
// which those against are negative.
type Points struct {
	Recommendation ID  `json:"recommendation"`
	Points         int `json:"points" doc:"Negative against; quadratic votes only"`
}

// Pair is what somebody said on comparing two recommendations.
type Pair struct {
	First  ID     `json:"first"`
	Second ID     `json:"second"`
	Answer Choice `json:"answer" enum:"first,second,equal,skip"`
}

// Choice is the outcome of a comparison.
type Choice string

// The outcomes. A skip is an abstention.
const (
	ChoseFirst  Choice = "first"
	ChoseSecond Choice = "second"
	ChoseEqual  Choice = "equal"
	ChoseSkip   Choice = "skip"
)

// Ballot is one participant's paper in a round: there is one at a time, and a
// new one replaces it.
type Ballot struct {
	Round       ID
	Participant credential.ParticipantID
	Group       ID
	Turn        Turn
	Paper
}
