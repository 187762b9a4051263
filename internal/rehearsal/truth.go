package rehearsal

import (
	"encoding/hex"
	"sync"

	"parley/internal/consult"
	"parley/internal/credential"
)

// Truth is what only the clients' side knows: who said what, and in which
// order people came. The server never has it; attacks are judged against it,
// and every figure of an export must be recomputable from it.
type Truth struct {
	People   []*Person `json:"people"`
	Arrivals []string  `json:"arrivals" doc:"Participants in order of entry"`

	mu sync.Mutex
}

// Person is one simulated participant's side of the truth. Answers hold the
// last value given to each question that the server acknowledged.
type Person struct {
	Invitation  string                `json:"invitation"`       // SHA-256 of the code, as the server keeps it, hexadecimal; "" in an open room
	Participant string                `json:"participant"`      // hexadecimal; of the principles where ballots are unlinked
	Themes      map[consult.ID]string `json:"themes,omitempty"` // the participant of each theme, where ballots are unlinked
	Group       consult.ID            `json:"group"`
	Answers     []Said                `json:"answers"`
	Ranking     []Ranked              `json:"ranking"`
	Shares      []Shared              `json:"shares"`
	Grades      []Graded              `json:"grades"`
	Pairs       []Compared            `json:"pairs"`
	Comments    []consult.ID          `json:"comments"`
	Finished    []consult.ID          `json:"finished"`

	mu sync.Mutex
}

// Said is one acknowledged answer. Vote is set for a vote; otherwise Rating
// holds a point of the scale, or nil for "outside my expertise".
type Said struct {
	Round          consult.ID `json:"round"`
	Recommendation consult.ID `json:"recommendation"`
	Vote           string     `json:"vote,omitempty"`
	Dimension      string     `json:"dimension,omitempty"`
	Rating         *int       `json:"rating,omitempty"`
}

// Ranked is one acknowledged ranking.
type Ranked struct {
	Round consult.ID     `json:"round"`
	Order [][]consult.ID `json:"order"`
}

// Shared is one acknowledged ballot of dots or quadratic votes.
type Shared struct {
	Round  consult.ID       `json:"round"`
	Points []consult.Points `json:"points"`
}

// Graded is one acknowledged grade; nil for "no opinion".
type Graded struct {
	Round          consult.ID `json:"round"`
	Recommendation consult.ID `json:"recommendation"`
	Grade          *int       `json:"grade,omitempty"`
}

// Compared is one person's acknowledged comparisons of a round.
type Compared struct {
	Round consult.ID     `json:"round"`
	Pairs []consult.Pair `json:"pairs"`
}

func (p *Person) shared(s Shared) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Shares = append(p.Shares, s)
}

func (p *Person) graded(g Graded) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Grades = append(p.Grades, g)
}

func (p *Person) compared(c Compared) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Pairs = append(p.Pairs, c)
}

// said keeps an answer, in place of an earlier one to the same question.
func (p *Person) said(s Said) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, old := range p.Answers {
		if old.Round == s.Round && old.Recommendation == s.Recommendation && old.Dimension == s.Dimension {
			p.Answers[i] = s
			return
		}
	}
	p.Answers = append(p.Answers, s)
}

func (p *Person) ranked(r Ranked) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Ranking = append(p.Ranking, r)
}

func (p *Person) commented(id consult.ID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Comments = append(p.Comments, id)
}

func (t *Truth) arrived(p *Person) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.Arrivals = append(t.Arrivals, p.Participant)
}

// newPerson notes both halves of a participant that the server cannot join.
func newPerson(invitation []byte, keys keyRing, group consult.ID) *Person {
	p := &Person{
		Invitation: hex.EncodeToString(invitation), Participant: participantOf(keys[consult.ID{}]),
		Group: group, Answers: []Said{}, Ranking: []Ranked{}, Shares: []Shared{}, Grades: []Graded{}, Pairs: []Compared{}, Comments: []consult.ID{}, Finished: []consult.ID{},
	}
	if len(keys) > 1 {
		p.Themes = map[consult.ID]string{}
		for theme, token := range keys {
			p.Themes[theme] = participantOf(token)
		}
	}
	return p
}

func participantOf(token credential.Token) string {
	return hex.EncodeToString(token.Participant().Bytes())
}
