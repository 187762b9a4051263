package consult

import "time"

// What the pages see. Every figure in these types has passed the release gate
// or the disclosure of a whole table; none of them can hold a person.

// Room is what anybody who knows the room code may see before entering.
type Room struct {
	Consultation ID        `json:"consultation"`
	RoomCode     string    `json:"room_code"`
	Title        Text      `json:"title"`
	Hosts        Text      `json:"hosts"`
	Date         string    `json:"date"`
	Place        Text      `json:"place"`
	Languages    []Lang    `json:"languages"`
	Status       Status    `json:"status"`
	OpenRoom     bool      `json:"open_room"`
	IssuanceOver bool      `json:"issuance_over"`
	MinCell      int       `json:"min_cell"`
	ProtocolHash string    `json:"protocol_hash"`
	Privacy      Privacy   `json:"privacy"`
	Keys         []RoomKey `json:"keys"`
	Rehearsal    bool      `json:"rehearsal,omitempty" doc:"Simulated people answer in it, and it never counts"`
}

// RoomKey is a public key of one declared group: its only one, or with unlinked
// ballots the one for a theme.
type RoomKey struct {
	Group       ID     `json:"group"`
	Theme       ID     `json:"theme" doc:"Empty for the whole consultation, or for the cross-cutting principles"`
	Name        Text   `json:"name"`
	Open        bool   `json:"open"`
	PublicKey   []byte `json:"public_key" doc:"SPKI, base64"`
	Fingerprint string `json:"fingerprint"`
}

// Snapshot is the state of a consultation as everybody inside sees it.
type Snapshot struct {
	Version         uint64           `json:"v" doc:"Apply only events that are newer"`
	Now             time.Time        `json:"now" doc:"The server's clock, to correct a skewed one"`
	Consultation    Consultation     `json:"consultation"`
	Groups          []Group          `json:"groups"`
	Themes          []Theme          `json:"themes"`
	Recommendations []Recommendation `json:"recommendations"`
	Steps           []Step           `json:"steps"`
	Results         []RoundResult    `json:"results" doc:"One per round that may show results"`
	Words           []Words          `json:"words" doc:"Comments that are public"`
	Opinions        *OpinionMap      `json:"opinions,omitempty" doc:"Groups of opinion, after the close"`
	About           int              `json:"about" doc:"Connections, rounded"`
	Invited         int              `json:"invited" doc:"People invited in all; 0 where the room is open to everybody"`
}

// Words is a public contribution.
type Words struct {
	ID             ID               `json:"id"`
	Kind           ContributionKind `json:"kind"`
	Theme          ID               `json:"theme"`
	Recommendation ID               `json:"recommendation"`
	Parent         ID               `json:"parent"`
	Lang           Lang             `json:"lang"`
	Title          string           `json:"title,omitempty"`
	Body           string           `json:"body"`
}

// RoundResult is what is released of one round.
type RoundResult struct {
	Round      ID                `json:"round"`
	Step       ID                `json:"step"`
	Kind       StepKind          `json:"kind"`
	Final      bool              `json:"final" doc:"The round is closed and nothing more will be released"`
	Answered   Count             `json:"answered" doc:"People with at least one answer"`
	Finished   Count             `json:"finished" doc:"People who said they have finished"`
	Items      []ItemResult      `json:"items" doc:"In the order of the round"`
	Ranking    *RankingResult    `json:"ranking,omitempty"`
	Allocation *AllocationResult `json:"allocation,omitempty" doc:"Dots or quadratic votes"`
	Comparison *ComparisonResult `json:"comparison,omitempty"`
	Panel      *Panel            `json:"panel,omitempty" doc:"How many answered in the round before and in this one"`
	Next       *NextRound        `json:"next,omitempty" doc:"What a further round of this step would be; on its last round, once closed"`
}

// Count is a number of people, or its suppression. Where Suppressed is true N
// is zero and the page says "fewer than k".
type Count struct {
	N          int  `json:"n"`
	Suppressed bool `json:"suppressed"`
}

// ItemResult is what is released of one recommendation in one round.
type ItemResult struct {
	Recommendation ID              `json:"recommendation"`
	Suppressed     bool            `json:"suppressed" doc:"Fewer than k answers: nothing is shown"`
	Vote           *VoteResult     `json:"vote,omitempty"`
	Ratings        []RatingResult  `json:"ratings,omitempty" doc:"One per dimension of the protocol"`
	Judgment       *JudgmentResult `json:"judgment,omitempty"`
	Groups         []GroupClass    `json:"groups,omitempty" doc:"Class in each declared group; at close, and only where all may be shown"`
	Reason         Reason          `json:"reason,omitempty" enum:"superseded,until_close" doc:"Why an item that enough people answered is suppressed"`
}

// VoteResult counts votes. Percent values are rounded half up for reading; the
// class is computed from the counts.
type VoteResult struct {
	Agree    int     `json:"agree"`
	Disagree int     `json:"disagree"`
	Pass     int     `json:"pass"`
	Share    float64 `json:"share" doc:"agree/(agree+disagree), 0 to 1; 0 where nobody took a side"`
	Low      float64 `json:"low" doc:"Wilson 95 % interval, descriptive"`
	High     float64 `json:"high"`
	Verdict  Verdict `json:"verdict"`
	Change   *Change `json:"change,omitempty" doc:"Since the round before; once the round is closed"`
}

// RatingResult describes the ratings on one dimension.
type RatingResult struct {
	Dimension    string  `json:"dimension"`
	Histogram    []int   `json:"histogram" doc:"People per point of the scale, from its lowest"`
	Outside      int     `json:"outside" doc:"Outside my expertise"`
	Median       float64 `json:"median"`
	LowerQ       float64 `json:"lower_quartile"`
	UpperQ       float64 `json:"upper_quartile"`
	Disagreement bool    `json:"disagreement" doc:"RAND/UCLA: IPR > IPRAS; 1-9 scale only"`
	Verdict      Verdict `json:"verdict"`
	Change       *Change `json:"change,omitempty" doc:"Since the round before; once the round is closed"`
}

// Verdict is the class of one recommendation and what to know beside it.
type Verdict struct {
	Class            string   `json:"class" enum:"not_reported,no_class,polarised,consensus_for,consensus_against,consensus_uncertain,majority_for,majority_against,no_consensus"`
	Strength         string   `json:"strength,omitempty" enum:"strong,very_strong,unanimous"`
	Indicative       bool     `json:"indicative,omitempty" doc:"Fewer than eight answers"`
	LowParticipation bool     `json:"low_participation,omitempty"`
	LowExpertise     bool     `json:"low_expertise,omitempty"`
	InEveryGroup     bool     `json:"in_every_group,omitempty"`
	Sensitivity      []string `json:"sensitivity" doc:"Class at 70, 75 and 80 %"`
}

// GroupClass is the class of a recommendation in one declared group.
type GroupClass struct {
	Group ID     `json:"group"`
	Class string `json:"class"`
}

// RankingResult is a theme's collective order.
type RankingResult struct {
	Suppressed bool         `json:"suppressed"`
	Ballots    int          `json:"ballots"`
	Items      []ID         `json:"items" doc:"Order of the pairwise matrix"`
	Pairwise   [][]int      `json:"pairwise" doc:"pairwise[i][j]: ballots with i above j"`
	Method     string       `json:"method" doc:"The protocol's, which makes the order"`
	Order      [][]ID       `json:"order" doc:"Best first, ties together"`
	Several    bool         `json:"several,omitempty" doc:"The method finds several orders equally good: the order names who may come first, then the others"`
	Borda      []Scored     `json:"borda" doc:"Best first"`
	Condorcet  *ID          `json:"condorcet,omitempty"`
	Agree      bool         `json:"agree" doc:"After the close: all seven methods compared name the same first"`
	Others     []Winner     `json:"others" doc:"Methods that name another first, with whom they name; empty where they agree"`
	Change     *OrderChange `json:"change,omitempty" doc:"Since the round before"`
	Reason     Reason       `json:"reason,omitempty" enum:"superseded,until_close"`
}

// Winner is what one method of counting puts first; several where they tie.
type Winner struct {
	Methods []string `json:"methods" doc:"schulze, ranked-pairs, kemeny, borda, copeland, minimax, irv"`
	First   []ID     `json:"first"`
}

// Scored is a recommendation with its points.
type Scored struct {
	Recommendation ID      `json:"recommendation"`
	Points         float64 `json:"points"`
}

// ModeratedWords is a contribution as a moderator sees it: batched, shuffled,
// without a time.
type ModeratedWords struct {
	Words
	Status ContributionStatus `json:"status" enum:"queued,shown,hidden"`
	Reason string             `json:"reason,omitempty"`

	Question string `json:"question,omitempty" doc:"What the author was asked and has not answered yet"`
}

// Desk is what the organiser's day shows beyond the snapshot.
type Desk struct {
	Snapshot Snapshot         `json:"snapshot"`
	Queue    []ModeratedWords `json:"queue"`
	Issued   []GroupIssued    `json:"issued" doc:"Empty until issuance is over"`
}

// GroupIssued compares invitations with credentials of one group.
type GroupIssued struct {
	Group   ID    `json:"group"`
	Invited int   `json:"invited"`
	Issued  Count `json:"issued"`
}

// OwnAnswers is what one participant answered, for that participant alone.
type OwnAnswers struct {
	Votes    []OwnVote    `json:"votes"`
	Ratings  []OwnRating  `json:"ratings"`
	Rankings []OwnRanking `json:"rankings"`
	Points   []OwnPoints  `json:"points"`
	Grades   []OwnGrade   `json:"grades"`
	Pairs    []OwnPairs   `json:"pairs"`
	Finished []ID         `json:"finished" doc:"Rounds"`
}

// OwnVote is a participant's own vote.
type OwnVote struct {
	Round          ID     `json:"round"`
	Recommendation ID     `json:"recommendation"`
	Vote           string `json:"vote" enum:"agree,disagree,pass"`
	Turn           Turn   `json:"turn" doc:"How often it was said, as the device counts; 0 where it does not"`
}

// OwnRating is a participant's own rating; null is "outside my expertise".
type OwnRating struct {
	Round          ID     `json:"round"`
	Recommendation ID     `json:"recommendation"`
	Dimension      string `json:"dimension"`
	Rating         *int   `json:"rating"`
	Turn           Turn   `json:"turn"`
}

// OwnRanking is a participant's own ranking.
type OwnRanking struct {
	Round ID     `json:"round"`
	Order [][]ID `json:"order"`
	Turn  Turn   `json:"turn"`
}

// OwnPoints is how a participant shared out dots or votes.
type OwnPoints struct {
	Round  ID       `json:"round"`
	Points []Points `json:"points"`
	Turn   Turn     `json:"turn"`
}

// OwnGrade is a participant's own grade; null is "no opinion".
type OwnGrade struct {
	Round          ID   `json:"round"`
	Recommendation ID   `json:"recommendation"`
	Grade          *int `json:"grade"`
	Turn           Turn `json:"turn"`
}

// OwnPairs are a participant's own comparisons.
type OwnPairs struct {
	Round ID     `json:"round"`
	Pairs []Pair `json:"pairs"`
	Turn  Turn   `json:"turn"`
}
