package consult

// Status is where a consultation stands. It only moves forward.
type Status string

// The life of a consultation.
const (
	Draft       Status = "draft"       // being written; nobody can enter
	Registering Status = "registering" // invitations may be redeemed; the doors are shut
	Open        Status = "open"        // participants are in; the protocol is frozen
	Closed      Status = "closed"      // final; roster and keys are gone
)

// Consultation is the whole of one expert consultation but its people.
type Consultation struct {
	ID           ID          `json:"id"`
	RoomCode     string      `json:"room_code" doc:"Short code of the room, in every link to it"`
	Title        Text        `json:"title"`
	Hosts        Text        `json:"hosts"`
	Date         string      `json:"date" doc:"Day of the consultation, YYYY-MM-DD"`
	Place        Text        `json:"place"`
	Languages    []Lang      `json:"languages"`
	Introduction Text        `json:"introduction" doc:"Markdown"`
	Position     Position    `json:"position" doc:"The reference position that themes and recommendations point to"`
	Addressees   []Addressee `json:"addressees" doc:"Who a recommendation can be addressed to"`
	Sources      []Source    `json:"sources"`
	Protocol     Protocol    `json:"protocol"`
	ProtocolHash string      `json:"protocol_hash" doc:"SHA-256 of the protocol's canonical JSON, hexadecimal; of the frozen one once frozen"`
	Frozen       bool        `json:"frozen"`
	OpenRoom     bool        `json:"open_room" doc:"Anybody with the room code may enter; duplicates cannot be excluded"`
	Status       Status      `json:"status"`
	IssuanceOver bool        `json:"issuance_over" doc:"No more credentials are issued; signing keys are destroyed"`
	Record       *Record     `json:"record,omitempty" doc:"What was counted and deleted at the end"`
	Deviations   []Deviation `json:"deviations,omitempty" doc:"Departures from the frozen protocol, oldest first"`
	Template     bool        `json:"template,omitempty" doc:"Kept to begin others from; it never opens"`
	Rehearsal    *Rehearsal  `json:"rehearsal,omitempty" doc:"A sandbox copy with simulated people; it never counts"`
}

// Record keeps the counts that must outlive what they were counted from:
// invitations and redemption marks are deleted at the close.
type Record struct {
	Issued          []GroupIssued  `json:"issued" doc:"Per group, when issuance ended"`
	KeysDestroyed   int            `json:"keys_destroyed"`
	InvitationsGone int            `json:"invitations_deleted"`
	Turnout         Count          `json:"turnout" doc:"People with at least one released answer; unknown with unlinked ballots, where nothing tells that two answers are one person's"`
	Themes          []ThemeTurnout `json:"themes,omitempty" doc:"Turnout of each theme, with unlinked ballots"`
}

// ThemeTurnout is how many people took part in one theme.
type ThemeTurnout struct {
	Theme   ID    `json:"theme" doc:"Empty for the cross-cutting principles"`
	Turnout Count `json:"turnout"`
}

// Position is a text the consultation discusses against: a government's plan,
// a draft law, an earlier report.
type Position struct {
	Title  Text    `json:"title"`
	Points []Point `json:"points"`
}

// Point is one numbered point of the reference position.
type Point struct {
	Number int  `json:"number"`
	Title  Text `json:"title"`
	Text   Text `json:"text"`
}

// Addressee is somebody a recommendation asks to act.
type Addressee struct {
	Key  string `json:"key" doc:"Short name used in recommendations, as mexico"`
	Name Text   `json:"name"`
}

// Source is a document that a text cites with [^key].
type Source struct {
	Key  string `json:"key"`
	Text Text   `json:"text"`
	URL  string `json:"url,omitempty"`
}

// Group is a declared group of invited people. There is one grouping only.
type Group struct {
	ID           ID    `json:"id"`
	Consultation ID    `json:"-"`
	Place        int   `json:"place" doc:"Order on the page"`
	Name         Text  `json:"name"`
	Open         bool  `json:"open" doc:"The group of those who enter by the room code"`
	Invited      int   `json:"invited" doc:"Invitations made"`
	Keys         []Key `json:"-"` // in the order of [Agenda.Scopes]; none before registration
}

// Theme is one subject of the consultation.
type Theme struct {
	ID           ID        `json:"id"`
	Consultation ID        `json:"-"`
	Place        int       `json:"place"`
	Title        Text      `json:"title"`
	Context      Text      `json:"context" doc:"Markdown, citing sources with [^key]"`
	Figures      []Figure  `json:"figures"`
	Position     Text      `json:"position" doc:"What the reference position says on this theme, Markdown"`
	Sections     []Section `json:"sections" doc:"Optional parts, as police, justice, intelligence, military"`
}

// Figure is a number worth a place in the margin.
type Figure struct {
	Value  Text   `json:"value"`
	Label  Text   `json:"label"`
	Source string `json:"source,omitempty" doc:"Key of a source"`
}

// Section is a part of a theme.
type Section struct {
	Key   string `json:"key"`
	Title Text   `json:"title"`
}

// Recommendation is what people comment on, vote on, rate and rank.
type Recommendation struct {
	ID           ID         `json:"id"`
	Consultation ID         `json:"-"`
	Theme        ID         `json:"theme" doc:"Empty for a cross-cutting principle"`
	Section      string     `json:"section,omitempty"`
	Place        int        `json:"place"`
	Title        Text       `json:"title" doc:"Short run-in title"`
	Body         Text       `json:"body"`
	SubPoints    []SubPoint `json:"sub_points"`
	Addressees   []string   `json:"addressees" doc:"Keys of addressees"`
	Points       []int      `json:"points" doc:"Numbers of points of the reference position"`
	Sources      []string   `json:"sources" doc:"Keys of sources"`
	Proposed     bool       `json:"proposed" doc:"Came from a participant"`
	Withdrawn    bool       `json:"withdrawn"`
	MergedInto   ID         `json:"merged_into,omitempty" doc:"Of a withdrawn one: the recommendation that holds its words now"`
	Earlier      []Wording  `json:"earlier,omitempty" doc:"Wordings that earlier rounds asked, oldest first"`
}

// Wording is how a recommendation read in rounds that are over.
type Wording struct {
	Title     Text       `json:"title"`
	Body      Text       `json:"body"`
	SubPoints []SubPoint `json:"sub_points"`
	Rounds    []ID       `json:"rounds" doc:"Rounds that asked it so"`
	Reason    Text       `json:"reason" doc:"Why it was revised"`
}

// SubPoint is a part of a recommendation with a short run-in title.
type SubPoint struct {
	Title Text `json:"title"`
	Body  Text `json:"body"`
}
