package consult

import "context"

// EventType names what happened, as noun.past_verb.
type EventType string

// The events. None of them carries a person, a single answer or a credential.
const (
	ConsultationChanged EventType = "consultation.changed" // status, doors, texts: fetch the snapshot again
	StepOpened          EventType = "step.opened"          // data: StepEvent
	StepClosed          EventType = "step.closed"          // data: StepEvent
	StepExtended        EventType = "step.extended"        // data: StepEvent
	StepPaused          EventType = "step.paused"          // data: StepEvent
	StepResumed         EventType = "step.resumed"         // data: StepEvent
	RecommendationAdded EventType = "recommendation.added" // data: Recommendation
	CommentsReleased    EventType = "comments.released"    // data: CommentsEvent
	TallyReleased       EventType = "tally.released"       // data: RoundResult
	QuestionAsked       EventType = "question.asked"       // a moderator asked an author: every device looks at its own words; data: null
	PresenceCounted     EventType = "presence.counted"     // data: PresenceEvent
	OrganiserActed      EventType = "organiser.acted"      // organisers only; data: ActEvent
	BatchReady          EventType = "batch.readied"        // organisers only: words wait for a moderator; data: null
)

// Event is one message on a consultation's channel. Version grows with every
// event of a consultation; a reader that holds a snapshot of version v applies
// only what is newer.
type Event struct {
	Version uint64    `json:"v"`
	Type    EventType `json:"type"`
	Data    any       `json:"data"`
}

// StepEvent says which step moved and the round it is in.
type StepEvent struct {
	Step  ID    `json:"step"`
	Round Round `json:"round"`
}

// CommentsEvent carries a shuffled batch: words shown for the first time,
// changed words, and the ids of words that left.
type CommentsEvent struct {
	Shown []Words `json:"shown"`
	Gone  []ID    `json:"gone"`
}

// ActEvent says what an organiser did, so that no colleague is surprised.
type ActEvent struct {
	Organiser ID     `json:"organiser"`
	Name      string `json:"name"`
	Action    string `json:"action" doc:"Name of the operation, as closeStep"`
}

// PresenceEvent is the number of connections, rounded so that one person
// coming or going does not show.
type PresenceEvent struct {
	About int `json:"about"`
}

// Audience is who receives an event.
type Audience int

// The audiences.
const (
	Everybody Audience = iota
	Organisers
)

// Publisher sends events to connected browsers. It is called after commit
// only, may coalesce, and never fails the caller: a browser that missed an
// event finds it in the next snapshot.
type Publisher interface {
	Publish(ctx context.Context, consultation ID, to Audience, e Event)
}
