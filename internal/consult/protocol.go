package consult

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
)

// Protocol holds every rule that a consultation can set. It is frozen and
// hashed when the doors open, before anybody can answer; participants and the
// projector see the hash.
type Protocol struct {
	Version          int               `json:"version"`
	Privacy          Privacy           `json:"privacy"`
	MinCell          int               `json:"min_cell" doc:"k: no figure about fewer people is shown; 5 by default, at least 3"`
	ConsensusPercent int               `json:"consensus_percent"`
	OppositionLimit  int               `json:"opposition_percent" doc:"For ratings: consensus needs fewer than this share in the opposite band"`
	Scale            string            `json:"scale" doc:"1-9 or 1-5"`
	Dimensions       []RatingDimension `json:"dimensions"`
	RankingMethod    string            `json:"ranking_method" doc:"Makes the collective order: schulze, ranked-pairs, kemeny, borda, copeland, minimax or irv"`
	Unranked         string            `json:"unranked" doc:"bottom: unranked items are tied last; ignore: they are not compared"`
	Visibility       Visibility        `json:"visibility"`
	ModerateComments bool              `json:"moderate_comments"`
	ModerateProposal bool              `json:"moderate_proposals"`
	CommentBatch     int               `json:"comment_batch" doc:"Comments appear in shuffled batches of at least this many authors; at least 3"`
	Ways             *Ways             `json:"ways,omitempty" doc:"Dots, quadratic votes, grades and comparisons; absent: 10 dots, 100 credits, six grades, 15 pairs"`
	Keys             map[string]string `json:"keys" doc:"Fingerprint of each key, by group id; with unlinked ballots by group/theme"`
	MaxRounds        int               `json:"max_rounds,omitempty" doc:"Rounds of a step at most; absent where their number is not planned"`
	RoundItems       RoundItems        `json:"round_items,omitempty" doc:"What a further round asks again; absent: all"`
	OpinionMap       MapChoice         `json:"opinion_map,omitempty" doc:"Absent: after the close where ballots are linked"`
}

// RoundItems is which recommendations a further round of a step asks again.
type RoundItems string

// The choices. A ranking always asks all.
const (
	RoundAll         RoundItems = "all"
	RoundNoConsensus RoundItems = "no_consensus"
	RoundChanged     RoundItems = "changed"
)

// MapChoice is whether groups of opinion are looked for after the close.
type MapChoice string

// The choices. Only linked ballots can be mapped.
const (
	MapAfterClose MapChoice = "after_close"
	MapOff        MapChoice = "off"
)

// settled is the protocol with one form for each meaning, so that equal rules
// have equal hashes: to ask everything again is what a protocol that is silent
// on it does.
func (p Protocol) settled() Protocol {
	if p.RoundItems == RoundAll {
		p.RoundItems = ""
	}
	return p
}

// as is the protocol in the form of another one, rule by rule where both mean
// the same: a rule that is not written means its default, and a page writes every
// rule. So what was frozen keeps its hash when only texts are saved.
func (p Protocol) as(other Protocol) Protocol {
	p = p.settled()
	if p.RoundItems == other.settled().RoundItems {
		p.RoundItems = other.RoundItems
	}
	if reflect.DeepEqual(meaningOf(p.ways()), meaningOf(other.ways())) {
		p.Ways = other.Ways
	}
	if p.Privacy == other.Privacy && p.mapped() == other.mapped() {
		p.OpinionMap = other.OpinionMap
	}
	return p
}

// mapped reports whether the protocol provides for an opinion map.
func (p Protocol) mapped() bool { return p.Privacy == LinkedBallots && p.OpinionMap != MapOff }

// RatingDimension is something a recommendation is rated on.
type RatingDimension struct {
	Key  string `json:"key"`
	Name Text   `json:"name"`
	Low  Text   `json:"low"`
	High Text   `json:"high"`
}

// Privacy is the privacy level of a consultation.
type Privacy string

// The two levels. A page never promises both.
const (
	LinkedBallots   Privacy = "linked"   // one pseudonym for the whole consultation
	UnlinkedBallots Privacy = "unlinked" // one credential per theme
)

// Visibility is when results of a question can be seen.
type Visibility string

// The choices.
const (
	VisibleLive        Visibility = "live"
	VisibleAfterAnswer Visibility = "after_answer"
	VisibleAfterClose  Visibility = "after_close"
)

// DefaultProtocol is the protocol of a new consultation.
func DefaultProtocol() Protocol {
	return Protocol{
		Version: 1, Privacy: LinkedBallots, MinCell: 5,
		ConsensusPercent: 75, OppositionLimit: 15, Scale: "1-9",
		Dimensions: []RatingDimension{{
			Key:  "importance",
			Name: Text{English: "Importance", Spanish: "Importancia"},
			Low:  Text{English: "Not important", Spanish: "Nada importante"},
			High: Text{English: "Essential", Spanish: "Esencial"},
		}},
		RankingMethod: "schulze", Unranked: "bottom", Visibility: VisibleAfterAnswer,
		ModerateProposal: true, CommentBatch: 3, Ways: DefaultWays(), Keys: map[string]string{},
	}
}

// CanonicalJSON is the one byte form of the protocol that is hashed: object
// keys sorted, no white space, no escaping beyond what JSON needs (a subset of
// RFC 8785 that suffices since the protocol holds no fractions).
func (p Protocol) CanonicalJSON() []byte {
	plain, err := json.Marshal(p)
	if err != nil {
		panic(err) // a protocol holds strings, integers and booleans only
	}
	var tree any
	if err := json.Unmarshal(plain, &tree); err != nil {
		panic(err)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(tree); err != nil {
		panic(err)
	}
	return bytes.TrimRight(out.Bytes(), "\n")
}

// Hash is the SHA-256 of [Protocol.CanonicalJSON] in hexadecimal.
func (p Protocol) Hash() string {
	sum := sha256.Sum256(p.CanonicalJSON())
	return hex.EncodeToString(sum[:])
}
